package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Archives of `THAWLINE_DATA/corpora`.
public final class Corpora {
    private Corpora() {}

    /// The files whose names contain `part`, by name.
    public static List<Path> unpacked(Path archive, Path dir, String part) throws IOException {
        Process tar = new ProcessBuilder("tar", "xf", archive.toString(), "-C", dir.toString())
                .inheritIO()
                .start();
        assertThat(tar.onExit().join().exitValue()).isZero();
        try (Stream<Path> files = Files.walk(dir)) {
            return files.filter(Files::isRegularFile)
                    .filter(f -> f.getFileName().toString().contains(part))
                    .sorted()
                    .toList();
        }
    }
}
