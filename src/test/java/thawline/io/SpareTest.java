package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.bytedeco.opencv.global.opencv_core.CV_8U;
import static org.bytedeco.opencv.global.opencv_imgcodecs.IMWRITE_JPEG_PROGRESSIVE;
import static org.bytedeco.opencv.global.opencv_imgcodecs.imencode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.bytedeco.javacpp.BytePointer;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.opencv.opencv_core.Mat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.tensor.Samples;

class SpareTest {

    @TempDir
    private Path dir;

    private static Samples.U8 noise(int channels, int height, int width, int seed) {
        Samples.U8 x = Samples.u8(channels, height, width);
        new Random(seed).nextBytes(x.data());
        return x;
    }

    @Test
    void memory_that_was_given_back_is_taken_again_for_pictures_that_fit() {
        try (Spare spare = new Spare()) {
            byte[] first = spare.bytes(1000);
            spare.giveBack(Samples.u8(1, 10, 50));
            spare.giveBack(new Samples.U8(first, Samples.u8(1, 20, 50).layout()));
            assertThat(spare.size()).isEqualTo(1500);
            assertThat(spare.bytes(900)).isSameAs(first);
            assertThat(spare.bytes(900)).isNotSameAs(first).hasSize(900);
        }
    }

    @Test
    void an_array_is_kept_once_however_often_it_is_given_back() {
        try (Spare spare = new Spare()) {
            Samples.U8 x = Samples.u8(1, 10, 50);
            spare.giveBack(x);
            spare.giveBack(x);
            assertThat(spare.bytes(500)).isSameAs(x.data());
            assertThat(spare.bytes(500)).isNotSameAs(x.data());
        }
    }

    @Test
    void the_longest_two_arrays_are_kept_and_none_after_closing() {
        Spare spare = new Spare();
        for (int width : new int[] {30, 10, 40, 20}) {
            spare.giveBack(Samples.u8(1, 1, width));
        }
        assertThat(spare.size()).isEqualTo(70);
        spare.outside(1000);
        assertThat(spare.size()).isEqualTo(1070);
        spare.close();
        assertThat(spare.size()).isZero();
    }

    @Test
    void a_small_picture_does_not_take_the_memory_of_a_large_one() {
        try (Spare spare = new Spare()) {
            spare.giveBack(Samples.u8(1, 100, 100));
            assertThat(spare.bytes(100)).hasSize(100);
        }
    }

    @Test
    void files_read_and_written_over_kept_memory_are_those_of_fresh_memory() throws IOException {
        assumeTrue(Natives.missing().isEmpty(), "needs OpenCV");
        List<Path> pictures = new ArrayList<>();
        int seed = 0;
        for (String name : new String[] {"a.jpg", "b.png"}) {
            for (int[] s : new int[][] {{1, 40, 61}, {3, 33, 57}, {1, 64, 128}, {3, 90, 90}, {1, 20, 30}}) {
                Path file = dir.resolve(seed + name);
                ImageFiles.best().write(file, noise(s[0], s[1], s[2], seed++), Existing.REFUSE);
                pictures.add(file);
            }
        }
        try (Spare spare = new Spare()) {
            ImageFiles kept = ImageFiles.best().with(spare);
            for (Path file : pictures) {
                for (ReadAs as : ReadAs.values()) {
                    Picture picture = kept.read(file, as);
                    Picture fresh = ImageFiles.best().read(file, as);
                    assertThat(Pixels.of(picture.pixels())).isEqualTo(Pixels.of(fresh.pixels()));
                    for (String ending : new String[] {".jpg", ".png"}) {
                        Path ours = dir.resolve("kept" + ending);
                        Path theirs = dir.resolve("fresh" + ending);
                        kept.write(ours, picture, Existing.REPLACE);
                        ImageFiles.best().write(theirs, fresh, Existing.REPLACE);
                        assertThat(ours).hasSameBinaryContentAs(theirs);
                    }
                    spare.giveBack(picture.pixels());
                }
            }
        }
    }

    @Test
    void what_a_damaged_file_leaves_out_is_no_other_picture() throws IOException {
        assumeTrue(Natives.missing().isEmpty(), "needs OpenCV");
        Path whole = dir.resolve("whole.jpg");
        Path damaged = dir.resolve("damaged.jpg");
        ImageFiles.best().write(whole, noise(1, 200, 200, 1), Existing.REFUSE);
        byte[] bytes = Files.readAllBytes(whole);
        byte[] cut = new byte[bytes.length / 2];
        System.arraycopy(bytes, 0, cut, 0, cut.length - 2);
        System.arraycopy(bytes, bytes.length - 2, cut, cut.length - 2, 2); // the end is there, half of the rows are not
        Files.write(damaged, cut);
        try (Spare spare = new Spare()) {
            ImageFiles kept = ImageFiles.best().with(spare);
            Picture once = kept.read(damaged);
            kept.read(whole);
            assertThat(Pixels.of(kept.read(damaged).pixels())).isEqualTo(Pixels.of(once.pixels()));
        }
    }

    /// Markers and noise in the middle of the pixels: some files are read to their end, some refused.
    @Test
    void a_damaged_jpeg_over_kept_memory_is_what_it_is_over_fresh_memory() throws IOException {
        assumeTrue(Natives.missing().isEmpty(), "needs OpenCV");
        byte[] bytes = progressive(noise(1, 200, 200, 1));
        Path whole = Files.write(dir.resolve("whole.jpg"), bytes);
        Path damaged = dir.resolve("damaged.jpg");
        Random random = new Random(7);
        Set<Boolean> refused = new HashSet<>();
        try (Spare spare = new Spare()) {
            ImageFiles kept = ImageFiles.best().with(spare);
            for (int i = 0; i < 200; i++) {
                byte[] other = bytes.clone();
                int at = bytes.length / 4 + random.nextInt(bytes.length / 2);
                other[at] = (byte) 0xFF;
                other[at + 1] = (byte) (0xC0 + random.nextInt(0x40));
                other[at + 2] = 0;
                other[at + 3] = (byte) random.nextInt(20);
                Files.write(damaged, other);
                kept.read(whole);
                String ours = read(kept, damaged);
                assertThat(ours).as("damage %d, seed 7", i).isEqualTo(read(ImageFiles.best(), damaged));
                refused.add(ours.startsWith("refused"));
            }
        }
        assertThat(refused).containsExactlyInAnyOrder(false, true);
    }

    private static byte[] progressive(Samples.U8 grey) {
        try (var _ = new PointerScope();
                BytePointer encoded = new BytePointer()) {
            Mat mat = new Mat(grey.height(), grey.width(), CV_8U, new BytePointer(grey.data()));
            assertThat(imencode(".jpg", mat, encoded, new IntPointer(IMWRITE_JPEG_PROGRESSIVE, 1)))
                    .isTrue();
            byte[] bytes = new byte[Math.toIntExact(encoded.limit())];
            encoded.get(bytes);
            return bytes;
        }
    }

    private static String read(ImageFiles files, Path file) throws IOException {
        try {
            return Arrays.toString(Pixels.of(files.read(file).pixels()));
        } catch (ImageFormatException no) {
            return "refused: " + no.getMessage();
        }
    }
}
