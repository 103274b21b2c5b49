package thawline.learn.identify;

import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;
import thawline.core.Kernel;
import thawline.tensor.Border;

/// What was identified as the text of a pipeline that does it again.
final class Recipe {

    /// A larger kernel is no text to read.
    private static final int LARGEST = 15;

    private static final double SAME = 0.02;

    private Recipe() {}

    static Optional<String> of(Identification id) {
        if (id.verdict() != Identification.Verdict.LINEAR
                || id.shift().dx() != 0
                || id.shift().dy() != 0) {
            return Optional.empty();
        }
        Optional<Match> match = id.match();
        Kernel kernel = match.map(Match::kernel).orElse(id.linear().kernel());
        double offset = match.map(Match::offset).orElse(id.linear().offset());
        double gain =
                match.map(m -> m.numbers().getOrDefault("gain", Double.NaN)).orElse(Double.NaN);
        String border = id.edge().border().map(Recipe::text).orElse("");
        String filter;
        if (match.isPresent() && match.get().family() == Family.IDENTITY) {
            return Optional.of("identity");
        } else if (match.isPresent() && match.get().family() == Family.GAIN) {
            return Optional.of("scale(" + Words.number(gain) + ", " + Words.number(offset) + ")");
        } else if (match.isPresent() && match.get().family() == Family.GAUSSIAN && Math.abs(gain - 1) < SAME) {
            Match m = match.get();
            filter = "gaussian(ksize=" + m.width() + ", sigma="
                    + Words.number(m.numbers().get("sigma"))
                    + Optional.ofNullable(m.numbers().get("sigmaY"))
                            .map(s -> ", sigmaY=" + Words.number(s))
                            .orElse("")
                    + border + (m.width() == m.height() ? "" : ", ksizeY=" + m.height()) + ")";
        } else if (match.isPresent() && match.get().family() == Family.BOX && Math.abs(gain - 1) < SAME) {
            Match m = match.get();
            filter =
                    "box(ksize=" + m.width() + border + (m.width() == m.height() ? "" : ", ksizeY=" + m.height()) + ")";
        } else if (kernel.width() <= LARGEST) {
            filter = "kernel(" + numbers(kernel) + border + ")";
        } else {
            return Optional.empty();
        }
        return Optional.of(Math.abs(offset) < 0.75 ? filter : filter + " | scale(1, " + Words.number(offset) + ")");
    }

    private static String text(Border b) {
        if (b.equals(Border.REFLECT_101)) {
            return "";
        }
        return ", border="
                + (b.mode() == Border.Mode.CONSTANT ? "CONSTANT(" + Words.number(b.value()) + ")" : b.toString());
    }

    private static String numbers(Kernel k) {
        StringJoiner rows = new StringJoiner("; ", "[", "]");
        for (int y = 0; y < k.height(); y++) {
            StringJoiner row = new StringJoiner(",");
            for (int x = 0; x < k.width(); x++) {
                row.add(plain(k.at(y, x)));
            }
            rows.add(row.toString());
        }
        return rows.toString();
    }

    /// Four digits after the point.
    static String plain(double v) {
        String text = String.format(Locale.ROOT, "%.4f", v).replaceAll("\\.?0+$", "");
        return text.equals("-0") ? "0" : text;
    }
}
