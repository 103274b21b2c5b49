package thawline.core;

import java.util.Arrays;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// [Padding] for values that lie channels last: a value without margins is laid into one with margins, and
/// back.
public final class FramePadding {

    private final Frame inner;
    private final Frame outer;
    private final float value;

    /// For each pixel of the outer frame, where it comes from in the inner one; −1 for the border's value.
    private final int[] sources;

    public FramePadding(Shape shape, Margins margins, Border border) {
        inner = Frame.of(shape);
        outer = new Frame(shape, margins);
        value = border.value();
        sources = new int[outer.depth() * outer.height() * outer.width()];
        int n = 0;
        for (int z = 0; z < outer.depth(); z++) {
            for (int y = 0; y < outer.height(); y++) {
                for (int x = 0; x < outer.width(); x++) {
                    int w = border.source(z - margins.front(), shape.d());
                    int v = border.source(y - margins.top(), shape.h());
                    int u = border.source(x - margins.left(), shape.w());
                    boolean outside = w == Border.OUTSIDE || v == Border.OUTSIDE || u == Border.OUTSIDE;
                    sources[n++] = outside ? -1 : inner.at(w, v, u);
                }
            }
        }
    }

    public Frame outer() {
        return outer;
    }

    /// `p[i] = x[source(i)]`
    public void fill(float[] x, int xAt, float[] p, int pAt) {
        int pitch = inner.pitch();
        int to = pAt;
        for (int source : sources) {
            if (source < 0) {
                Arrays.fill(p, to, to + pitch, value);
            } else {
                System.arraycopy(x, xAt + source, p, to, pitch);
            }
            to += pitch;
        }
    }

    /// `dx[source(i)] += dp[i]`: the adjoint of [#fill].
    public void fold(float[] dp, int dpAt, float[] dx, int dxAt) {
        int pitch = inner.pitch();
        int from = dpAt;
        for (int source : sources) {
            if (source >= 0) {
                for (int c = 0; c < pitch; c++) {
                    dx[dxAt + source + c] += dp[from + c];
                }
            }
            from += pitch;
        }
    }
}
