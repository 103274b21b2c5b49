package thawline.pipeline;

/// A text that is no pipeline, or a pipeline that does not fit its pictures; the message ends with the line
/// and a caret under the place.
public final class PipelineException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final String reason;
    private final int column;

    PipelineException(String text, int offset, String reason) {
        super(reason + "\n" + pointed(text, offset));
        this.reason = reason;
        this.column = offset - lineStart(text, offset) + 1;
    }

    /// What is wrong, without the picture of where.
    public String reason() {
        return reason;
    }

    /// Where in its line, counted from 1.
    public int column() {
        return column;
    }

    private static int lineStart(String text, int offset) {
        return text.lastIndexOf('\n', Math.max(offset - 1, -1)) + 1;
    }

    private static String pointed(String text, int offset) {
        int start = lineStart(text, offset);
        int end = text.indexOf('\n', offset);
        String line = text.substring(start, end < 0 ? text.length() : end);
        String before = text.substring(start, offset).replaceAll("[^\t]", " ");
        return "  " + line + "\n  " + before + "^";
    }
}
