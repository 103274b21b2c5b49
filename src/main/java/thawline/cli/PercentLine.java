package thawline.cli;

import java.io.PrintWriter;
import java.util.Locale;

/// How far a measurement is, on a terminal alone: one line that is drawn again and again.
record PercentLine(PrintWriter to, boolean shown) {

    static PercentLine of(PrintWriter to, boolean quiet) {
        return new PercentLine(to, !quiet && Boolean.getBoolean("thawline.terminal"));
    }

    void at(int done, int all, String what) {
        if (shown) {
            at(String.format(Locale.ROOT, "%3d %%  %s", 100 * done / all, what));
        }
    }

    void at(String what) {
        if (shown) {
            to.print("\r\033[K" + what);
            to.flush();
        }
    }

    void wipe() {
        at("");
    }
}
