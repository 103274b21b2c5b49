package thawline.core;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Two steps of a structure tensor in one: a correlation, and what is made of its planes pixel by pixel,
/// without the planes in between.
///
/// For one plane. The bits are those of the two steps one after the other: the same sums in the same order.
public final class GradientRows {

    private GradientRows() {}

    /// Whether [#products] can be had of this kernel.
    public static boolean makesProducts(Kernel k, Geometry g) {
        return isPair(k, g) && terms(k, 0) == 2 && terms(k, 1) == 3;
    }

    /// Whether [#magnitude] can be had of this kernel.
    public static boolean makesMagnitude(Kernel k, Geometry g) {
        return isPair(k, g) && terms(k, 0) == 4 && terms(k, 1) == 5;
    }

    /// Whether [#harris] can be had of this kernel.
    public static boolean makesHarris(Kernel k, Geometry g) {
        boolean square = k.height() == 2 && k.width() == 2 && k.size() == 4;
        for (float w : k.weights()) {
            square &= w != 0;
        }
        return square && isPlain(g);
    }

    /// Whether [#corners] can be had of a pair of derivatives of which [#makesProducts] holds and a window of which
    /// [#makesHarris] does: of Sobel's or Scharr's, and of plain sums.
    public static boolean makesCorners(Kernel k, Kernel sum) {
        boolean plain = isDifference(k.rows(), 0) && isDifference(k.columns(), k.height());
        for (float w : sum.weights()) {
            plain &= w == 1;
        }
        return plain;
    }

    /// Whether three factors from `at` on are −1, 0, 1.
    private static boolean isDifference(float[] factors, int at) {
        return factors[at] == -1 && factors[at + 1] == 0 && factors[at + 2] == 1;
    }

    private static boolean isPair(Kernel k, Geometry g) {
        return isPlain(g) && k.outs() == 2 && k.ins() == 1 && k.depth() == 1 && Correlation.runsSeparably(k, g);
    }

    private static boolean isPlain(Geometry g) {
        return Lanes.available() && g.equals(Geometry.EACH);
    }

    /// The weights of output o along its row.
    private static int terms(Kernel k, int o) {
        int n = 0;
        for (int i = 0; i < k.width(); i++) {
            n += k.rows()[o * k.width() + i] == 0 ? 0 : 1;
        }
        return n;
    }

    /// y = (p², pq, q²) with (p, q) = k ⋆ x
    ///
    /// (1,1,H,W) padded → (3,1,H',W')
    public static void products(Tensor x, Kernel k, Tensor y) {
        Shape s = y.shape();
        float[] row = Taps.mine().row(SimdCorrelation.pairRoom(x.shape().w()));
        Taps[] lists = SimdCorrelation.pairLists(x, k);
        for (int v = 0; v < s.h(); v++) {
            SimdCorrelation.pairDown(x, k, v, lists, row);
            SimdGradients.products(row, lists[2], lists[3], y.data(), y.index(0, 0, v, 0), y.channelStride(), s.w());
        }
    }

    /// y = √(p² + q²) with (p, q) = k ⋆ x
    ///
    /// (1,1,H,W) padded → (1,1,H',W')
    public static void magnitude(Tensor x, Kernel k, Tensor y) {
        Shape s = y.shape();
        float[] row = Taps.mine().row(SimdCorrelation.pairRoom(x.shape().w()));
        Taps[] lists = SimdCorrelation.pairLists(x, k);
        for (int v = 0; v < s.h(); v++) {
            SimdCorrelation.pairDown(x, k, v, lists, row);
            SimdGradients.magnitude(row, lists[2], lists[3], y.data(), y.index(0, 0, v, 0), s.w());
        }
    }

    /// y = (ac − b²) − κ·(a + c)² with (a, b, c) = the sums over 2 × 2 of (p², pq, q²), (p, q) = k ⋆ x: [#products] and
    /// [#harris] row by row, and the products in registers alone. For kernels of which [#makesCorners] holds.
    ///
    /// (1,1,H+4,W+4), padded by two all around → (1,1,H,W). The first row and column of products stand before
    /// y's; where y begins with the plane's row or column 0, they are the mirrored ones after it.
    public static void corners(Tensor x, Kernel k, float kappa, Tensor y, int row, int column) {
        Shape s = y.shape();
        int wide = x.shape().w();
        int n = s.w();
        int plane = SimdCorrelation.apart(n); // whole vectors: what is too much lies in room for it
        int sums = SimdCorrelation.pairRoom(wide);
        int out = sums + 3 * plane;
        float[] scratch = Taps.mine().row(out + plane);
        Taps[] lists = SimdCorrelation.pairLists(x, k);
        for (int v = -1; v < s.h(); v++) {
            SimdCorrelation.pairDown(x, k, v < 0 && row == 0 ? 2 : v + 1, lists, scratch);
            boolean direct = v >= 0 && n >= SimdRows.LANES;
            float[] to = direct ? y.data() : scratch;
            int o = direct ? y.index(0, 0, v, 0) : out;
            float a = scratch[sums];
            float b = scratch[sums + plane];
            float c = scratch[sums + 2 * plane];
            SimdGradients.corners(scratch, lists[3], sums, plane, kappa, to, o, n);
            if (column == 0) {
                to[o] = SimdGradients.firstCorner(scratch, lists[3], sums, plane, kappa, a, b, c);
            }
            if (v >= 0 && !direct) {
                System.arraycopy(scratch, out, y.data(), y.index(0, 0, v, 0), n);
            }
        }
    }

    /// y = (ac − b²) − κ·(a + c)² with (a, b, c) = k ⋆ x, k of 2 × 2 weights
    ///
    /// (3,1,H,W) padded → (1,1,H',W')
    public static void harris(Tensor x, Kernel k, float kappa, Tensor y) {
        Shape s = y.shape();
        for (int v = 0; v < s.h(); v++) {
            SimdGradients.harris(
                    x.data(),
                    x.index(0, 0, v, 0),
                    x.channelStride(),
                    x.rowStride(),
                    k.weights(),
                    kappa,
                    y.data(),
                    y.index(0, 0, v, 0),
                    s.w());
        }
    }
}
