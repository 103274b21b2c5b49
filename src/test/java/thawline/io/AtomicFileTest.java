package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AtomicFileTest {
    @TempDir
    private Path dir;

    @Test
    void a_failed_write_leaves_the_old_file_and_nothing_else() throws IOException {
        Path file = Files.writeString(dir.resolve("a"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, Existing.REPLACE, out -> {
                    out.write(bytes("ne"));
                    throw new IOException("disk full");
                }))
                .hasMessage("disk full");
        assertThat(dir).isDirectoryContaining(f -> f.equals(file));
        assertThat(Files.readString(file)).isEqualTo("old");
        assertThat(dir.toFile().list()).hasSize(1);
    }

    @Test
    void a_file_is_replaced_only_when_that_is_asked_for() throws IOException {
        Path file = Files.writeString(dir.resolve("a"), "old");

        assertThatThrownBy(() -> AtomicFile.write(file, Existing.REFUSE, out -> out.write(bytes("new"))))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("left as it is");
        assertThat(Files.readString(file)).isEqualTo("old");
        AtomicFile.write(file, Existing.REPLACE, out -> out.write(bytes("new")));
        assertThat(Files.readString(file)).isEqualTo("new");
    }

    @Test
    void a_file_that_appears_while_another_is_written_is_kept() throws IOException {
        Path file = dir.resolve("a");

        assertThatThrownBy(() -> AtomicFile.write(file, Existing.REFUSE, out -> Files.writeString(file, "theirs")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(Files.readString(file)).isEqualTo("theirs");
        assertThat(dir.toFile().list()).hasSize(1);
    }

    @Test
    void a_folder_is_never_replaced() throws IOException {
        Path folder = Files.createDirectory(dir.resolve("a"));

        assertThatThrownBy(() -> AtomicFile.write(folder, Existing.REPLACE, out -> out.write(bytes("new"))))
                .hasMessageContaining("no ordinary file");
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
