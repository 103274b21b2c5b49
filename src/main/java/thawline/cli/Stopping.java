package thawline.cli;

import java.util.concurrent.CountDownLatch;

/// Ctrl-C and SIGTERM while a training runs: it is asked to stop, and the JVM waits until it has written what it has.
final class Stopping implements AutoCloseable {

    private final CountDownLatch written = new CountDownLatch(1);
    private final Thread hook = Thread.ofPlatform().name("thawline-stop").unstarted(this::stopped);
    private volatile boolean asked;

    Stopping() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    boolean isAsked() {
        return asked;
    }

    private void stopped() {
        asked = true;
        try {
            written.await();
        } catch (InterruptedException halted) {
            Thread.currentThread().interrupt();
        }
    }

    /// All is written: a JVM that stops may go.
    @Override
    public void close() {
        written.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException stopping) {
            // it runs already
        }
    }
}
