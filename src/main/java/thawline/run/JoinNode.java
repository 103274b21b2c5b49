package thawline.run;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import thawline.layer.Join;
import thawline.layer.Layers;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Branches joined: behind each other plane by plane, or in either form as a sum in their order.
final class JoinNode implements BatchNode {

    private final String path;
    private final Join join;
    private final List<BatchValue> ins;
    private final BatchValue out;

    /// Of each input, the part of the output that it makes; and that of the gradient.
    private Tensor[][] parts;

    private Tensor[][] partGradients;

    /// The inputs themselves, and their gradients.
    private Tensor[][] whole;

    private Tensor[][] wholeGradients;

    JoinNode(String path, Join join, List<BatchValue> ins, BatchValue out) {
        this.path = path;
        this.join = join;
        this.ins = ins;
        this.out = out;
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public List<BatchValue> ins() {
        return ins;
    }

    @Override
    public BatchValue out() {
        return out;
    }

    @Override
    public void bind(int workers) {
        parts = parts(out.data);
        partGradients = out.learns() ? parts(out.gradient) : null;
        whole = new Tensor[ins.size()][];
        wholeGradients = new Tensor[ins.size()][];
        for (int i = 0; i < whole.length; i++) {
            BatchValue in = ins.get(i);
            Shape shape = join == Join.SUM ? in.row() : in.shape;
            whole[i] = in.data.views(shape);
            wholeGradients[i] = in.learns() ? in.gradient.views(shape) : null;
        }
    }

    private Tensor[][] parts(Slots slots) {
        Tensor[][] all = new Tensor[ins.size()][];
        int channel = 0;
        for (int i = 0; i < all.length; i++) {
            int first = channel;
            int count = ins.get(i).shape.c();
            all[i] = join == Join.SUM
                    ? slots.views(out.row())
                    : Arrays.stream(slots.views(out.shape))
                            .map(t -> t.channels(first, count))
                            .toArray(Tensor[]::new);
            channel += count;
        }
        return all;
    }

    @Override
    public void forward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            int slot = out.data.slot(t, e);
            for (int i = 0; i < parts.length; i++) {
                Tensor x = whole[i][ins.get(i).data.slot(t, e)];
                if (i == 0 || join == Join.CONCAT) {
                    parts[i][slot].copyFrom(x);
                } else {
                    Layers.add(x, parts[i][slot]);
                }
            }
        }
    }

    @Override
    public List<Slots> forwardUses() {
        List<Slots> uses = new ArrayList<>(List.of(out.data));
        ins.forEach(in -> uses.add(in.data));
        return uses;
    }

    @Override
    public void backward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            int slot = out.gradient.slot(t, e);
            for (int i = 0; i < parts.length; i++) {
                if (ins.get(i).learns()) {
                    Tensor dx = wholeGradients[i][ins.get(i).gradient.slot(t, e)];
                    Layers.add(partGradients[i][slot], dx);
                }
            }
        }
    }

    @Override
    public List<Slots> backwardUses() {
        return Stream.concat(
                        Stream.of(out.gradient),
                        ins.stream().filter(BatchValue::learns).map(in -> in.gradient))
                .toList();
    }
}
