package thawline.run;

import java.util.List;
import thawline.core.ChannelMoments;
import thawline.layer.BatchNorm;

/// Batch normalisation in use: y = gain·x + offset, each channel with its own.
final class ChannelScaleNode implements BatchNode {

    private final String path;
    private final BatchNorm norm;
    private final BatchValue in;
    private final BatchValue out;
    private final float[] gain;
    private final float[] offset;

    ChannelScaleNode(String path, BatchNorm norm, BatchValue in, BatchValue out) {
        this.path = path;
        this.norm = norm;
        this.in = in;
        this.out = out;
        gain = new float[norm.channels()];
        offset = new float[norm.channels()];
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
    public void prepare() {
        for (int c = 0; c < gain.length; c++) {
            gain[c] = norm.gain(c);
            offset[c] = norm.offset(c);
        }
    }

    @Override
    public void forward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            ChannelMoments.scale(
                    in.frame(), in.data.floats(), in.data.at(t, e), gain, offset, out.data.floats(), out.data.at(t, e));
        }
    }

    @Override
    public List<Slots> forwardUses() {
        return List.of(in.data, out.data);
    }

    @Override
    public void backward(Turn t, int from, int to) {
        throw new IllegalStateException("only in use");
    }

    @Override
    public List<Slots> backwardUses() {
        return List.of();
    }
}
