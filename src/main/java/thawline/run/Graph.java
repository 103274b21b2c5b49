package thawline.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import thawline.core.Unary;
import thawline.layer.Fork;
import thawline.layer.Join;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Pass;
import thawline.layer.Pointwise;
import thawline.layer.Reach;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Statistic;
import thawline.layer.Threshold;
import thawline.layer.Together;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Shape;

/// A layer taken apart into operations between values, in running order.
final class Graph {

    /// Those of the operations that are still to come, in the order of [Layers#located].
    private final Iterator<String> paths;

    private static final Op COPY = new Pointwise(Unary.IDENTITY);

    final List<Node> nodes = new ArrayList<>();
    final Value input;
    final Value output;

    /// Where a result goes: planes of a value from `channel` on.
    private record Target(Value value, int channel) {}

    Graph(Layer layer, Shape in, Plane source, Plane sink) {
        paths = Layers.located(layer).map(Layers.Located::path).iterator();
        input = new Value(in);
        input.plane = source;
        Value last = build(layer, input, null);
        if (last.producers.getFirst().needsWholeInput()) {
            Value copy = new Value(last.shape);
            add(COPY, Pass.INFER, last, new Target(copy, 0));
            last = copy;
        }
        last.plane = sink;
        output = last;
    }

    /// Adds the nodes of a layer; the result is a new value, or the target's where one is given.
    private Value build(Layer layer, Value in, Target target) {
        return switch (layer) {
            case Op op -> op(op, in, target);
            case Serial s -> {
                Value at = in;
                int count = s.steps().size();
                for (int i = 0; i < count; i++) {
                    Layer step = s.steps().get(i);
                    Optional<Together> several = Together.of(s.steps().subList(i, count), at.shape);
                    if (several.isPresent()) {
                        step = several.get();
                        i += several.get().steps().size() - 1;
                    }
                    Target to = i == count - 1 ? target : null;
                    boolean mine = i > 0 && !at.isStored() && to == null;
                    at = build(step, at, mine && inPlace(step) ? new Target(at, 0) : to);
                }
                yield at;
            }
            case Fork f -> fork(f, in, target);
        };
    }

    /// Whether a layer may write over what it reads, when nobody else reads it.
    private static boolean inPlace(Layer layer) {
        return layer instanceof Pointwise
                || layer instanceof Scale
                || (layer instanceof Threshold t && t.reach().equals(Reach.PIXEL));
    }

    private Value fork(Fork f, Value in, Target target) {
        Target to = target != null ? target : new Target(new Value(f.shape(in.shape)), 0);
        int channel = to.channel();
        for (int i = 0; i < f.branches().size(); i++) {
            Layer branch = f.branches().get(i);
            if (f.join() == Join.SUM && i > 0) {
                Value term = build(branch, in, null);
                Node n = Node.adding(term, to.value(), to.channel());
                nodes.add(n);
                to.value().producers.add(n);
            } else {
                build(branch, in, new Target(to.value(), channel));
                channel += branch.shape(in.shape).c();
            }
        }
        return to.value();
    }

    private Value op(Op op, Value in, Target target) {
        String path = paths.next();
        List<String> all = new ArrayList<>(List.of(path));
        if (op instanceof Together t) {
            t.steps().stream().skip(1).forEach(_ -> all.add(paths.next()));
        }
        Pass pass = Pass.INFER;
        boolean whole = false;
        boolean ends = false;
        switch (op.reach()) {
            case Reach.Plane(Statistic statistic) -> {
                in.store(new PlanStep.Kept(PlanStep.Why.STATISTIC, path));
                pass = new Pass.Infer(in.summary(statistic));
            }
            case Reach.Whole w -> whole = true;
            case Reach.Window w -> {
                ends = !w.stride().equals(Axes.ONE);
                if (w.border().mode() == Border.Mode.WRAP) {
                    in.store(new PlanStep.Kept(PlanStep.Why.WRAP, path));
                }
            }
        }
        Value from = in;
        if (whole) {
            if (in == input) {
                from = new Value(in.shape);
                add(COPY, Pass.INFER, in, new Target(from, 0));
            }
            from.store(new PlanStep.Kept(PlanStep.Why.WHOLE_INPUT, path));
        }
        if (whole || ends) {
            Value result = new Value(op.shape(in.shape));
            add(op, all, pass, from, new Target(result, 0));
            result.store(new PlanStep.Kept(whole ? PlanStep.Why.WHOLE_RESULT : PlanStep.Why.STRIDE, path));
            if (target == null) {
                return result;
            }
            add(COPY, Pass.INFER, result, target);
            return target.value();
        }
        Target to = target != null ? target : new Target(new Value(op.shape(in.shape)), 0);
        add(op, all, pass, from, to);
        return to.value();
    }

    /// A copy of a value, for a buffer of its own.
    static Node copy(Value v) {
        return new Node(COPY, List.of(), Pass.INFER, v, v, 0);
    }

    private void add(Op op, Pass pass, Value in, Target to) {
        add(op, List.of(), pass, in, to);
    }

    private void add(Op op, List<String> path, Pass pass, Value in, Target to) {
        Node n = new Node(op, path, pass, in, to.value(), to.channel());
        nodes.add(n);
        to.value().producers.add(n);
    }
}
