package thawline.pipeline;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;

/// How numbers, names and paths are written.
final class Text {

    /// What ends a bare word.
    static final String DELIMITERS = ",()[]|;=#\"";

    private static final String DECIMAL = "[-+]?(?:\\d+(?:\\.\\d*)?|\\.\\d+)(?:[eE][-+]?\\d+)?";
    private static final Pattern NUMBER = Pattern.compile("(" + DECIMAL + ")(?:/(" + DECIMAL + "))?");
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]*");

    /// More letters than this are read more easily with an exponent.
    private static final int LONG = 22;

    private Text() {}

    /// The shortest text that reads as the same number: `5`, not `5.0`, and `0.000008` rather than `8.0E-6`.
    static String of(double v) {
        if (v == Math.rint(v) && Math.abs(v) < 1e15) {
            return Long.toString((long) v);
        }
        if (Math.abs(v) >= 1e-3 && Math.abs(v) < 1e7) { // Java writes these plainly, and big decimals take long to load
            return Double.toString(v);
        }
        String plain = new BigDecimal(Double.toString(v)).stripTrailingZeros().toPlainString();
        return plain.length() <= LONG ? plain : Double.toString(v);
    }

    static Optional<Value.Numeral> number(String word) {
        var m = NUMBER.matcher(word);
        if (!m.matches()) {
            return Optional.empty();
        }
        double denominator = m.group(2) == null ? 1 : Double.parseDouble(m.group(2));
        // + 0.0 makes −0 a plain 0, as it is written again
        return Optional.of(new Value.Numeral(Double.parseDouble(m.group(1)) + 0.0, denominator + 0.0));
    }

    static boolean isName(String word) {
        return NAME.matcher(word).matches();
    }

    /// Whether a bare word can stand for this path.
    static boolean isPath(String path) {
        return !path.isEmpty()
                && path.chars().noneMatch(c -> Character.isWhitespace(c) || DELIMITERS.indexOf(c) >= 0)
                && number(path).isEmpty()
                && !isName(path);
    }
}
