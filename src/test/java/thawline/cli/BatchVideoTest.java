package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.Natives;
import thawline.io.Picture;
import thawline.io.VideoReader;
import thawline.tensor.Samples;

class BatchVideoTest {
    @TempDir
    private Path dir;

    private Path frames;

    @BeforeEach
    void opencv() throws IOException {
        assumeTrue(Natives.missing().isEmpty(), "no OpenCV here");
        frames = Files.createDirectory(dir.resolve("frames"));
        for (int i = 1; i <= 6; i++) {
            write(frames.resolve("f" + i + ".png"), 30 * i, 32);
        }
    }

    @Test
    void a_folder_becomes_a_video_and_a_video_a_folder() throws IOException {
        Path clip = dir.resolve("clip.avi");
        assertThat(batch(frames, clip, "identity", "--fps", "12.5").code()).isEqualTo(Exit.DONE);
        try (VideoReader video = VideoReader.open(clip)) {
            assertThat(video.fps()).hasValue(12.5);
            assertThat(video.frames()).hasValue(6);
        }

        Path out = dir.resolve("out");
        assertThat(batch(clip, out, "scale(0.5)", "--frames", "4").code()).isEqualTo(Exit.DONE);
        assertThat(names(out))
                .containsExactly("frame-000001.png", "frame-000002.png", "frame-000003.png", "frame-000004.png");
        Samples.U8 third = (Samples.U8)
                ImageFiles.best().read(out.resolve("frame-000003.png")).pixels();
        assertThat(third.data()[0] & 0xFF).isBetween(44, 46);

        Terminal again = batch(clip, out, "identity", "--frames", "4");
        assertThat(again.code()).isEqualTo(Exit.NOTHING);
        assertThat(again.err()).contains("is there already");
        assertThat(batch(clip, out, "identity", "--frames", "4", "--overwrite").code())
                .isEqualTo(Exit.DONE);
    }

    @Test
    void a_video_becomes_a_video_of_as_many_frames_a_second_whatever_the_threads() throws IOException {
        Path clip = dir.resolve("clip.avi");
        batch(frames, clip, "identity", "--fps", "30");
        Path one = dir.resolve("one.avi");
        Path many = dir.resolve("many.avi");
        assertThat(batch(clip, one, "gray | gaussian(5)", "--threads", "1").code())
                .isEqualTo(Exit.DONE);
        assertThat(batch(clip, many, "gray | gaussian(5)", "--threads", "3").code())
                .isEqualTo(Exit.DONE);
        assertThat(many).hasSameBinaryContentAs(one);
        try (VideoReader video = VideoReader.open(one)) {
            assertThat(video.fps()).hasValue(30);
            Picture first = video.next().orElseThrow();
            assertThat(first.pixels().channels()).isEqualTo(3);
        }
    }

    @Test
    void frames_have_features_and_corners_as_pictures_do() throws IOException {
        Path clip = dir.resolve("clip.avi");
        batch(frames, clip, "identity");

        Path out = dir.resolve("out");
        Terminal run = batch(clip, out, "gray", "--features", "stats", "--corners", "csv", "--data-only");

        assertThat(run.code()).as(run.err()).isEqualTo(Exit.DONE);
        assertThat(names(out)).contains("corners.csv", "features.csv").hasSize(14);
        assertThat(Files.readAllLines(out.resolve("features.csv")))
                .hasSize(7)
                .element(6)
                .asString()
                .startsWith("frame-000006.png,");
    }

    @Test
    void a_frame_that_cannot_be_used_is_left_out() throws IOException {
        Files.write(frames.resolve("f3.png"), Arrays.copyOf(Files.readAllBytes(frames.resolve("f3.png")), 60));
        write(frames.resolve("f5.png"), 9, 40);
        Path clip = dir.resolve("clip.avi");
        Terminal answer = batch(frames, clip, "identity");
        assertThat(answer.code()).isEqualTo(Exit.SOME_FAILED);
        assertThat(answer.err())
                .contains("f3.png", "cut off")
                .contains("f5.png")
                .contains("but the video is 32 × 32");
        try (VideoReader video = VideoReader.open(clip)) {
            assertThat(video.frames()).hasValue(4);
        }
    }

    @Test
    void what_cannot_be_is_refused_in_words_and_leaves_nothing() throws IOException {
        assertThat(batch(Path.of("camera:77"), dir.resolve("a.avi"), "identity").err())
                .contains("--frames 250");
        assertThat(batch(Path.of("camera:77"), dir.resolve("seen"), "identity").err())
                .contains("no such camera");
        assertThat(batch(frames, dir.resolve("a.avi"), "harris | corners").err())
                .contains("mark draws corners");
        assertThat(batch(frames, dir.resolve("a.mp4"), "identity").err()).contains("FFmpeg");
        assertThat(batch(frames, dir.resolve("a.avi"), "sobel(dx=1) | nothing").code())
                .isEqualTo(Exit.USAGE);

        Path clip = dir.resolve("clip.avi");
        batch(frames, clip, "identity");
        byte[] whole = Files.readAllBytes(clip);
        assertThat(batch(frames, clip, "scale(2)").err()).contains("is there already; --overwrite replaces it");
        assertThat(batch(clip, clip, "scale(2)", "--overwrite").err()).contains("would overwrite");
        assertThat(Files.readAllBytes(clip)).isEqualTo(whole);

        Path cut = dir.resolve("cut.avi");
        Files.write(cut, Arrays.copyOf(whole, whole.length / 2));
        assertThat(batch(cut, dir.resolve("b.avi"), "identity").err()).contains("cut off");
        assertThat(dir.resolve("b.avi")).doesNotExist();
        try (var left = Files.walk(dir)) {
            assertThat(left.filter(f -> f.toString().contains(".part"))).isEmpty();
        }
    }

    private static String[] names(Path folder) {
        return Arrays.stream(folder.toFile().list())
                .filter(name -> !name.startsWith("."))
                .sorted()
                .toArray(String[]::new);
    }

    private static void write(Path file, int grey, int size) throws IOException {
        Samples.U8 samples = Samples.u8(3, size, size);
        Arrays.fill(samples.data(), (byte) grey);
        ImageFiles.best().write(file, samples, Existing.REPLACE);
    }

    private static Terminal batch(Path in, Path out, String pipeline, String... more) {
        Object[] all = new Object[5 + more.length];
        System.arraycopy(new Object[] {"batch", in, out, "-p", pipeline}, 0, all, 0, 5);
        System.arraycopy(more, 0, all, 5, more.length);
        return Terminal.thawline(all);
    }
}
