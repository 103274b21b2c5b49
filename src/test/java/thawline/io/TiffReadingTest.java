package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

/// Kinds of TIFF that readers are known to get wrong, in pixels that can be read off the bytes.
class TiffReadingTest {

    @TempDir
    private Path dir;

    private Picture read(TiffBytes tiff) throws IOException {
        return read(tiff.bytes());
    }

    private Picture read(byte[] bytes) throws IOException {
        Path file = Files.write(dir.resolve("a.tif"), bytes);
        Picture best = ImageFiles.best().read(file);
        Picture plain = ImageFiles.jdk().read(file);
        assertThat(Pixels.of(plain.pixels())).isEqualTo(Pixels.of(best.pixels()));
        return best;
    }

    @ParameterizedTest
    @CsvSource({"1, 0, 255", "2, 85, 170", "4, 17, 238"})
    void grey_of_few_bits_spans_the_whole_range(int bits, int dark, int light) throws IOException {
        int most = (1 << bits) - 1;
        int low = bits == 1 ? 0 : 1;
        int high = bits == 1 ? 1 : most - 1;
        int packed = (low << (8 - bits)) | (high << (8 - 2 * bits));

        Picture black = read(TiffBytes.of(2, 1, 1, bits).data((byte) packed));
        assertThat(Pixels.of(black.pixels())).containsExactly(dark, light);
        assertThat(black.pixels().channels()).isEqualTo(1);
        assertThat(black.bits()).isEqualTo(bits);

        Picture white = read(TiffBytes.of(2, 1, 1, bits).tag(262, 0).data((byte) packed));
        assertThat(Pixels.of(white.pixels())).containsExactly(255 - dark, 255 - light);
    }

    @Test
    void twelve_bits_are_scaled_to_sixteen_and_nothing_is_cut() throws IOException {
        Picture twelve = read(TiffBytes.of(2, 1, 1, 12).data((byte) 0xFF, (byte) 0xF0, (byte) 0x01));

        assertThat(twelve.pixels().depth()).isEqualTo(Depth.U16);
        assertThat(Pixels.of(twelve.pixels())).containsExactly(65_535, 16);
        assertThat(twelve.bits()).isEqualTo(12);
    }

    @Test
    void sixteen_bits_are_kept_and_turned_where_white_is_zero() throws IOException {
        assertThat(Pixels.of(
                        read(TiffBytes.of(3, 1, 1, 16).shorts(0, 1, 65_535)).pixels()))
                .containsExactly(0, 1, 65_535);
        assertThat(Pixels.of(read(TiffBytes.of(3, 1, 1, 16).tag(262, 0).shorts(0, 1, 65_535))
                        .pixels()))
                .containsExactly(65_535, 65_534, 0);
        assertThat(Pixels.of(
                        read(TiffBytes.of(2, 1, 3, 16).shorts(1, 2, 3, 4, 5, 6)).pixels()))
                .containsExactly(1, 4, 2, 5, 3, 6);
    }

    @Test
    void floats_pass_as_they_are() throws IOException {
        Samples pixels = read(TiffBytes.of(4, 1, 1, 32).tag(339, 3).floats(-1.5f, 0, 300.25f, 1e20f))
                .pixels();

        assertThat(((Samples.F32) pixels).data()).containsExactly(-1.5f, 0, 300.25f, 1e20f);
    }

    @ParameterizedTest
    @ValueSource(strings = {"jdk", "twelvemonkeys"})
    void a_chosen_reader_keeps_floats_whole_too(String reader) throws IOException {
        Path file = Files.write(
                dir.resolve("f.tif"),
                TiffBytes.of(4, 1, 1, 32)
                        .tag(339, 3)
                        .floats(-1.5f, 0, 300.25f, 1e20f)
                        .bytes());

        assertThat(chosen(reader, file)).containsExactly(-1.5f, 0, 300.25f, 1e20f);

        short[] halves = {Float.floatToFloat16(-2.5f), Float.floatToFloat16(1000)};
        Files.write(
                file,
                TiffBytes.of(2, 1, 1, 16)
                        .tag(339, 3)
                        .shorts(halves[0], halves[1])
                        .bytes());
        assertThat(chosen(reader, file)).containsExactly(-2.5f, 1000);
    }

