package thawline.train;

import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Training on made-up examples in a thread of its own while the real ones are still read, so that the JVM has compiled
/// what a step runs by the time they are there. Nothing of it is kept.
public final class Rehearsal implements AutoCloseable {

    private static final int BATCH = 8;

    private final Thread thread;
    private volatile boolean closed;

    private Rehearsal(Trainer trainer) {
        thread = Thread.ofPlatform().name("thawline-rehearsal").daemon().unstarted(() -> train(trainer));
    }

    /// Begins to train a net that is there for this alone.
    public static Rehearsal of(Trainer trainer) {
        Rehearsal rehearsal = new Rehearsal(trainer);
        rehearsal.thread.start();
        return rehearsal;
    }

    private void train(Trainer trainer) {
        Dataset data = new MadeUp(trainer.model().in(), trainer.model().out());
        try {
            trainer.fit(data, Fit.of(BATCH, Integer.MAX_VALUE).threads(1).stop(() -> closed));
        } catch (RuntimeException failed) {
            // the training itself will meet what is wrong, and say it
        }
    }

    /// Waits for its end.
    void join() throws InterruptedException {
        thread.join();
    }

    /// Ends it after the step that it is at, without waiting for that.
    @Override
    public void close() {
        closed = true;
    }

    /// Each number is 0 … 255, the same every time; nothing is to be learned from them.
    private record MadeUp(Shape shape, Shape out) implements Dataset {

        @Override
        public int size() {
            return 8 * BATCH;
        }

        @Override
        public void input(int i, Tensor x) {
            for (int k = 0; k < x.data().length; k++) {
                x.data()[k] = (i + k) * 37 % 256;
            }
        }

        @Override
        public Target target() {
            return new Target.Planes(out);
        }

        @Override
        public int label(int i) {
            throw new UnsupportedOperationException("planes are no classes");
        }

        @Override
        public void wanted(int i, Tensor y) {
            y.fill(0);
            y.set(i % y.shape().c(), 0, 0, 0, 1);
        }
    }
}
