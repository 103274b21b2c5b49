package thawline.io;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// The name that a mistyped one was meant to be.
public final class Nearest {

    private Nearest() {}

    /// The candidate that goes on as the word begins, or else the one with the fewest edits, when they are
    /// few for the word's length.
    public static Optional<String> of(String word, Collection<String> candidates) {
        return candidates.stream()
                .filter(c -> word.length() >= 3 && c.startsWith(word))
                .min(Comparator.naturalOrder())
                .or(() -> byEdits(word, candidates));
    }

    private static Optional<String> byEdits(String word, Collection<String> candidates) {
        return candidates.stream()
                .min(Comparator.comparingInt((String c) -> distance(word, c)).thenComparing(Comparator.naturalOrder()))
                .filter(c -> distance(word, c) <= Math.max(2, word.length() / 3));
    }

    /// The number of letters to insert, drop, replace or exchange with their neighbour; case does not count.
    public static int distance(String from, String to) {
        String a = from.toLowerCase(Locale.ROOT);
        String b = to.toLowerCase(Locale.ROOT);
        int[][] d = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    d[i][j] = i + j;
                    continue;
                }
                int replace = d[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                d[i][j] = Math.min(replace, Math.min(d[i - 1][j], d[i][j - 1]) + 1);
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
                }
            }
        }
        return d[a.length()][b.length()];
    }
}
