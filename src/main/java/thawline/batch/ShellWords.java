package thawline.batch;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A command line as text that a POSIX shell reads as the same words.
public final class ShellWords {

    /// Letters that mean themselves wherever they stand.
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_@%+:,./-]+");

    private ShellWords() {}

    public static String of(List<String> words) {
        return words.stream().map(ShellWords::quoted).collect(Collectors.joining(" "));
    }

    private static String quoted(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
