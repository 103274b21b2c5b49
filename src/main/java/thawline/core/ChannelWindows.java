package thawline.core;

import java.util.Arrays;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// The windows of a pool over values that lie channels last (see [Frame], without margins), worked out as
/// tables; and maximum, minimum and mean over them, each channel on its own.
///
/// Immutable, so shared by threads.
public final class ChannelWindows {

    /// What stands in the tables where the border's value stands.
    private static final int BORDER = -1;

    private final Frame x;
    private final Frame y;
    private final float border;

    /// Output pixel p reads the pixels that begin at `sources[starts[p] … starts[p+1]−1]`, in reading order.
    private final int[] starts;

    private final int[] sources;

    /// What a mean is divided by; 0 for the number of sources.
    private final int size;

    private ChannelWindows(Frame x, Frame y, float border, int[] starts, int[] sources, int size) {
        this.x = x;
        this.y = y;
        this.border = border;
        this.starts = starts;
        this.sources = sources;
        this.size = size;
    }

    /// For a maximum or minimum; a border of the number that never wins is left out.
    public static ChannelWindows of(Shape in, Extremum e, Footprint f, Axes stride, Margins m, Border b) {
        Shape out = Extremum.output(m.around(in), f, stride);
        boolean neutral = b.mode() == Border.Mode.CONSTANT && b.value() == e.neutral();
        Tables t = new Tables(in, out, stride, m, b);
        return t.windows(f, neutral, 0);
    }

    /// For a mean.
    public static ChannelWindows of(Shape in, Mean mean) {
        Axes w = mean.window();
        Tables t = new Tables(in, mean.output(in), mean.stride(), mean.margins(), Border.ZERO);
        int size = mean.counting() == Counting.ALL ? w.d() * w.h() * w.w() : 0;
        return t.windows(Footprint.box(w.d(), w.h(), w.w()), true, size);
    }

    /// One window over everything.
    public static ChannelWindows whole(Shape in) {
        Tables t = new Tables(in, new Shape(in.c(), 1, 1, 1), Axes.ONE, Margins.ZERO, Border.NONE);
        return t.windows(Footprint.box(in.d(), in.h(), in.w()), true, 0);
    }

    private record Tables(Shape in, Shape out, Axes stride, Margins margins, Border border) {

        ChannelWindows windows(Footprint f, boolean insideOnly, int size) {
            int[] starts = new int[out.d() * out.h() * out.w() + 1];
            int[] sources = new int[(starts.length - 1) * f.depth() * f.height() * f.width()];
            int n = 0;
            int p = 0;
            for (int z = 0; z < out.d(); z++) {
                for (int v = 0; v < out.h(); v++) {
                    for (int u = 0; u < out.w(); u++) {
                        n = window(f, insideOnly, new int[] {z, v, u}, sources, n);
                        starts[++p] = n;
                    }
                }
            }
            return new ChannelWindows(
                    Frame.of(in), Frame.of(out), border.value(), starts, Arrays.copyOf(sources, n), size);
        }

        private int window(Footprint f, boolean insideOnly, int[] at, int[] sources, int first) {
            int n = first;
            for (int kz = 0; kz < f.depth(); kz++) {
                for (int ky = 0; ky < f.height(); ky++) {
                    for (int kx = 0; kx < f.width(); kx++) {
                        int source = source(
                                at[0] * stride.d() - margins.front() + kz,
                                at[1] * stride.h() - margins.top() + ky,
                                at[2] * stride.w() - margins.left() + kx);
                        if (f.at(kz, ky, kx) && !(insideOnly && source == BORDER)) {
                            sources[n++] = source;
                        }
                    }
                }
            }
            return n;
        }

        private int source(int z, int y, int x) {
            int w = border.source(z, in.d());
            int v = border.source(y, in.h());
            int u = border.source(x, in.w());
            boolean outside = w == Border.OUTSIDE || v == Border.OUTSIDE || u == Border.OUTSIDE;
            return outside ? BORDER : Frame.of(in).at(w, v, u);
        }
    }

    public Frame y() {
        return y;
    }

    /// y = the extremum of each window; `winners` (as y) take which of its sources it was, the first of
    /// equals.
    public void extremum(Extremum e, float[] from, int xAt, float[] to, int yAt, int[] winners, int winnersAt) {
        int channels = x.inside().c();
        int pitch = y.pitch();
        for (int p = 0; p < starts.length - 1; p++) {
            int target = yAt + p * pitch;
            int winner = winnersAt + p * pitch;
            Arrays.fill(to, target, target + channels, e.neutral());
            Arrays.fill(winners, winner, winner + channels, BORDER);
            for (int i = starts[p]; i < starts[p + 1]; i++) {
                if (sources[i] == BORDER) {
                    border(e, to, target, winners, winner);
                } else {
                    int source = xAt + sources[i];
                    Elementwise.best().contest(e, from, source, sources[i], to, target, winners, winner, channels);
                }
            }
            for (int c = 0; c < channels; c++) {
                to[target + c] += Extremum.ZERO;
            }
        }
    }

    private void border(Extremum e, float[] to, int target, int[] winners, int winner) {
        for (int c = 0; c < x.inside().c(); c++) {
            if (e == Extremum.MAX ? border > to[target + c] : border < to[target + c]) {
                to[target + c] = border;
                winners[winner + c] = BORDER;
            }
        }
    }

    /// `dx[winner] += dy`: the adjoint of [#extremum].
    public void extremumAdjoint(float[] dy, int dyAt, int[] winners, int winnersAt, float[] dx, int dxAt) {
        int channels = x.inside().c();
        int pitch = y.pitch();
        for (int p = 0; p < (starts.length - 1) * pitch; p += pitch) {
            for (int c = 0; c < channels; c++) {
                int winner = winners[winnersAt + p + c];
                if (winner != BORDER) {
                    dx[dxAt + winner + c] += dy[dyAt + p + c];
                }
            }
        }
    }

    /// y = Σ x / n over each window, summed in double precision in `sums`, which has room for all channels.
    public void mean(float[] from, int xAt, double[] sums, float[] to, int yAt) {
        int channels = x.inside().c();
        for (int p = 0; p < starts.length - 1; p++) {
            Arrays.fill(sums, 0, channels, 0);
            for (int i = starts[p]; i < starts[p + 1]; i++) {
                int source = xAt + sources[i];
                for (int c = 0; c < channels; c++) {
                    sums[c] += from[source + c];
                }
            }
            int target = yAt + p * y.pitch();
            int n = count(p);
            for (int c = 0; c < channels; c++) {
                to[target + c] = (float) (sums[c] / n);
            }
        }
    }

    private int count(int p) {
        return size > 0 ? size : starts[p + 1] - starts[p];
    }

    /// dx += dy/n at every place of each window: the adjoint of [#mean].
    public void meanAdjoint(float[] dy, int dyAt, float[] dx, int dxAt) {
        int channels = x.inside().c();
        for (int p = 0; p < starts.length - 1; p++) {
            int from = dyAt + p * y.pitch();
            int n = count(p);
            for (int i = starts[p]; i < starts[p + 1]; i++) {
                int target = dxAt + sources[i];
                for (int c = 0; c < channels; c++) {
                    dx[target + c] += dy[from + c] / n;
                }
            }
        }
    }
}
