package thawline.pipeline;

import java.util.Optional;

/// A place in a text, moved on by what is read.
final class Cursor {

    private final String text;
    private int at;

    Cursor(String text) {
        this.text = text;
    }

    /// The offset of the next thing, blanks and comments left out.
    int offset() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == '#')) {
            int end = text.charAt(at) == '#' ? text.indexOf('\n', at) : at;
            at = end < 0 ? text.length() : end + 1;
        }
        return at;
    }

    boolean atEnd() {
        return offset() == text.length();
    }

    boolean sees(char c) {
        return offset() < text.length() && text.charAt(at) == c;
    }

    /// Reads c if it comes next.
    boolean takes(char c) {
        if (!sees(c)) {
            return false;
        }
        at++;
        return true;
    }

    void expect(char c, String why) {
        if (!takes(c)) {
            throw error(offset(), "expected " + c + " " + why + ", but found " + next());
        }
    }

    /// A run of characters that are neither blank nor delimiters; may be empty.
    String word() {
        int start = offset();
        while (at < text.length()
                && !Character.isWhitespace(text.charAt(at))
                && Text.DELIMITERS.indexOf(text.charAt(at)) < 0) {
            at++;
        }
        return text.substring(start, at);
    }

    /// Reads `name=` if that comes next.
    Optional<String> label() {
        int start = offset();
        String word = word();
        if (Text.isName(word) && takes('=')) {
            return Optional.of(word);
        }
        at = start;
        return Optional.empty();
    }

    /// What stands between two quotes, the first of which was read.
    String untilQuote() {
        int end = text.indexOf('"', at);
        int line = text.indexOf('\n', at);
        if (end < 0 || (line >= 0 && line < end)) {
            throw error(at - 1, "this quote is not closed");
        }
        String inside = text.substring(at, end);
        at = end + 1;
        return inside;
    }

    /// What comes next, for an error.
    String next() {
        if (atEnd()) {
            return "the end";
        }
        int start = at;
        String word = word();
        at = start;
        return word.isEmpty() ? "\"" + text.charAt(start) + "\"" : "\"" + word + "\"";
    }

    PipelineException error(int offset, String reason) {
        return new PipelineException(text, offset, reason);
    }
}
