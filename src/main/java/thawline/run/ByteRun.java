package thawline.run;

import java.util.List;
import java.util.Optional;
import thawline.core.ByteFilter;
import thawline.core.Geometry;
import thawline.core.Unary;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Median;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Serial;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// One lone filter, or the two derivatives of one gradient, from bytes to bytes, 16-bit numbers or floats. Bands of
/// rows go to threads as in the usual way.
final class ByteRun implements SampleRun {

    /// One for each output plane of an input plane, with windows of one size.
    private final List<ByteFilter> filters;

    private final Conv2d.Pad pad;
    private final boolean toBytesOnly;
    private final Shape shape;
    private final Schedule schedule;
    private final ByteFilter.Room[] rooms;
    private final int[][] rows;
    private final Crew.Job job = this::band;
    private Samples.U8 from;
    private Samples to;

    private ByteRun(List<ByteFilter> filters, Conv2d.Pad pad, boolean toBytesOnly, Shape shape, Schedule schedule) {
        this.filters = filters;
        this.pad = pad;
        this.toBytesOnly = toBytesOnly;
        this.shape = shape;
        this.schedule = schedule.fine();
        rooms = new ByteFilter.Room[schedule.threads()];
        rows = new int[rooms.length][filters.getFirst().height()];
        for (int i = 0; i < rooms.length; i++) {
            rooms[i] = new ByteFilter.Room(filters.getFirst(), shape.w());
        }
    }

    /// For a layer that is one filter, perhaps rounded to 8 bits behind, on planes of this shape.
    static Optional<ByteRun> of(Layer layer, Shape in, Schedule schedule) {
        if (layer instanceof Serial(var _, List<Layer> steps)
                && steps.size() == 2
                && steps.getLast() instanceof Pointwise(Unary f)
                && f == Unary.ROUND8) {
            return of(steps.getFirst(), true, in, schedule);
        }
        return of(layer, false, in, schedule);
    }

    private static Optional<ByteRun> of(Layer layer, boolean rounded, Shape in, Schedule schedule) {
        return switch (layer) {
            case Conv2d c
            when !c.kernel().isLearned()
                    && c.geometry().equals(Geometry.EACH)
                    && c.bias().isEmpty() -> of(ByteFilter.of(c.kernel().kernel()), c.pad(), rounded, in, schedule);
            case Pool p
            when p.stride().equals(Axes.ONE) ->
                of(ByteFilter.of(p.extremum(), p.footprint()).map(List::of), p.pad(), rounded, in, schedule);
            case Median m -> {
                Conv2d.Pad pad = new Conv2d.Pad(m.border(), m.margins());
                yield of(ByteFilter.median(m.ksize()).map(List::of), pad, rounded, in, schedule);
            }
            default -> Optional.empty();
        };
    }

    private static Optional<ByteRun> of(
            Optional<List<ByteFilter>> filters, Conv2d.Pad pad, boolean rounded, Shape in, Schedule schedule) {
        return filters.filter(f -> in.d() == 1 && in.w() >= ByteFilter.NARROWEST)
                .filter(f -> f.stream().allMatch(g -> keepsSize(pad.margins(), g) && g.takes(pad.border())))
                .map(f -> new ByteRun(f, pad, rounded, in, schedule));
    }

    private static boolean keepsSize(Margins m, ByteFilter f) {
        return m.top() + m.bottom() == f.height() - 1 && m.left() + m.right() == f.width() - 1;
    }

    @Override
    public boolean ran(Samples x, Samples y) {
        boolean can = x instanceof Samples.U8
                && x.layout().pixelStride() == 1
                && y.layout().pixelStride() == 1
                && (!toBytesOnly || y instanceof Samples.U8);
        for (int i = 0; i < filters.size(); i++) {
            can &= filters.get(i).makes(y.depth());
        }
        if (!can) {
            return false;
        }
        from = (Samples.U8) x;
        to = y;
        try {
            Crew.SHARED.run(job, bands(), rooms.length);
        } finally {
            from = null;
            to = null;
        }
        return true;
    }

    private int bands() {
        return (shape.h() + schedule.band() - 1) / schedule.band();
    }

    private void band(int task, int worker) {
        int first = task * schedule.band();
        int end = Math.min(first + schedule.band(), shape.h());
        int[] window = rows[worker];
        for (int c = 0; c < shape.c(); c++) {
            for (int y = first; y < end; y++) {
                for (int i = 0; i < window.length; i++) {
                    int row = pad.border().source(y - pad.margins().top() + i, shape.h());
                    window[i] = row == Border.OUTSIDE ? Border.OUTSIDE : from.index(c, row, 0);
                }
                for (int i = 0; i < filters.size(); i++) {
                    filters.get(i)
                            .row(
                                    from.data(),
                                    window,
                                    shape.w(),
                                    pad.margins().left(),
                                    pad.border(),
                                    rooms[worker],
                                    to,
                                    to.index(i * shape.c() + c, y, 0));
                }
            }
        }
    }
}
