package thawline.batch;

import java.util.Arrays;
import tools.jackson.core.JacksonException;

/// A journal's line is refused, or written again it is the same.
public final class JournalFuzz {
    private JournalFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        try {
            switch (JournalText.read(bytes, 0, bytes.length)) {
                case JournalText.Line.Of(Entry entry) -> same(JournalText.entry(entry));
                case JournalText.Line.Known(String id, Recipe recipe) -> same(JournalText.recipe(id, recipe));
                case JournalText.Line.Head _ -> {}
            }
        } catch (JacksonException refused) {
            // the line is passed over
        }
    }

    private static void same(byte[] line) {
        byte[] again = switch (JournalText.read(line, 0, line.length)) {
            case JournalText.Line.Of(Entry entry) -> JournalText.entry(entry);
            case JournalText.Line.Known(String id, Recipe recipe) -> JournalText.recipe(id, recipe);
            case JournalText.Line.Head _ -> JournalText.head();
        };
        if (!Arrays.equals(line, again)) {
            throw new AssertionError("written again it is another line");
        }
    }
}
