package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.awt.image.Raster;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Random;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageWriter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.tensor.Samples;

/// GIF, BMP, WebP and the odd kinds of JPEG.
class FormatReadingTest {

    @TempDir
    private Path dir;

    private Path file(byte[] bytes) throws IOException {
        return Files.write(dir.resolve("picture"), bytes);
    }

    private Picture read(byte[] bytes) throws IOException {
        return ImageFiles.best().read(file(bytes));
    }

    @Test
    void a_gif_gives_the_colours_of_its_palette() throws IOException {
        Picture gif = read(PictureBytes.gif(31, 17, -1));

        assertThat(gif.format()).isEqualTo(ImageFormat.GIF);
        assertThat(gif.alpha()).isEmpty();
        assertThat(gif.notes()).isEmpty();
        int[] pixels = Pixels.of(gif.pixels());
        int n = 31 * 17;
        int at = 5 * 31 + 8;
        assertThat(new int[] {pixels[at], pixels[n + at], pixels[2 * n + at]}).containsExactly(80, 50, 99);
    }

    @Test
    void a_clear_colour_of_a_gif_is_alpha_and_keeps_its_colour() throws IOException {
        Picture gif = read(PictureBytes.gif(4, 1, 2));

        assertThat(Pixels.of(gif.alpha().orElseThrow())).containsExactly(255, 255, 0, 255);
        assertThat(Pixels.of(gif.pixels())).startsWith(0, 40, 80, 120);
    }

    @Test
    void a_gif_of_several_frames_gives_the_first_and_says_so() throws IOException {
        byte[] one = PictureBytes.gif(8, 8, -1);
        int frame = frame(one);
        byte[] again = Arrays.copyOfRange(one, frame, one.length - 1);
        byte[] three = PictureBytes.inserted(PictureBytes.inserted(one, one.length - 1, again), one.length - 1, again);

        Picture read = read(three);
        assertThat(read.notes()).containsExactly("the first of 3 frames");
        assertThat(Pixels.of(read.pixels())).isEqualTo(Pixels.of(read(one).pixels()));
    }

    /// Where the first frame begins: behind the screen, its palette and the extensions.
    private static int frame(byte[] gif) {
        int at = 13 + (3 << ((gif[10] & 7) + 1));
        while (gif[at] == 0x21) {
            at += 2;
            while (gif[at] != 0) {
                at += (gif[at] & 0xFF) + 1;
            }
            at++;
        }
        return at;
    }

    @Test
    void a_frame_smaller_than_the_screen_has_clear_pixels_around_it() throws IOException {
        byte[] gif = PictureBytes.gif(2, 1, -1);
        gif[6] = 4; // the screen is 4 × 2
        gif[8] = 2;
        gif[frame(gif) + 1] = 1; // the frame lies at (1, 1)
        gif[frame(gif) + 3] = 1;

        try (PictureFile open = ImageFiles.best().open(file(gif))) {
            assertThat(open.info().width()).isEqualTo(4);
            assertThat(open.info().alpha()).isTrue();
            Picture read = open.read(ReadAs.STORED);
            assertThat(Pixels.of(read.alpha().orElseThrow())).containsExactly(0, 0, 0, 0, 0, 255, 255, 0);
            assertThat(Pixels.of(read.pixels())).startsWith(0, 0, 0, 0, 0, 0, 40, 0);
        }
    }

