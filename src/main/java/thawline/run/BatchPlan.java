package thawline.run;

import java.util.ArrayList;
import java.util.List;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A layer made ready for batches of examples of one shape: forward to use it, forward and backward to train it.
///
/// A batch is cut into at most [#SHARDS] runs of examples, whatever the number of threads; each adds up gradients
/// of its own, and these are added in the order of the shards. So the result has the same bits for any number of
/// threads.
public final class BatchPlan {

    /// Into how many parts a batch is cut at most.
    public static final int SHARDS = 8;

    private final Layer layer;
    private final Shape in;
    private final int capacity;
    private final int threads;

    private BatchPlan(Layer layer, Shape in, int capacity, int threads) {
        this.layer = layer;
        this.in = in;
        this.capacity = capacity;
        this.threads = threads;
    }

    /// For batches of at most `capacity` examples, on a number of threads.
    public static BatchPlan of(Layer layer, Shape in, int capacity, int threads) {
        return new BatchPlan(layer, in, capacity, threads);
    }

    /// Where inputs come from. Called for every example of a batch, by any thread.
    @FunctionalInterface
    public interface Feed {
        /// Writes input `example` (0 … count−1) of the batch.
        void fill(int example, Tensor x);
    }

    /// What is to become small. Called for every example of a batch, by any thread.
    @FunctionalInterface
    public interface Objective {
        /// The loss of an example's output y; writes ∂loss/∂y over dy.
        double at(int example, Tensor y, Tensor dy);
    }

    /// Where outputs go. Called for every example of a batch, by any thread.
    @FunctionalInterface
    public interface Results {
        void take(int example, Tensor y);
    }

    public Shape in() {
        return in;
    }

    public Shape out() {
        return layer.shape(in);
    }

    public int capacity() {
        return capacity;
    }

    /// Inference: dropout does nothing, batch normalisation uses its running statistics.
    public void infer(Feed feed, int count, Results results) {
        for (int i = 0; i < count; i++) {
            Tensor x = Tensor.zeros(in);
            feed.fill(i, x);
            results.take(i, Trace.run(layer, x));
        }
    }

    /// Forward as training does, then backward: adds the gradients of the sum of all examples' losses to g, and
    /// returns that sum (not the mean).
    public double step(Feed feed, int count, Objective objective, long seed, int step, Gradients g) {
        int shards = Math.min(SHARDS, count);
        double[] losses = new double[shards];
        List<Gradients> parts = new ArrayList<>();
        for (int s = 0; s < shards; s++) {
            parts.add(Gradients.of(layer));
        }
        Crew.SHARED.run(
                (s, worker) -> {
                    for (int i = count * s / shards; i < count * (s + 1) / shards; i++) {
                        Tensor x = Tensor.zeros(in);
                        feed.fill(i, x);
                        Trace t = Trace.training(layer, x, seed, step, i);
                        Tensor dy = Tensor.zeros(t.output().shape());
                        losses[s] += objective.at(i, t.output(), dy);
                        t.backward(dy, parts.get(s));
                    }
                },
                shards,
                threads);
        double sum = 0;
        for (int s = 0; s < shards; s++) {
            sum += losses[s];
            g.add(parts.get(s));
        }
        return sum;
    }
}
