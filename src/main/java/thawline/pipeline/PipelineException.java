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
