package thawline.run;

import java.util.ArrayList;
import java.util.List;
import thawline.layer.Dropout;
import thawline.layer.Pass;
import thawline.tensor.Tensor;

/// Dropout in training, in either form: what each element is multiplied by is worked out once, and kept for
/// the way back.
final class DropoutNode implements BatchNode {

    private final String path;
    private final Dropout dropout;
    private final int layer;
    private final BatchValue in;
    private final BatchValue out;
    private final Slots mask;

    /// The mask in the order c, d, h, w, where that is not how the value lies; otherwise null.
    private final Slots planes;

    DropoutNode(String path, Dropout dropout, int layer, BatchValue in, BatchValue out) {
        this.path = path;
        this.dropout = dropout;
        this.layer = layer;
        this.in = in;
        this.out = out;
        mask = Slots.of(in.data.size);
        planes = in.isPlanar() ? null : Slots.planes(in.shape, in.shape.size());
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
            long key = Dropout.key((Pass.Train) t.pass(e, layer, null, Pass.INFER));
            float[] m = mask.floats();
            int mAt = mask.at(t, e);
            if (planes == null) {
                dropout.mask(key, m, mAt, in.shape.size());
            } else {
                Tensor p = planes.view(t, e);
                dropout.mask(key, planes.floats(), planes.at(t, e), in.shape.size());
                in.frame().interleave(p, m, mAt);
            }
            float[] x = in.data.floats();
            float[] y = out.data.floats();
            int xAt = in.data.at(t, e);
            int yAt = out.data.at(t, e);
            for (int i = 0; i < mask.size; i++) {
                y[yAt + i] = x[xAt + i] * m[mAt + i];
            }
        }
    }

    @Override
    public List<Slots> forwardUses() {
        List<Slots> uses = new ArrayList<>(List.of(in.data, out.data, mask));
        if (planes != null) {
            uses.add(planes);
        }
        return uses;
    }

    @Override
    public void backward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            float[] dx = in.gradient.floats();
            float[] dy = out.gradient.floats();
            float[] m = mask.floats();
            int dxAt = in.gradient.at(t, e);
            int dyAt = out.gradient.at(t, e);
            int mAt = mask.at(t, e);
            for (int i = 0; i < mask.size; i++) {
                dx[dxAt + i] += dy[dyAt + i] * m[mAt + i];
            }
        }
    }

    @Override
    public List<Slots> backwardUses() {
        return List.of(in.gradient, out.gradient, mask);
    }
}
