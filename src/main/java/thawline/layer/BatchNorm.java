package thawline.layer;

import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import thawline.core.Elementwise;
import thawline.core.Kernel;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = gamma·(x − μ)/√(σ² + epsilon) + beta, each channel with its own four numbers; shapes stay.
///
/// In use, μ and σ² are the numbers `mean` and `variance`. In training they are those of the batch, as long
/// as `mean` and `variance` are [Weights.Tracked]: these follow by mean ← momentum·mean + (1 − momentum)·μ,
/// and alike for the variance, which is Σ(x − μ)²/n as in Keras and ONNX. Frozen ones (designed) hold in
/// training too. Ioffe & Szegedy, 2015.
///
/// @param momentum the share of the old; PyTorch calls 1 − momentum so
public record BatchNorm(Weights gamma, Weights beta, Weights mean, Weights variance, float epsilon, float momentum)
        implements Op {

    public BatchNorm {
        for (Weights w : List.of(beta, mean, variance)) {
            if (w.kernel().size() != gamma.kernel().size()) {
                throw new IllegalArgumentException("gamma has " + gamma.kernel().size() + " numbers, but "
                        + w.kernel().size() + " were given; every channel has one of each");
            }
        }
        if (mean.isLearned() || variance.isLearned() || mean.getClass() != variance.getClass()) {
            throw new IllegalArgumentException(
                    "mean and variance are both tracked or both designed, but got " + mean + " and " + variance);
        }
        if (!(epsilon > 0) || !(momentum >= 0 && momentum <= 1)) {
            throw new IllegalArgumentException("epsilon " + epsilon + " is positive and momentum " + momentum
                    + " lies in 0 … 1; 0.001 and 0.99 are usual");
        }
    }

    /// Keras' start and constants: gamma 1, beta 0, mean 0, variance 1, epsilon 0.001, momentum 0.99. Gamma
    /// and beta are learned.
    public static BatchNorm learned(int channels) {
        float[] ones = new float[channels];
        Arrays.fill(ones, 1);
        return new BatchNorm(
                new Weights.Learned(Kernel.wrap(channels, 1, 1, 1, 1, ones)),
                new Weights.Learned(Kernel.wrap(channels, 1, 1, 1, 1, new float[channels])),
                new Weights.Tracked(new float[channels]),
                new Weights.Tracked(ones),
                1e-3f,
                0.99f);
    }

    /// Whether training takes the statistics of the batch.
    public boolean followsBatch() {
        return mean instanceof Weights.Tracked;
    }

    public int channels() {
        return gamma.kernel().size();
    }

    private static double number(Weights w, int c) {
        return w.kernel().at(c, 0, 0, 0, 0);
    }

    /// gamma/√(σ² + epsilon) of a channel, for the σ² of a batch or of those in use.
    double gain(int c, double ofVariance) {
        return number(gamma, c) / Math.sqrt(ofVariance + epsilon);
    }

    /// beta − μ·gain
    double offset(int c, double ofMean, double ofGain) {
        return number(beta, c) - ofMean * ofGain;
    }

    /// In use, y = gain·x + offset in channel c.
    public float gain(int c) {
        return (float) gain(c, number(variance, c));
    }

    public float offset(int c) {
        return (float) offset(c, number(mean, c), gain(c, number(variance, c)));
    }

    private boolean isOfBatch(Pass pass) {
        return pass instanceof Pass.Train && followsBatch();
    }

    /// Those of an example that is a batch of its own, or the numbers in use.
    private BatchMoments moments(Tensor x, Pass pass) {
        BatchMoments moments = new BatchMoments(channels());
        moments.add(x);
        if (isOfBatch(pass)) {
            return moments.close(this);
        }
        return moments.set(this, mean.kernel().toArray(), variance.kernel().toArray());
    }

    @Override
    public Shape shape(Shape in) {
        if (in.c() != channels()) {
            throw new IllegalArgumentException(
                    "batch normalisation of " + channels() + " channels got " + in.c() + " planes");
        }
        return in;
    }

    /// In use.
    @Override
    public Range range(Range in) {
        Range all = Scale.scaled(in, gain(0), offset(0));
        for (int c = 1; c < channels(); c++) {
            all = all.hull(Scale.scaled(in, gain(c), offset(c)));
        }
        return all;
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    @Override
    public long multiplyAdds(Shape in) {
        return in.size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        BatchMoments batch = isOfBatch(pass) ? moments(x, pass) : null;
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            float gain = batch == null ? gain(c) : batch.gain()[c];
            float offset = batch == null ? offset(c) : batch.offset()[c];
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int from = x.index(c, z, v, 0);
                    Elementwise.best().scale(x.data(), from, gain, offset, y.data(), y.index(c, z, v, 0), s.w());
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        BatchMoments m = moments(x, pass);
        m.addSlopes(x, dy);
        m.gradients(this, g);
        m.backward(x, dy, dx, isOfBatch(pass));
    }

    @Override
    public List<Weights> weights() {
        return List.of(gamma, beta, mean, variance);
    }

    /// Statistics that are thawed are followed again, never trained.
    @Override
    public BatchNorm withWeights(UnaryOperator<Weights> f) {
        return new BatchNorm(
                f.apply(gamma),
                f.apply(beta),
                statistic(f.apply(mean)),
                statistic(f.apply(variance)),
                epsilon,
                momentum);
    }

    private static Weights statistic(Weights w) {
        return w.isLearned() ? new Weights.Tracked(w.kernel().toArray()) : w;
    }
}
