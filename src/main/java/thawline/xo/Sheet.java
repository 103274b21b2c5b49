package thawline.xo;

import java.util.Arrays;
import thawline.core.SplitMix;
import thawline.data.Chance;
import thawline.tensor.Samples;

/// The paper under the ink, the light over it, and the camera: grey levels of 8 bit.
final class Sheet {
    private final Traits traits;
    private final Chance chance;
    private final int side;

    Sheet(Traits traits, Chance chance, int side) {
        this.traits = traits;
        this.chance = chance;
        this.side = side;
    }

    Samples.U8 picture(Ink ink) {
        double contrast = traits.get(Trait.CONTRAST);
        double grain = traits.get(Trait.PAPER_GRAIN);
        float[] paper = new float[side * side];
        Arrays.fill(paper, 1);
        cloud(paper, grain, Math.max(2, side / chance.between(6, 20)));
        cloud(paper, grain, Math.max(1.5, side / 60.0));
        rules(paper, contrast);
        pencil(ink);
        for (int i = 0; i < paper.length; i++) {
            paper[i] -= (float) contrast * ink.cover[i];
        }
        blur(paper, traits.get(Trait.BLUR) * side);
        light(paper);
        double noise = traits.get(Trait.NOISE);
        float[] grains = normals(chance.seed(), paper.length);
        boolean inverted = traits.has(Trait.INVERTED);
        double white = chance.between(200, 255);
        Samples.U8 picture = Samples.u8(1, side, side);
        for (int i = 0; i < paper.length; i++) {
            double v = white * (paper[i] + noise * grains[i]);
            int grey = (int) ((inverted ? 255 - v : v) + 0.5);
            picture.data()[i] = (byte) Math.max(0, Math.min(grey, 255));
        }
        return picture;
    }

    /// Independent of each other.
    private static float[] normals(long seed, int count) {
        float[] all = new float[count];
        for (int i = 0; i < count; i++) {
            all[i] = normal(seed + i * SplitMix.GOLDEN);
        }
        return all;
    }

    /// About N(0, 1): the sum of four uniform numbers.
    private static float normal(long z) {
        long h = SplitMix.mix(z);
        long sum = (h & 0xFFFF) + (h >>> 16 & 0xFFFF) + (h >>> 32 & 0xFFFF) + (h >>> 48);
        return (sum - 131070) * (float) (1 / 37837.2);
    }

    /// Adds soft spots of one size: random numbers on a lattice, and straight lines between them, which keep 2/3 of
    /// the deviation; two such clouds together have the deviation asked for.
    private void cloud(float[] v, double deviation, double cell) {
        long seed = chance.seed();
        if (deviation <= 0) {
            return;
        }
        int n = (int) (side / cell) + 2;
        float[] lattice = normals(seed, n * n);
        for (int i = 0; i < lattice.length; i++) {
            lattice[i] *= (float) (1.06 * deviation);
        }
        int[] at = new int[side];
        float[] part = new float[side];
        for (int x = 0; x < side; x++) {
            at[x] = (int) (x / cell);
            part[x] = (float) (x / cell - at[x]);
        }
        float[] across = new float[n * side];
        for (int row = 0; row < n; row++) {
            for (int x = 0; x < side; x++) {
                int i = row * n + at[x];
                across[row * side + x] = lattice[i] + part[x] * (lattice[i + 1] - lattice[i]);
            }
        }
        for (int y = 0; y < side; y++) {
            int above = at[y] * side;
            int below = above + side;
            for (int x = 0; x < side; x++) {
                v[y * side + x] += across[above + x] + part[y] * (across[below + x] - across[above + x]);
            }
        }
    }

