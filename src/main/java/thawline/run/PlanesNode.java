package thawline.run;

import java.util.List;
import thawline.tensor.Tensor;

/// Channels last to planes, or to one vector that has them in their order.
final class PlanesNode implements BatchNode {

    private final String path;
    private final BatchValue in;
    private final BatchValue out;
    private Tensor[] planes;
    private Tensor[] gradients;

    /// `path`: of the operation whose output is turned.
    PlanesNode(String path, BatchValue in, BatchValue out) {
        this.path = path;
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
        planes = out.data.views(in.shape);
        gradients = out.learns() ? out.gradient.views(in.shape) : null;
    }

    @Override
    public void forward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            in.frame().planar(in.data.floats(), in.data.at(t, e), planes[out.data.slot(t, e)]);
        }
    }

    @Override
    public List<Slots> forwardUses() {
        return List.of(in.data, out.data);
    }

    @Override
    public void backward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            Tensor d = gradients[out.gradient.slot(t, e)];
            in.frame().addPlanes(d, in.gradient.floats(), in.gradient.at(t, e));
        }
    }

    @Override
    public List<Slots> backwardUses() {
        return List.of(in.gradient, out.gradient);
    }
}
