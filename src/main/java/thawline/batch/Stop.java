package thawline.batch;

import java.util.Optional;

/// Whether a job is to begin no more pictures, and why.
final class Stop {

    /// So many pictures in a row that find the disk full, and none that does not: there is no hope for others.
    private static final int FULL = 3;

    private final Conduct.AtFailure atFailure;
    private int full;
    private String why;

    Stop(Conduct.AtFailure atFailure) {
        this.atFailure = atFailure;
    }

    synchronized boolean isWanted() {
        return why != null;
    }

    /// The first reason stays.
    synchronized void now(String reason) {
        if (why == null) {
            why = reason;
        }
    }

    synchronized void done() {
        full = 0;
    }

    synchronized void failed(String reason) {
        full = Reasons.isFullDisk(reason) ? full + 1 : 0;
        if (atFailure == Conduct.AtFailure.STOP) {
            now("stopped at the first failure");
        } else if (full == FULL) {
            now("stopped: the disk is full");
        }
    }

    /// To be said at the end.
    synchronized Optional<String> remark() {
        return Optional.ofNullable(why);
    }
}
