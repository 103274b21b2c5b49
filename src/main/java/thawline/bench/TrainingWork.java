package thawline.bench;

import java.util.concurrent.Semaphore;
import thawline.data.Dataset;
import thawline.train.Adam;
import thawline.train.Epoch;
import thawline.train.Fit;
import thawline.train.Listener;
import thawline.train.SoftmaxCrossEntropy;

/// One training that goes on by an epoch with every run, and waits in between.
final class TrainingWork implements Work, Listener {

    /// More than anyone waits for.
    private static final int EPOCHS = 1_000_000;

    private final Semaphore go = new Semaphore(0);
    private final Semaphore done = new Semaphore(0);
    private volatile boolean closed;
    private volatile RuntimeException failure;

    TrainingWork(Dataset digits, int threads) {
        Fit fit = Fit.of(Nets.BATCH, EPOCHS).threads(threads).listener(this).stop(() -> closed);
        Thread.ofPlatform().daemon().start(() -> {
            go.acquireUninterruptibly();
            try {
                Nets.digits()
                        .compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(1e-3))
                        .fit(digits, fit);
            } catch (RuntimeException e) {
                failure = e;
            }
            done.release();
        });
    }

    @Override
    public void epoch(Epoch epoch, int epochs) {
        done.release();
        go.acquireUninterruptibly();
    }

    @Override
    public void run() {
        go.release();
        done.acquireUninterruptibly();
        if (failure != null) {
            throw failure;
        }
    }

    @Override
    public void close() {
        closed = true;
        go.release();
    }
}
