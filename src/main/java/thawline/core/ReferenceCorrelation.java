package thawline.core;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The correlation as plain loops, written to be read; what every faster schedule must equal.
public final class ReferenceCorrelation implements Correlation {

    static final ReferenceCorrelation INSTANCE = new ReferenceCorrelation();

    private ReferenceCorrelation() {}

    @Override
    public void apply(Tensor x, Kernel k, Kernel bias, Geometry g, Tensor y) {
        Shapes.require(g.output(x.shape(), k), y.shape(), "output");
        boolean separably = Correlation.runsSeparably(k, g);
        int inputs = x.shape().c();
        Shape s = y.shape();
        for (int c = 0; c < s.c(); c++) {
            int o = g.kernelOf(c, inputs);
            int i0 = g.firstInputOf(c, inputs, k);
            float b = Correlation.start(bias, o);
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float sum = separably
                                ? separable(x, i0, new int[] {z, v, u}, k, o, b, g)
                                : dense(x, i0, new int[] {z, v, u}, k, o, b, g);
                        y.data()[y.index(c, z, v, u)] = sum;
                    }
                }
            }
        }
    }

    @Override
    public void rectified(Tensor x, Kernel k, Kernel bias, Geometry g, Tensor y) {
        apply(x, k, bias, g, y);
        Correlation.rectify(y);
    }

    private static float dense(Tensor x, int i0, int[] at, Kernel k, int o, float bias, Geometry g) {
        float sum = bias;
        for (int i = 0; i < k.ins(); i++) {
            for (int kz = 0; kz < k.depth(); kz++) {
                for (int ky = 0; ky < k.height(); ky++) {
                    for (int kx = 0; kx < k.width(); kx++) {
                        float w = k.at(o, i, kz, ky, kx);
                        if (w != 0) {
                            int z = at[0] * g.stride().d() + kz * g.dilation().d();
                            int y = at[1] * g.stride().h() + ky * g.dilation().h();
                            int u = at[2] * g.stride().w() + kx * g.dilation().w();
                            sum = Math.fma(x.at(i0 + i, z, y, u), w, sum);
                        }
                    }
                }
            }
        }
        return sum;
    }

    private static float separable(Tensor x, int i0, int[] at, Kernel k, int o, float bias, Geometry g) {
        float sum = bias;
        for (int i = 0; i < k.ins(); i++) {
            for (int n = 0; n < k.width(); n++) {
                int kx = Correlation.inwards(n, k.width());
                float r = k.rows()[(o * k.ins() + i) * k.width() + kx];
                if (r != 0) {
                    float down = 0;
                    for (int m = 0; m < k.height(); m++) {
                        int ky = Correlation.inwards(m, k.height());
                        float w = k.columns()[(o * k.ins() + i) * k.height() + ky];
                        if (w != 0) {
                            int y = at[1] + ky * g.dilation().h();
                            down = Math.fma(
                                    x.at(
                                            i0 + i,
                                            at[0],
                                            y,
                                            at[2] + kx * g.dilation().w()),
                                    w,
                                    down);
                        }
                    }
                    sum = Math.fma(down, r, sum);
                }
            }
        }
        return sum;
    }

    @Override
    public void adjoint(Tensor dy, Kernel k, Geometry g, Tensor dx) {
        Shapes.require(g.output(dx.shape(), k), dy.shape(), "gradient of the output");
        int inputs = dx.shape().c();
        Shape s = dy.shape();
        for (int c = 0; c < s.c(); c++) {
            int o = g.kernelOf(c, inputs);
            int i0 = g.firstInputOf(c, inputs, k);
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int i = 0; i < k.ins(); i++) {
                        for (int kz = 0; kz < k.depth(); kz++) {
                            for (int ky = 0; ky < k.height(); ky++) {
                                for (int kx = 0; kx < k.width(); kx++) {
                                    float w = k.at(o, i, kz, ky, kx);
                                    if (w == 0) {
                                        continue;
                                    }
                                    for (int u = 0; u < s.w(); u++) {
                                        int at = dx.index(
                                                i0 + i,
                                                z * g.stride().d()
                                                        + kz * g.dilation().d(),
                                                v * g.stride().h()
                                                        + ky * g.dilation().h(),
                                                u * g.stride().w()
                                                        + kx * g.dilation().w());
                                        dx.data()[at] = Math.fma(dy.at(c, z, v, u), w, dx.data()[at]);
                                    }
                                }
                            }
                        }
                    }
                }
            }
        }
    }

    @Override
    public void kernelGradient(Tensor x, Tensor dy, Kernel k, Geometry g, float[] dk) {
        Shapes.require(g.output(x.shape(), k), dy.shape(), "gradient of the output");
        KernelGradient.sum(x, dy, k, g, dk, ReferenceCorrelation::rowProduct);
    }

    /// `Σ_n dy[n]·x[n·stride]` in 16 partial sums, pairwise.
    private static float rowProduct(float[] dy, int dyAt, float[] x, int xAt, int stride, int n) {
        float[] partial = new float[KernelGradient.PARTIALS];
        for (int u = 0; u < n; u++) {
            int lane = u % KernelGradient.PARTIALS;
            partial[lane] = Math.fma(dy[dyAt + u], x[xAt + u * stride], partial[lane]);
        }
        return KernelGradient.pairwise(partial);
    }
}
