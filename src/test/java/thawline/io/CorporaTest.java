package thawline.io;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.awt.image.IndexColorModel;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thawline.TestData;
import thawline.io.ReadOptions.Truncation;

/// Files that others collected, damaged ones above all.
class CorporaTest {
    /// None of the pictures is large or takes long; what says otherwise is damaged.
    private static final Limits SMALL = new Limits(20 << 20, 16 << 20, Duration.ofSeconds(5));

    @TempDir
    private Path dir;

    @ParameterizedTest
    @EnumSource
    void damaged_files_are_read_or_refused_in_words(Truncation truncation) throws IOException {
        Path archive = TestData.dir("corpora").resolve("malformed-images.tar.xz");
        List<Path> all = Corpora.unpacked(archive, dir, ".");
        ImageFiles files =
                ImageFiles.best().with(ReadOptions.DEFAULT.with(SMALL).with(truncation));
        List<String> unclear = new ArrayList<>();
        int read = 0;
        for (Path file : all) {
            try {
                Picture picture = files.read(file);
                assertThat(picture.pixels().channels()).isIn(1, 3);
                read++;
            } catch (ImageFormatException refused) { // nothing else is caught
                String why = refused.getMessage().substring(file.toString().length());
                if (why.matches("(?s).*([a-z]\\.[a-z]+\\.[A-Z]|Exception|null|@[0-9a-f]{4}).*")) {
                    unclear.add(file.getFileName() + why);
                }
            }
        }

        assertThat(all).hasSizeGreaterThan(4900);
        assertThat(read).isGreaterThan(all.size() / 10);
        assertThat(unclear).isEmpty();
    }

    /// Palettes and few bits written out as our rules say, everything else as the JDK's arrays hold it.
    @Test
    void the_png_suite_has_the_pixels_that_the_jdk_reads_and_its_corrupt_files_are_refused() throws IOException {
        Path archive = TestData.dir("corpora").resolve("pngsuite.tar.xz");
        int corrupt = 0;
        int same = 0;
        for (Path file : Corpora.unpacked(archive, dir, ".png")) {
            String name = file.getFileName().toString();
            Optional<Picture> read = reading(file);
            if (name.startsWith("x")) {
                assertThat(read).as(name).isEmpty();
                corrupt++;
            } else {
                assertThat(Pixels.of(read.orElseThrow().pixels())).as(name).isEqualTo(expected(file));
                same++;
            }
        }
        assertThat(corrupt).isEqualTo(14);
        assertThat(same).isGreaterThan(150);
    }

    private static Optional<Picture> reading(Path file) throws IOException {
        try {
            return Optional.of(ImageFiles.best().read(file));
        } catch (ImageFormatException refused) {
            return Optional.empty();
        }
    }

    /// Samples in the order c, y, x, alpha left out.
    private static int[] expected(Path file) throws IOException {
        BufferedImage image = ImageIO.read(Files.newInputStream(file));
        Raster raster = image.getRaster();
        int size = image.getWidth() * image.getHeight();
        boolean grey = Files.readAllBytes(file)[25] == 0 || Files.readAllBytes(file)[25] == 4;
        int[] samples = new int[(grey ? 1 : 3) * size];
        for (int i = 0; i < size; i++) {
            int[] pixel = raster.getPixel(i % image.getWidth(), i / image.getWidth(), (int[]) null);
            for (int c = 0; c < samples.length / size; c++) {
                samples[c * size + i] = image.getColorModel() instanceof IndexColorModel palette
                        ? (palette.getRGB(pixel[0]) >> (16 - 8 * c)) & 0xFF
                        : pixel[c];
            }
        }
        return samples;
    }
}
