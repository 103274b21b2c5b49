package thawline.run;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import thawline.core.Unary;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Pointwise;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.tensor.Shape;

/// A layer taken apart into nodes between values, in running order.
final class BatchGraph {

    final List<BatchNode> nodes = new ArrayList<>();
    final BatchValue input;
    final BatchValue output;

    /// Where the loss puts the gradient of the output, whether anybody wants it or not.
    final Slots outputGradient;

    private final Iterator<Layers.Located> located;
    private final Mode mode;
    private int layers;
    private String path = "";

    /// What a graph is for. In inference dropout is nothing, and nothing has a gradient.
    enum Mode {
        INFERENCE,
        TRAINING
    }

    BatchGraph(Layer layer, Shape in, Mode mode) {
        this.mode = mode;
        located = Layers.located(layer).iterator();
        input = new BatchValue(in, BatchValue.Form.PLANAR, false);
        output = planar(build(layer, input));
        outputGradient = output.learns() ? output.gradient : output.slots();
    }

    /// The path of the last operation; empty where there is none.
    String lastPath() {
        return path;
    }

    private BatchValue build(Layer layer, BatchValue in) {
        return switch (layer) {
            case Op op -> op(in);
            case Serial s -> {
                BatchValue at = in;
                for (Layer step : s.steps()) {
                    at = build(step, at);
                }
                yield at;
            }
            case Fork f -> fork(f, in);
        };
    }

    private BatchValue op(BatchValue in) {
        Layers.Located here = located.next();
        int number = layers++;
        path = here.path();
        if (isNothing(here.op())) {
            return in;
        }
        boolean learns = in.learns() || here.op().weights().stream().anyMatch(Weights::isLearned);
        BatchValue out =
                new BatchValue(here.op().shape(in.shape), BatchValue.Form.PLANAR, mode == Mode.TRAINING && learns);
        nodes.add(new OpNode(here, number, planar(in), out));
        return out;
    }

    private boolean isNothing(Op op) {
        return op instanceof Pointwise(Unary f) && f == Unary.IDENTITY;
    }

    private BatchValue planar(BatchValue v) {
        return v;
    }

    private BatchValue fork(Fork f, BatchValue in) {
        List<BatchValue> branches = new ArrayList<>();
        for (Layer branch : f.branches()) {
            branches.add(planar(build(branch, in)));
        }
        if (branches.size() == 1) {
            return branches.getFirst();
        }
        boolean learns = branches.stream().anyMatch(BatchValue::learns);
        BatchValue out = new BatchValue(f.shape(in.shape), BatchValue.Form.PLANAR, learns);
        nodes.add(new JoinNode(path, f.join(), branches, out));
        return out;
    }
}
