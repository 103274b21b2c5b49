package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

class VideoTest {
    @TempDir
    private Path dir;

    @BeforeEach
    void opencv() {
        assumeTrue(Natives.missing().isEmpty(), "no OpenCV here");
    }

    @Test
    void frames_come_back_in_order_and_nearly_as_they_were() throws IOException {
        Path file = dir.resolve("clip.avi");
        write(file, 5, 64, 48);
        assertThat(dir.toFile().list()).containsExactly("clip.avi");

        try (VideoReader video = VideoReader.open(file)) {
            assertThat(video.fps()).hasValue(12.5);
            assertThat(video.frames()).hasValue(5);
            for (int i = 0; i < 5; i++) {
                Samples pixels = video.next().orElseThrow().pixels();
                assertThat(pixels.shape()).isEqualTo(frame(i, 64, 48).shape());
                int[] rgb = Pixels.of(pixels);
                assertThat(mean(rgb, 0)).isCloseTo(40 * i, within(2.0));
                assertThat(mean(rgb, 1)).isCloseTo(200, within(2.0));
                assertThat(mean(rgb, 2)).isCloseTo(30, within(2.0));
            }
            assertThat(video.next()).isEmpty();
            assertThat(video.next()).isEmpty();
        }
    }

    @Test
    void the_same_frames_give_the_same_file_and_odd_sizes_are_kept() throws IOException {
        Path once = dir.resolve("a.avi");
        Path again = dir.resolve("b.avi");
        write(once, 3, 37, 21);
        write(again, 3, 37, 21);
        assertThat(again).hasSameBinaryContentAs(once);
        try (VideoReader video = VideoReader.open(once)) {
            assertThat(video.next().orElseThrow().pixels().width()).isEqualTo(37);
        }
    }

    @Test
    void frames_a_second_are_kept_whole_or_not() throws IOException {
        for (double fps : new double[] {25, 0.5, 30_000 / 1001.0, 59.94, 120}) {
            Path file = dir.resolve(fps + ".avi");
            try (Draft draft = new Drafts().byName(file)) {
                try (var video = new VideoWriter(draft, fps, WriteOptions.DEFAULT)) {
                    video.write(Picture.of(Samples.u8(3, 16, 16), ImageFormat.PNG));
                }
                draft.commit(Existing.REFUSE);
            }
            try (VideoReader video = VideoReader.open(file)) {
                assertThat(video.fps()).hasValue(fps);
            }
        }
    }

    @Test
    void grey_and_deeper_frames_are_made_8_bit_colour() throws IOException {
        Path file = dir.resolve("a.avi");
        var drafts = new Drafts();
        try (Draft draft = drafts.byName(file)) {
            try (var video = new VideoWriter(draft, 25, WriteOptions.DEFAULT)) {
                video.write(Picture.of(Pixels.fill(Samples.u8(1, 32, 32), () -> 90), ImageFormat.PNG)
                        .converted(Depth.F32));
            }
            draft.commit(Existing.REFUSE);
        }
        try (VideoReader video = VideoReader.open(file)) {
            Samples pixels = video.next().orElseThrow().pixels();
            assertThat(pixels.channels()).isEqualTo(3);
            assertThat(Pixels.of(pixels)).containsOnly(90);
        }
    }

    @Test
    void a_frame_of_another_size_is_refused() throws IOException {
        try (Draft draft = new Drafts().byName(dir.resolve("a.avi"));
                var video = new VideoWriter(draft, 25, WriteOptions.DEFAULT)) {
            video.write(Picture.of(Samples.u8(3, 32, 32), ImageFormat.PNG));
            assertThatThrownBy(() -> video.write(Picture.of(Samples.u8(3, 32, 48), ImageFormat.PNG)))
                    .hasMessageContaining("frame 2 is 48 × 32 pixels, but the video is 32 × 32");
        }
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void what_cannot_be_read_is_said_in_words() throws IOException {
        Path text = Files.writeString(dir.resolve("text.avi"), "hello");
        assertThatThrownBy(() -> VideoReader.open(text))
                .hasMessageContaining("is no video that can be read")
                .hasMessageContaining("org.bytedeco:ffmpeg");
        assertThatThrownBy(() -> VideoReader.open(dir.resolve("none.avi"))).hasMessageContaining("no such video file");
        assertThatThrownBy(() -> VideoReader.camera(77)).hasMessageContaining("camera:77: there is no such camera");
    }

    @Test
    void a_video_that_is_cut_off_is_found_out() throws IOException {
        Path whole = dir.resolve("whole.avi");
        write(whole, 20, 64, 48);
        byte[] bytes = Files.readAllBytes(whole);
        for (int part = 1; part < 10; part++) {
            Path cut = dir.resolve("cut.avi");
            Files.write(cut, Arrays.copyOf(bytes, bytes.length * part / 10));
            assertThatThrownBy(() -> readAll(cut)).isInstanceOf(IOException.class);
        }
        readAll(whole);
    }

    @Test
    void other_names_than_avi_need_ffmpeg() throws IOException {
        try (Draft draft = new Drafts().byName(dir.resolve("a.mp4"));
                var video = new VideoWriter(draft, 25, WriteOptions.DEFAULT)) {
            assertThatThrownBy(() -> video.write(Picture.of(Samples.u8(3, 32, 32), ImageFormat.PNG)))
                    .hasMessageContaining("without FFmpeg a video's name ends in .avi");
        }
    }

    private static int readAll(Path file) throws IOException {
        try (VideoReader video = VideoReader.open(file)) {
            int n = 0;
            for (Optional<Picture> frame = video.next(); frame.isPresent(); frame = video.next()) {
                n++;
            }
            return n;
        }
    }

    private static void write(Path file, int frames, int width, int height) throws IOException {
        try (Draft draft = new Drafts().byName(file)) {
            try (var video = new VideoWriter(draft, 12.5, WriteOptions.DEFAULT)) {
                for (int i = 0; i < frames; i++) {
                    video.write(Picture.of(frame(i, width, height), ImageFormat.PNG));
                }
            }
            draft.commit(Existing.REFUSE);
        }
    }

    private static Samples frame(int i, int width, int height) {
        int[] rgb = {40 * i, 200, 30};
        int[] at = {0};
        return Pixels.fill(Samples.u8(3, height, width), () -> rgb[at[0]++ % 3]);
    }

    private static double mean(int[] all, int channel) {
        int plane = all.length / 3;
        return Arrays.stream(all, channel * plane, (channel + 1) * plane)
                .average()
                .orElseThrow();
    }
}
