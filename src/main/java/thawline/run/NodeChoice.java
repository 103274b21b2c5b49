package thawline.run;

import java.util.List;
import thawline.core.Grouping;
import thawline.core.Unary;
import thawline.layer.AveragePool;
import thawline.layer.BatchNorm;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Dropout;
import thawline.layer.Flatten;
import thawline.layer.GlobalPool;
import thawline.layer.Layers;
import thawline.layer.LeakyRelu;
import thawline.layer.Op;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Scale;

/// Which node an operation becomes. It is chosen by kind and shape alone, so that the same net has the same
/// bits everywhere.
final class NodeChoice {

    /// A convolution with fewer outputs would leave most of a register empty; it runs over planes.
    private static final int FEWEST_OUTPUTS = 5;

    private static final Pool POOL = Pool.max(2);

    private final BatchGraph graph;
    private final BatchGraph.Mode mode;
    private final int capacity;
    private final BatchOptions.Convolutions convolutions;

    NodeChoice(BatchGraph graph, BatchGraph.Mode mode, int capacity, BatchOptions options) {
        this.graph = graph;
        this.mode = mode;
        this.capacity = capacity;
        this.convolutions = options.convolutions();
    }

    /// How many of the operations to come make one node.
    int together(List<Op> ops, BatchValue in) {
        if (convolutions != BatchOptions.Convolutions.FUSED
                || !(ops.getFirst() instanceof Conv2d c)
                || !isChannelsLast(c, in)) {
            return 1;
        }
        if (startsWith(ops, RELU, POOL)) {
            return 3;
        }
        return startsWith(ops, POOL, RELU) ? 3 : startsWith(ops, POOL) ? 2 : 1;
    }

    private static final Op RELU = new Pointwise(Unary.RELU);

    /// Whether these operations come behind the first.
    private static boolean startsWith(List<Op> ops, Op... next) {
        return ops.size() > next.length && ops.subList(1, next.length + 1).equals(List.of(next));
    }

    private boolean isChannelsLast(Conv2d c, BatchValue in) {
        Grouping g = c.geometry().grouping();
        boolean oneGroup = g.equals(Grouping.ALL) || (g instanceof Grouping.Each && in.shape.c() == 1);
        return convolutions != BatchOptions.Convolutions.PLANES
                && oneGroup
                && c.kernel().kernel().outs() >= FEWEST_OUTPUTS
                && !c.kernel().kernel().isSeparable();
    }

    /// Adds the node of some operations and returns what it makes. `number` is that of the first in the order
    /// of [Layers#located].
    BatchValue add(List<Layers.Located> here, int number, BatchValue in) {
        String path = here.getFirst().path();
        List<Op> ops = here.stream().map(Layers.Located::op).toList();
        if (ops.size() > 1) {
            Unary f = ops.contains(RELU) ? Unary.RELU : Unary.IDENTITY;
            BatchValue x = graph.interleaved(in);
            BatchValue out = graph.made(ops, x, BatchValue.Form.INTERLEAVED);
            graph.nodes.add(ConvolutionNode.pooled(path, (Conv2d) ops.getFirst(), f, x, out));
            return out;
        }
        return switch (ops.getFirst()) {
            case Pointwise(Unary f) when f == Unary.IDENTITY -> in;
            case Dropout d when mode == BatchGraph.Mode.INFERENCE -> in;
            case Conv2d c
            when isChannelsLast(c, in) -> {
                BatchValue x = graph.interleaved(in);
                BatchValue out = graph.made(c, x, BatchValue.Form.INTERLEAVED);
                graph.nodes.add(ConvolutionNode.alone(path, c, x, out));
                yield out;
            }
            case Dense d
            when convolutions != BatchOptions.Convolutions.PLANES -> {
                BatchValue x = graph.interleaved(in);
                BatchValue out = graph.made(d, x, BatchValue.Form.INTERLEAVED);
                graph.nodes.add(new DenseNode(path, d, x, out, capacity));
                yield out;
            }
            case BatchNorm b
            when mode == BatchGraph.Mode.INFERENCE && !in.isPlanar() -> {
                BatchValue out = graph.made(b, in, BatchValue.Form.INTERLEAVED);
                graph.nodes.add(new ChannelScaleNode(path, b, in, out));
                yield out;
            }
            case BatchNorm b
            when mode == BatchGraph.Mode.TRAINING && b.followsBatch() -> {
                BatchValue x = graph.interleaved(in);
                BatchValue out = graph.made(b, x, BatchValue.Form.INTERLEAVED);
                graph.nodes.add(new BatchNormNode(path, b, x, out, capacity));
                yield out;
            }
            case Pool p
            when !in.isPlanar() -> {
                BatchValue out = graph.made(p, in, BatchValue.Form.INTERLEAVED);
                graph.nodes.add(PoolNode.of(path, p, in, out));
                yield out;
            }
            case AveragePool p
            when !in.isPlanar() -> {
                BatchValue out = graph.made(p, in, BatchValue.Form.INTERLEAVED);
                graph.nodes.add(PoolNode.of(path, p, in, out));
                yield out;
            }
            case GlobalPool p
            when !in.isPlanar() -> {
                BatchValue out = graph.made(p, in, BatchValue.Form.INTERLEAVED);
                graph.nodes.add(PoolNode.of(path, p, in, out));
                yield out;
            }
            case Flatten f
            when !in.isPlanar() -> {
                BatchValue out = graph.made(f, in, BatchValue.Form.INTERLEAVED);
                graph.nodes.add(new PlanesNode(path, in, out));
                yield out;
            }
            case Flatten f ->
                row(
                        new Layers.Located(path, new Pointwise(Unary.IDENTITY)),
                        number,
                        in,
                        graph.made(f, in, BatchValue.Form.INTERLEAVED));
            case Pointwise p -> row(here.getFirst(), number, in);
            case LeakyRelu l -> row(here.getFirst(), number, in);
            case Scale c when !c.gain().isLearned() && !c.offset().isLearned() -> row(here.getFirst(), number, in);
            case Dropout d -> {
                BatchValue out = graph.made(d, in, form(in));
                graph.nodes.add(new DropoutNode(path, d, number, in, out));
                yield out;
            }
            case Op op -> {
                BatchValue x = graph.planar(in);
                BatchValue out = graph.made(op, x, BatchValue.Form.PLANAR);
                graph.nodes.add(new OpNode(here.getFirst(), number, x, out));
                yield out;
            }
        };
    }

    private static BatchValue.Form form(BatchValue v) {
        return v.isPlanar() ? BatchValue.Form.PLANAR : BatchValue.Form.INTERLEAVED;
    }

    private BatchValue row(Layers.Located here, int number, BatchValue in) {
        return row(here, number, in, graph.made(here.op(), in, form(in)));
    }

    private BatchValue row(Layers.Located here, int number, BatchValue in, BatchValue out) {
        graph.nodes.add(new RowNode(here, number, in, out));
        return out;
    }
}
