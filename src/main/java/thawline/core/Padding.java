package thawline.core;

import java.util.Arrays;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The border as a linear operator on a padded buffer: [#fill] writes the margins from the inside, and its
/// adjoint [#fold] adds the margins' gradients to the inside they came from.
public final class Padding {

    private Padding() {}

    /// `p[i] = inside[source(i)]`, in place: the inside of `padded` is given, its margins are written.
    public static void fill(Tensor padded, Margins m, Border border) {
        Shape s = padded.shape();
        int d = s.d() - m.front() - m.back();
        int h = s.h() - m.top() - m.bottom();
        int w = s.w() - m.left() - m.right();
        if (border.mode() == Border.Mode.NONE) {
            if (!m.isZero()) {
                throw new IllegalArgumentException("Border.NONE fills nothing, but the margins are " + m);
            }
            return;
        }
        Tensor slices = m.front() + m.back() == 0 ? padded : padded.slices(m.front(), d);
        columns(slices, m.left(), w, -m.left(), 0, m.top(), h, border);
        columns(slices, m.left(), w, w, w + m.right(), m.top(), h, border);
        rows(slices, m.top(), h, -m.top(), 0, border);
        rows(slices, m.top(), h, h, h + m.bottom(), border);
        slices(padded, m.front(), d, 0, s.h(), border);
    }

    /// Fills buffer rows `row … row+count−1` of every slice outside 0 … d−1; plane slice 0 is buffer slice
    /// `origin`.
    public static void slices(Tensor t, int origin, int d, int row, int count, Border border) {
        Shape s = t.shape();
        for (int z = -origin; z < s.d() - origin; z++) {
            if (z < 0 || z >= d) {
                int source = border.source(z, d);
                for (int c = 0; c < s.c(); c++) {
                    for (int y = row; y < row + count; y++) {
                        int target = t.index(c, origin + z, y, 0);
                        if (source == Border.OUTSIDE) {
                            Arrays.fill(t.data(), target, target + s.w(), border.value());
                        } else {
                            System.arraycopy(t.data(), t.index(c, origin + source, y, 0), t.data(), target, s.w());
                        }
                    }
                }
            }
        }
    }

    /// Fills plane columns `from … to−1`, all of them outside 0 … w−1, in buffer rows `row … row+count−1` of
    /// every plane; plane column 0 is buffer column `origin` (which may be negative when the buffer starts
    /// further right).
    public static void columns(Tensor t, int origin, int w, int from, int to, int row, int count, Border border) {
        Shape s = t.shape();
        for (int x = from; x < to; x++) {
            int source = border.source(x, w);
            for (int c = 0; c < s.c(); c++) {
                for (int z = 0; z < s.d(); z++) {
                    for (int y = row; y < row + count; y++) {
                        int base = t.index(c, z, y, origin);
                        t.data()[base + x] = source == Border.OUTSIDE ? border.value() : t.data()[base + source];
                    }
                }
            }
        }
    }

    /// Fills plane rows `from … to−1`, all of them outside 0 … h−1, by copying whole buffer rows; plane row 0
    /// is buffer row `origin` (which may be negative when the buffer starts further down).
    public static void rows(Tensor t, int origin, int h, int from, int to, Border border) {
        Shape s = t.shape();
        for (int y = from; y < to; y++) {
            int source = border.source(y, h);
            for (int c = 0; c < s.c(); c++) {
                for (int z = 0; z < s.d(); z++) {
                    int target = t.index(c, z, origin + y, 0);
                    if (source == Border.OUTSIDE) {
                        Arrays.fill(t.data(), target, target + s.w(), border.value());
                    } else {
                        System.arraycopy(t.data(), t.index(c, z, origin + source, 0), t.data(), target, s.w());
                    }
                }
            }
        }
    }

    /// `inside[source(i)] += p[i]` for every i in the margins, in place; afterwards the inside holds the
    /// gradient.
    public static void fold(Tensor padded, Margins m, Border border) {
        Shape s = padded.shape();
        int d = s.d() - m.front() - m.back();
        int h = s.h() - m.top() - m.bottom();
        int w = s.w() - m.left() - m.right();
        if (m.isZero() || border.mode() == Border.Mode.NONE || border.mode() == Border.Mode.CONSTANT) {
            return;
        }
        for (int c = 0; c < s.c(); c++) {
            for (int z = -m.front(); z < d + m.back(); z++) {
                for (int y = -m.top(); y < h + m.bottom(); y++) {
                    for (int x = -m.left(); x < w + m.right(); x++) {
                        if (z < 0 || z >= d || y < 0 || y >= h || x < 0 || x >= w) {
                            int to = padded.index(
                                    c,
                                    m.front() + border.source(z, d),
                                    m.top() + border.source(y, h),
                                    m.left() + border.source(x, w));
                            padded.data()[to] +=
                                    padded.data()[padded.index(c, m.front() + z, m.top() + y, m.left() + x)];
                        } else {
                            x = w - 1;
                        }
                    }
                }
            }
        }
    }
}