    private static float[] chosen(String reader, Path file) throws IOException {
        ImageFiles files = ImageFiles.best().with(ReadOptions.DEFAULT.withReader(reader));
        return ((Samples.F32) files.read(file).pixels()).data();
    }

    @Test
    void halves_of_floats_become_floats() throws IOException {
        Picture halves = read(TiffBytes.of(3, 1, 1, 16)
                .tag(339, 3)
                .shorts(Float.floatToFloat16(-2.5f), Float.floatToFloat16(0.125f), Float.floatToFloat16(1000)));

        assertThat(((Samples.F32) halves.pixels()).data()).containsExactly(-2.5f, 0.125f, 1000);
    }

    /// Bytes of a row are sorted by significance, then kept as differences.
    @Test
    void floats_kept_as_differences_are_read_too() throws IOException {
        float[] row = {-1.5f, 0, 300.25f, 1e20f};
        byte[] sorted = new byte[16];
        for (int i = 0; i < 4; i++) {
            int bits = Float.floatToIntBits(row[i]);
            for (int b = 0; b < 4; b++) {
                sorted[4 * b + i] = (byte) (bits >> (24 - 8 * b));
            }
        }
        for (int i = 15; i > 0; i--) {
            sorted[i] -= sorted[i - 1];
        }
        var packed = new ByteArrayOutputStream();
        try (var deflated = new DeflaterOutputStream(packed)) {
            deflated.write(sorted);
        }
        byte[] bytes = TiffBytes.of(4, 1, 1, 32)
                .tag(339, 3)
                .tag(259, 8)
                .tag(317, 3)
                .data(packed.toByteArray())
                .bytes();

        assertThat(((Samples.F32) read(bytes).pixels()).data()).containsExactly(row);
    }

    @ParameterizedTest
    @CsvSource({
        "2, 8, signed whole numbers of 8 bits",
        "2, 16, signed whole numbers of 16 bits",
        "1, 32, whole numbers of 32 bits",
        "6, 64, complex numbers"
    })
    void other_numbers_are_refused_in_words(int format, int bits, String words) {
        TiffBytes tiff = TiffBytes.of(1, 1, 1, bits).tag(339, format).data(new byte[bits / 8]);

        assertThatThrownBy(() -> read(tiff))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining(words)
                .hasMessageContaining("floating point are");
    }

    @ParameterizedTest
    @CsvSource({"8, Lab colours", "32803, raw picture", "32845, photometric kind 32845"})
    void other_colours_are_refused_in_words(int photometric, String words) {
        TiffBytes tiff = TiffBytes.of(1, 1, 3, 8).tag(262, photometric).data(new byte[3]);

        assertThatThrownBy(() -> read(tiff))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageContaining(words);
    }

    @Test
    void inks_become_light_in_8_and_16_bits() throws IOException {
        byte[] inks = {0, 0, 0, 0, (byte) 255, 0, 0, 0, 0, (byte) 128, 0, 0, 0, 0, 0, (byte) 255};
        Picture eight = read(TiffBytes.of(4, 1, 4, 8).tag(262, 5).data(inks));

        // white, cyan, half magenta, black
        assertThat(Pixels.of(eight.pixels()))
                .containsExactly(255, 0, 255, 0, /* green */ 255, 255, 127, 0, /* blue */ 255, 255, 255, 0);
        assertThat(eight.alpha()).isEmpty();
        assertThat(eight.notes()).containsExactly("CMYK converted to RGB without a colour profile");

        Picture sixteen = read(TiffBytes.of(1, 1, 4, 16).tag(262, 5).shorts(65_535, 257, 0, 0));
        assertThat(Pixels.of(sixteen.pixels())).containsExactly(0, 65_278, 65_535);
    }

