package thawline.run;

import java.util.Optional;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A layer made ready for batches of examples of one shape: forward to use it, forward and backward to train
/// it.
///
/// A batch is cut into at most [#SHARDS] runs of examples, whatever the number of threads; each adds up
/// gradients of its own, and these are added in the order of the shards. So the result has the same bits for
/// any number of threads. Once warm, a batch allocates nothing. A plan runs one batch at a time; who comes
/// meanwhile waits.
public final class BatchPlan {

    /// Into how many parts a batch is cut at most.
    public static final int SHARDS = 8;

    private final Layer layer;
    private final Shape in;
    private final Shape out;
    private final int capacity;
    private final int threads;
    private final BatchOptions options;
    private InferenceRun inference;
    private TrainingRun training;

    private BatchPlan(Layer layer, Shape in, int capacity, int threads, BatchOptions options) {
        if (capacity < 1 || threads < 1) {
            throw new IllegalArgumentException("a batch has at least 1 example and 1 thread, but got " + capacity
                    + " examples and " + threads + " threads");
        }
        this.layer = layer;
        this.in = in;
        this.out = layer.shape(in);
        this.capacity = capacity;
        this.threads = threads;
        this.options = options;
    }

    /// For batches of at most `capacity` examples, on a number of threads.
    public static BatchPlan of(Layer layer, Shape in, int capacity, int threads) {
        return of(layer, in, capacity, threads, BatchOptions.DEFAULT);
    }

    public static BatchPlan of(Layer layer, Shape in, int capacity, int threads, BatchOptions options) {
        return new BatchPlan(layer, in, capacity, threads, options);
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
        return out;
    }

    public int capacity() {
        return capacity;
    }

    /// Inference: dropout does nothing, batch normalisation uses its running statistics.
    public synchronized void infer(Feed feed, int count, Results results) {
        require(count);
        if (inference == null) {
            inference = new InferenceRun(layer, in, capacity, threads, options);
        }
        inference.run(feed, count, results);
    }

    /// Forward as training does, then backward: adds the gradients of the sum of all examples' losses to g,
    /// and returns that sum (not the mean). Batch normalisation moves its running statistics, unless numbers
    /// were not finite.
    public synchronized double step(Feed feed, int count, Objective objective, long seed, int step, Gradients g) {
        require(count);
        if (training == null) {
            training = new TrainingRun(layer, in, capacity, threads, options);
        }
        return training.run(feed, count, objective, seed, step, g);
    }

    /// The path of the first operation whose output or gradient was not finite in the last [#step]; empty
    /// where all were.
    public synchronized Optional<String> notFinite() {
        return training == null ? Optional.empty() : training.notFinite();
    }

    /// How many bytes the buffers for inference and training have taken so far.
    public synchronized long bytes() {
        return (inference == null ? 0 : inference.bytes()) + (training == null ? 0 : training.bytes());
    }

    private void require(int count) {
        if (count < 1 || count > capacity) {
            throw new IllegalArgumentException(
                    "the plan is made for batches of 1 … " + capacity + " examples, but was given " + count);
        }
    }
}
