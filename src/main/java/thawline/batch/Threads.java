package thawline.batch;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// The one place of this package where threads are made.
final class Threads {

    /// How often the caller looks up while the others work.
    private static final Duration TICK = Duration.ofMillis(200);

    private Threads() {}

    /// Work that a thread goes on with until there is no more.
    @FunctionalInterface
    interface Work {
        void run() throws InterruptedException;
    }

    /// Runs each work on a thread of its own and waits until all have ended; `tick` is called by the caller's
    /// thread meanwhile. What one of them throws is thrown here, after the others have ended.
    static void together(List<Work> works, Runnable tick) throws InterruptedException {
        int count = works.size();
        CountDownLatch running = new CountDownLatch(count);
        AtomicReference<Throwable> fault = new AtomicReference<>();
        Thread[] threads = new Thread[count];
        for (int i = 0; i < count; i++) {
            Work work = works.get(i);
            threads[i] = Thread.ofPlatform()
                    .name("thawline-picture-" + (i + 1))
                    .daemon()
                    .start(() -> {
                        try {
                            work.run();
                        } catch (Throwable thrown) {
                            fault.compareAndSet(null, thrown);
                        } finally {
                            running.countDown();
                        }
                    });
        }
        while (!running.await(TICK.toMillis(), TimeUnit.MILLISECONDS)) {
            tick.run();
        }
        switch (fault.get()) {
            case null -> {}
            case InterruptedException e -> throw e;
            case RuntimeException e -> throw e;
            case Error e -> throw e;
            case Throwable t -> throw new IllegalStateException(t);
        }
    }

    /// Has something done when the JVM is told to stop (Ctrl-C, SIGTERM), unless it is closed before.
    static AtExit atExit(Runnable what) {
        Thread hook = Thread.ofPlatform().name("thawline-stop").unstarted(what);
        Runtime.getRuntime().addShutdownHook(hook);
        return () -> {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException stopping) {
                // it runs already
            }
        };
    }

    /// What will be done unless it is closed.
    @FunctionalInterface
    interface AtExit extends AutoCloseable {
        @Override
        void close();
    }
}
