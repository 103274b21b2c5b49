package thawline.run;

import java.util.ArrayList;
import java.util.List;

/// Branches joined channels last, the channels of one behind those of the other.
final class ConcatNode implements BatchNode {

    private final String path;
    private final List<BatchValue> ins;
    private final BatchValue out;

    ConcatNode(String path, List<BatchValue> ins, BatchValue out) {
        this.path = path;
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
    public void forward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            int channel = 0;
            for (int i = 0; i < ins.size(); i++) {
                BatchValue in = ins.get(i);
                float[] x = in.data.floats();
                float[] y = out.data.floats();
                in.frame().copyInto(out.frame(), channel, x, in.data.at(t, e), y, out.data.at(t, e));
                channel += in.shape.c();
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
            int channel = 0;
            for (int i = 0; i < ins.size(); i++) {
                BatchValue in = ins.get(i);
                if (in.learns()) {
                    float[] dy = out.gradient.floats();
                    float[] dx = in.gradient.floats();
                    in.frame().addFrom(out.frame(), channel, dy, out.gradient.at(t, e), dx, in.gradient.at(t, e));
                }
                channel += in.shape.c();
            }
        }
    }

    @Override
    public List<Slots> backwardUses() {
        List<Slots> uses = new ArrayList<>(List.of(out.gradient));
        ins.stream().filter(BatchValue::learns).forEach(in -> uses.add(in.gradient));
        return uses;
    }
}
