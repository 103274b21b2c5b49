package thawline.core;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = |∇| where it is larger than both neighbours that ∇ points to and away from, else 0: the thinning step
/// of Canny's edge detector.
///
/// (2n,D,H,W) padded by 1 with zeros → (n,D,H−2,W−2): the first half of the planes is d/dx, the second d/dy. The
/// neighbours are left and right below 22.5° from the x axis, above and below beyond 67.5°, else those on the
/// diagonal. Of two equal ones side by side the left or upper one stays, on the diagonal neither; all as in
/// OpenCV.
public record Ridge(Norm norm) {

    /// tan 22.5° and tan 67.5° = tan 22.5° + 2 over 2¹⁵, as OpenCV keeps them: a fused multiply-add compares
    /// two such products without rounding error.
    static final float ONE = 32768;

    static final float TAN_22 = 13573;
    static final float TAN_67 = TAN_22 + 2 * ONE;

    private static final ThreadLocal<ThreeRows> MINE = ThreadLocal.withInitial(ThreeRows::new);

    public void apply(Tensor x, Tensor y) {
        Shape s = y.shape();
        int n = s.c();
        int row = s.w() + 2;
        float[] strength = Taps.mine().row(3 * row);
        ThreeRows rows = MINE.get();
        for (int c = 0; c < n; c++) {
            for (int z = 0; z < s.d(); z++) {
                strength(x, c, n, z, 0, strength, row);
                strength(x, c, n, z, 1, strength, row);
                for (int v = 0; v < s.h(); v++) {
                    strength(x, c, n, z, v + 2, strength, row);
                    rows.at(strength, v % 3 * row + 1, (v + 1) % 3 * row + 1, (v + 2) % 3 * row + 1);
                    int across = x.index(c, z, v + 1, 1);
                    int down = x.index(c + n, z, v + 1, 1);
                    thin(x.data(), across, down, rows, y.data(), y.index(c, z, v, 0), s.w());
                }
            }
        }
    }

    private void strength(Tensor x, int c, int n, int z, int v, float[] to, int row) {
        int across = x.index(c, z, v, 0);
        int down = x.index(c + n, z, v, 0);
        int at = v % 3 * row;
        switch (norm) {
            case L2 -> Elementwise.best().magnitude(x.data(), across, down, to, at, row);
            case L1 -> sum(x.data(), across, down, to, at, row);
        }
    }

    private static void sum(float[] x, int across, int down, float[] to, int at, int n) {
        for (int i = Lanes.available() ? SimdWindows.sum(x, across, down, to, at, n) : 0; i < n; i++) {
            to[at + i] = Math.abs(x[across + i]) + Math.abs(x[down + i]);
        }
    }

    private static void thin(float[] x, int across, int down, ThreeRows rows, float[] y, int to, int n) {
        if (Lanes.available()) {
            SimdWindows.ridge(x, across, down, rows, y, to, n);
        } else {
            reference(x, across, down, rows, 0, y, to, n);
        }
    }

    /// The readable specification, for places from … n−1 of a row.
    static void reference(float[] x, int across, int down, ThreeRows rows, int from, float[] y, int to, int n) {
        for (int i = from; i < n; i++) {
            y[to + i] = keeps(x[across + i], x[down + i], rows, i) ? rows.data[rows.middle + i] : 0;
        }
    }

    private static boolean keeps(float gx, float gy, ThreeRows rows, int i) {
        float[] s = rows.data;
        float m = s[rows.middle + i];
        float ax = Math.abs(gx);
        float ay = Math.abs(gy) * ONE;
        if (Math.fma(ax, TAN_22, -ay) > 0) {
            return m > s[rows.middle + i - 1] && m >= s[rows.middle + i + 1];
        }
        if (Math.fma(ax, -TAN_67, ay) > 0) {
            return m > s[rows.above + i] && m >= s[rows.below + i];
        }
        int side = gx < 0 != gy < 0 ? 1 : -1;
        return m > s[rows.above + i + side] && m > s[rows.below + i - side];
    }

    /// dx += dy·∂|∇|/∂∇ where something was kept; a neighbour's strength only decides.
    public void adjoint(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Shape s = y.shape();
        for (int c = 0; c < 2 * s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float m = y.data()[y.index(c % s.c(), z, v, u)];
                        if (m > 0) {
                            float g = x.data()[x.index(c, z, v + 1, u + 1)];
                            float slope = norm == Norm.L2 ? g / m : Math.signum(g);
                            dx.data()[dx.index(c, z, v + 1, u + 1)] += dy.data()[dy.index(c % s.c(), z, v, u)] * slope;
                        }
                    }
                }
            }
        }
    }
}
