package thawline.core;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The correlation in SIMD lanes, row by row; equals [ReferenceCorrelation] bit for bit.
final class SimdCorrelation implements Correlation {

    private static final SimdCorrelation INSTANCE = new SimdCorrelation();

    private SimdCorrelation() {}

    static SimdCorrelation instance() {
        return INSTANCE;
    }

    @Override
    public void apply(Tensor x, Kernel k, Kernel bias, Geometry g, Tensor y) {
        int inputs = x.shape().c();
        checkFit(x, k, g, y);
        boolean separably = Correlation.runsSeparably(k, g);
        int outputs = y.shape().c();
        for (int c = 0; c < outputs; c++) {
            int o = g.kernelOf(c, inputs);
            int i0 = g.firstInputOf(c, inputs, k);
            float b = Correlation.start(bias, o);
            if (separably) {
                separable(x, i0, k, o, b, g, y, c);
            } else {
                dense(x, i0, k, o, b, g, y, c);
            }
        }
    }

    private static void dense(Tensor x, int i0, Kernel k, int o, float bias, Geometry g, Tensor y, int c) {
        Taps taps = Taps.mine();
        taps.clear();
        for (int i = 0; i < k.ins(); i++) {
            for (int z = 0; z < k.depth(); z++) {
                for (int v = 0; v < k.height(); v++) {
                    for (int u = 0; u < k.width(); u++) {
                        int at = i * x.channelStride()
                                + z * g.dilation().d() * x.depthStride()
                                + v * g.dilation().h() * x.rowStride()
                                + u * g.dilation().w();
                        taps.add(at, k.weights()[k.index(o, i, z, v, u)]);
                    }
                }
            }
        }
        Shape s = y.shape();
        int stride = g.stride().w();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                int from = x.index(i0, z * g.stride().d(), v * g.stride().h(), 0);
                int to = y.index(c, z, v, 0);
                if (stride == 1) {
                    SimdRows.taps(x.data(), from, taps, bias, y.data(), to, s.w());
                } else {
                    SimdRows.stridedTaps(x.data(), from, taps, bias, stride, y.data(), to, s.w());
                }
            }
        }
    }

    /// Down the column into one row that stays in the first-level cache, then along it.
    private static void separable(Tensor x, int i0, Kernel k, int o, float bias, Geometry g, Tensor y, int c) {
        Taps along = Taps.mine();
        Taps down = Taps.second();
        Shape s = y.shape();
        int wide = x.shape().w();
        float[] row = along.row(k.ins() * wide);
        along.clear();
        for (int i = 0; i < k.ins(); i++) {
            for (int n = 0; n < k.width(); n++) {
                int kx = Correlation.inwards(n, k.width());
                along.add(i * wide + kx * g.dilation().w(), k.rows()[(o * k.ins() + i) * k.width() + kx]);
            }
        }
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int i = 0; i < k.ins(); i++) {
                    if (k.ins() > 1 || z + v == 0) {
                        columnTaps(down, x, k, o * k.ins() + i, g);
                    }
                    SimdRows.taps(x.data(), x.index(i0 + i, z, v, 0), down, 0, row, i * wide, wide);
                }
                SimdRows.taps(row, 0, along, bias, y.data(), y.index(c, z, v, 0), s.w());
            }
        }
    }

    private static void columnTaps(Taps taps, Tensor x, Kernel k, int pair, Geometry g) {
        taps.clear();
        for (int n = 0; n < k.height(); n++) {
            int ky = Correlation.inwards(n, k.height());
            taps.add(ky * g.dilation().h() * x.rowStride(), k.columns()[pair * k.height() + ky]);
        }
    }

    @Override
    public void adjoint(Tensor dy, Kernel k, Geometry g, Tensor dx) {
        checkFit(dx, k, g, dy);
        int inputs = dx.shape().c();
        Shape s = dy.shape();
        for (int c = 0; c < s.c(); c++) {
            int o = g.kernelOf(c, inputs);
            int i0 = g.firstInputOf(c, inputs, k);
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    adjointRow(dy, c, z, v, k, o, i0, g, dx);
                }
            }
        }
    }

    private static void adjointRow(Tensor dy, int c, int z, int v, Kernel k, int o, int i0, Geometry g, Tensor dx) {
        int row = dy.index(c, z, v, 0);
        for (int i = 0; i < k.ins(); i++) {
            for (int kz = 0; kz < k.depth(); kz++) {
                for (int ky = 0; ky < k.height(); ky++) {
                    for (int kx = 0; kx < k.width(); kx++) {
                        float w = k.weights()[k.index(o, i, kz, ky, kx)];
                        if (w == 0) {
                            continue;
                        }
                        int to = dx.index(
                                i0 + i,
                                z * g.stride().d() + kz * g.dilation().d(),
                                v * g.stride().h() + ky * g.dilation().h(),
                                kx * g.dilation().w());
                        SimdRows.scatter(
                                dy.data(),
                                row,
                                w,
                                g.stride().w(),
                                dx.data(),
                                to,
                                dy.shape().w());
                    }
                }
            }
        }
    }

    @Override
    public void kernelGradient(Tensor x, Tensor dy, Kernel k, Geometry g, float[] dk) {
        checkFit(x, k, g, dy);
        KernelGradient.sum(x, dy, k, g, dk, SimdCorrelation::rowProduct);
    }

    private static float rowProduct(float[] dy, int dyAt, float[] x, int xAt, int stride, int n) {
        float[] partial = Taps.mine().partial;
        SimdRows.partialProducts(dy, dyAt, x, xAt, stride, n, partial);
        return KernelGradient.pairwise(partial);
    }

    /// As [Shapes#require], without making a shape on the fast path.
    private static void checkFit(Tensor x, Kernel k, Geometry g, Tensor y) {
        Shape a = x.shape();
        Shape b = y.shape();
        boolean fits = b.h()
                        == (a.h() - (k.height() - 1) * g.dilation().h() - 1)
                                        / g.stride().h()
                                + 1
                && b.w()
                        == (a.w() - (k.width() - 1) * g.dilation().w() - 1)
                                        / g.stride().w()
                                + 1
                && b.d()
                        == (a.d() - (k.depth() - 1) * g.dilation().d() - 1)
                                        / g.stride().d()
                                + 1
                && a.h() > (k.height() - 1) * g.dilation().h()
                && a.w() > (k.width() - 1) * g.dilation().w()
                && a.d() > (k.depth() - 1) * g.dilation().d()
                && switch (g.grouping()) {
                    case Grouping.Each() -> k.ins() == 1 && b.c() == a.c() * k.outs();
                    case Grouping.Groups(int n) -> a.c() == n * k.ins() && b.c() == k.outs() && k.outs() % n == 0;
                };
        if (!fits) {
            Shapes.require(g.output(a, k), b, "output");
        }
    }
}
