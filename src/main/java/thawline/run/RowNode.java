package thawline.run;

import java.util.ArrayList;
import java.util.List;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Pass;
import thawline.tensor.Tensor;

/// An operation that does the same to every number wherever it stands, by its own forward and backward over
/// an example's numbers as one row; in either form.
final class RowNode implements BatchNode {

    private final String path;
    private final Op op;
    private final int layer;
    private final BatchValue in;
    private final BatchValue out;
    private Tensor[] x;
    private Tensor[] y;
    private Tensor[] dx;
    private Tensor[] dy;

    RowNode(Layers.Located located, int layer, BatchValue in, BatchValue out) {
        this.path = located.path();
        this.op = located.op();
        this.layer = layer;
        this.in = in;
        this.out = out;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public List<BatchValue> ins() {
        return List.of(in);
    }

    @Override
    public BatchValue out() {
        return out;
    }

    @Override
    public void bind(int workers) {
        x = in.data.views(in.row());
        y = out.data.views(in.row());
        if (out.learns()) {
            dx = in.gradient.views(in.row());
            dy = out.gradient.views(in.row());
        }
    }

    @Override
    public void forward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            op.forward(x[in.data.slot(t, e)], y[out.data.slot(t, e)], t.pass(e, layer, null, Pass.INFER));
        }
    }

    @Override
    public List<Slots> forwardUses() {
        return List.of(in.data, out.data);
    }

    @Override
    public void backward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            op.backward(
                    x[in.data.slot(t, e)],
                    y[out.data.slot(t, e)],
                    dy[out.gradient.slot(t, e)],
                    dx[in.gradient.slot(t, e)],
                    t.gradients,
                    t.pass(e, layer, null, Pass.INFER));
        }
    }

    @Override
    public List<Slots> backwardUses() {
        List<Slots> uses = new ArrayList<>(forwardUses());
        uses.add(out.gradient);
        uses.add(in.gradient);
        return uses;
    }
}
