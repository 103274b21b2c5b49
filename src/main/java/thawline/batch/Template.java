package thawline.batch;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How results are called, without their ending: `{name}-edges`. `{name}` is the source's name without its
/// ending, `{ending}` that ending without its dot.
public final class Template {

    /// Results are called as their sources.
    public static final Template SAME = new Template("{name}");

    private static final Pattern PLACEHOLDER = Pattern.compile("\\{([^{}]*)}?|}");

    private final String text;

    private Template(String text) {
        this.text = text;
    }

    /// Throws [IllegalArgumentException] for what makes no names.
    public static Template of(String text) {
        if (text.isBlank() || text.indexOf('/') >= 0 || text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("the name '" + text + "' is no name of a file: it is "
                    + (text.isBlank() ? "empty" : "for a name alone, and folders stay as they are")
                    + "; use one such as '{name}-edges'");
        }
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            if (!placeholder.group().equals("{name}") && !placeholder.group().equals("{ending}")) {
                throw new IllegalArgumentException("the name '" + text + "' has " + placeholder.group()
                        + ", which stands for nothing; there are {name} and {ending}");
            }
        }
        return new Template(text);
    }

    String apply(String name, String ending) {
        StringBuilder made = new StringBuilder();
        Matcher placeholder = PLACEHOLDER.matcher(text);
        while (placeholder.find()) {
            String value = placeholder.group().equals("{name}") ? name : ending;
            placeholder.appendReplacement(made, Matcher.quoteReplacement(value));
        }
        return placeholder.appendTail(made).toString();
    }

    @Override
    public String toString() {
        return text;
    }
}
