package thawline.layer;

import java.util.Arrays;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Mean and variance of every channel over a batch, and the sums that [BatchNorm] needs on its way back.
///
/// Examples are added one by one, or as parts that are merged, always in the same order: sums are in double
/// precision, but their last bits depend on the order.
public final class BatchMoments {

    private final int channels;
    private final double[] sum;
    private final double[] squares;
    private final double[] mean;
    private final double[] variance;
    private final double[] inverse;
    private final double[] slopes;
    private final double[] along;
    private final float[] gain;
    private final float[] offset;
    private long count;

    public BatchMoments(int channels) {
        this.channels = channels;
        sum = new double[channels];
        squares = new double[channels];
        mean = new double[channels];
        variance = new double[channels];
        inverse = new double[channels];
        slopes = new double[channels];
        along = new double[channels];
        gain = new float[channels];
        offset = new float[channels];
    }

    /// Starts a new batch.
    public void reset() {
        count = 0;
        Arrays.fill(sum, 0);
        Arrays.fill(squares, 0);
        Arrays.fill(slopes, 0);
        Arrays.fill(along, 0);
    }

    /// Takes in an example.
    public void add(Tensor x) {
        Shape s = x.shape();
        count += s.size() / s.c();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int row = x.index(c, z, v, 0);
                    for (int u = 0; u < s.w(); u++) {
                        double value = x.data()[row + u];
                        sum[c] += value;
                        squares[c] += value * value;
                    }
                }
            }
        }
    }

    /// Takes in `n` elements of each channel whose sums were made elsewhere: the sum in `sums[at + c]`, that
    /// of the squares in `sums[at + channels + c]`.
    public void add(double[] sums, int at, long n) {
        count += n;
        for (int c = 0; c < channels; c++) {
            sum[c] += sums[at + c];
            squares[c] += sums[at + channels + c];
        }
    }

    /// All examples are in: μ, σ², and from them y = gain·x + offset.
    public BatchMoments close(BatchNorm norm) {
        for (int c = 0; c < channels; c++) {
            mean[c] = sum[c] / count;
            variance[c] = Math.max(squares[c] / count - mean[c] * mean[c], 0);
            fold(norm, c);
        }
        return this;
    }

    /// Numbers written down, instead of those of a batch.
    BatchMoments set(BatchNorm norm, float[] means, float[] variances) {
        for (int c = 0; c < channels; c++) {
            mean[c] = means[c];
            variance[c] = variances[c];
            fold(norm, c);
        }
        return this;
    }

    private void fold(BatchNorm norm, int c) {
        double a = norm.gain(c, variance[c]);
        inverse[c] = 1 / Math.sqrt(variance[c] + norm.epsilon());
        gain[c] = (float) a;
        offset[c] = (float) norm.offset(c, mean[c], a);
    }

    /// For each channel c, y = `gain[c]`·x + `offset[c]`.
    public float[] gain() {
        return gain;
    }

    public float[] offset() {
        return offset;
    }

    public double mean(int c) {
        return mean[c];
    }

    public double variance(int c) {
        return variance[c];
    }

    /// 1/√(σ² + ε)
    public double inverse(int c) {
        return inverse[c];
    }

    /// Moves the running statistics of a layer towards this batch's.
    public void follow(BatchNorm norm) {
        if (norm.mean() instanceof Weights.Tracked m && norm.variance() instanceof Weights.Tracked v) {
            double stay = norm.momentum();
            for (int c = 0; c < channels; c++) {
                m.numbers()[c] = (float) (stay * m.numbers()[c] + (1 - stay) * mean[c]);
                v.numbers()[c] = (float) (stay * v.numbers()[c] + (1 - stay) * variance[c]);
            }
        }
    }

    /// On the way back, takes in an example: Σ dy and Σ dy·x̂ with x̂ = (x − μ)/√(σ² + ε).
    public void addSlopes(Tensor x, Tensor dy) {
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int row = x.index(c, z, v, 0);
                    int from = dy.index(c, z, v, 0);
                    for (int u = 0; u < s.w(); u++) {
                        double d = dy.data()[from + u];
                        slopes[c] += d;
                        along[c] += d * ((x.data()[row + u] - mean[c]) * inverse[c]);
                    }
                }
            }
        }
    }

    /// As [#addSlopes(Tensor, Tensor)], of sums made elsewhere: Σ dy in `sums[at + c]`, Σ dy·x̂ in `sums[at +
    /// channels + c]`.
    public void addSlopes(double[] sums, int at) {
        for (int c = 0; c < channels; c++) {
            slopes[c] += sums[at + c];
            along[c] += sums[at + channels + c];
        }
    }

    /// dgamma += Σ dy·x̂, dbeta += Σ dy
    public void gradients(BatchNorm norm, Gradients g) {
        if (g.follows(norm.gamma())) {
            add(along, g.of(norm.gamma()));
        }
        if (g.follows(norm.beta())) {
            add(slopes, g.of(norm.beta()));
        }
    }

    private void add(double[] from, float[] to) {
        for (int c = 0; c < channels; c++) {
            to[c] += (float) from[c];
        }
    }

    /// The two numbers of a channel in dx += gain·dy + `pull`·x + `push`: what the batch's mean and variance
    /// move.
    public float pull(int c) {
        return (float) (-(double) gain[c] * inverse[c] * along[c] / count);
    }

    public float push(int c) {
        return (float) (gain[c] * (mean[c] * inverse[c] * along[c] - slopes[c]) / count);
    }

    /// dx += gain·(dy − Σ dy/n − x̂·Σ dy·x̂/n), or gain·dy where the statistics are not the batch's.
    public void backward(Tensor x, Tensor dy, Tensor dx, boolean ofBatch) {
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            float pull = ofBatch ? pull(c) : 0;
            float push = ofBatch ? push(c) : 0;
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        float d = Math.fma(gain[c], dy.data()[dy.index(c, z, v, u)], push);
                        dx.data()[dx.index(c, z, v, u)] += Math.fma(pull, x.data()[x.index(c, z, v, u)], d);
                    }
                }
            }
        }
    }
}
