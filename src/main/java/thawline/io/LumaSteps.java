package thawline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// In what steps a JPEG file keeps the frequencies of its luma: its first quantisation table.
///
/// Source: ITU-T T.81, annex B.2.4.1 and figure A.6.
public final class LumaSteps {

    private static final int SIDE = 8;
    private static final int TABLE = 0xDB;
    private static final int SCAN = 0xDA;

    /// More of a file is not looked at; tables come first.
    private static final int LONGEST = 1 << 20;

    private LumaSteps() {}

    /// 64 steps, row by row, the vertical frequency down; empty for what is no JPEG, or has no table where
    /// one is looked for.
    public static Optional<int[]> of(Path file) throws IOException {
        if (Files.size(file) < 4) {
            return Optional.empty();
        }
        try (var in = Files.newInputStream(file)) {
            return of(ByteBuffer.wrap(in.readNBytes(LONGEST)));
        }
    }

    static Optional<int[]> of(ByteBuffer file) {
        if (!JpegHeader.matches(file)) {
            return Optional.empty();
        }
        int at = 2;
        while (at + 4 <= file.limit() && (file.get(at) & 0xFF) == 0xFF) {
            int marker = file.get(at + 1) & 0xFF;
            if (marker == 0xFF) {
                at++; // a fill byte
                continue;
            }
            int length = file.getShort(at + 2) & 0xFFFF;
            if (marker == TABLE) {
                Optional<int[]> steps = table(file, at + 4, at + 2 + length);
                if (steps.isPresent()) {
                    return steps;
                }
            }
            if (marker == SCAN || length < 2) {
                break;
            }
            at += 2 + length;
        }
        return Optional.empty();
    }

    /// Table 0 of a segment, which may hold several.
    private static Optional<int[]> table(ByteBuffer file, int from, int to) {
        int at = from;
        while (at < Math.min(to, file.limit())) {
            int kind = file.get(at++) & 0xFF;
            int bytes = kind >> 4 == 0 ? 1 : 2;
            if (at + SIDE * SIDE * bytes > Math.min(to, file.limit())) {
                return Optional.empty();
            }
            if ((kind & 0xF) == 0) {
                int[] steps = new int[SIDE * SIDE];
                int y = 0;
                int x = 0;
                for (int i = 0; i < steps.length; i++) {
                    int q = bytes == 1 ? file.get(at + i) & 0xFF : file.getShort(at + 2 * i) & 0xFFFF;
                    steps[y * SIDE + x] = Math.max(q, 1);
                    boolean up = (x + y) % 2 == 0;
                    if (up && x == SIDE - 1) {
                        y++;
                    } else if (up && y == 0) {
                        x++;
                    } else if (!up && y == SIDE - 1) {
                        x++;
                    } else if (!up && x == 0) {
                        y++;
                    } else {
                        x += up ? 1 : -1;
                        y += up ? -1 : 1;
                    }
                }
                return Optional.of(steps);
            }
            at += SIDE * SIDE * bytes;
        }
        return Optional.empty();
    }
}
