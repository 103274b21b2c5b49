package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;
import thawline.io.ReadOptions.Truncation;
import thawline.tensor.Samples;

/// Files that end too soon.
class TruncationTest {
    private static final int SIDE = 60;
    private static final ReadOptions ACCEPTING = ReadOptions.DEFAULT.with(Truncation.ACCEPT);

    @TempDir
    private Path dir;

    private byte[] whole(ImageFormat format) throws IOException {
        Samples.U8 pixels = Pixels.random(Samples.u8(3, SIDE, SIDE), 8);
        return switch (format) {
            case GIF -> PictureBytes.gif(SIDE, SIDE, -1);
            case BMP -> {
                var image = new BufferedImage(SIDE, SIDE, BufferedImage.TYPE_3BYTE_BGR);
                Random random = new Random(1);
                for (int i = 0; i < SIDE * SIDE; i++) {
                    image.setRGB(i % SIDE, i / SIDE, random.nextInt());
                }
                yield PictureBytes.written(image, "bmp");
            }
            case WEBP -> {
                assumeTrue(Natives.missing().isEmpty(), "no OpenCV here to write WebP");
                yield PictureBytes.webp(pixels, 90);
            }
            case TIFF -> TiffBytes.of(SIDE, SIDE, 3, 8).data(pixels.data()).bytes();
            default -> {
                Path file = dir.resolve("whole" + format.ending().replace("pnm", "ppm"));
                ImageFiles.jdk().write(file, pixels, Existing.REPLACE);
                yield Files.readAllBytes(file);
            }
        };
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OTHER")
    void a_file_cut_off_anywhere_is_refused_in_words(ImageFormat format) throws IOException {
        byte[] whole = whole(format);
        Path file = dir.resolve("cut");
        Files.write(file, whole);
        assertThat(ImageFiles.best().read(file).format()).isEqualTo(format);
        for (int n = 0;
                n < whole.length;
                n += n > whole.length - 4 ? 1 : Math.min(whole.length / 50, Math.max(1, whole.length - 4 - n))) {
            Files.write(file, Arrays.copyOf(whole, n));
            for (ImageFiles files : new ImageFiles[] {ImageFiles.best(), ImageFiles.jdk()}) {
                assertThatThrownBy(() -> files.read(file))
                        .as("%s of %s bytes", n, whole.length)
                        .isInstanceOf(ImageFormatException.class)
                        .hasMessageMatching("(?s).*(cut off|empty|no picture).*");
            }
        }
    }

    @Test
    void of_a_webp_that_is_cut_off_nothing_is_read_and_the_reason_says_so() throws IOException {
        byte[] whole = whole(ImageFormat.WEBP);
        Path file = Files.write(dir.resolve("cut.webp"), Arrays.copyOf(whole, whole.length * 99 / 100));

        for (ImageFiles files : new ImageFiles[] {ImageFiles.best(), ImageFiles.jdk()}) {
            assertThatThrownBy(() -> files.with(ACCEPTING).read(file))
                    .isInstanceOf(ImageFormatException.class)
                    .hasMessageContaining("cut off after")
                    .hasMessageEndingWith("no reader gives a part of a WebP picture");
        }
    }

    /// WebP's readers give nothing of a file that is cut off, see above.
    @ParameterizedTest
    @EnumSource(
            mode = Mode.EXCLUDE,
            names = {"OTHER", "WEBP"})
    void what_there_is_of_it_is_read_with_a_note_where_that_is_accepted(ImageFormat format) throws IOException {
        byte[] whole = whole(format);
        Path file = Files.write(dir.resolve("cut"), whole);
        Samples all = ImageFiles.best().read(file).pixels();
        Files.write(file, Arrays.copyOf(whole, whole.length * 7 / 10));

        for (ImageFiles files : new ImageFiles[] {ImageFiles.best(), ImageFiles.jdk()}) {
            Picture part = files.with(ACCEPTING).read(file);
            assertThat(part.notes()).hasSize(1);
            assertThat(part.notes().getFirst()).contains("cut off");
            int same = 0;
            int[] expected = Pixels.of(all);
            int[] read = Pixels.of(part.pixels());
            assertThat(read).hasSameSizeAs(expected);
            for (int i = 0; i < read.length; i++) {
                same += read[i] == expected[i] ? 1 : 0;
            }
            assertThat(same / (double) read.length).isBetween(0.5, 0.98);
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "OTHER")
    void a_whole_file_is_read_without_a_note_where_less_is_accepted(ImageFormat format) throws IOException {
        Path file = Files.write(dir.resolve("whole"), whole(format));

        Picture read = ImageFiles.best().with(ACCEPTING).read(file);
        assertThat(read.notes()).isEmpty();
        assertThat(Pixels.of(read.pixels()))
                .isEqualTo(Pixels.of(ImageFiles.best().read(file).pixels()));
    }
}
