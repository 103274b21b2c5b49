package thawline.pipeline;

import java.nio.file.Path;

/// A text that is no pipeline, or a pipeline that does not fit its pictures; the message ends with the line
/// and a caret under the place.
public final class PipelineException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final String text;
    private final int offset;

    PipelineException(String text, int offset, String reason) {
        super(reason + "\n" + pointed(text, offset));
        this.reason = reason;
        this.text = text;
        this.offset = offset;
    }

    private PipelineException(PipelineException inside, String reason) {
        this(inside.text, inside.offset, reason);
    }

    /// The same of a text that stands in a file; the reason begins with the file, the line and the column.
    public PipelineException in(Path file) {
        return new PipelineException(this, file + ", line " + line() + ", column " + column() + ": " + reason);
    }

    /// The same of a pipeline that was read from a file as this text, with other blanks, lines and comments.
    public PipelineException in(Path file, String written) {
        return new PipelineException(written, placed(written), reason).in(file);
    }

    /// As many signs of the language stand before the place in both texts.
    private int placed(String written) {
        long before = text.substring(0, offset)
                .chars()
                .filter(PipelineException::parts)
                .count();
        int i = 0;
        boolean quoted = false;
        for (; i < written.length(); i++) {
            char c = written.charAt(i);
            quoted ^= c == '"';
            if (c == '#' && !quoted) {
                int end = written.indexOf('\n', i);
                i = end < 0 ? written.length() - 1 : end;
            } else if (before == 0 && !Character.isWhitespace(c)) {
                return i;
            } else if (parts(c)) {
                before--;
            }
        }
        return 0;
    }

    private static boolean parts(int c) {
        return c == '|' || c == ',' || c == '[' || c == ']';
    }

    /// What is wrong, without the picture of where.
    public String reason() {
        return reason;
    }

    /// Which line, counted from 1.
    public int line() {
        return (int) text.substring(0, offset).chars().filter(c -> c == '\n').count() + 1;
    }

    /// Where in its line, counted from 1.
    public int column() {
        return offset - lineStart(text, offset) + 1;
    }

    private static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', offset - 1) + 1;
    }

    private static String pointed(String text, int offset) {
        int start = lineStart(text, offset);
        int end = text.indexOf('\n', offset);
        String line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
        String before = text.substring(start, offset).replaceAll("[^\t]", " ");
        return "  " + line + "\n  " + before + "^";
    }
}
