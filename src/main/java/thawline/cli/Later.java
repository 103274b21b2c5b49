package thawline.cli;

import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import thawline.train.Epoch;
import thawline.train.Listener;

/// Work in a thread of its own that begins after some steps or the first epoch of a training, so that it takes no
/// processor from the JVM while that compiles what a step runs.
final class Later<T> implements Listener {

    private final Listener to;
    private final int after;
    private final Supplier<T> work;
    private int seen;
    private CompletableFuture<T> begun;

    /// @param to is told of everything too
    Later(Listener to, int after, Supplier<T> work) {
        this.to = to;
        this.after = after;
        this.work = work;
    }

    @Override
    public void step(int epoch, int step, int steps, double loss) {
        if (++seen == after) {
            begin();
        }
        to.step(epoch, step, steps, loss);
    }

    @Override
    public void epoch(Epoch epoch, int epochs) {
        begin();
        to.epoch(epoch, epochs);
    }

    private void begin() {
        if (begun == null) {
            begun = Train.beside(work);
        }
    }

    /// What it came to; begins it where nothing has yet. To be called by the thread that trains.
    CompletableFuture<T> result() {
        begin();
        return begun;
    }
}
