package thawline.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import thawline.engine.Agreement;
import thawline.engine.Difference;
import thawline.io.Csv;
import thawline.io.Draft;
import thawline.io.Drafts;
import thawline.io.Existing;

/// How far OpenCV's results are from Thawline's: a header and one line a picture, by name; see [Csv].
final class EnginesCsv {

    static final String NAME = "engines.csv";

    private EnginesCsv() {}

    static String text(SortedMap<String, Difference> rows) {
        List<String> titles = rows.get(rows.firstKey()).titles();
        return line("file", titles)
                + rows.entrySet().stream()
                        .map(row -> line(row.getKey(), row.getValue().cells()))
                        .collect(Collectors.joining());
    }

    private static String line(String first, List<String> others) {
        return Csv.row(Stream.concat(Stream.of(first), others.stream()).toList());
    }

    /// Replaces the table of an earlier run, and says all in a line; nothing where no picture was made. A job
    /// that makes one file has the line alone.
    static Optional<String> write(Outline outline, Drafts drafts, SortedMap<String, Difference> rows)
            throws IOException {
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        Agreement all = new Agreement();
        rows.values().forEach(all::add);
        if (outline.place().single().isPresent()) {
            return Optional.of("Thawline and OpenCV: " + all);
        }
        try (Draft draft = drafts.to(outline.path(NAME))) {
            for (ByteBuffer rest = StandardCharsets.UTF_8.encode(text(rows)); rest.hasRemaining(); ) {
                draft.channel().write(rest);
            }
            draft.commit(Existing.REPLACE);
        }
        return Optional.of("Thawline and OpenCV: " + all + " (see " + outline.path(NAME) + ")");
    }
}
