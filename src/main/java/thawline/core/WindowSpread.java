package thawline.core;

import java.util.Arrays;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = √(Σ_c Σ (x − x̄_c)²) over a window, with x̄_c the mean of plane c there; and its adjoint.
///
/// (c,D,H,W) → (1,D,H',W') with H' = H − kh + 1. Sums are in double precision, so those of 8-bit values are
/// exact: nothing cancels, however large the window. Each output's terms are added in one order, down the
/// columns and then along the row in powers of two, wherever it lies; so bits do not depend on bands or
/// tiles.
public final class WindowSpread {

    /// A spread of less than this share of the window's length √Σx² is below what a float correlation
    /// resolves.
    public static final double FLAT = 0x1p-16;

    private static final ThreadLocal<WindowSpread> MINE = ThreadLocal.withInitial(WindowSpread::new);

    private double[] sums = {};
    private double[] squares = {};
    private double[] alongSums = {};
    private double[] alongSquares = {};
    private double[] doubled = {};
    private double[] spread = {};
    private double[] length = {};

    private WindowSpread() {}

    private void fit(int width) {
        if (sums.length < width) {
            int n = width + 64;
            sums = new double[n];
            squares = new double[n];
            alongSums = new double[n];
            alongSquares = new double[n];
            doubled = new double[n];
            spread = new double[n];
            length = new double[n];
        }
    }

    /// 0 where the spread is less than [#FLAT] times √Σx².
    public static void apply(Tensor x, Footprint window, Tensor y) {
        WindowSpread s = MINE.get();
        s.fit(x.shape().w());
        for (int z = 0; z < y.shape().d(); z++) {
            for (int v = 0; v < y.shape().h(); v++) {
                s.row(x, window, y, z, v);
            }
        }
    }

    private void row(Tensor x, Footprint window, Tensor y, int z, int v) {
        int n = y.shape().w();
        double share = 1.0 / window.count();
        Arrays.fill(spread, 0, n, 0);
        Arrays.fill(length, 0, n, 0);
        for (int c = 0; c < x.shape().c(); c++) {
            sumsOf(x, c, z, v, window, n);
            for (int u = 0; u < n; u++) {
                spread[u] += alongSquares[u] - alongSums[u] * alongSums[u] * share;
                length[u] += alongSquares[u];
            }
        }
        int to = y.index(0, z, v, 0);
        float[] out = y.data();
        for (int u = 0; u < n; u++) {
            out[to + u] = spread[u] > FLAT * FLAT * length[u] ? (float) Math.sqrt(spread[u]) : 0;
        }
    }

    /// Σx and Σx² of the n windows that begin in row v.
    private void sumsOf(Tensor x, int c, int z, int v, Footprint window, int n) {
        if (!window.isBox()) {
            Arrays.fill(alongSums, 0, n, 0);
            Arrays.fill(alongSquares, 0, n, 0);
            for (int ky = 0; ky < window.height(); ky++) {
                for (int kx = 0; kx < window.width(); kx++) {
                    if (window.at(0, ky, kx)) {
                        add(x.data(), x.index(c, z, v + ky, kx), n, alongSums, alongSquares);
                    }
                }
            }
            return;
        }
        int wide = n + window.width() - 1;
        Arrays.fill(sums, 0, wide, 0);
        Arrays.fill(squares, 0, wide, 0);
        for (int ky = 0; ky < window.height(); ky++) {
            add(x.data(), x.index(c, z, v + ky, 0), wide, sums, squares);
        }
        along(sums, window.width(), n, alongSums);
        along(squares, window.width(), n, alongSquares);
    }

    private static void add(float[] x, int at, int n, double[] sums, double[] squares) {
        for (int u = 0; u < n; u++) {
            double value = x[at + u];
            sums[u] += value;
            squares[u] += value * value;
        }
    }

    /// `y[u] = x[u] + … + x[u + k − 1]` for u < n; x is used up.
    private void along(double[] x, int k, int n, double[] y) {
        Arrays.fill(y, 0, n, 0);
        double[] power = x;
        double[] next = doubled;
        int taken = 0;
        for (int width = 1; width <= k; width *= 2) {
            if ((k & width) != 0) {
                for (int u = 0; u < n; u++) {
                    y[u] += power[u + taken];
                }
                taken += width;
            }
            int more = 2 * width <= k ? n + k - 2 * width : 0;
            for (int u = 0; u < more; u++) {
                next[u] = power[u] + power[u + width];
            }
            double[] swap = power;
            power = next;
            next = swap;
        }
    }

    /// dx += Σ dy/y·(x − x̄_c) over the windows that hold an element; flat windows pull nowhere.
    public static void adjoint(Tensor x, Footprint window, Tensor y, Tensor dy, Tensor dx) {
        Shape out = y.shape();
        WindowSpread s = MINE.get();
        s.fit(x.shape().w() + window.width());
        double[] pull = new double[out.h() * out.w()];
        double[] towards = new double[pull.length];
        for (int z = 0; z < out.d(); z++) {
            for (int i = 0; i < pull.length; i++) {
                float size = y.data()[y.index(0, z, i / out.w(), i % out.w())];
                pull[i] = size > 0 ? dy.data()[dy.index(0, z, i / out.w(), i % out.w())] / (double) size : 0;
            }
            for (int c = 0; c < x.shape().c(); c++) {
                for (int v = 0; v < out.h(); v++) {
                    s.sumsOf(x, c, z, v, window, out.w());
                    for (int u = 0; u < out.w(); u++) {
                        towards[v * out.w() + u] = pull[v * out.w() + u] * s.alongSums[u] / window.count();
                    }
                }
                for (int v = 0; v < x.shape().h(); v++) {
                    s.dRow(x, window, pull, towards, dx, c, z, v);
                }
            }
        }
    }

    private void dRow(Tensor x, Footprint window, double[] pull, double[] towards, Tensor dx, int c, int z, int v) {
        int wide = x.shape().w();
        int n = wide - window.width() + 1;
        Arrays.fill(spread, 0, wide, 0);
        Arrays.fill(length, 0, wide, 0);
        int last = x.shape().h() - window.height();
        for (int ky = 0; ky < window.height(); ky++) {
            int from = v - ky;
            if (from < 0 || from > last) {
                continue;
            }
            for (int kx = 0; kx < window.width(); kx++) {
                if (window.at(0, ky, kx)) {
                    for (int u = 0; u < n; u++) {
                        spread[u + kx] += pull[from * n + u];
                        length[u + kx] += towards[from * n + u];
                    }
                }
            }
        }
        int from = x.index(c, z, v, 0);
        int to = dx.index(c, z, v, 0);
        for (int u = 0; u < wide; u++) {
            dx.data()[to + u] += (float) (x.data()[from + u] * spread[u] - length[u]);
        }
    }
}
