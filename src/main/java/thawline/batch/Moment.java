package thawline.batch;

import java.util.concurrent.atomic.AtomicInteger;

/// A moment in the making of a picture at which a test may stop the JVM dead, as `kill -9` or a power cut would.
///
/// `-Dthawline.halt=MOVED:3` halts when MOVED is reached for the third time. Without the property nothing
/// happens.
enum Moment {
    /// A temporary file is written and forced.
    DRAFTED,
    /// The journal is about to write a record: half of it is written, then the JVM halts.
    TORN,
    /// The record is written and forced, and no output has been moved.
    RECORDED,
    /// One output is at its place; others of the same picture may not be.
    MOVED,
    /// All pictures are done, and a file about all of them is to be written.
    COLLECTING;

    private static final String[] WANTED =
            System.getProperty("thawline.halt", ":0").split(":", 2);

    private static final int TIME = Integer.parseInt(WANTED[1]);

    private static final AtomicInteger TIMES = new AtomicInteger();

    void reached() {
        if (isDue()) {
            halt();
        }
    }

    /// Whether the JVM is to halt now; counts the call.
    boolean isDue() {
        return WANTED[0].equals(name()) && TIMES.incrementAndGet() == TIME;
    }

    /// No hooks run, nothing is flushed.
    static void halt() {
        Runtime.getRuntime().halt(137);
    }
}
