package thawline.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import thawline.core.ByteValues;
import thawline.core.Conversion;
import thawline.layer.Equalise;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.LeakyRelu;
import thawline.layer.Normalise;
import thawline.layer.Op;
import thawline.layer.Pass;
import thawline.layer.Pointwise;
import thawline.layer.Reach;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Summary;
import thawline.layer.Threshold;
import thawline.layer.Weights;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = table[x] for operations on each number alone, one after the other: they run over the 256 values that a
/// byte can have, and the picture's bytes are looked up. Where one asks for a statistic, the bytes are
/// counted first, which says all of it.
final class TableRun implements SampleRun {

    private final List<Op> ops;
    private final Pass[] passes;
    private final Shape shape;
    private final Schedule schedule;
    private final ByteValues.Counts[] seen;
    private final Crew.Job counting = this::count;
    private final Crew.Job mapping = this::map;
    private final long[] counts = new long[ByteValues.ALL];
    private final Tensor values = Tensor.zeros(Shape.plane(1, ByteValues.ALL));
    private final byte[] table = new byte[ByteValues.ALL];
    private int step;
    private Samples.U8 from;
    private Samples.U8 to;

    private TableRun(List<Op> ops, Shape shape, Schedule schedule) {
        this.ops = ops;
        this.shape = shape;
        this.schedule = schedule.fine();
        passes = ops.stream()
                .map(op -> op.reach() instanceof Reach.Plane(var s) ? new Pass.Infer(new Summary(s)) : Pass.INFER)
                .toArray(Pass[]::new);
        seen = IntStream.range(0, counts() ? schedule.threads() : 0)
                .mapToObj(i -> new ByteValues.Counts())
                .toArray(ByteValues.Counts[]::new);
        if (!counts()) {
            make();
        }
    }

    /// For a layer of nothing but such operations.
    static Optional<TableRun> of(Layer layer, Shape in, Schedule schedule) {
        boolean chain = layer instanceof Op
                || (layer instanceof Serial s && s.steps().stream().allMatch(Op.class::isInstance));
        List<Op> ops = chain ? Layers.ops(layer).toList() : List.of();
        return ops.isEmpty() || in.d() != 1 || !ops.stream().allMatch(TableRun::isAlone)
                ? Optional.empty()
                : Optional.of(new TableRun(ops, in, schedule));
    }

    private static boolean isAlone(Op op) {
        return switch (op) {
            case Pointwise p -> true;
            case LeakyRelu l -> true;
            case Scale s -> isFixed(op);
            case Threshold t -> isFixed(op);
            case Normalise n -> true;
            case Equalise e -> true;
            default -> false;
        };
    }

    private static boolean isFixed(Op op) {
        return op.weights().stream().noneMatch(Weights::isLearned);
    }

    private boolean counts() {
        for (Pass pass : passes) {
            if (pass.summary() != null) {
                return true;
            }
        }
        return false;
    }

    /// The operations over all values.
    private void make() {
        for (int v = 0; v < ByteValues.ALL; v++) {
            values.data()[v] = v;
        }
        for (int i = 0; i < passes.length; i++) {
            if (passes[i].summary() != null) {
                passes[i].summary().reset();
                passes[i].summary().add(values, counts);
            }
            ops.get(i).forward(values, values, passes[i]);
        }
        // one row a run is too little for lanes to be compiled soon, and until then vectors are objects
        Conversion.scalar().toU8(values.data(), 0, table, 0, ByteValues.ALL);
        step = ByteValues.step(table);
    }

    @Override
    public boolean ran(Samples x, Samples y) {
        if (!(x instanceof Samples.U8 u)
                || !(y instanceof Samples.U8 v)
                || x.layout().pixelStride() != 1
                || y.layout().pixelStride() != 1) {
            return false;
        }
        from = u;
        to = v;
        try {
            if (seen.length > 0) {
                countAll();
                make();
            }
            Crew.SHARED.run(mapping, bands(), schedule.threads());
        } finally {
            from = null;
            to = null;
        }
        return true;
    }

    private void countAll() {
        for (ByteValues.Counts c : seen) {
            c.reset();
        }
        Crew.SHARED.run(counting, bands(), seen.length);
        for (int v = 0; v < ByteValues.ALL; v++) {
            counts[v] = 0;
            for (ByteValues.Counts c : seen) {
                counts[v] += c.of(v);
            }
        }
    }

    private int bands() {
        return (shape.h() + schedule.band() - 1) / schedule.band();
    }

    private void count(int task, int worker) {
        for (int c = 0; c < shape.c(); c++) {
            for (int y = first(task); y < first(task + 1); y++) {
                seen[worker].add(from.data(), from.index(c, y, 0), shape.w());
            }
        }
    }

    private void map(int task, int worker) {
        for (int c = 0; c < shape.c(); c++) {
            for (int y = first(task); y < first(task + 1); y++) {
                int a = from.index(c, y, 0);
                int o = to.index(c, y, 0);
                if (step > 0) {
                    ByteValues.step(from.data(), a, table, step, to.data(), o, shape.w());
                } else {
                    ByteValues.map(from.data(), a, table, to.data(), o, shape.w());
                }
            }
        }
    }

    /// The first row of a band.
    private int first(int band) {
        return Math.min(band * schedule.band(), shape.h());
    }
}