    @Test
    void a_gif_whose_data_end_before_its_last_row_is_refused() throws IOException {
        byte[] gif = PictureBytes.gif(200, 200, -1);
        int data = frame(gif) + 11;
        // an end of data where the second block would go on
        byte[] cut = Arrays.copyOf(gif, data + 256 + 2);
        cut[data + 256] = 0;
        cut[data + 257] = 0x3B;

        assertThatThrownBy(() -> read(cut))
                .isInstanceOf(ImageFormatException.class)
                .hasMessageMatching("(?s).*(after row|damaged).*");
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                BufferedImage.TYPE_3BYTE_BGR,
                BufferedImage.TYPE_INT_RGB,
                BufferedImage.TYPE_BYTE_BINARY,
                BufferedImage.TYPE_BYTE_INDEXED,
                BufferedImage.TYPE_USHORT_555_RGB,
                BufferedImage.TYPE_USHORT_565_RGB,
                BufferedImage.TYPE_BYTE_GRAY
            })
    void a_bmp_of_every_kind_gives_what_its_writer_had(int type) throws IOException {
        var image = new BufferedImage(13, 7, type);
        Random random = new Random(type);
        for (int y = 0; y < 7; y++) {
            for (int x = 0; x < 13; x++) {
                image.setRGB(x, y, random.nextInt());
            }
        }
        boolean grey = type == BufferedImage.TYPE_BYTE_GRAY || type == BufferedImage.TYPE_BYTE_BINARY;
        int[] expected = new int[(grey ? 1 : 3) * 91];
        for (int i = 0; i < 91; i++) {
            int rgb = image.getRGB(i % 13, i / 13);
            for (int c = 0; c < (grey ? 1 : 3); c++) {
                expected[c * 91 + i] = type == BufferedImage.TYPE_BYTE_GRAY
                        ? image.getRaster().getSample(i % 13, i / 13, 0)
                        : (rgb >> (16 - 8 * c)) & 0xFF;
            }
        }

        int[] read = Pixels.of(read(PictureBytes.written(image, "bmp")).pixels());
        assertThat(read).hasSameSizeAs(expected);
        for (int i = 0; i < read.length; i++) {
            assertThat(read[i]).isCloseTo(expected[i], within(type >= BufferedImage.TYPE_USHORT_565_RGB ? 1 : 0));
        }
    }

    @Test
    void webp_without_loss_is_the_same_in_every_reader() throws IOException {
        assumeTrue(Natives.missing().isEmpty(), "no OpenCV here to write WebP");
        for (int channels : new int[] {3, 4}) {
            Samples.U8 written = Pixels.random(Samples.u8(channels, 19, 23), channels);
            for (int i = 3; i < written.data().length; i += 4) {
                written.data()[i] |= 1; // where alpha is 0, WebP's writer makes pixels black
            }
            Path file = file(PictureBytes.webp(written, 101));
            for (ImageFiles files : new ImageFiles[] {ImageFiles.best(), ImageFiles.jdk()}) {
                Picture read = files.read(file);
                assertThat(Pixels.of(read.pixels()))
                        .isEqualTo(Pixels.of(written.with(written.layout().channels(0, 3))));
                assertThat(read.alpha().isPresent()).isEqualTo(channels == 4);
                assertThat(read.format()).isEqualTo(ImageFormat.WEBP);
            }
        }
    }

    enum Inks {
        PLAIN(-1),
        ADOBE(0),
        ADOBE_YCCK(2);

        private final int transform;

        Inks(int transform) {
            this.transform = transform;
        }
    }

    /// Four grey planes as a JPEG of four components; what they mean, the Adobe marker says.
    @ParameterizedTest
    @EnumSource
    void cmyk_jpegs_are_converted_with_a_note(Inks inks) throws IOException {
        int[] pixel = {200, 128, 128, 220};
        byte[] jpeg = fourComponents(pixel);
        if (inks != Inks.PLAIN) {
            byte[] adobe = {
                (byte) 0xFF, (byte) 0xEE, 0, 14, 'A', 'd', 'o', 'b', 'e', 0, 100, 0, 0, 0, 0, (byte) inks.transform
            };
            jpeg = PictureBytes.inserted(jpeg, 2, adobe);
        }
        int[] expected = switch (inks) {
            case PLAIN -> new int[] {55 * 35 / 255, 127 * 35 / 255, 127 * 35 / 255};
            case ADOBE -> new int[] {200 * 220 / 255, 128 * 220 / 255, 128 * 220 / 255};
            // luma 200 without colour: cyan, magenta and yellow of 55 each
            case ADOBE_YCCK -> new int[] {55 * 220 / 255, 55 * 220 / 255, 55 * 220 / 255};
        };

        for (ImageFiles files : new ImageFiles[] {ImageFiles.best(), ImageFiles.jdk()}) {
            Picture read = files.read(file(jpeg));
            assertThat(read.pixels().channels()).isEqualTo(3);
            assertThat(read.notes()).containsExactly("CMYK converted to RGB without a colour profile");
            for (int c = 0; c < 3; c++) {
                assertThat(Pixels.of(read.pixels())[c * 64]).isCloseTo(expected[c], within(2));
            }
        }
    }

    /// (150, 117, 165) is what littleCMS makes of these inks by this profile; without one it is (30, 20, 235).
    @Test
    void a_profile_says_what_inks_look_like_in_jpeg_and_tiff() throws IOException {
        byte[] icc = InkProfile.bytes();
        ByteBuffer segment = ByteBuffer.allocate(18 + icc.length)
                .putShort((short) 0xFFE2)
                .putShort((short) (16 + icc.length))
                .put("ICC_PROFILE\0".getBytes(StandardCharsets.US_ASCII))
                .put((byte) 1)
                .put((byte) 1)
                .put(icc);
        byte[] jpeg = PictureBytes.inserted(fourComponents(225, 235, 20, 0), 2, segment.array());
        long[] bytes = new long[icc.length];
        Arrays.setAll(bytes, i -> icc[i] & 0xFF);
        byte[] tiff = TiffBytes.of(1, 1, 4, 8)
                .tag(262, 5)
                .tag(34_675, bytes)
                .data((byte) 225, (byte) 235, (byte) 20, (byte) 0)
                .bytes();

        for (byte[] file : new byte[][] {jpeg, tiff}) {
            for (String reader : new String[] {"jdk", "twelvemonkeys", "opencv"}) {
                Picture read = ImageFiles.best()
                        .with(ReadOptions.DEFAULT.withReader(reader))
                        .read(file(file));
                assertThat(read.notes()).containsExactly("CMYK converted to RGB by its colour profile");
                int n = read.pixels().shape().size() / 3;
                int[] pixels = Pixels.of(read.pixels());
                int[] first = {pixels[0], pixels[n], pixels[2 * n]};
                assertThat(first[0]).isCloseTo(150, within(2));
                assertThat(first[1]).isCloseTo(117, within(2));
                assertThat(first[2]).isCloseTo(165, within(2));
            }
        }
    }

    @Test
    void a_damaged_profile_costs_the_colours_and_not_the_picture() throws IOException {
        byte[] tiff = TiffBytes.of(1, 1, 4, 8)
                .tag(262, 5)
                .tag(34_675, 1, 2, 3, 4, 5)
                .data((byte) 225, (byte) 235, (byte) 20, (byte) 0)
                .bytes();

        Picture read = read(tiff);
        assertThat(Pixels.of(read.pixels())).containsExactly(30, 20, 235);
        assertThat(read.notes()).containsExactly("CMYK converted to RGB without its colour profile, which is damaged");
    }

    private static byte[] fourComponents(int... pixel) throws IOException {
        var raster = Raster.createInterleavedRaster(0, 8, 8, 4, null);
        for (int i = 0; i < 64; i++) {
            raster.setPixel(i % 8, i / 8, pixel);
        }
        Iterator<ImageWriter> writers = ImageIO.getImageWritersByFormatName("jpeg");
        ImageWriter writer = writers.next();
        while (!writer.getClass().getName().startsWith("com.sun.imageio.")) {
            writer = writers.next();
        }
        try (var out = new ByteArrayOutputStream();
                var stream = ImageIO.createImageOutputStream(out)) {
            writer.setOutput(stream);
            writer.write(new IIOImage(raster, null, null));
            stream.flush();
            return out.toByteArray();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0xC3, 0xC5, 0xC7, 0xF7})
    void jpegs_of_other_processes_are_refused_in_words(int process) throws IOException {
        byte[] jpeg = PictureBytes.written(new BufferedImage(8, 8, BufferedImage.TYPE_BYTE_GRAY), "jpeg");
        jpeg[frameOf(jpeg) + 1] = (byte) process;

        assertThatThrownBy(() -> read(jpeg)).hasMessageContaining("is not supported; save it as a PNG");
    }

    @Test
    void a_jpeg_of_12_bits_and_one_of_2_components_are_refused_in_words() throws IOException {
        byte[] jpeg = PictureBytes.written(new BufferedImage(8, 8, BufferedImage.TYPE_3BYTE_BGR), "jpeg");
        int frame = frameOf(jpeg);
        byte[] twelve = jpeg.clone();
        twelve[frame + 4] = 12;
        byte[] two = jpeg.clone();
        two[frame + 9] = 2;

        assertThatThrownBy(() -> read(twelve)).hasMessageContaining("a JPEG of 12 bits is not supported");
        assertThatThrownBy(() -> read(two)).hasMessageContaining("a JPEG of 2 components is not supported");
    }

    private static int frameOf(byte[] jpeg) {
        int at = 2;
        while ((jpeg[at + 1] & 0xFF) != 0xC0) {
            at += 2 + (((jpeg[at + 2] & 0xFF) << 8) | (jpeg[at + 3] & 0xFF));
        }
        return at;
    }
}
