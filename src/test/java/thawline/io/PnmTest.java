package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.io.ReadOptions.Truncation;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

class PnmTest {

    @Test
    void a_plain_bitmap_has_1_for_black_and_needs_no_blanks() throws Damage {
        assertThat(pixels("P1\n# a letter\n3 2\n101\n0 1 0\n")).containsExactly(0, 255, 0, 255, 0, 255);
    }

    @Test
    void a_bitmap_begins_every_row_at_a_byte() throws Damage {
        byte[] file = bytes("P4 10 2\n", 0b1010_0000, 0b0100_0000, 0b0000_0000, 0b1000_0000);
        assertThat(pixels(file))
                .containsExactly(
                        0, 255, 0, 255, 255, 255, 255, 255, 255, 0, //
                        255, 255, 255, 255, 255, 255, 255, 255, 0, 255);
        assertThat(decode(file).bits()).isEqualTo(1);
    }

    @Test
    void smaller_maxvals_are_scaled_to_the_full_range_half_up() throws Damage {
        assertThat(pixels("P2 4 1 3 0 1 2 3")).containsExactly(0, 85, 170, 255);
        assertThat(pixels("P2 3 1 2 0 1 2")).containsExactly(0, 128, 255);
        assertThat(pixels("P2 3 1 256 0 128 256")).containsExactly(0, 32_768, 65_535);
        assertThat(pixels(bytes("P5 2 1 15\n", 3, 15))).containsExactly(51, 255);
        assertThat(pixels(bytes("P5 2 1 1023\n", 0x03, 0xFF, 0x02, 0x00))).containsExactly(65_535, 32_800);
        assertThat(decode("P2 1 1 1023 5").bits()).isEqualTo(10);
    }

