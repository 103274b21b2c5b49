package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.TestData;
import thawline.io.ReadOptions.Orientation;
import thawline.tensor.Samples;

/// EXIF orientation: which way up a picture is.
class OrientationTest {

    @TempDir
    private Path dir;

    /// The upright picture is `a b c / d e f` as 1 … 6; the file has it turned.
    @ParameterizedTest
    @CsvSource({
        "1, 3, '1 2 3 4 5 6'",
        "2, 3, '3 2 1 6 5 4'",
        "3, 3, '6 5 4 3 2 1'",
        "4, 3, '4 5 6 1 2 3'",
        "5, 2, '1 4 2 5 3 6'",
        "6, 2, '3 6 2 5 1 4'",
        "7, 2, '6 3 5 2 4 1'",
        "8, 2, '4 1 5 2 6 3'"
    })
    void a_turned_picture_comes_out_upright_with_its_alpha(int orientation, int width, String stored)
            throws IOException {
        Samples.U8 pixels = Samples.u8(1, 6 / width, width);
        Samples.U8 alpha = Samples.u8(1, 6 / width, width);
        String[] numbers = stored.split(" ", 6);
        for (int i = 0; i < 6; i++) {
            pixels.data()[i] = Byte.parseByte(numbers[i]);
            alpha.data()[i] = (byte) (10 * pixels.data()[i]);
        }
        Path file = dir.resolve("a.png");
        ImageFiles.jdk()
                .write(file, new Picture(pixels, Optional.of(alpha), Origin.of(ImageFormat.PNG, 8)), Existing.REPLACE);
        Files.write(file, PictureBytes.pngWith(Files.readAllBytes(file), PictureBytes.exif(orientation)));

        Picture upright = ImageFiles.best().read(file);
        assertThat(upright.pixels().width()).isEqualTo(3);
        assertThat(Pixels.of(upright.pixels())).containsExactly(1, 2, 3, 4, 5, 6);
        assertThat(Pixels.of(upright.alpha().orElseThrow())).containsExactly(10, 20, 30, 40, 50, 60);
        assertThat(upright.notes())
                .isEqualTo(
                        orientation == 1
                                ? List.of()
                                : List.of("turned upright (EXIF orientation " + orientation + ")"));

        Picture asStored = ImageFiles.best()
                .with(ReadOptions.DEFAULT.with(Orientation.STORED))
                .read(file);
        assertThat(Pixels.of(asStored.pixels())).isEqualTo(Pixels.of(pixels));
        assertThat(asStored.notes()).isEmpty();
    }

    @Test
    void every_format_that_carries_exif_is_turned() throws IOException {
        byte[] exif = PictureBytes.exif(6);
        Path jpeg = dir.resolve("a.jpg");
        ImageFiles.jdk().write(jpeg, Samples.u8(3, 10, 20), Existing.REFUSE);
        Files.write(jpeg, PictureBytes.jpegWith(Files.readAllBytes(jpeg), exif));
        Path tiff = dir.resolve("a.tif");
        Files.write(
                tiff, TiffBytes.of(20, 10, 1, 8).tag(274, 6).data(new byte[200]).bytes());

        for (Path file : new Path[] {jpeg, tiff}) {
            for (ImageFiles files : new ImageFiles[] {ImageFiles.best(), ImageFiles.jdk()}) {
                assertThat(files.read(file).pixels().width()).isEqualTo(10);
                assertThat(files.read(file).pixels().height()).isEqualTo(20);
                assertThat(files.read(file, ReadAs.LUMA).pixels().width()).isEqualTo(10);
                for (ReadAs as : ReadAs.values()) {
                    try (PictureFile open = files.open(file)) {
                        assertThat(open.shape(as))
                                .as("%s as %s", file, as)
                                .isEqualTo(open.read(as).pixels().shape());
                    }
                }
            }
        }
    }

