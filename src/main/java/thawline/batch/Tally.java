package thawline.batch;

import java.time.Duration;
import java.util.Locale;

/// How far a job is.
///
/// @param total pictures of the job; what is neither done nor skipped nor failed is still to come, or was not
///     tried
/// @param pixels width × height of the pictures that were done
public record Tally(int total, Counts counts, long pixels, Duration time) {

    /// Pictures that came to an end.
    public record Counts(int done, int skipped, int failed) {

        public int sum() {
            return done + skipped + failed;
        }
    }

    public int done() {
        return counts.done();
    }

    public int skipped() {
        return counts.skipped();
    }

    public int failed() {
        return counts.failed();
    }

    public int left() {
        return total - counts.sum();
    }

    public double seconds() {
        return time.toNanos() / 1e9;
    }

    public double megapixels() {
        return pixels / 1e6;
    }

    /// `28.1 images/s, 340 megapixels/s`
    String rates() {
        double seconds = Math.max(seconds(), 1e-3);
        return number(done() / seconds) + " images/s, " + number(megapixels() / seconds) + " megapixels/s";
    }

    /// With three digits at most behind what matters.
    private static String number(double v) {
        return String.format(Locale.ROOT, v >= 100 ? "%.0f" : v >= 10 ? "%.1f" : "%.2f", v);
    }

    /// `120 done, 3 skipped (up to date), 2 failed in 4.2 s, 28.1 images/s, 340 megapixels/s`
    ///
    /// @param seeFailed what stands behind the number of failures, such as where their list is
    String summary(String seeFailed) {
        StringBuilder text = new StringBuilder().append(done()).append(" done");
        if (skipped() > 0) {
            text.append(", ").append(skipped()).append(" skipped (up to date)");
        }
        if (failed() > 0) {
            text.append(", ").append(failed()).append(" failed").append(seeFailed);
        }
        if (left() > 0) {
            text.append(", ").append(left()).append(" not tried");
        }
        text.append(String.format(Locale.ROOT, " in %.1f s", seconds()));
        return done() > 0 ? text.append(", ").append(rates()).toString() : text.toString();
    }
}
