package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {
    @TempDir
    private Path dir;

    @Test
    void a_failed_write_leaves_the_old_file_and_nothing_else() throws IOException {
        Path file = Files.writeString(dir.resolve("a"), "old");

        assertThatThrownBy(() -> Draft.write(file, Existing.REPLACE, out -> {
                    out.write(bytes("ne"));
                    throw new IOException("no more");
                }))
                .hasMessage("no more");
        assertThat(names()).containsExactly("a");
        assertThat(file).hasContent("old");
    }

    @Test
    void a_file_is_replaced_only_when_that_is_asked_for() throws IOException {
        Path file = Files.writeString(dir.resolve("a"), "old");

        assertThatThrownBy(() -> Draft.write(file, Existing.REFUSE, out -> out.write(bytes("new"))))
                .isInstanceOf(FileAlreadyExistsException.class)
                .hasMessageContaining("left as it is");
        assertThat(file).hasContent("old");
        Draft.write(file, Existing.REPLACE, out -> out.write(bytes("new")));
        assertThat(file).hasContent("new");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_file_that_appears_while_another_is_written_is_kept() throws IOException {
        Path file = dir.resolve("a");

        assertThatThrownBy(() -> Draft.write(file, Existing.REFUSE, out -> Files.writeString(file, "theirs")))
                .isInstanceOf(FileAlreadyExistsException.class);
        assertThat(file).hasContent("theirs");
        assertThat(names()).containsExactly("a");
    }

    @Test
    void a_folder_is_never_replaced() throws IOException {
        Path folder = Files.createDirectory(dir.resolve("a"));

        assertThatThrownBy(() -> Draft.write(folder, Existing.REPLACE, out -> out.write(bytes("new"))))
                .hasMessageContaining("no ordinary file");
    }

    @Test
    void size_and_hash_are_those_of_the_file() throws Exception {
        byte[] sha256 = MessageDigest.getInstance("SHA-256").digest("abc".getBytes(StandardCharsets.US_ASCII));
        Path file = dir.resolve("a");
        try (Draft draft = Draft.to(file)) {
            assertThatThrownBy(draft::size).hasMessageContaining("finish()");
            draft.channel().write(bytes("a"));
            draft.channel().write(bytes("bc"));
            draft.finish();
            assertThat(draft.size()).isEqualTo(3);
            assertThat(draft.sha256()).isEqualTo(sha256);
            assertThat(names()).hasSize(1).allMatch(name -> Draft.isPart(Path.of(name)));
            draft.commit(Existing.REFUSE);
        }
        assertThat(file).hasContent("abc");

        try (Draft draft = new Drafts().byName(dir.resolve("b.avi"))) {
            assertThat(draft.path().toString()).endsWith(".avi");
            assertThat(Draft.isPart(draft.path())).isTrue();
            Files.writeString(draft.path(), "abc");
            draft.commit(Existing.REFUSE);
            assertThat(draft.size()).isEqualTo(3);
            assertThat(draft.sha256()).isEqualTo(sha256);
        }
        assertThat(names()).containsExactlyInAnyOrder("a", "b.avi");
    }

    @Test
    void an_empty_file_is_a_file() throws IOException {
        Draft.write(dir.resolve("a"), Existing.REFUSE, out -> {});
        assertThat(dir.resolve("a")).isEmptyFile();
    }

    @Test
    void none_of_several_is_moved_while_one_cannot_be() throws IOException {
        Path taken = Files.writeString(dir.resolve("b"), "theirs");
        var drafts = new Drafts();
        try (Draft a = drafts.to(dir.resolve("a"));
                Draft b = drafts.to(taken)) {
            assertThatThrownBy(() -> Drafts.commit(List.of(a, b), Existing.REFUSE))
                    .isInstanceOf(FileAlreadyExistsException.class);
        }
        assertThat(names()).containsExactly("b");
    }

    @Test
    void a_stopped_job_leaves_no_parts_and_moves_nothing_any_more() throws IOException {
        var drafts = new Drafts();
        try (Draft done = drafts.to(dir.resolve("done"));
                Draft live = drafts.to(dir.resolve("live"));
                Draft finished = drafts.to(dir.resolve("finished"))) {
            done.commit(Existing.REFUSE);
            live.channel().write(bytes("half"));
            finished.finish();
            drafts.close();
            assertThat(names()).containsExactly("done");
            assertThatThrownBy(() -> live.channel().write(bytes("more"))).hasMessageContaining("the job was stopped");
            assertThatThrownBy(() -> live.commit(Existing.REFUSE)).hasMessageContaining("the job was stopped");
            assertThatThrownBy(() -> finished.commit(Existing.REFUSE)).hasMessageContaining("the job was stopped");
            assertThatThrownBy(() -> drafts.to(dir.resolve("late"))).hasMessageContaining("the job was stopped");
        }
        assertThat(names()).containsExactly("done");
    }

    @Test
    void the_longest_name_that_the_disk_allows_is_written_and_a_longer_one_is_refused_in_words() throws IOException {
        Path longest = dir.resolve("n".repeat(255));
        Draft.write(longest, Existing.REFUSE, out -> out.write(bytes("a")));
        assertThat(longest).hasContent("a");

        Path longer = dir.resolve("n".repeat(256));
        assertThatThrownBy(() -> Draft.to(longer)).hasMessageContaining("the name is longer than this disk allows");
        assertThat(names()).hasSize(1);
    }

    @Test
    void a_folder_that_is_missing_or_no_folder_is_said_so() throws IOException {
        assertThatThrownBy(() -> Draft.to(dir.resolve("no/a")))
                .hasMessage(dir.resolve("no/a") + ": was not written: there is no folder " + dir.resolve("no"));
        Path file = Files.writeString(dir.resolve("file"), "");
        assertThatThrownBy(() -> Draft.to(file.resolve("a"))).hasMessageContaining("is no folder");
    }

    @Test
    void bytes_that_the_disk_does_not_take_are_an_error_in_words() throws IOException {
        Path full = Path.of("/dev/full");
        assumeTrue(Files.exists(full), "this system has no /dev/full");
        try (var channel = new Counted(dir.resolve("a"), FileChannel.open(full, StandardOpenOption.WRITE))) {
            assertThatThrownBy(() -> channel.write(bytes("a")))
                    .hasMessage(dir.resolve("a") + ": was not written: the disk is full");
        }
    }

    @Test
    void parts_are_known_by_their_names() {
        String uuid = "01234567-89ab-cdef-0123-456789abcdef";
        assertThat(List.of(".thawline-" + uuid + ".part", "a/.thawline-" + uuid + ".part.avi"))
                .allMatch(name -> Draft.isPart(Path.of(name)));
        assertThat(List.of(".thawline", ".thawline-x.part", "thawline-" + uuid + ".part", ".thawline-" + uuid, ""))
                .noneMatch(name -> Draft.isPart(Path.of(name)));
    }

    private List<String> names() {
        return List.of(dir.toFile().list());
    }

    private static ByteBuffer bytes(String text) {
        return ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
    }
}
