package thawline.core;

import java.util.Arrays;

/// `m[c,y,x]`: how much each place of a window counts, 0 not at all and 1 fully; one plane for all, or one for each
/// plane of what is looked at.
public final class Mask {

    private final int planes;
    private final int height;
    private final int width;
    private final float[] weights;
    private final boolean box;
    private final boolean binary;

    private Mask(int planes, int height, int width, float[] weights) {
        this.planes = planes;
        this.height = height;
        this.width = width;
        this.weights = weights;
        boolean all = true;
        boolean whole = true;
        float most = 0;
        for (float m : weights) {
            if (!(m >= 0) || !Float.isFinite(m)) {
                throw new IllegalArgumentException("a mask has numbers from 0 on, but one is " + m);
            }
            all &= m == 1;
            whole &= m == 0 || m == 1;
            most = Math.max(most, m);
        }
        if (most == 0) {
            throw new IllegalArgumentException("a mask needs at least one place that counts, but is 0 everywhere");
        }
        box = all;
        binary = whole;
    }

    /// Every place of height × width.
    public static Mask box(int height, int width) {
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException("a mask of " + height + " × " + width + " has no places");
        }
        float[] ones = new float[height * width];
        Arrays.fill(ones, 1);
        return of(1, height, width, ones);
    }

    /// Plane by plane, row by row.
    public static Mask of(int planes, int height, int width, float... weights) {
        if (planes < 1 || height < 1 || width < 1 || weights.length != planes * height * width) {
            throw new IllegalArgumentException("a mask of " + planes + " × " + height + " × " + width + " has as many"
                    + " numbers and at least one, but " + weights.length + " were given");
        }
        return new Mask(planes, height, width, weights.clone());
    }

    public int planes() {
        return planes;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    /// For plane c of what is looked at.
    public float at(int c, int y, int x) {
        return weights[((planes == 1 ? 0 : c) * height + y) * width + x];
    }

    /// Whether every place counts fully.
    public boolean isBox() {
        return box;
    }

    /// Whether every place counts fully or not at all.
    public boolean isBinary() {
        return binary;
    }

    /// Σ m for plane c.
    public double sum(int c) {
        double sum = 0;
        for (int i = 0; i < height * width; i++) {
            sum += at(c, i / width, i % width);
        }
        return sum;
    }

    /// Σ m² for plane c.
    public double squares(int c) {
        double sum = 0;
        for (int i = 0; i < height * width; i++) {
            double m = at(c, i / width, i % width);
            sum += m * m;
        }
        return sum;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Mask m
                && planes == m.planes
                && height == m.height
                && width == m.width
                && Arrays.equals(weights, m.weights);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(weights) + width;
    }

    @Override
    public String toString() {
        return (box ? "box " : "mask ") + height + "×" + width;
    }
}
