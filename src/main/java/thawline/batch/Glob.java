package thawline.batch;

import java.util.regex.Pattern;

/// A pattern for relative paths with `/` between folders, as `.gitignore` has them.
///
/// `*` and `?` stay within a name, `**` crosses folders, `[a-z]`, `[!a-z]` and `{jpg,png}` choose, a
/// backslash takes the next letter as it is. A pattern without `/` is for the name alone, wherever it
/// stands; a `/` in front ties it to the top; one behind names a folder and means all that is in it. Case counts.
public final class Glob {

    private final String text;
    private final boolean wholePath;
    private final Pattern pattern;

    private Glob(String text, boolean wholePath, Pattern pattern) {
        this.text = text;
        this.wholePath = wholePath;
        this.pattern = pattern;
    }

    /// Throws [IllegalArgumentException] for a pattern that can match nothing.
    public static Glob of(String text) {
        if (text.isEmpty() || text.equals("/")) {
            throw new IllegalArgumentException("a glob is empty; use one such as '*.jpg' or 'thumbs/**'");
        }
        String glob = text.startsWith("./") ? text.substring(1) : text;
        if (glob.endsWith("/")) {
            glob = (glob.indexOf('/') == glob.length() - 1 ? "**/" : "") + glob + "**";
        }
        boolean wholePath = glob.indexOf('/') >= 0;
        String path = glob.startsWith("/") ? glob.substring(1) : glob;
        return new Glob(text, wholePath, Pattern.compile(new GlobRegex(text, path).regex(), Pattern.DOTALL));
    }

    /// Whether a file of this relative path is meant.
    boolean matches(String path) {
        return pattern.matcher(wholePath ? path : nameOf(path)).matches();
    }

    /// Whether everything in a folder of this relative path is meant, so that nobody need look inside.
    boolean matchesAllIn(String folder) {
        return matches(folder) || (namesFolder() && matches(folder + "/x"));
    }

    private boolean namesFolder() {
        return text.endsWith("/**") || text.endsWith("/");
    }

    private static String nameOf(String path) {
        return path.substring(path.lastIndexOf('/') + 1);
    }

    @Override
    public String toString() {
        return text;
    }
}
