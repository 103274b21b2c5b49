package thawline.io;

import java.nio.ByteBuffer;

/// Reads the words of a PNM header and the numbers of a plain PNM. Blanks are space, tab, carriage return,
/// line feed, vertical tab and form feed; `#` begins a comment that ends with its line.
final class PnmText {
    private final ByteBuffer file;
    private final boolean comments;
    private int at;

    PnmText(ByteBuffer file, int from) {
        this(file, from, true);
    }

    private PnmText(ByteBuffer file, int from, boolean comments) {
        this.file = file;
        this.at = from;
        this.comments = comments;
    }

    /// PFM has no comments.
    static PnmText withoutComments(ByteBuffer file, int from) {
        return new PnmText(file, from, false);
    }

    int position() {
        return at;
    }

    boolean isAtEnd() {
        skipBlanks();
        return at >= file.limit();
    }

    /// The next number, 0 … 2^31 − 1.
    int number(String what) throws Damage {
        skipBlanks();
        int from = at;
        long value = 0;
        while (at < file.limit() && isDigit(file.get(at))) {
            value = value * 10 + file.get(at++) - '0';
            if (value > Integer.MAX_VALUE) {
                throw new Damage("the PNM's " + what + " at byte " + from + " is too large a number");
            }
        }
        if (at == from) {
            throw missing(what, "a number");
        }
        if (at < file.limit() && !isBlank(file.get(at)) && file.get(at) != '#') {
            throw new Damage("the PNM's " + what + " at byte " + from + " is not a number");
        }
        return (int) value;
    }

    /// A plain bitmap's digits need no blanks between them.
    int digit(String what) throws Damage {
        skipBlanks();
        if (at >= file.limit() || (file.get(at) != '0' && file.get(at) != '1')) {
            throw missing(what, "a 0 or 1");
        }
        return file.get(at++) - '0';
    }

    String word(String what) throws Damage {
        skipBlanks();
        var word = new StringBuilder();
        while (at < file.limit() && !isBlank(file.get(at)) && word.length() < 64) {
            word.append((char) (file.get(at++) & 0xFF));
        }
        if (word.isEmpty()) {
            throw missing(what, "a word");
        }
        return word.toString();
    }

    /// What is left of a line.
    String line() {
        var line = new StringBuilder();
        while (at < file.limit() && file.get(at) != '\n') {
            line.append((char) (file.get(at++) & 0xFF));
        }
        at = Math.min(at + 1, file.limit());
        return line.toString().strip();
    }

    /// One blank stands between the header and the samples, or a comment with the end of its line.
    void endHeader() throws Damage {
        if (at < file.limit() && file.get(at) == '#' && comments) {
            line();
        } else if (at < file.limit() && isBlank(file.get(at))) {
            at++;
        } else {
            throw missing("header", "a blank after it");
        }
    }

    private Damage missing(String what, String wanted) {
        return at >= file.limit()
                ? new Damage("the PNM is cut off after " + file.limit() + " bytes, before its " + what)
                : new Damage("the PNM's " + what + " is missing at byte " + at + ": " + wanted + " was expected");
    }

    private void skipBlanks() {
        while (at < file.limit()) {
            byte b = file.get(at);
            if (b == '#' && comments) {
                line();
            } else if (isBlank(b)) {
                at++;
            } else {
                return;
            }
        }
    }

    private static boolean isDigit(byte b) {
        return b >= '0' && b <= '9';
    }

    private static boolean isBlank(byte b) {
        return b == ' ' || (b >= '\t' && b <= '\r');
    }
}
