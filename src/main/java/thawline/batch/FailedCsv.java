package thawline.batch;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedMap;
import thawline.io.Csv;
import thawline.io.Draft;
import thawline.io.Drafts;
import thawline.io.Existing;

/// The list of pictures that failed: a header `file,reason` and one line each, by name; see [Csv].
final class FailedCsv {

    static final String NAME = "failed.csv";

    private static final String HEAD = Csv.row("file", "reason");

    private FailedCsv() {}

    static String text(SortedMap<String, String> reasons) {
        StringBuilder text = new StringBuilder(HEAD);
        reasons.forEach((file, reason) -> text.append(Csv.row(file, reason)));
        return text.toString();
    }

    private static boolean isForeign(Path file) throws IOException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if (!Files.isRegularFile(file)) {
            return true;
        }
        try (InputStream in = Files.newInputStream(file)) {
            return !new String(in.readNBytes(HEAD.length()), StandardCharsets.UTF_8).equals(HEAD);
        }
    }

    /// Replaces the list of an earlier run; where nothing failed there is none afterwards. A job that makes
    /// one file has no list.
    static void write(Outline outline, Drafts drafts, SortedMap<String, String> reasons) throws IOException {
        if (outline.place().single().isPresent()) {
            return;
        }
        Path file = outline.path(NAME);
        if (isForeign(file)) {
            if (reasons.isEmpty()) {
                return;
            }
            throw new FileAlreadyExistsException(
                    NAME, null, NAME + " is there already and is no list of failures; it was left as it is");
        }
        if (reasons.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        try (Draft draft = drafts.to(file)) {
            for (ByteBuffer rest = StandardCharsets.UTF_8.encode(text(reasons)); rest.hasRemaining(); ) {
                draft.channel().write(rest);
            }
            draft.commit(Existing.REPLACE);
        }
    }
}
