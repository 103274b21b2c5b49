package thawline.run;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;

/// The threads that plans share: the one place where a thread is started. Handing out work allocates nothing.
public final class Crew {

    public static final Crew SHARED = new Crew();

    /// Work that was cut into numbered tasks; which worker runs which task is left to chance.
    @FunctionalInterface
    public interface Job {
        void run(int task, int worker);
    }

    /// How often a waiting thread looks again before it sleeps: some 20 µs.
    private static final int SPINS = 2_000;

    private final ReentrantLock busy = new ReentrantLock();
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger running = new AtomicInteger();
    private Helper[] helpers = {};
    private Job job;
    private int tasks;
    private Thread caller;
    private volatile Throwable failure;

    private Crew() {}

    /// Runs tasks 0 … n−1 on up to `workers` threads, the caller's among them, and returns when all are done.
    /// While the crew is at work, for another caller or for this one's own job, the work is done by the caller
    /// alone.
    public void run(Job what, int n, int workers) {
        int used = Math.min(workers, n);
        if (used <= 1 || busy.isHeldByCurrentThread() || !busy.tryLock()) {
            for (int task = 0; task < n; task++) {
                what.run(task, 0);
            }
            return;
        }
        try {
            together(what, n, used);
        } finally {
            busy.unlock();
        }
    }

    private void together(Job what, int n, int used) {
        hire(used - 1);
        job = what;
        tasks = n;
        caller = Thread.currentThread();
        failure = null;
        next.set(0);
        running.set(used - 1);
        for (int i = 0; i < used - 1; i++) {
            helpers[i].start();
        }
        work(0);
        for (int i = 0; i < used - 1; i++) {
            helpers[i].dismiss();
        }
        for (int spin = 0; running.get() > 0; spin++) {
            if (spin < SPINS) {
                Thread.onSpinWait();
            } else {
                LockSupport.park(this);
            }
        }
        job = null;
        caller = null;
        switch (failure) {
            case null -> {}
            case Error e -> throw e;
            case RuntimeException e -> throw e;
            case Throwable t -> throw new IllegalStateException(t);
        }
    }

    private void work(int worker) {
        try {
            for (int task = next.getAndIncrement(); task < tasks && failure == null; task = next.getAndIncrement()) {
                job.run(task, worker);
            }
        } catch (RuntimeException | Error e) {
            failure = e;
        }
    }

    private void hire(int count) {
        if (helpers.length < count) {
            Helper[] more = java.util.Arrays.copyOf(helpers, count);
            for (int i = helpers.length; i < count; i++) {
                more[i] = new Helper(i + 1);
            }
            helpers = more;
        }
    }

    /// One thread that waits for work for as long as the JVM lives.
    private final class Helper implements Runnable {

        private final int worker;
        private final Thread thread;
        private final AtomicBoolean called = new AtomicBoolean();

        Helper(int worker) {
            this.worker = worker;
            this.thread =
                    Thread.ofPlatform().name("thawline-" + worker).daemon().start(this);
        }

        void start() {
            called.set(true);
            LockSupport.unpark(thread);
        }

        /// Lets one that has not begun yet sleep on, for everything is done.
        void dismiss() {
            if (called.compareAndSet(true, false)) {
                running.decrementAndGet();
            }
        }

        @Override
        public void run() {
            while (true) {
                for (int spin = 0; !called.compareAndSet(true, false); spin++) {
                    if (spin < SPINS) {
                        Thread.onSpinWait();
                    } else {
                        LockSupport.park(this);
                    }
                }
                work(worker);
                Thread waiting = caller;
                if (running.decrementAndGet() == 0) {
                    LockSupport.unpark(waiting);
                }
            }
        }
    }
}
