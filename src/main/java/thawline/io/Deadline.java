package thawline.io;

import java.time.Duration;

/// When a reading has to be done.
final class Deadline {
    private final long start = System.nanoTime();
    private final Duration limit;

    Deadline(Duration limit) {
        this.limit = limit;
    }

    boolean passed() {
        return System.nanoTime() - start > limit.toNanos();
    }

    void check() throws Damage.TooSlow {
        if (passed()) {
            throw tooSlow();
        }
    }

    Damage.TooSlow tooSlow() {
        return new Damage.TooSlow("took longer than " + text() + "; raise --timeout");
    }

    private String text() {
        return limit.toMillis() % 1000 == 0 ? limit.toSeconds() + " s" : limit.toMillis() + " ms";
    }
}
