package thawline.cli;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import thawline.train.Confusion;

/// What was taken for what, for people: a line for each class, the matrix where it fits the width, the worst slips.
final class ConfusionTable {

    /// More classes do not fit side by side.
    private static final int WIDEST = 15;

    /// The worst slips that are named.
    private static final int SLIPS = 5;

    private final Confusion confusion;
    private final int name;

    ConfusionTable(Confusion confusion) {
        this.confusion = confusion;
        this.name = confusion.names().stream().mapToInt(String::length).max().orElse(0);
    }

    void print(PrintWriter out) {
        classes(out);
        if (confusion.classes() <= WIDEST) {
            out.println();
            matrix(out);
        }
        List<Confusion.Slip> slips = confusion.slips(SLIPS);
        if (!slips.isEmpty()) {
            out.println();
            out.println("most often mistaken:");
            for (Confusion.Slip slip : slips) {
                out.println("  " + confusion.names().get(slip.truth()) + " for "
                        + confusion.names().get(slip.answer()) + ": " + slip.count());
            }
        }
    }

    private void classes(PrintWriter out) {
        int width = Math.max(name, "class".length());
        String row = "%-" + width + "s %9s %9s %9s %9s%n";
        out.printf(Locale.ROOT, row, "class", "examples", "recall", "precision", "F1");
        for (int c = 0; c < confusion.classes(); c++) {
            out.printf(
                    Locale.ROOT,
                    row,
                    confusion.names().get(c),
                    confusion.examples(c),
                    percent(confusion.recall(c)),
                    percent(confusion.precision(c)),
                    percent(confusion.f1(c)));
        }
    }

    /// Names stand above the columns where they are short, else their numbers do, in the order of the rows.
    private void matrix(PrintWriter out) {
        int n = confusion.classes();
        boolean brief = name <= 5;
        String first = "true \\ predicted";
        int left = Math.max(first.length(), brief ? name : name + 3);
        StringBuilder head = new StringBuilder(padded(first, left));
        for (int a = 0; a < n; a++) {
            head.append(right(brief ? confusion.names().get(a) : Integer.toString(a), 6));
        }
        out.println(head);
        for (int t = 0; t < n; t++) {
            String label = confusion.names().get(t);
            int truth = t;
            StringBuilder line =
                    new StringBuilder(padded(brief ? label : right(Integer.toString(t), 2) + " " + label, left));
            IntStream.range(0, n).forEach(a -> {
                int count = confusion.count(truth, a);
                line.append(right(count == 0 ? "." : Integer.toString(count), 6));
            });
            out.println(line);
        }
    }

    private static String padded(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    /// `98.73 %`, or a dash for a share of nothing.
    static String percent(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }
}