    /// Printed lines, thin and even.
    private void rules(float[] v, double contrast) {
        double spacing = side * chance.between(0.14, 0.45);
        double x0 = chance.between(0, spacing);
        double y0 = chance.between(0, spacing);
        double turn = Math.toRadians(chance.between(-4, 4));
        double width = Math.max(0.6, side * chance.between(0.006, 0.016));
        boolean across = traits.has(Trait.RULED) || traits.has(Trait.SQUARED);
        boolean down = traits.has(Trait.SQUARED);
        if (!across) {
            return;
        }
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        double dark = contrast * traits.get(Trait.RULES);
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double c = line(cos * y - sin * x - y0, spacing, width);
                if (down) {
                    c = Math.max(c, line(cos * x + sin * y - x0, spacing, width));
                }
                v[y * side + x] -= (float) (dark * c);
            }
        }
    }

    private static double line(double at, double spacing, double width) {
        double d = Math.abs(at - spacing * Math.rint(at / spacing));
        return Math.max(0, Math.min(d + 0.5, width / 2) - Math.max(d - 0.5, -width / 2));
    }

    /// Graphite stays where the grain of the paper is high.
    private void pencil(Ink ink) {
        long seed = chance.seed();
        if (!traits.has(Trait.PENCIL)) {
            return;
        }
        for (int i = 0; i < ink.cover.length; i++) {
            if (ink.cover[i] > 0) {
                ink.cover[i] *= Math.clamp(0.78f + 0.22f * normal(seed + i * SplitMix.GOLDEN), 0.3f, 1f);
            }
        }
    }

    /// Gaussian, REPLICATE at the edge.
    private void blur(float[] v, double sigma) {
        if (sigma < 0.2) {
            return;
        }
        int r = (int) Math.ceil(2.5 * sigma);
        float[] kernel = new float[2 * r + 1];
        float sum = 0;
        for (int i = -r; i <= r; i++) {
            kernel[i + r] = (float) StrictMath.exp(-i * i / (2 * sigma * sigma));
            sum += kernel[i + r];
        }
        for (int i = 0; i < kernel.length; i++) {
            kernel[i] /= sum;
        }
        int wide = side + 2 * r;
        float[] down = filtered(padded(v, r), kernel, wide, side * wide);
        float[] both = filtered(down, kernel, 1, side * wide - 2 * r);
        for (int y = 0; y < side; y++) {
            System.arraycopy(both, y * wide, v, y * side, side);
        }
    }

    /// With r rows and columns more on each side.
    private float[] padded(float[] v, int r) {
        int wide = side + 2 * r;
        float[] padded = new float[wide * wide];
        for (int y = 0; y < wide; y++) {
            int row = y * wide;
            System.arraycopy(v, Math.clamp(y - r, 0, side - 1) * side, padded, row + r, side);
            Arrays.fill(padded, row, row + r, padded[row + r]);
            Arrays.fill(padded, row + r + side, row + wide, padded[row + r + side - 1]);
        }
        return padded;
    }

    /// y(i) = Σ kernel(k)·x(i + k·step) for the first n, all rows as one; what runs from a row into the next is
    /// in the padding.
    private static float[] filtered(float[] x, float[] kernel, int step, int n) {
        float[] y = new float[n];
        for (int k = 0; k < kernel.length; k++) {
            float w = kernel[k];
            int from = k * step;
            for (int i = 0; i < n; i++) {
                y[i] += w * x[from + i];
            }
        }
        return y;
    }

    /// A part of the light lost from one edge to the other.
    private void light(float[] v) {
        double angle = chance.between(0, 2 * Math.PI);
        double lost = traits.get(Trait.GRADIENT);
        if (lost <= 0) {
            return;
        }
        double gx = StrictMath.cos(angle);
        double gy = StrictMath.sin(angle);
        double whole = (Math.abs(gx) + Math.abs(gy)) * side;
        double at0 = -(Math.min(gx, 0) + Math.min(gy, 0)) * side;
        double[] across = new double[side];
        Arrays.setAll(across, x -> at0 + gx * (x + 0.5));
        for (int y = 0; y < side; y++) {
            double down = gy * (y + 0.5);
            for (int x = 0; x < side; x++) {
                v[y * side + x] *= (float) (1 - lost * (across[x] + down) / whole);
            }
        }
    }
}
