package thawline.batch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;

/// Lines about a job.
final class Lines {

    private static final String FROM = "thawline: ";

    /// Between lines of one message.
    static final String NEXT = "\n" + FROM;

    private Lines() {}

    static void say(PrintWriter out, String what) {
        out.println(FROM + Names.shown(what));
    }

    /// `120/1234 (9%), 28.1 images/s, 340 megapixels/s, 0:40 to go, 2 failed`; fits a terminal of 80 columns
    static String status(Tally tally) {
        int ended = tally.counts().sum();
        StringBuilder line = new StringBuilder().append(ended);
        if (tally.total() > 0) { // a camera has no end
            line.append('/').append(tally.total());
            line.append(" (").append(100L * ended / tally.total()).append("%)");
        }
        if (tally.done() > 0) {
            line.append(", ").append(tally.rates());
        }
        int tried = tally.done() + tally.failed();
        if (tried > 0 && tally.left() > 0) {
            line.append(", ")
                    .append(clock(tally.time().multipliedBy(tally.left()).dividedBy(tried)))
                    .append(" to go");
        }
        if (tally.failed() > 0) {
            line.append(", ").append(tally.failed()).append(" failed");
        }
        return line.toString();
    }

    /// `0:40`, `1:02:03`
    static String clock(Duration time) {
        long s = time.toSeconds();
        return s < 3600
                ? String.format(Locale.ROOT, "%d:%02d", s / 60, s % 60)
                : String.format(Locale.ROOT, "%d:%02d:%02d", s / 3600, s / 60 % 60, s % 60);
    }
}
