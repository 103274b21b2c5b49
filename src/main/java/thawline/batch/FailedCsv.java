package thawline.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.regex.Pattern;
import thawline.io.Draft;
import thawline.io.Existing;

/// The list of pictures that failed: a header `file,reason` and one line each, by name. Fields with a comma, a
/// quote or a line break are quoted (RFC 4180), lines end with a line feed.
final class FailedCsv {

    static final String NAME = "failed.csv";

    private static final Pattern SPECIAL = Pattern.compile("[,\"\r\n]");

    private FailedCsv() {}

    static String text(SortedMap<String, String> reasons) {
        StringBuilder text = new StringBuilder("file,reason\n");
        reasons.forEach((file, reason) ->
                text.append(field(file)).append(',').append(field(reason)).append('\n'));
        return text.toString();
    }

    static String field(String value) {
        return SPECIAL.matcher(value).find() ? '"' + value.replace("\"", "\"\"") + '"' : value;
    }

    /// Replaces the list of an earlier run; where nothing failed there is none afterwards.
    static void write(Path file, SortedMap<String, String> reasons) throws IOException {
        if (reasons.isEmpty()) {
            Files.deleteIfExists(file);
            return;
        }
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text(reasons));
        Draft.write(file, Existing.REPLACE, out -> {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        });
    }
}