    @Test
    void a_reader_that_is_wrong_about_a_kind_is_not_taken_even_when_it_is_asked_for() throws IOException {
        Path floats = Files.write(
                dir.resolve("floats.tif"),
                TiffBytes.of(1, 1, 1, 32).tag(339, 3).floats(300.25f).bytes());
        Path inks = Files.write(
                dir.resolve("inks.tif"),
                TiffBytes.of(1, 1, 4, 16).tag(262, 5).shorts(65_535, 257, 0, 0).bytes());
        for (String reader : new String[] {"jdk", "twelvemonkeys", "opencv"}) {
            ImageFiles files = ImageFiles.best().with(ReadOptions.DEFAULT.withReader(reader));
            assertThat(Pixels.of(files.read(inks).pixels())).containsExactly(0, 65_278, 65_535);
            assertThat(((Samples.F32) files.read(floats).pixels()).data()).containsExactly(300.25f);
        }
    }

    @Test
    void alpha_is_kept_beside_the_colours_and_taken_out_of_them() throws IOException {
        byte[] pixel = {50, 100, 0, 100};
        Picture straight = read(TiffBytes.of(1, 1, 4, 8).tag(338, 2).data(pixel));
        assertThat(Pixels.of(straight.pixels())).containsExactly(50, 100, 0);
        assertThat(Pixels.of(straight.alpha().orElseThrow())).containsExactly(100);

        Picture multiplied = read(TiffBytes.of(1, 1, 4, 8).tag(338, 1).data(pixel));
        assertThat(Pixels.of(multiplied.pixels())).containsExactly(128, 255, 0);
        assertThat(Pixels.of(multiplied.alpha().orElseThrow())).containsExactly(100);

        Picture grey = read(TiffBytes.of(1, 1, 2, 8).tag(338, 2).data((byte) 7, (byte) 9));
        assertThat(Pixels.of(grey.pixels())).containsExactly(7);
        assertThat(Pixels.of(grey.alpha().orElseThrow())).containsExactly(9);
    }

    @Test
    void five_channels_are_refused_in_words() {
        assertThatThrownBy(() -> read(TiffBytes.of(1, 1, 5, 8).data(new byte[5])))
                .hasMessageContaining("a TIFF of 5 channels is not supported");
    }

    @Test
    void of_several_pages_the_first_is_read_with_a_note() throws IOException {
        Picture first = read(TiffBytes.of(1, 1, 1, 8).data((byte) 42).bytes(3));

        assertThat(Pixels.of(first.pixels())).containsExactly(42);
        assertThat(first.notes()).containsExactly("the first of 3 pages");
    }

    @Test
    void a_palette_is_written_out() throws IOException {
        long[] colours = new long[3 * 256];
        colours[7] = 255 * 257;
        colours[256 + 7] = 128 * 257;
        Picture read =
                read(TiffBytes.of(1, 1, 1, 8).tag(262, 3).tag(320, colours).data((byte) 7));

        assertThat(Pixels.of(read.pixels())).containsExactly(255, 128, 0);
    }

    /// By the upper 8 bits, in every reader.
    @Test
    void a_palette_of_16_bits_has_the_same_colours_in_every_reader() throws IOException {
        long[] colours = new long[3 * 16];
        for (int i = 0; i < 16; i++) {
            colours[i] = i * 4096L + 2000;
            colours[16 + i] = 65_535L - i * 777L;
            colours[32 + i] = i * 100L;
        }
        byte[] bytes = TiffBytes.of(4, 1, 1, 4)
                .tag(262, 3)
                .tag(320, colours)
                .data((byte) 0x17, (byte) 0x9F)
                .bytes();
        Path file = Files.write(dir.resolve("p.tif"), bytes);

        for (String reader : List.of("opencv", "jdk", "twelvemonkeys")) {
            Picture read = ImageFiles.best()
                    .with(ReadOptions.DEFAULT.withReader(reader))
                    .read(file);
            assertThat(Pixels.of(read.pixels()))
                    .as(reader)
                    .containsExactly(23, 119, 151, 247, 252, 234, 228, 210, 0, 2, 3, 5);
        }
    }

    /// Every strip lies where the directory says, or the file is cut off.
    @Test
    void a_strip_beyond_the_end_is_found_before_anything_is_decoded() {
        byte[] bytes =
                TiffBytes.of(100, 100, 1, 8).data(new byte[16]).tag(279, 10_000).bytes();

        assertThatThrownBy(() -> read(bytes)).hasMessageContaining("part 1 of 1 of its pixels is missing");
    }
}
