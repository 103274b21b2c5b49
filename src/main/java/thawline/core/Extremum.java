package thawline.core;

import thawline.tensor.Axes;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = max (or min) of x over a footprint: the correlation of the max-plus algebra, plane by plane.
///
/// The order of a maximum does not matter, so a box runs as a column pass and a row pass with the very same
/// result.
public enum Extremum {
    MAX,
    MIN;

    /// The number that never wins: −∞ for a maximum, +∞ for a minimum.
    public float neutral() {
        return this == MAX ? Float.NEGATIVE_INFINITY : Float.POSITIVE_INFINITY;
    }

    /// The winner of two. NaN never wins; which zero wins is settled by [#ZERO].
    float of(float a, float b) {
        return this == MAX ? (b > a ? b : a) : (b < a ? b : a);
    }

    /// Added to every result, which turns −0 into 0, so that the sign of a zero cannot tell in which order it was
    /// found.
    static final float ZERO = 0f;

    /// (c,D,H,W) padded → (c,D',H',W'), sizes as [Geometry#extent].
    public static Shape output(Shape padded, Footprint f, Axes stride) {
        return new Shape(
                padded.c(),
                Geometry.extent("depth", padded.d(), f.depth(), stride.d(), 1),
                Geometry.extent("height", padded.h(), f.height(), stride.h(), 1),
                Geometry.extent("width", padded.w(), f.width(), stride.w(), 1));
    }

    public void apply(Tensor x, Footprint f, Axes stride, Tensor y) {
        if (Lanes.available() && stride.w() == 1) {
            rows(x, f, stride, y);
        } else {
            reference(x, f, stride, y);
        }
    }

    /// The readable specification.
    public void reference(Tensor x, Footprint f, Axes stride, Tensor y) {
        Shape s = y.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        y.data()[y.index(c, z, v, u)] =
                                over(x, x.index(c, z * stride.d(), v * stride.h(), u * stride.w()), f);
                    }
                }
            }
        }
    }

    private float over(Tensor x, int at, Footprint f) {
        float best = neutral();
        for (int kz = 0; kz < f.depth(); kz++) {
            for (int ky = 0; ky < f.height(); ky++) {
                for (int kx = 0; kx < f.width(); kx++) {
                    if (f.at(kz, ky, kx)) {
                        best = of(best, x.data()[at + kz * x.depthStride() + ky * x.rowStride() + kx]);
                    }
                }
            }
        }
        return best + ZERO;
    }

    private void rows(Tensor x, Footprint f, Axes stride, Tensor y) {
        Taps taps = Taps.mine();
        Shape s = y.shape();
        int wide = x.shape().w();
        boolean twoPasses = f.isBox() && f.width() > 1 && f.height() * f.depth() > 1;
        float[] row = taps.row(wide);
        offsets(taps, x, f, twoPasses ? 1 : f.width());
        Taps along = Taps.lists(1)[0];
        along.clear();
        for (int kx = 0; kx < f.width(); kx++) {
            along.add(kx, 1);
        }
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int from = x.index(c, z * stride.d(), v * stride.h(), 0);
                    int to = y.index(c, z, v, 0);
                    if (twoPasses) {
                        SimdRows.extremum(this, x.data(), from, taps, row, 0, wide);
                        SimdRows.extremum(this, row, 0, along, y.data(), to, s.w());
                    } else {
                        SimdRows.extremum(this, x.data(), from, taps, y.data(), to, s.w());
                    }
                }
            }
        }
    }

    private static void offsets(Taps taps, Tensor x, Footprint f, int width) {
        taps.clear();
        for (int kz = 0; kz < f.depth(); kz++) {
            for (int ky = 0; ky < f.height(); ky++) {
                for (int kx = 0; kx < width; kx++) {
                    if (f.at(kz, ky, kx)) {
                        taps.add(kz * x.depthStride() + ky * x.rowStride() + kx, 1);
                    }
                }
            }
        }
    }

    /// `dx[first place of the window where x is the extremum] += dy`: ties go to the first in reading order.
    public void adjoint(Tensor x, Tensor dy, Footprint f, Axes stride, Tensor dx) {
        Shape s = dy.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        int place = place(x, x.index(c, z * stride.d(), v * stride.h(), u * stride.w()), f);
                        if (place >= 0) {
                            int kz = place / (f.height() * f.width());
                            int ky = place / f.width() % f.height();
                            int kx = place % f.width();
                            int to = dx.index(c, z * stride.d() + kz, v * stride.h() + ky, u * stride.w() + kx);
                            dx.data()[to] += dy.data()[dy.index(c, z, v, u)];
                        }
                    }
                }
            }
        }
    }

    /// Where in the window from `at` on the extremum comes first, in reading order; −1 in one of nothing but NaN.
    private int place(Tensor x, int at, Footprint f) {
        float best = over(x, at, f);
        for (int kz = 0; kz < f.depth(); kz++) {
            for (int ky = 0; ky < f.height(); ky++) {
                for (int kx = 0; kx < f.width(); kx++) {
                    if (f.at(kz, ky, kx) && x.data()[at + kz * x.depthStride() + ky * x.rowStride() + kx] == best) {
                        return (kz * f.height() + ky) * f.width() + kx;
                    }
                }
            }
        }
        return -1;
    }
}
