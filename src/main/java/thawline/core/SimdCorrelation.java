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

    /// Row after row, and within a row output after output, so that the rows of the input stay in the
    /// first-level cache.
    @Override
    public void apply(Tensor x, Kernel k, Kernel bias, Geometry g, Tensor y) {
        checkFit(x, k, g, y);
        if (Correlation.runsSeparably(k, g)) {
            separable(x, k, bias, g, y);
        } else if (SimdDense.fits(x, k, bias, g, y)) {
            SimdDense.mine().apply(x, k, bias, g, y);
        } else {
            dense(x, k, bias, g, Float.NEGATIVE_INFINITY, y);
        }
    }

    @Override
    public void rectified(Tensor x, Kernel k, Kernel bias, Geometry g, Tensor y) {
        if (Correlation.rectifies(k, g)) {
            checkFit(x, k, g, y);
            dense(x, k, bias, g, 0, y);
        } else {
            apply(x, k, bias, g, y);
            Correlation.rectify(y);
        }
    }

    /// y = max(b + k ⋆ x, floor) for a floor of 0 or −∞
    private static void dense(Tensor x, Kernel k, Kernel bias, Geometry g, float floor, Tensor y) {
        Shape s = y.shape();
        int inputs = x.shape().c();
        Taps[] windows = Taps.lists(s.c());
        for (int c = 0; c < s.c(); c++) {
            int o = g.kernelOf(c, inputs);
            window(windows[c], x, k, o, g);
            windows[c].start = Correlation.start(bias, o);
        }
        if (g.grouping().equals(Grouping.ALL)
                && g.stride().w() == 1
                && SimdPlanes.fits(windows, s.c(), k.size() / s.c(), s.w())) {
            planes(x, windows, g, floor, y);
        } else {
            planeByPlane(x, k, windows, g, y);
            if (floor == 0) {
                Correlation.rectify(y);
            }
        }
    }

    private static void planes(Tensor x, Taps[] windows, Geometry g, float floor, Tensor y) {
        Shape s = y.shape();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                int from = x.index(0, z * g.stride().d(), v * g.stride().h(), 0);
                SimdPlanes.rows(
                        x.data(), from, windows, s.c(), floor, y.data(), y.index(0, z, v, 0), y.channelStride(), s.w());
            }
        }
    }

    private static void planeByPlane(Tensor x, Kernel k, Taps[] windows, Geometry g, Tensor y) {
        Shape s = y.shape();
        int inputs = x.shape().c();
        int stride = g.stride().w();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int c = 0; c < s.c(); c++) {
                    int i0 = g.firstInputOf(c, inputs, k);
                    float b = windows[c].start;
                    int from = x.index(i0, z * g.stride().d(), v * g.stride().h(), 0);
                    int to = y.index(c, z, v, 0);
                    if (stride == 1) {
                        SimdRows.taps(x.data(), from, windows[c], b, y.data(), to, s.w());
                    } else {
                        SimdRows.stridedTaps(x.data(), from, windows[c], b, stride, y.data(), to, s.w());
                    }
                }
            }
        }
    }

    /// All weights of output o, as places relative to the first.
    private static void window(Taps taps, Tensor x, Kernel k, int o, Geometry g) {
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
    }

    /// Down the columns into rows that stay in the first-level cache, then along those.
    private static void separable(Tensor x, Kernel k, Kernel bias, Geometry g, Tensor y) {
        Shape s = y.shape();
        int inputs = x.shape().c();
        int wide = x.shape().w();
        Taps[] lists = Taps.lists(k.outs() * (k.ins() + 1));
        for (int o = 0; o < k.outs(); o++) {
            columns(lists, o * (k.ins() + 1), x, k, o, g);
            along(lists[o * (k.ins() + 1) + k.ins()], wide, k, o, g);
        }
        int below = x.shape().h() - s.h();
        float[] row = Taps.mine().row(k.ins() * wide + SimdRows.LANES);
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int c = 0; c < s.c(); c++) {
                    int o = g.kernelOf(c, inputs);
                    int i0 = g.firstInputOf(c, inputs, k);
                    int list = o * (k.ins() + 1);
                    for (int i = 0; i < k.ins(); i++) {
                        int from = x.index(i0 + i, z, v, 0);
                        SimdRows.taps(x.data(), from, lists[list + i], 0, row, i * wide, whole(x, from, below, wide));
                    }
                    float b = Correlation.start(bias, o);
                    SimdRows.taps(row, 0, lists[list + k.ins()], b, y.data(), y.index(c, z, v, 0), s.w());
                }
            }
        }
    }

    /// The columns of both outputs of a kernel over one plane, then their rows over two column sums that lie
    /// one after the other.
    static Taps[] pairLists(Tensor x, Kernel k) {
        Taps[] lists = Taps.lists(4);
        for (int o = 0; o < 2; o++) {
            columns(lists, o, x, k, o, Geometry.EACH);
            along(lists[2 + o], 0, k, o, Geometry.EACH);
        }
        for (int t = 0; t < lists[3].count; t++) {
            lists[3].offset[t] += apart(x.shape().w());
        }
        return lists;
    }

    /// Where the second of two column sums begins: behind whole vectors of the first.
    static int apart(int wide) {
        return Math.ceilDiv(wide, SimdRows.LANES) * SimdRows.LANES;
    }

    /// The room that two column sums take, and a vector that is read beyond them.
    static int pairRoom(int wide) {
        return 2 * apart(wide) + SimdRows.LANES;
    }

    /// Both column sums of row v, in a row of [#pairRoom].
    static void pairDown(Tensor x, Kernel k, int v, Taps[] lists, float[] row) {
        int wide = x.shape().w();
        int below = k.height() - 1;
        int from = x.index(0, 0, v, 0);
        int whole = whole(x, from, below, wide);
        if (SimdGradients.downs(lists[0], lists[1]) && whole >= SimdRows.LANES) {
            SimdGradients.down(x.data(), from, lists[0], row, apart(wide), whole);
            return;
        }
        SimdRows.taps(x.data(), from, lists[0], 0, row, 0, whole);
        SimdRows.taps(x.data(), from, lists[1], 0, row, apart(wide), whole);
    }

    /// The columns that are summed, down to `below` rows below `from`, for the `wide` that are needed: whole
    /// vectors, where the array has as many, for the last one by itself takes as long as ten (1,040 columns;
    /// Xeon with AVX-512, JDK 25.0.3).
    private static int whole(Tensor x, int from, int below, int wide) {
        int whole = apart(wide);
        return from + below * x.rowStride() + whole <= x.data().length ? whole : wide;
    }

    /// The columns of output o, one list for each input.
    private static void columns(Taps[] lists, int first, Tensor x, Kernel k, int o, Geometry g) {
        for (int i = 0; i < k.ins(); i++) {
            Taps taps = lists[first + i];
            taps.clear();
            for (int n = 0; n < k.height(); n++) {
                int ky = Correlation.inwards(n, k.height());
                taps.add(ky * g.dilation().h() * x.rowStride(), k.columns()[(o * k.ins() + i) * k.height() + ky]);
            }
        }
    }

    /// The rows of output o over the column sums of all inputs, which lie `wide` apart.
    private static void along(Taps taps, int wide, Kernel k, int o, Geometry g) {
        taps.clear();
        for (int i = 0; i < k.ins(); i++) {
            for (int n = 0; n < k.width(); n++) {
                int kx = Correlation.inwards(n, k.width());
                taps.add(i * wide + kx * g.dilation().w(), k.rows()[(o * k.ins() + i) * k.width() + kx]);
            }
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
