package thawline.run;

import java.util.List;

/// Planes to channels last.
final class InterleaveNode implements BatchNode {

    private final String path;
    private final BatchValue in;
    private final BatchValue out;

    /// `path`: of the operation whose output is turned.
    InterleaveNode(String path, BatchValue in) {
        this.path = path;
        this.in = in;
        this.out = new BatchValue(in.shape, BatchValue.Form.INTERLEAVED, in.learns());
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
    public void forward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            out.frame().interleave(in.data.view(t, e), out.data.floats(), out.data.at(t, e));
        }
    }

    @Override
    public List<Slots> forwardUses() {
        return List.of(in.data, out.data);
    }

    @Override
    public void backward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            out.frame().addTo(in.gradient.view(t, e), out.gradient.floats(), out.gradient.at(t, e));
        }
    }

    @Override
    public List<Slots> backwardUses() {
        return List.of(in.gradient, out.gradient);
    }
}
