package thawline.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import thawline.core.Elementwise;
import thawline.core.Unary;
import thawline.layer.Layer;
import thawline.layer.Pointwise;
import thawline.layer.RowWise;
import thawline.layer.Serial;
import thawline.tensor.Samples;
import thawline.tensor.Shape;

/// One lone [RowWise] operation from samples to samples, perhaps rounded to 8 bits behind. Bands of rows go
/// to threads.
final class RowWiseRun implements SampleRun {

    private final Shape shape;
    private final boolean rounded;
    private final Schedule schedule;
    private final RowWise.Rows[] makers;
    private final float[][] rows;
    private final Crew.Job job = this::band;
    private final RowWise.Source source = this::load;
    private Samples from;
    private Samples to;

    private RowWiseRun(RowWise op, boolean rounded, Shape in, Schedule schedule) {
        this.rounded = rounded;
        this.schedule = schedule;
        shape = op.shape(in);
        makers = Stream.generate(() -> op.rows(in)).limit(schedule.threads()).toArray(RowWise.Rows[]::new);
        rows = new float[makers.length][shape.w()];
    }

    static Optional<RowWiseRun> of(Layer layer, Shape in, Schedule schedule) {
        return switch (layer) {
            case RowWise op when in.d() == 1 -> Optional.of(new RowWiseRun(op, false, in, schedule));
            case Serial(var _, List<Layer> steps)
            when in.d() == 1
                    && steps.size() == 2
                    && steps.getFirst() instanceof RowWise op
                    && steps.getLast() instanceof Pointwise(Unary f)
                    && f == Unary.ROUND8 -> Optional.of(new RowWiseRun(op, true, in, schedule));
            default -> Optional.empty();
        };
    }

    @Override
    public boolean ran(Samples x, Samples y) {
        from = x;
        to = y;
        for (RowWise.Rows maker : makers) {
            maker.forget();
        }
        try {
            Crew.SHARED.run(job, Math.ceilDiv(shape.h(), schedule.band()), makers.length);
        } finally {
            from = null;
            to = null;
        }
        return true;
    }

    private void load(int c, int y, float[] row) {
        SampleRows.load(from, c, y, 0, from.width(), row, 0);
    }

    private void band(int task, int worker) {
        int first = task * schedule.band();
        int end = Math.min(first + schedule.band(), shape.h());
        for (int c = 0; c < shape.c(); c++) {
            for (int y = first; y < end; y++) {
                row(c, y, makers[worker], rows[worker]);
            }
        }
    }

    private void row(int c, int y, RowWise.Rows maker, float[] row) {
        if (from instanceof Samples.U8 u
                && to instanceof Samples.U8 v
                && u.layout().pixelStride() == 1
                && v.layout().pixelStride() == 1
                && maker.make(u, c, y, v)) {
            return;
        }
        maker.make(source, c, y, row);
        if (rounded) {
            Elementwise.best().unary(Unary.ROUND8, row, 0, row, 0, shape.w());
        }
        SampleRows.store(to, c, y, 0, shape.w(), row, 0);
    }
}
