package thawline.batch;

import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/// Counts what became of the pictures of a job, and tells those who watch. Safe for use by many threads.
final class Ledger {

    private final int total;
    private final List<Progress> watchers;
    private final SortedMap<String, String> reasons = new TreeMap<>(Names.ORDER);
    private final Set<String> current = new HashSet<>();
    private final long start = System.nanoTime();
    private int done;
    private int skipped;
    private long pixels;
    private boolean over;

    Ledger(int total, List<Progress> watchers) {
        this.total = total;
        this.watchers = List.copyOf(watchers);
    }

    synchronized Tally tally() {
        return new Tally(
                total,
                new Tally.Counts(done, skipped, reasons.size()),
                pixels,
                Duration.ofNanos(System.nanoTime() - start));
    }

    synchronized void begun(List<String> notes) {
        watchers.forEach(w -> w.begun(tally(), notes));
    }

    synchronized void skipped(Item item) {
        if (!over) {
            skipped++;
            current.add(item.output());
            watchers.forEach(w -> w.skipped(item));
        }
    }

    synchronized void done(Progress.Done what) {
        if (!over) {
            done++;
            current.add(what.item().output());
            pixels += what.pixels();
            watchers.forEach(w -> w.done(what, tally()));
        }
    }

    synchronized void failed(String file, String reason) {
        if (!over) {
            reasons.put(file, reason);
            watchers.forEach(w -> w.failed(file, reason, tally()));
        }
    }

    synchronized void tick() {
        if (!over) {
            watchers.forEach(w -> w.tick(tally()));
        }
    }

    synchronized boolean isOver() {
        return over;
    }

    /// After this nothing counts any more, as when the job is interrupted while pictures are being made.
    synchronized void ended(List<String> remarks) {
        if (!over) {
            over = true;
            Tally last = tally();
            watchers.forEach(w -> w.ended(last, remarks));
        }
    }

    /// Ends in the middle: pictures at work count as not tried.
    ///
    /// @param remark of the tally
    synchronized void interrupted(Function<Tally, String> remark) {
        if (!over) {
            over = true;
            Tally last = tally();
            watchers.forEach(w -> w.ended(last, List.of(remark.apply(last))));
        }
    }

    /// The results that were made or were up to date, as the journal calls them.
    synchronized Set<String> current() {
        return Set.copyOf(current);
    }

    /// Why pictures failed, by file.
    synchronized SortedMap<String, String> reasons() {
        return new TreeMap<>(reasons);
    }
}
