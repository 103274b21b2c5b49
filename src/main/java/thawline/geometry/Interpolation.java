package thawline.geometry;

import thawline.tensor.Range;

/// How a value between pixels is made from those around it; meanings and coefficients are OpenCV's `INTER_*`.
public enum Interpolation {
    /// The one pixel that lies nearest.
    NEAREST(0, 1, 0),
    /// 2 × 2 pixels, weights 1 − f and f.
    LINEAR(0, 2, 0),
    /// 4 × 4 pixels, Keys' cubic convolution with a = −0.75; overshoots at edges.
    CUBIC(-1, 4, 2 * 1.1875 * 0.1875),
    /// The mean of all that a new pixel covers; for making smaller, with [Resize] only.
    AREA(0, 0, 0);

    private static final float A = -0.75f;

    private final int first;
    private final int taps;
    private final double overshoot;

    Interpolation(int first, int taps, double overshoot) {
        this.first = first;
        this.taps = taps;
        this.overshoot = overshoot;
    }

    /// Where the first pixel lies, relative to the one at or before the place.
    int first() {
        return first;
    }

    /// How many pixels along each axis; 0 where that depends on the size.
    int taps() {
        return taps;
    }

    /// The weights of a place that lies f in 0 … 1 after a pixel; they sum to 1.
    void weights(float f, float[] w) {
        switch (this) {
            case NEAREST, AREA -> w[0] = 1;
            case LINEAR -> {
                w[0] = 1 - f;
                w[1] = f;
            }
            case CUBIC -> {
                w[0] = far(1 + f);
                w[1] = near(f);
                w[2] = near(1 - f);
                w[3] = 1 - w[0] - w[1] - w[2];
            }
        }
    }

    /// (a + 2)t³ − (a + 3)t² + 1 for t in 0 … 1
    private static float near(float t) {
        return ((A + 2) * t - (A + 3)) * t * t + 1;
    }

    /// at³ − 5at² + 8at − 4a for t in 1 … 2
    private static float far(float t) {
        return ((A * t - 5 * A) * t + 8 * A) * t - 4 * A;
    }

    /// Means stay within the range but for rounding; CUBIC's negative weights, at most 0.445 in sum, go
    /// beyond.
    Range range(Range in) {
        double slack = overshoot * ((double) in.max() - in.min()) + 0x1p-20 * in.magnitude();
        return this == NEAREST || in.magnitude() == Float.POSITIVE_INFINITY
                ? in
                : Range.of(in.min() - slack, in.max() + slack);
    }
}
