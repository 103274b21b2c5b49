package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.tensor.Samples;

/// A disk of 64 kB in memory, which only root may mount.
class FullDiskTest {
    @TempDir
    private Path disk;

    @BeforeEach
    void mount() throws IOException, InterruptedException {
        assumeTrue(run("mount", "-t", "tmpfs", "-o", "size=64k", "tmpfs", disk.toString()), "may not mount a disk");
    }

    @AfterEach
    void unmount() throws IOException, InterruptedException {
        run("umount", disk.toString());
    }

    @Test
    void a_full_disk_leaves_the_target_and_nothing_else() throws IOException {
        Path file = Files.writeString(disk.resolve("a"), "old");

        assertThatThrownBy(() -> Draft.write(file, Existing.REPLACE, out -> out.write(ByteBuffer.allocate(100_000))))
                .hasMessage(file + ": was not written: the disk is full");
        assertThat(file).hasContent("old");
        assertThat(disk.toFile().list()).containsExactly("a");
        Draft.write(file, Existing.REPLACE, out -> out.write(ByteBuffer.allocate(10_000)));
        assertThat(file).hasSize(10_000);
    }

    @Test
    void none_of_several_files_comes_where_the_last_does_not_fit() throws IOException {
        var drafts = new Drafts();
        try (Draft a = drafts.to(disk.resolve("a"));
                Draft b = drafts.to(disk.resolve("b"))) {
            a.channel().write(ByteBuffer.allocate(40_000));
            a.finish();
            assertThatThrownBy(() -> {
                        b.channel().write(ByteBuffer.allocate(40_000));
                        Drafts.commit(List.of(a, b), Existing.REFUSE);
                    })
                    .hasMessageContaining("the disk is full");
        }
        assertThat(disk.toFile().list()).isEmpty();
    }

    @Test
    void a_video_that_does_not_fit_is_found_out() throws IOException {
        assumeTrue(Natives.missing().isEmpty(), "no OpenCV here");
        try (Draft draft = new Drafts().byName(disk.resolve("a.avi"))) {
            var video = new VideoWriter(draft, 25, WriteOptions.DEFAULT);
            assertThatThrownBy(() -> {
                        for (int i = 0; i < 40; i++) {
                            video.write(Picture.of(Pixels.random(Samples.u8(3, 64, 64), i), ImageFormat.PNG));
                        }
                        video.close();
                        draft.commit(Existing.REFUSE);
                    })
                    .hasMessageContaining("the disk may be full");
        }
        assertThat(disk.toFile().list()).isEmpty();
    }

    @Test
    void a_disk_that_may_only_be_read_is_said_so() throws IOException, InterruptedException {
        assumeTrue(run("mount", "-o", "remount,ro", disk.toString()), "may not mount a disk");

        assertThatThrownBy(() -> Draft.to(disk.resolve("a"))).hasMessageContaining("the disk may only be read");
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException noSuchCommand) {
            return false;
        }
    }
}
