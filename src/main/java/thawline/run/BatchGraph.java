package thawline.run;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.Iterator;
import java.util.List;
import thawline.layer.Fork;
import thawline.layer.Join;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.tensor.Shape;

/// A layer taken apart into nodes between values, in running order. Which node an operation becomes, and so
/// in which form values lie, is said by [NodeChoice]; where a value is wanted in another form than it has, a
/// node that turns it comes between.
final class BatchGraph {

    /// What a graph is for. In inference dropout is nothing, and nothing has a gradient.
    enum Mode {
        INFERENCE,
        TRAINING
    }

    final List<BatchNode> nodes = new ArrayList<>();
    final BatchValue input;
    final BatchValue output;

    /// Where the loss puts the gradient of the output, whether anybody wants it or not.
    final Slots outputGradient;

    private final Iterator<Layers.Located> located;
    private final Mode mode;
    private final NodeChoice choice;

    /// Values that exist in another form too.
    private final IdentityHashMap<BatchValue, BatchValue> turned = new IdentityHashMap<>();

    private int layers;
    private String path = "";

    BatchGraph(Layer layer, Shape in, int capacity, Mode mode, BatchOptions options) {
        this.mode = mode;
        located = Layers.located(layer).iterator();
        choice = new NodeChoice(this, mode, capacity, options);
        input = new BatchValue(in, BatchValue.Form.PLANAR, false);
        output = planar(build(List.of(layer), input));
        outputGradient = output.learns() ? output.gradient : output.slots();
    }

    /// The path of the last operation; empty where there is none.
    String lastPath() {
        return path;
    }

    /// Layers one after the other.
    private BatchValue build(List<Layer> layers, BatchValue in) {
        List<Layer> steps = flat(layers);
        BatchValue at = in;
        int i = 0;
        while (i < steps.size()) {
            switch (steps.get(i)) {
                case Fork f -> {
                    at = fork(f, at);
                    i++;
                }
                case Op first -> {
                    int together = choice.together(ops(steps.subList(i, steps.size())), at);
                    at = ops(together, at);
                    i += together;
                }
                case Serial s -> throw new IllegalStateException("flat steps have no series");
            }
        }
        return at;
    }

    /// Series inside series make one row of steps.
    private static List<Layer> flat(List<Layer> layers) {
        List<Layer> steps = new ArrayList<>();
        for (Layer l : layers) {
            if (l instanceof Serial s) {
                steps.addAll(flat(s.steps()));
            } else {
                steps.add(l);
            }
        }
        return steps;
    }

    /// The operations up to the next fork.
    private static List<Op> ops(List<Layer> steps) {
        List<Op> ops = new ArrayList<>();
        for (Layer l : steps) {
            if (!(l instanceof Op op)) {
                break;
            }
            ops.add(op);
        }
        return ops;
    }

    /// The next few operations as one node, under the path of the first.
    private BatchValue ops(int together, BatchValue in) {
        int number = layers;
        List<Layers.Located> here = new ArrayList<>();
        for (int i = 0; i < together; i++) {
            here.add(located.next());
            layers++;
        }
        path = here.getFirst().path();
        return choice.add(here, number, in);
    }

    private BatchValue fork(Fork f, BatchValue in) {
        List<BatchValue> branches = new ArrayList<>();
        for (Layer branch : f.branches()) {
            branches.add(build(List.of(branch), in));
        }
        if (branches.size() == 1) {
            return branches.getFirst();
        }
        boolean learns = branches.stream().anyMatch(BatchValue::learns);
        if (branches.stream().allMatch(BatchValue::isPlanar)) {
            BatchValue out = new BatchValue(f.shape(in.shape), BatchValue.Form.PLANAR, learns);
            nodes.add(new JoinNode(path, f.join(), branches, out));
            return out;
        }
        branches.replaceAll(this::interleaved);
        BatchValue out = new BatchValue(f.shape(in.shape), BatchValue.Form.INTERLEAVED, learns);
        nodes.add(
                f.join() == Join.SUM
                        ? new JoinNode(path, f.join(), branches, out)
                        : new ConcatNode(path, branches, out));
        return out;
    }

    /// What an operation makes of a value, to be written by a node yet to come.
    BatchValue made(Op op, BatchValue in, BatchValue.Form form) {
        return made(List.of(op), in, form);
    }

    BatchValue made(List<Op> ops, BatchValue in, BatchValue.Form form) {
        Shape shape = in.shape;
        for (Op op : ops) {
            shape = op.shape(shape);
        }
        boolean learns =
                in.learns() || ops.stream().anyMatch(op -> op.weights().stream().anyMatch(Weights::isLearned));
        return new BatchValue(shape, form, mode == Mode.TRAINING && learns);
    }

    /// The value as planes.
    BatchValue planar(BatchValue v) {
        if (v.isPlanar()) {
            return v;
        }
        return turned.computeIfAbsent(v, other -> {
            BatchValue out = new BatchValue(other.shape, BatchValue.Form.PLANAR, other.learns());
            nodes.add(new PlanesNode(path, other, out));
            return out;
        });
    }

    /// The value channels last.
    BatchValue interleaved(BatchValue v) {
        if (v.isInterleaved()) {
            return v;
        }
        return turned.computeIfAbsent(v, other -> {
            InterleaveNode node = new InterleaveNode(path, other);
            nodes.add(node);
            return node.out();
        });
    }
}
