package thawline.learn;

import java.util.Locale;
import thawline.core.SplitMix;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Pictures that need no file: every one is drawn from a number.
public enum Drawn {
    /// Every pixel on its own, uniform in 0 … 255: shows all frequencies alike, so that a linear filter is
    /// learned from it in the fewest steps.
    WHITE,
    /// Noise whose power falls as 1/f², as that of photographs does.
    CLOUDS,
    /// Discs of all sizes and greys that cover each other, some with a slope: edges, corners and flat parts,
    /// with the statistics of photographs. (The dead leaves of Matheron; Lee, Mumford, Huang 2001.)
    LEAVES,
    /// Boxes and ellipses of all contrasts through sharp and soft edges, with and without noise.
    SCENES,
    /// Noise of all contrasts, from white to smooth.
    TEXTURES;

    String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// (planes, 1, side, side) in 0 … 255.
    public Tensor draw(int planes, int side, long seed) {
        Tensor x = Tensor.zeros(Shape.planes(planes, side, side));
        for (int c = 0; c < planes; c++) {
            Chance chance = new Chance(SplitMix.mix(seed) + c);
            Tensor plane = x.channels(c, 1);
            switch (this) {
                case WHITE -> white(plane, chance);
                case CLOUDS -> clouds(plane, chance);
                case LEAVES -> leaves(plane, new Chance(SplitMix.mix(seed)), chance);
                case SCENES -> DrawnScenes.scenes(plane, chance);
                case TEXTURES -> DrawnScenes.textures(plane, chance);
            }
        }
        return x;
    }

    /// Numbers in a row, each a hash of where it stands.
    static final class Chance {
        private long state;

        Chance(long seed) {
            state = SplitMix.mix(seed + SplitMix.GOLDEN);
        }

        double next() {
            state += SplitMix.GOLDEN;
            return (SplitMix.mix(state) >>> 11) * 0x1p-53;
        }

        double between(double low, double high) {
            return low + (high - low) * next();
        }

        /// N(0, 1) by Box and Muller.
        double gaussian() {
            return Math.sqrt(-2 * StrictMath.log(1 - next())) * StrictMath.cos(2 * Math.PI * next());
        }
    }

    private static void white(Tensor x, Chance chance) {
        Shape s = x.shape();
        for (int y = 0; y < s.h(); y++) {
            for (int u = 0; u < s.w(); u++) {
                x.set(0, 0, y, u, (float) (255 * chance.next()));
            }
        }
    }

    /// Σ of grids of random numbers, each half as fine and twice as strong as the one before, interpolated.
    private static void clouds(Tensor x, Chance chance) {
        Shape s = x.shape();
        double total = 0;
        for (int step = 1; step < s.w(); step *= 2) {
            total += step;
        }
        x.fill(0);
        for (int step = 1; step < s.w(); step *= 2) {
            int columns = s.w() / step + 2;
            int rows = s.h() / step + 2;
            double[] grid = new double[rows * columns];
            for (int i = 0; i < grid.length; i++) {
                grid[i] = 255 * chance.next() * step / total;
            }
            for (int y = 0; y < s.h(); y++) {
                for (int u = 0; u < s.w(); u++) {
                    x.data()[x.index(0, 0, y, u)] += (float) bilinear(grid, columns, y, u, step);
                }
            }
        }
    }

    static double bilinear(double[] grid, int columns, int y, int x, int step) {
        int at = y / step * columns + x / step;
        double v = (double) (y % step) / step;
        double u = (double) (x % step) / step;
        return (1 - v) * ((1 - u) * grid[at] + u * grid[at + 1])
                + v * ((1 - u) * grid[at + columns] + u * grid[at + columns + 1]);
    }

    /// Radii of density r⁻³; places are the same in all planes, greys are not.
    private static void leaves(Tensor x, Chance places, Chance greys) {
        Shape s = x.shape();
        double largest = s.w() / 3.0;
        double smallest = 1.5;
        x.fill((float) greys.between(0, 255));
        int discs = (int) (0.35 * s.h() * s.w() / (smallest * smallest));
        for (int n = 0; n < discs; n++) {
            double p = places.next();
            double radius =
                    1 / Math.sqrt(1 / (largest * largest) + p * (1 / (smallest * smallest) - 1 / (largest * largest)));
            double cy = places.between(-radius, s.h() + radius);
            double cx = places.between(-radius, s.w() + radius);
            double slope = places.next() < 0.5 ? 0 : places.between(-1, 1) * 40 / radius;
            double grey = greys.between(0, 255);
            for (int y = Math.max(0, (int) (cy - radius)); y < Math.min(s.h(), cy + radius); y++) {
                for (int u = Math.max(0, (int) (cx - radius)); u < Math.min(s.w(), cx + radius); u++) {
                    double inside = radius + 0.5 - Math.sqrt((y - cy) * (y - cy) + (u - cx) * (u - cx));
                    if (inside > 0) {
                        int at = x.index(0, 0, y, u);
                        double ink = Math.min(inside, 1);
                        double tone = Math.clamp(grey + slope * (u - cx), 0.0, 255.0);
                        x.data()[at] += (float) (ink * (tone - x.data()[at]));
                    }
                }
            }
        }
    }
}