    @Test
    void two_bytes_have_the_greater_first() throws Damage {
        Picture read = decode(bytes("P6\n1 1\n65535\n", 0, 1, 1, 0, 0xFF, 0xFE));
        assertThat(read.pixels().depth()).isEqualTo(Depth.U16);
        assertThat(Pixels.of(read.pixels())).containsExactly(1, 256, 65_534);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "P5#a\n#b 7\n2#c\n#d\n1\t255\r",
                "P5 2 1 255 ",
                "P5\r\n2\f1\u000b255\n",
                "P5 2 1 255#the line's end is the one blank\n",
                "P5 0002 01 00255\n"
            })
    void comments_and_blanks_stand_anywhere_in_a_header(String header) throws Damage {
        assertThat(pixels(bytes(header, ' ', '#'))).containsExactly(' ', '#');
    }

    @Test
    void pam_keeps_alpha() throws Damage {
        Picture read = decode(bytes(
                "P7\n# c\nWIDTH 1\nHEIGHT 2\n\nDEPTH 4\nMAXVAL 255\nTUPLTYPE RGB_ALPHA\nENDHDR\n",
                1,
                2,
                3,
                4,
                5,
                6,
                7,
                8));
        assertThat(Pixels.of(read.pixels())).containsExactly(1, 5, 2, 6, 3, 7);
        assertThat(Pixels.of(read.alpha().orElseThrow())).containsExactly(4, 8);
        assertThat(pixels(bytes("P7\nWIDTH 2\nHEIGHT 1\nDEPTH 1\nMAXVAL 1\nTUPLTYPE BLACKANDWHITE\nENDHDR\n", 0, 1)))
                .containsExactly(0, 255);
    }

    @Test
    void pfm_is_kept_from_the_bottom_up_in_either_order_of_bytes() throws Damage {
        for (ByteOrder order : new ByteOrder[] {ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN}) {
            ByteBuffer samples = ByteBuffer.allocate(16).order(order);
            samples.putFloat(3).putFloat(-4.5f).putFloat(1e9f).putFloat(Float.NaN);
            String scale = order == ByteOrder.BIG_ENDIAN ? "2.5" : "-1.0";
            Picture read = decode(joined("Pf\n2 2\n" + scale + "\n", samples.array()));
            assertThat(((Samples.F32) read.pixels()).data()).containsExactly(1e9f, Float.NaN, 3, -4.5f);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        P5 2 1         | cut off after 7 bytes, before its maxval
        P5             | cut off after 3 bytes, before its width
        P2 x 1 255 1   | width is missing at byte 3: a number was expected
        P2 -1 1 255 1  | width is missing at byte 3
        P2 1x 1 255 1  | width at byte 3 is not a number
        P2 0 1 255 1   | 0 × 1 pixels
        P2 1 1 0 1     | maxval is 0; it is 1 … 65535
        P2 1 1 65536 1 | maxval is 65536
        P2 99999999999 1 255 1 | too large a number
        P2 1 1 255 256 | a sample of 256, but its header says that 255 is the largest
        P2 2 2 255 1 2 3 | cut off
        P2 2 2 255 1 22 33 | 1 of its samples are missing
        P1 2 1 1 2     | samples is missing at byte 9: a 0 or 1 was expected
        P3 1 1 255 1 2 | cut off
        P7 WIDTH 1 WIDE 2 | 'WIDE', which is not known
        P7 WIDTH 1 HEIGHT 1 DEPTH 5 MAXVAL 255 ENDHDR | with 5 planes is not supported
        Pf 1 1 0       | scale is '0'
        Pf 1 1 nan     | scale is 'nan'
        P5 2 2 255 abc | need 1 more
        P6 60000 60000 255 abc | 60000 × 60000 pixels need
        """)
    void what_is_wrong_is_said(String file, String message) {
        // the words are padded, so a blank stands behind the last
        assertThatThrownBy(() -> decode(file.strip() + (file.contains("abc") ? "" : " ")))
                .isInstanceOf(Damage.class)
                .hasMessageContaining(message);
    }

    @Test
    void a_sample_above_the_maxval_is_refused_in_binary_too() {
        assertThatThrownBy(() -> decode(bytes("P5 1 1 15\n", 16))).hasMessageContaining("a sample of 16");
        assertThatThrownBy(() -> decode(bytes("P5 1 1 1000\n", 4, 0))).hasMessageContaining("a sample of 1024");
    }

    @Test
    void what_is_cut_off_is_black_and_noted_where_that_is_accepted() throws Damage {
        assertThat(accepted(bytes("P6 1 2 255\n", 1, 2, 3, 4))).containsExactly(1, 4, 2, 0, 3, 0);
        assertThat(accepted(bytes("P5 1 2 65535\n", 1, 2, 3))).containsExactly(258, 0);
        assertThat(accepted(bytes("P4 8 2\n", 0))).containsExactly(filled(255, 8, 0, 8));
        assertThat(accepted("P2 2 2 255 9 8 7".getBytes(StandardCharsets.US_ASCII)))
                .containsExactly(9, 8, 7, 0);
        ByteBuffer three = ByteBuffer.allocate(12).putFloat(1).putFloat(2).putFloat(3);
        assertThat(accepted(joined("Pf 2 2 1\n", three.array()))).containsExactly(3, 0, 1, 2);
        assertThat(Pnm.decode(ByteBuffer.wrap(bytes("P6 1 2 255\n", 1, 2, 3, 4)), Truncation.ACCEPT)
                        .notes())
                .containsExactly("cut off: 2 of 6 samples are missing, and black here");
    }

    @Test
    void what_follows_the_picture_is_noted() throws Damage {
        assertThat(decode(bytes("P5 1 1 255\n", 7, 'P', '5', ' ', '1')).notes())
                .containsExactly("the first of several pictures");
        assertThat(decode(bytes("P5 1 1 255\n", 7, 1, 2)).notes())
                .containsExactly("2 bytes after the picture were left out");
        assertThat(decode("P2 1 1 255 7 \n").notes()).isEmpty();
    }

    @Test
    void other_files_are_no_pnm() {
        for (String text : new String[] {"P8 1", "P0 1", "PK\3\4", "Po ", "P5", "P51", "p5 1"}) {
            assertThat(Pnm.matches(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII))))
                    .isFalse();
        }
    }

    @Test
    void files_are_written_as_the_books_say() throws IOException {
        Samples.U8 grey = Samples.u8(1, 1, 2);
        grey.data()[1] = (byte) 200;
        assertThat(written(OutputFormat.PGM, grey)).isEqualTo(bytes("P5\n2 1\n255\n", 0, 200));
        assertThat(written(OutputFormat.PPM, grey)).isEqualTo(bytes("P6\n2 1\n255\n", 0, 0, 0, 200, 200, 200));
        Samples.U16 wide = Samples.u16(3, 1, 1);
        wide.data()[2] = 513;
        assertThat(written(OutputFormat.PPM, wide)).isEqualTo(bytes("P6\n1 1\n65535\n", 0, 0, 0, 0, 2, 1));
        Samples.U8 mask = Samples.u8(1, 1, 9);
        mask.data()[1] = -1;
        assertThat(written(OutputFormat.PBM, mask)).isEqualTo(bytes("P4\n9 1\n", 0b1011_1111, 0b1000_0000));
        Samples.F32 floats = Samples.f32(1, 2, 1);
        floats.data()[0] = 1;
        assertThat(written(OutputFormat.PFM, floats)).isEqualTo(bytes("Pf\n1 2\n-1.0\n", 0, 0, 0, 0, 0, 0, 0x80, 0x3F));
        assertThatThrownBy(() -> written(OutputFormat.PBM, grey)).hasMessageContaining("only black and white");
    }

    private static byte[] written(OutputFormat format, Samples s) throws IOException {
        var bytes = new ByteArrayOutputStream();
        PnmWriter.write(format, Picture.of(s, ImageFormat.PNM), java.nio.channels.Channels.newChannel(bytes));
        return bytes.toByteArray();
    }

    private static int[] accepted(byte[] file) throws Damage {
        assertThatThrownBy(() -> decode(file)).hasMessageContaining("cut off");
        return Pixels.of(Pnm.decode(ByteBuffer.wrap(file), Truncation.ACCEPT).pixels());
    }

    private static int[] filled(int a, int n, int b, int m) {
        int[] all = new int[n + m];
        java.util.Arrays.fill(all, 0, n, a);
        java.util.Arrays.fill(all, n, n + m, b);
        return all;
    }

    private static int[] pixels(String file) throws Damage {
        return Pixels.of(decode(file).pixels());
    }

    private static int[] pixels(byte[] file) throws Damage {
        return Pixels.of(decode(file).pixels());
    }

    private static Picture decode(String file) throws Damage {
        return decode(file.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static Picture decode(byte[] file) throws Damage {
        assertThat(Pnm.matches(ByteBuffer.wrap(file))).isTrue();
        return Pnm.decode(ByteBuffer.wrap(file), Truncation.REFUSE);
    }

    private static byte[] bytes(String header, int... samples) {
        byte[] last = new byte[samples.length];
        for (int i = 0; i < last.length; i++) {
            last[i] = (byte) samples[i];
        }
        return joined(header, last);
    }

    private static byte[] joined(String header, byte[] samples) {
        byte[] first = header.getBytes(StandardCharsets.ISO_8859_1);
        return ByteBuffer.allocate(first.length + samples.length)
                .put(first)
                .put(samples)
                .array();
    }
}
