package thawline.batch;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import thawline.filter.Corner;
import thawline.io.Draft;
import thawline.io.Existing;

/// Corners as a file: a header `x,y,score` and one line a corner, the strongest first. Pixel centres are at
/// whole numbers, x to the right, y down.
public final class CornerCsv {

    private CornerCsv() {}

    public static String text(List<Corner> corners) {
        return corners.stream()
                .map(c -> c.x() + "," + c.y() + "," + c.score() + "\n")
                .collect(Collectors.joining("", "x,y,score\n", ""));
    }

    public static void write(Path file, List<Corner> corners) throws IOException {
        byte[] bytes = text(corners).getBytes(StandardCharsets.US_ASCII);
        Draft.write(file, Existing.REPLACE, out -> out.write(ByteBuffer.wrap(bytes)));
    }
}
