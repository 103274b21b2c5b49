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
    private final List<RowWise.Rows> makers;
    private final List<RowWise.Bytes> byteMakers;
    private final float[][] rows;
    private final Crew.Job overNumbers = this::numbers;
    private final Crew.Job overBytes = this::bytes;
    private final RowWise.Source source = this::load;
    private Samples from;
    private Samples to;

    private RowWiseRun(RowWise op, boolean rounded, Shape in, Schedule schedule) {
        this.rounded = rounded;
        this.schedule = schedule;
        shape = op.shape(in);
        int workers = schedule.threads();
        makers = Stream.generate(() -> op.rows(in))
                .limit(workers)
                .flatMap(Optional::stream)
                .toList();
        byteMakers = Stream.generate(() -> op.bytes(in))
                .limit(workers)
                .flatMap(Optional::stream)
                .toList();
        rows = new float[makers.size()][shape.w()];
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
        boolean bytes = !byteMakers.isEmpty() && isPacked(x) && isPacked(y);
        if (!bytes && makers.isEmpty()) {
            return false;
        }
        from = x;
        to = y;
        for (int i = 0; i < makers.size(); i++) {
            makers.get(i).forget();
        }
        try {
            Crew.SHARED.run(
                    bytes ? overBytes : overNumbers, Math.ceilDiv(shape.h(), schedule.band()), schedule.threads());
        } finally {
            from = null;
            to = null;
        }
        return true;
    }

    private static boolean isPacked(Samples s) {
        return s instanceof Samples.U8 && s.layout().pixelStride() == 1;
    }

    private void load(int c, int y, float[] row) {
        SampleRows.load(from, c, y, 0, from.width(), row, 0);
    }

    private void bytes(int task, int worker) {
        RowWise.Bytes maker = byteMakers.get(worker);
        for (int c = 0; c < shape.c(); c++) {
            maker.make((Samples.U8) from, c, first(task), first(task + 1), (Samples.U8) to);
        }
    }

    private void numbers(int task, int worker) {
        RowWise.Rows maker = makers.get(worker);
        float[] row = rows[worker];
        for (int c = 0; c < shape.c(); c++) {
            for (int y = first(task); y < first(task + 1); y++) {
                maker.make(source, c, y, row);
                if (rounded) {
                    Elementwise.best().unary(Unary.ROUND8, row, 0, row, 0, shape.w());
                }
                SampleRows.store(to, c, y, 0, shape.w(), row, 0);
            }
        }
    }

    /// The first row of a band.
    private int first(int band) {
        return Math.min(band * schedule.band(), shape.h());
    }
}
