package thawline.run;

import java.util.List;
import thawline.core.ChannelMoments;
import thawline.layer.BatchMoments;
import thawline.layer.BatchNorm;
import thawline.layer.Gradients;

/// Batch normalisation in training, with the statistics of the whole batch: sums are made example by example,
/// and merged in the order of the examples.
final class BatchNormNode implements MeetingNode {

    private final String path;
    private final BatchNorm norm;
    private final BatchValue in;
    private final BatchValue out;
    private final BatchMoments moments;
    private final int channels;

    /// Of each example, two sums for each channel.
    private final double[] sums;

    private final double[] mean;
    private final double[] inverse;
    private final float[] pull;
    private final float[] push;

    BatchNormNode(String path, BatchNorm norm, BatchValue in, BatchValue out, int capacity) {
        this.path = path;
        this.norm = norm;
        this.in = in;
        this.out = out;
        channels = norm.channels();
        moments = new BatchMoments(channels);
        sums = new double[Math.multiplyExact(capacity, 2 * channels)];
        mean = new double[channels];
        inverse = new double[channels];
        pull = new float[channels];
        push = new float[channels];
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
    public void collect(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            ChannelMoments.sums(in.frame(), in.data.floats(), in.data.at(t, e), sums, sumsOf(e));
        }
    }

    private int sumsOf(int example) {
        return example * 2 * channels;
    }

    @Override
    public List<Slots> collectUses() {
        return List.of(in.data);
    }

    @Override
    public void meet(int count) {
        moments.reset();
        for (int e = 0; e < count; e++) {
            moments.add(sums, sumsOf(e), in.shape.size() / channels);
        }
        moments.close(norm);
        for (int c = 0; c < channels; c++) {
            mean[c] = moments.mean(c);
            inverse[c] = moments.inverse(c);
        }
    }

    @Override
    public void forward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            ChannelMoments.scale(
                    in.frame(),
                    in.data.floats(),
                    in.data.at(t, e),
                    moments.gain(),
                    moments.offset(),
                    out.data.floats(),
                    out.data.at(t, e));
        }
    }

    @Override
    public List<Slots> forwardUses() {
        return List.of(in.data, out.data);
    }

    @Override
    public void collectBackward(Turn t, int from, int to) {
        for (int e = from; e < to; e++) {
            ChannelMoments.slopes(
                    in.frame(),
                    in.data.floats(),
                    in.data.at(t, e),
                    out.gradient.floats(),
                    out.gradient.at(t, e),
                    mean,
                    inverse,
                    sums,
                    sumsOf(e));
        }
    }

    @Override
    public List<Slots> collectBackwardUses() {
        return List.of(in.data, out.gradient);
    }

    @Override
    public void meetBackward(int count) {
        for (int e = 0; e < count; e++) {
            moments.addSlopes(sums, sumsOf(e));
        }
        for (int c = 0; c < channels; c++) {
            pull[c] = moments.pull(c);
            push[c] = moments.push(c);
        }
    }

    @Override
    public void backward(Turn t, int from, int to) {
        for (int e = from; e < to && in.learns(); e++) {
            ChannelMoments.pull(
                    in.frame(),
                    in.data.floats(),
                    in.data.at(t, e),
                    out.gradient.floats(),
                    out.gradient.at(t, e),
                    moments.gain(),
                    pull,
                    push,
                    in.gradient.floats(),
                    in.gradient.at(t, e));
        }
    }

    @Override
    public List<Slots> backwardUses() {
        return in.learns() ? List.of(in.data, out.gradient, in.gradient) : List.of();
    }

    @Override
    public void reduce(int shards, Gradients g) {
        moments.gradients(norm, g);
    }

    @Override
    public void settle() {
        moments.follow(norm);
    }
}
