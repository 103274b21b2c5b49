package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.TestData;
import thawline.tensor.Layout;
import thawline.tensor.Samples;

class ImageFilesTest {
    private static final ImageFiles JDK = ImageFiles.jdk();

    @TempDir
    private Path dir;

    /// The JDK's codec, and OpenCV's where it loads.
    static Stream<ImageFiles> all() {
        Stream<ImageFiles> natives = Natives.missing().isPresent()
                ? Stream.empty()
                : Stream.of(new ImageFiles(Codec.openCv(), ReadOptions.DEFAULT));
        return Stream.concat(Stream.of(JDK), natives);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_png_comes_back_as_it_was_written_and_every_codec_reads_the_same(ImageFiles files) throws IOException {
        List<Samples> pictures = List.of(
                Samples.u8(1, 1, 1),
                Samples.u8(1, 13, 7),
                Samples.u8(3, 4, 300),
                Samples.u16(1, 5, 31),
                Samples.u16(3, 9, 16));
        for (int i = 0; i < pictures.size(); i++) {
            Samples written = Pixels.random(pictures.get(i), i);
            Path file = dir.resolve(i + ".png");
            files.write(file, written, Existing.REFUSE);

            for (ImageFiles reader : all().toList()) {
                Picture read = reader.read(file);
                assertThat(read.pixels().shape()).isEqualTo(written.shape());
                assertThat(Pixels.of(read.pixels())).isEqualTo(Pixels.of(written));
                assertThat(read.bits()).isEqualTo(written.depth().bits());
                assertThat(read.format()).isEqualTo(ImageFormat.PNG);
                assertThat(read.alpha()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void alpha_is_kept_beside_the_pixels(ImageFiles files) throws IOException {
        for (Samples pixels :
                List.of(Samples.u8(1, 5, 6), Samples.u8(3, 5, 6), Samples.u16(1, 5, 6), Samples.u16(3, 5, 6))) {
            Pixels.random(pixels, 1);
            Samples alpha = Pixels.random(Samples.zeros(pixels.depth(), 1, 5, 6), 2);
            Path file = dir.resolve("alpha.png");
            files.write(file, new Picture(pixels, Optional.of(alpha), Origin.of(ImageFormat.PNG, 8)), Existing.REPLACE);

            for (ImageFiles reader : all().toList()) {
                Picture read = reader.read(file);
                assertThat(Pixels.of(read.pixels())).isEqualTo(Pixels.of(pixels));
                assertThat(Pixels.of(read.alpha().orElseThrow())).isEqualTo(Pixels.of(alpha));
            }
            Picture again = files.read(file);
            files.write(file, again, Existing.REPLACE);
            assertThat(Pixels.of(files.read(file).alpha().orElseThrow())).isEqualTo(Pixels.of(alpha));
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void planes_and_bgr_are_written_as_what_they_show(ImageFiles files) throws IOException {
        byte[] planar = {10, 20, 30, 40, 50, 60};
        Path file = dir.resolve("planes.png");
        files.write(file, new Samples.U8(planar, Layout.planar(3, 1, 2)), Existing.REFUSE);
        assertThat(Pixels.of(files.read(file).pixels())).containsExactly(10, 20, 30, 40, 50, 60);

        files.write(file, new Samples.U8(planar, Layout.reversed(3, 1, 2)), Existing.REPLACE);
        assertThat(Pixels.of(files.read(file).pixels())).containsExactly(30, 60, 20, 50, 10, 40);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_jpeg_comes_back_nearly_as_it_was_written(ImageFiles files) throws IOException {
        for (int channels : new int[] {1, 3}) {
            Samples.U8 ramp = Samples.u8(channels, 40, 50);
            for (int y = 0; y < 40; y++) {
                for (int x = 0; x < 50; x++) {
                    for (int c = 0; c < channels; c++) {
                        ramp.data()[ramp.index(c, y, x)] = (byte) (20 + 2 * y + 2 * x + 15 * c);
                    }
                }
            }
            Path file = dir.resolve(channels + ".jpg");
            files.write(file, ramp, Existing.REFUSE);

            int[] first = null;
            for (ImageFiles reader : all().toList()) {
                int[] read = Pixels.of(reader.read(file).pixels());
                int[] expected = Pixels.of(ramp);
                for (int i = 0; i < read.length; i++) {
                    assertThat(read[i]).isCloseTo(expected[i], within(8));
                }
                assertThat(first == null || distance(first, read) <= 1).isTrue();
                first = read;
            }
        }
    }

    @Test
    void the_luma_of_a_colour_jpeg_is_its_stored_plane_in_every_codec() throws IOException {
        Path file = dir.resolve("colour.jpg");
        JDK.write(file, Pixels.random(Samples.u8(3, 33, 47), 5), Existing.REFUSE);

        int[] rgb = Pixels.of(JDK.read(file).pixels());
        int[] luma = Pixels.of(JDK.read(file, ReadAs.LUMA).pixels());
        int n = luma.length;
        int inside = 0;
        for (int i = 0; i < n; i++) {
            int[] pixel = {rgb[i], rgb[n + i], rgb[2 * n + i]};
            boolean clipped = Arrays.stream(pixel).anyMatch(v -> v == 0 || v == 255);
            if (!clipped) { // what was clipped to 0 or 255 cannot be undone
                assertThat((double) luma[i])
                        .isCloseTo(0.299 * pixel[0] + 0.587 * pixel[1] + 0.114 * pixel[2], within(1.0));
                inside++;
            }
        }
        assertThat(inside).isGreaterThan(n / 4);
        for (ImageFiles files : all().toList()) {
            assertThat(Pixels.of(files.read(file, ReadAs.LUMA).pixels())).isEqualTo(luma);
        }
    }

    @Test
    void luma_of_a_png_is_left_to_the_pipeline() throws IOException {
        Path file = dir.resolve("colour.png");
        JDK.write(file, Samples.u8(3, 2, 2), Existing.REFUSE);

        assertThat(JDK.read(file, ReadAs.LUMA).pixels().channels()).isEqualTo(3);
    }

    @ParameterizedTest
    @MethodSource("all")
    void content_decides_what_a_file_is(ImageFiles files) throws IOException {
        Path png = dir.resolve("a.png");
        files.write(png, Samples.u8(1, 2, 2), Existing.REFUSE);
        Path disguised = Files.copy(png, dir.resolve("a.jpg"));

        assertThat(files.read(disguised).format()).isEqualTo(ImageFormat.PNG);
    }

    @ParameterizedTest
    @MethodSource("all")
    void a_file_cut_off_anywhere_is_refused_in_words(ImageFiles files) throws IOException {
        for (String name : List.of("cut.png", "cut.jpg")) {
            Path file = dir.resolve(name);
            files.write(file, Pixels.random(Samples.u8(3, 20, 20), 3), Existing.REPLACE);
            byte[] whole = Files.readAllBytes(file);
            for (int n = 0; n < whole.length; n += Math.max(1, whole.length / 60)) {
                Files.write(file, Arrays.copyOf(whole, n));
                assertThatThrownBy(() -> files.read(file))
                        .isInstanceOf(ImageFormatException.class)
                        .hasMessageContaining(name)
                        .hasMessageMatching("(?s).*(cut off|empty|no picture).*");
            }
        }
    }

    @ParameterizedTest
    @MethodSource("all")
    void damage_anywhere_is_an_answer_or_a_refusal_but_no_other_fault(ImageFiles files) throws IOException {
        for (String name : List.of("bad.png", "bad.jpg")) {
            Path file = dir.resolve(name);
            files.write(file, Pixels.random(Samples.u8(1, 16, 16), 4), Existing.REPLACE);
            byte[] whole = Files.readAllBytes(file);
            int refused = 0;
            for (int n = 0; n < Math.min(whole.length, 400); n++) {
                byte[] bad = whole.clone();
                bad[n] ^= (byte) 0x55;
                Files.write(file, bad);
                try {
                    files.with(ReadOptions.DEFAULT.with(Limits.DEFAULT.withPixels(1 << 20)))
                            .read(file);
                } catch (ImageFormatException expected) {
                    refused++;
                }
            }
            assertThat(refused).isGreaterThan(20);
        }
    }

    @Test
    void the_header_is_enough_to_refuse_too_many_pixels() throws IOException {
        Path file = dir.resolve("large.png");
        JDK.write(file, Samples.u8(1, 30, 40), Existing.REFUSE);

        assertThatThrownBy(() -> JDK.with(ReadOptions.DEFAULT.with(Limits.DEFAULT.withPixels(1199)))
                        .read(file))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining("40 × 30 pixels are more than the 0.00114346 megapixels that are allowed; raise"
                        + " --max-megapixels");
        assertThat(JDK.with(ReadOptions.DEFAULT.with(Limits.DEFAULT.withPixels(1200)))
                        .read(file)
                        .pixels()
                        .width())
                .isEqualTo(40);
    }

    @Test
    void what_is_no_picture_is_told_what_is_supported() throws IOException {
        Path text = Files.writeString(dir.resolve("a.png"), "hello", StandardCharsets.UTF_8);
        Path empty = Files.createFile(dir.resolve("b.png"));

        assertThatThrownBy(() -> JDK.read(text))
                .hasMessageContaining("PNG, JPEG, GIF, BMP, TIFF, WebP and PNM are supported");
        assertThatThrownBy(() -> JDK.read(empty)).hasMessageContaining("the file is empty");
        assertThatThrownBy(() -> JDK.read(dir)).hasMessageContaining("is a folder");
        assertThatThrownBy(() -> JDK.read(dir.resolve("none.png"))).isInstanceOf(NoSuchFileException.class);
    }

    @Test
    void what_a_format_cannot_hold_is_refused_and_nothing_is_left_behind() throws IOException {
        Path jpeg = dir.resolve("a.jpg");
        Samples grey = Samples.u8(1, 2, 2);
        var withAlpha = new Picture(grey, Optional.of(grey), Origin.of(ImageFormat.PNG, 8));

        assertThatThrownBy(() -> JDK.write(jpeg, Samples.u16(1, 2, 2), Existing.REFUSE))
                .hasMessageContaining("8 bits");
        assertThatThrownBy(() -> JDK.write(jpeg, withAlpha, Existing.REFUSE)).hasMessageContaining("opaque()");
        assertThatThrownBy(() -> JDK.write(jpeg, Samples.f32(1, 2, 2), Existing.REFUSE))
                .hasMessageContaining("float samples");
        assertThatThrownBy(() -> JDK.write(jpeg, Samples.u8(2, 2, 2), Existing.REFUSE))
                .hasMessageContaining("channel(i)");
        assertThatThrownBy(() -> JDK.write(dir.resolve("a.gif"), grey, Existing.REFUSE))
                .hasMessageContaining(".png, .jpg, .jpeg");
        assertThat(dir).isEmptyDirectory();
    }

    @Test
    void every_codec_reads_the_png_suite_alike_and_refuses_its_corrupt_files() throws IOException {
        assumeTrue(Natives.missing().isEmpty(), "no OpenCV to compare with");
        List<Path> suite = Corpora.unpacked(TestData.dir("corpora").resolve("pngsuite.tar.xz"), dir, ".png");
        int corrupt = 0;
        for (Path file : suite) {
            List<Picture> read = new ArrayList<>();
            for (ImageFiles files : all().toList()) {
                try {
                    read.add(files.read(file));
                } catch (ImageFormatException refused) {
                    corrupt++;
                }
            }
            String name = String.valueOf(file.getFileName());
            assertThat(read).as(name).hasSize(name.startsWith("x") ? 0 : 2);
            if (!read.isEmpty()) {
                Picture a = read.get(0);
                Picture b = read.get(1);
                assertThat(Pixels.of(a.pixels())).as(name).isEqualTo(Pixels.of(b.pixels()));
                assertThat(a.alpha().map(Pixels::of).map(Arrays::toString))
                        .as(name)
                        .isEqualTo(b.alpha().map(Pixels::of).map(Arrays::toString));
                assertThat(a.pixels().depth().bits()).as(name).isEqualTo(name.endsWith("16.png") ? 16 : 8);
            }
        }
        assertThat(suite).hasSizeGreaterThan(150);
        assertThat(corrupt).isEqualTo(28);
    }

    private static int distance(int[] a, int[] b) {
        int most = 0;
        for (int i = 0; i < a.length; i++) {
            most = Math.max(most, Math.abs(a[i] - b[i]));
        }
        return most;
    }
}
