package thawline.batch;

/// How a job goes about its pictures; none of this changes a byte of the results.
///
/// @param threads pictures that are made at a time, or threads for one picture where there are fewer
/// @param memory bytes that all pictures at work may take together, as far as can be told beforehand
public record Conduct(int threads, long memory, AtFailure atFailure, Earlier earlier) {

    /// What follows a picture that failed.
    public enum AtFailure {
        GO_ON,
        /// Those at work are finished, and no other is begun.
        STOP
    }

    /// What becomes of results that are there already.
    ///
    /// @param known those that the journal knows
    /// @param foreign those that it does not
    public record Earlier(Known known, Foreign foreign) {}

    /// Results of an earlier run.
    public enum Known {
        KEEP,
        REDO
    }

    /// Files in the place of a result that are none.
    public enum Foreign {
        REFUSE,
        OVERWRITE
    }

    public Conduct {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads " + threads + " is less than 1; use 1 or more");
        }
    }

    /// Every processor, and 60 % of the heap: the rest is for what estimates leave out.
    public static Conduct usual() {
        return new Conduct(
                Runtime.getRuntime().availableProcessors(),
                Runtime.getRuntime().maxMemory() / 10 * 6,
                AtFailure.GO_ON,
                new Earlier(Known.KEEP, Foreign.REFUSE));
    }

    public Conduct withThreads(int count) {
        return new Conduct(count, memory, atFailure, earlier);
    }

    public Conduct with(AtFailure other) {
        return new Conduct(threads, memory, other, earlier);
    }

    public Conduct with(Earlier other) {
        return new Conduct(threads, memory, atFailure, other);
    }
}
