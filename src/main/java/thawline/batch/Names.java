package thawline.batch;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Names of files as text.
final class Names {

    /// As bytes of UTF-8 are ordered; [String#compareTo] has letters beyond 2^16 before some within.
    static final Comparator<String> ORDER = (a, b) -> {
        int n = Math.min(a.length(), b.length());
        for (int i = 0; i < n; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                boolean pairs = Character.isSurrogate(x) && !Character.isSurrogate(y);
                boolean pairsToo = Character.isSurrogate(y) && !Character.isSurrogate(x);
                return pairs ? 1 : pairsToo ? -1 : Character.compare(x, y);
            }
        }
        return Integer.compare(a.length(), b.length());
    };

    /// The longest name that common file systems hold, in bytes.
    static final int LONGEST = 255;

    private static final Pattern ENCODED = Pattern.compile("%([0-9A-F]{2})");

    private Names() {}

    /// With `/` between folders on every system.
    static String of(Path relative) {
        String name = relative.toString();
        return File.separatorChar == '/' ? name : name.replace(File.separatorChar, '/');
    }

    /// Whether its name in the folder leads back to the file. Linux allows names of any bytes, and not all are
    /// text.
    static boolean isText(Path folder, String name, Path file) {
        try {
            return name.indexOf('\uFFFD') < 0 || folder.resolve(name).equals(file);
        } catch (InvalidPathException unmappable) { // in a locale that does not know the letters
            return false;
        }
    }

    /// Why a name is no text: the bytes that it has, or a locale that does not know its letters.
    static String notText() {
        String locale = System.getProperty("sun.jnu.encoding", "UTF-8");
        return locale.equalsIgnoreCase("UTF-8")
                ? "its name is not text in UTF-8, so that no result can be called so; rename it"
                : "its name cannot be said in this locale; set LC_ALL=C.UTF-8";
    }

    static boolean isTooLong(String path) {
        String name = path.substring(path.lastIndexOf('/') + 1);
        return name.length() * 3 > LONGEST && name.getBytes(StandardCharsets.UTF_8).length > LONGEST;
    }

    /// For a name that is no text: bytes beyond ASCII as `\xE9`.
    static String bytes(Path relative) {
        StringBuilder shown = new StringBuilder();
        for (Path name : relative) {
            String uri = Path.of("/").resolve(name).toUri().getRawPath().substring(1);
            String text = ENCODED.matcher(uri.endsWith("/") ? uri.substring(0, uri.length() - 1) : uri)
                    .replaceAll(Names::decoded);
            shown.append(shown.isEmpty() ? "" : "/").append(text);
        }
        return shown.toString();
    }

    private static String decoded(MatchResult code) {
        int value = Integer.parseInt(code.group(1), 16);
        return value < 128
                ? java.util.regex.Matcher.quoteReplacement(String.valueOf((char) value))
                : "\\\\x" + code.group(1).toUpperCase(Locale.ROOT);
    }

    /// On one line of a terminal: control letters as `\n` or `\x1b`.
    static String shown(String name) {
        if (name.chars().noneMatch(Character::isISOControl)) {
            return name;
        }
        StringBuilder shown = new StringBuilder();
        name.chars().forEach(c -> {
            switch (c) {
                case '\n' -> shown.append("\\n");
                case '\t' -> shown.append("\\t");
                case '\r' -> shown.append("\\r");
                default -> {
                    if (Character.isISOControl(c)) {
                        shown.append(String.format(Locale.ROOT, "\\x%02x", c));
                    } else {
                        shown.append((char) c);
                    }
                }
            }
        });
        return shown.toString();
    }
}
