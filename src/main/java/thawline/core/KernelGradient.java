package thawline.core;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// `dk[o,i,z,y,x] += Σ dy·x`: the loops that both correlations share around one row's product.
final class KernelGradient {

    /// How many interleaved sums a row is summed in: a 512-bit register of floats, or several narrower ones.
    static final int PARTIALS = 16;

    private KernelGradient() {}

    /// One row's product, `Σ_n dy[n]·x[n·stride]`.
    @FunctionalInterface
    interface RowProduct {
        float of(float[] dy, int dyAt, float[] x, int xAt, int stride, int n);
    }

    static void sum(Tensor x, Tensor dy, Kernel k, Geometry g, float[] dk, RowProduct product) {
        if (dk.length != k.size()) {
            throw new IllegalArgumentException(
                    "the gradient of " + k + " has " + k.size() + " numbers, but the buffer has " + dk.length);
        }
        int inputs = x.shape().c();
        for (int c = 0; c < dy.shape().c(); c++) {
            int o = g.kernelOf(c, inputs);
            int i0 = g.firstInputOf(c, inputs, k);
            for (int i = 0; i < k.ins(); i++) {
                for (int z = 0; z < k.depth(); z++) {
                    for (int y = 0; y < k.height(); y++) {
                        for (int u = 0; u < k.width(); u++) {
                            int first = x.index(
                                    i0 + i,
                                    z * g.dilation().d(),
                                    y * g.dilation().h(),
                                    u * g.dilation().w());
                            dk[k.index(o, i, z, y, u)] += tap(x, first, dy, c, g, product);
                        }
                    }
                }
            }
        }
    }

    private static float tap(Tensor x, int first, Tensor dy, int c, Geometry g, RowProduct product) {
        Shape s = dy.shape();
        double sum = 0;
        for (int z = 0; z < s.d(); z++) {
            for (int y = 0; y < s.h(); y++) {
                int xAt = first
                        + z * g.stride().d() * x.depthStride()
                        + y * g.stride().h() * x.rowStride();
                sum += product.of(
                        dy.data(),
                        dy.index(c, z, y, 0),
                        x.data(),
                        xAt,
                        g.stride().w(),
                        s.w());
            }
        }
        return (float) sum;
    }

    /// ((p0 + p8) + (p4 + p12)) + …: halves onto halves, in place.
    static float pairwise(float[] partial) {
        for (int half = PARTIALS / 2; half > 0; half /= 2) {
            for (int lane = 0; lane < half; lane++) {
                partial[lane] += partial[lane + half];
            }
        }
        return partial[0];
    }
}
