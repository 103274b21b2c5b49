package thawline.core;

import thawline.tensor.Axes;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = Σ x / n over a window, plane by plane; sums in double precision, in reading order.
///
/// (c,D,H,W) → (c,D',H',W') with H' = (H + top + bottom − h) / stride + 1. The input comes without margins: a
/// window is cut off at the plane's edge, and `counting` says what n is then.
public record Mean(Axes window, Axes stride, Margins margins, Counting counting) {

    public Mean {
        if (Math.max(margins.front(), margins.back()) >= window.d()
                || Math.max(margins.top(), margins.bottom()) >= window.h()
                || Math.max(margins.left(), margins.right()) >= window.w()) {
            throw new IllegalArgumentException("margins " + margins + " are not all smaller than the window " + window
                    + ": a mean would see nothing of the plane");
        }
    }

    public Shape output(Shape in) {
        Shape padded = margins.around(in);
        return new Shape(
                padded.c(),
                Geometry.extent("depth", padded.d(), window.d(), stride.d(), 1),
                Geometry.extent("height", padded.h(), window.h(), stride.h(), 1),
                Geometry.extent("width", padded.w(), window.w(), stride.w(), 1));
    }

    /// The places of the plane that window number `i` of an axis covers: from … to−1.
    private static int from(int i, int stride, int before) {
        return Math.max(i * stride - before, 0);
    }

    private static int to(int i, int stride, int before, int window, int n) {
        return Math.min(i * stride - before + window, n);
    }

    /// What the window at an output's place covers: from and to of depth, height and width, into `at`;
    /// answers n.
    private int cover(Shape in, int z, int v, int u, int[] at) {
        at[0] = from(z, stride.d(), margins.front());
        at[1] = to(z, stride.d(), margins.front(), window.d(), in.d());
        at[2] = from(v, stride.h(), margins.top());
        at[3] = to(v, stride.h(), margins.top(), window.h(), in.h());
        at[4] = from(u, stride.w(), margins.left());
        at[5] = to(u, stride.w(), margins.left(), window.w(), in.w());
        return counting == Counting.ALL
                ? window.d() * window.h() * window.w()
                : (at[1] - at[0]) * (at[3] - at[2]) * (at[5] - at[4]);
    }

    public void apply(Tensor x, Tensor y) {
        Shape s = y.shape();
        int[] at = new int[6];
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    int n = cover(x.shape(), z, v, u, at);
                    for (int c = 0; c < s.c(); c++) {
                        y.data()[y.index(c, z, v, u)] = (float) (sum(x, c, at) / n);
                    }
                }
            }
        }
    }

    private static double sum(Tensor x, int c, int[] at) {
        double sum = 0;
        for (int z = at[0]; z < at[1]; z++) {
            for (int v = at[2]; v < at[3]; v++) {
                int row = x.index(c, z, v, 0);
                for (int u = at[4]; u < at[5]; u++) {
                    sum += x.data()[row + u];
                }
            }
        }
        return sum;
    }

    /// dx += dy/n at every place of the window.
    public void adjoint(Tensor dy, Tensor dx) {
        Shape s = dy.shape();
        int[] at = new int[6];
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    int n = cover(dx.shape(), z, v, u, at);
                    for (int c = 0; c < s.c(); c++) {
                        spread(dx, c, at, dy.data()[dy.index(c, z, v, u)] / n);
                    }
                }
            }
        }
    }

    private static void spread(Tensor dx, int c, int[] at, float share) {
        for (int z = at[0]; z < at[1]; z++) {
            for (int v = at[2]; v < at[3]; v++) {
                int row = dx.index(c, z, v, 0);
                for (int u = at[4]; u < at[5]; u++) {
                    dx.data()[row + u] += share;
                }
            }
        }
    }
}
