package thawline.batch;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A memory budget that the pictures of a job share. Whoever comes first is let in first, so a large picture is
/// not passed by small ones for ever; one that needs more than the whole budget gets all of it and runs alone.
///
/// Nobody waits while holding something: a share may be enlarged only where that needs no waiting
/// ([Share#grow]). So there is always one who can go on.
final class Admission {

    private final long budget;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final Deque<Object> waiting = new ArrayDeque<>();
    private long free;

    Admission(long budget) {
        if (budget < 1) {
            throw new IllegalArgumentException("a budget of " + budget + " bytes is less than 1");
        }
        this.budget = budget;
        this.free = budget;
    }

    long budget() {
        return budget;
    }

    /// Waits until there is room and all who came before are in.
    Share admit(long bytes) throws InterruptedException {
        long wanted = Math.clamp(bytes, 1, budget);
        Object me = new Object();
        lock.lockInterruptibly();
        try {
            waiting.addLast(me);
            changed.signalAll();
            while (waiting.peekFirst() != me || free < wanted) {
                changed.await();
            }
            free -= wanted;
            return new Share(wanted);
        } finally {
            waiting.remove(me);
            changed.signalAll();
            lock.unlock();
        }
    }

    /// Waits until so many are waiting, for tests of their order.
    void awaitWaiting(int count) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.size() < count) {
                changed.await();
            }
        } finally {
            lock.unlock();
        }
    }

    /// Memory that somebody may use until it is closed.
    final class Share implements AutoCloseable {

        private long bytes;

        private Share(long bytes) {
            this.bytes = bytes;
        }

        /// Whether it is all that there is, so that nobody else runs.
        boolean isAll() {
            return bytes == budget;
        }

        /// Makes it as large as asked, or leaves it as it is and says false where that would mean to wait.
        boolean grow(long wanted) {
            lock.lock();
            try {
                long more = Math.clamp(wanted, bytes, budget) - bytes;
                if (more > free) {
                    return false;
                }
                free -= more;
                bytes += more;
                return true;
            } finally {
                lock.unlock();
            }
        }

        @Override
        public void close() {
            lock.lock();
            try {
                free += bytes;
                bytes = 0;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }
}