    @Test
    void webp_is_turned_too() throws IOException {
        assumeTrue(Natives.missing().isEmpty(), "no OpenCV here to write WebP");
        byte[] plain = PictureBytes.webp(Samples.u8(3, 10, 20), 101);
        byte[] exif = PictureBytes.exif(8);
        byte[] head = {'V', 'P', '8', 'X', 10, 0, 0, 0, 8, 0, 0, 0, 19, 0, 0, 9, 0, 0};
        byte[] extended = PictureBytes.inserted(plain, 12, head);
        byte[] chunk = PictureBytes.inserted(
                exif, 0, (byte) 'E', (byte) 'X', (byte) 'I', (byte) 'F', (byte) 26, (byte) 0, (byte) 0, (byte) 0);
        byte[] whole = PictureBytes.inserted(extended, extended.length, chunk);
        whole[4] = (byte) (whole.length - 8);
        whole[5] = (byte) ((whole.length - 8) >> 8);
        Path file = Files.write(dir.resolve("a.webp"), whole);

        for (ImageFiles files : new ImageFiles[] {ImageFiles.best(), ImageFiles.jdk()}) {
            assertThat(files.read(file).pixels().width()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 9, 65_535})
    void an_orientation_that_does_not_exist_is_passed_over(int orientation) throws IOException {
        Path file = dir.resolve("a.jpg");
        ImageFiles.jdk().write(file, Samples.u8(1, 4, 6), Existing.REFUSE);
        Files.write(file, PictureBytes.jpegWith(Files.readAllBytes(file), PictureBytes.exif(orientation)));

        assertThat(ImageFiles.best().read(file).pixels().width()).isEqualTo(6);
        assertThat(ImageFiles.best().read(file).notes()).isEmpty();
    }

    @Test
    void damaged_exif_never_costs_the_picture() throws IOException {
        Path file = dir.resolve("a.jpg");
        ImageFiles.jdk().write(file, Samples.u8(1, 4, 6), Existing.REFUSE);
        byte[] plain = Files.readAllBytes(file);
        byte[] exif = PictureBytes.exif(1);
        for (int i = 0; i < exif.length; i++) {
            byte[] bad = exif.clone();
            bad[i] ^= (byte) 0xFF;
            Files.write(file, PictureBytes.jpegWith(plain, bad));
            assertThat(ImageFiles.best().read(file).pixels().shape().size()).isEqualTo(24);
            Files.write(file, PictureBytes.jpegWith(plain, Arrays.copyOf(exif, i)));
            assertThat(ImageFiles.best().read(file).pixels().width()).isEqualTo(6);
        }
        Files.write(file, PictureBytes.jpegWith(plain, "hello".getBytes(StandardCharsets.US_ASCII)));
        assertThat(ImageFiles.best().read(file).pixels().width()).isEqualTo(6);
    }

    /// Larger than a block, in every depth.
    @Test
    void turning_there_and_back_gives_the_picture() {
        for (Samples.Depth depth : Samples.Depth.values()) {
            Samples s = Samples.zeros(depth, 3, 70, 131);
            for (int y = 0; y < 70; y++) {
                for (int x = 0; x < 131; x++) {
                    for (int c = 0; c < 3; c++) {
                        int v = (y * 131 + x + 7 * c) % 251;
                        int at = s.index(c, y, x);
                        switch (s) {
                            case Samples.U8 u -> u.data()[at] = (byte) v;
                            case Samples.U16 u -> u.data()[at] = (short) v;
                            case Samples.S16 u -> u.data()[at] = (short) v;
                            case Samples.F32 u -> u.data()[at] = v;
                        }
                    }
                }
            }
            Picture picture = Picture.of(s, ImageFormat.PNG);
            int[] back = {0, 1, 2, 3, 4, 5, 8, 7, 6};
            for (int o = 1; o <= 8; o++) {
                Picture there = Upright.of(picture, o);
                assertThat(Pixels.of(Upright.of(there, back[o]).pixels())).isEqualTo(Pixels.of(s));
            }
        }
    }

    @Test
    void the_corpus_looks_alike_once_it_is_upright() throws IOException {
        Path archive = TestData.dir("corpora").resolve("exif-orientation.tar.xz");
        for (String kind : new String[] {"Landscape", "Portrait"}) {
            Samples first = null;
            for (Path file : Corpora.unpacked(archive, dir, kind + "_")) {
                Samples upright = ImageFiles.best().read(file, ReadAs.LUMA).pixels();
                first = first == null ? upright : first;
                assertThat(upright.shape()).as("%s", file).isEqualTo(first.shape());
                int[] a = Pixels.of(first);
                int[] b = Pixels.of(upright);
                double sum = 0;
                for (int i = 0; i < a.length; i++) {
                    sum += Math.abs(a[i] - b[i]);
                }
                assertThat(sum / a.length).as("%s", file).isLessThan(4);
            }
            assertThat(first).isNotNull();
        }
    }
}
