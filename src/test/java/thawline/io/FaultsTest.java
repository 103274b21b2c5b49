package thawline.io;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FaultsTest {

    @TempDir
    private Path dir;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Unknown TIFF Compression value: 50000",
                "New BMP version not implemented yet.",
                "Sorry, there are legal restrictions on arithmetic coding",
                "Unsupported Image Type"
            })
    void what_a_reader_does_not_know_is_not_damaged(String words) {
        assertThatThrownBy(() -> Faults.named(Path.of("a"), () -> {
                    throw new IOException(words);
                }))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("a: is of a kind that is not supported (" + words + ")");
    }

    @Test
    void anything_else_that_a_reader_says_is_damage() {
        assertThatThrownBy(() -> Faults.named(Path.of("a"), () -> {
                    throw new IOException("Invalid icc profile: duplicate sequence numbers");
                }))
                .hasMessageContaining("its content is damaged (Invalid icc");
    }

    @Test
    void a_tiff_of_an_unknown_compression_is_not_supported() throws IOException {
        Path file = Files.write(
                dir.resolve("a.tif"),
                TiffBytes.of(2, 1, 1, 8)
                        .tag(259, 50_000)
                        .data((byte) 1, (byte) 2)
                        .bytes());

        for (ImageFiles files : new ImageFiles[] {ImageFiles.best(), ImageFiles.jdk()}) {
            assertThatThrownBy(() -> files.read(file))
                    .hasMessageContaining("not supported (")
                    .hasMessageContaining("50000");
        }
    }
}
