package thawline.run;

import thawline.core.Elementwise;
import thawline.core.Unary;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Takes memory for rows: each row starts a whole number of cache lines after the one before.
final class Memory {

    /// Floats in a 64-byte cache line.
    private static final int LINE = 16;

    private Memory() {}

    /// `to[o + i] = from[a + i]`; within one array towards its start only.
    static void copy(float[] from, int a, float[] to, int o, int n) {
        Elementwise.best().unary(Unary.IDENTITY, from, a, to, o, n);
    }

    static Tensor rows(Shape s) {
        int stride = (s.w() + LINE - 1) / LINE * LINE;
        // A stride that is a multiple of 4 KiB would put every row into the same few cache sets.
        stride += stride % 1024 == 0 ? LINE : 0;
        long size = (long) stride * s.h() * s.d() * s.c();
        return Tensor.strided(new float[Math.toIntExact(size)], 0, s, stride);
    }
}
