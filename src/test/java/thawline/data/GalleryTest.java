package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Rectangle;
import java.awt.image.Raster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.tensor.Samples;

class GalleryTest {
    private static final Path IMAGES = Path.of("images");

    @Test
    void the_drawings_in_images_come_from_this_code(@TempDir Path fresh) throws IOException {
        Gallery.writeDrawings(fresh);

        assertThat(names(fresh)).hasSizeGreaterThan(20);
        for (String name : names(fresh)) {
            if (name.endsWith(".csv")) {
                assertThat(IMAGES.resolve(name)).hasSameTextualContentAs(fresh.resolve(name));
            } else {
                assertThat(largestDifference(decode(IMAGES.resolve(name)), decode(fresh.resolve(name))))
                        .as(name)
                        .isZero();
            }
        }
    }

    /// A part with glass, copper, half shadow and an edge in it: to trace all of it would take a hundred times as long.
    @Test
    void the_still_life_in_images_comes_from_this_code() throws IOException {
        Rectangle inner = new Rectangle(540, 350, 60, 60);
        Rectangle outer = new Rectangle(inner);
        outer.grow(Film.REACH, Film.REACH);
        Raster kept = decode(IMAGES.resolve("still-life.png"));

        Samples.U8 made = StillLife.render(new Frame(Gallery.STILL_LIFE.width(), Gallery.STILL_LIFE.height(), outer));

        for (int y = 0; y < inner.height; y++) {
            for (int x = 0; x < inner.width; x++) {
                for (int c = 0; c < 3; c++) {
                    assertThat(Pixels.get(made, Film.REACH + x, Film.REACH + y, c))
                            .isEqualTo(kept.getSample(inner.x + x, inner.y + y, c));
                }
            }
        }
    }

    @Test
    void the_small_still_life_is_the_large_one_halved(@TempDir Path fresh) throws IOException {
        Raster large = decode(IMAGES.resolve("still-life.png"));
        Samples.U8 copy = Pixels.colour(
                large.getWidth(),
                large.getHeight(),
                (x, y) -> new Vec(
                        large.getSample(x, y, 0) / 255.0,
                        large.getSample(x, y, 1) / 255.0,
                        large.getSample(x, y, 2) / 255.0));

        Gallery.writeSmall(copy, fresh);

        String name = "still-life-small.jpg";
        // JPEG encoders may round in their own ways.
        assertThat(largestDifference(decode(IMAGES.resolve(name)), decode(fresh.resolve(name))))
                .isLessThanOrEqualTo(6);
    }

    @Test
    void the_readme_of_images_names_every_file() throws IOException {
        assertThat(Files.readString(IMAGES.resolve("README.md"))).contains(names(IMAGES));
    }

    @Test
    void all_pictures_together_are_small() throws IOException {
        long bytes = 0;
        for (String name : names(IMAGES)) {
            bytes += Files.size(IMAGES.resolve(name));
        }
        assertThat(bytes).isLessThan(2_500_000);
    }

    @Test
    void the_gradient_uses_sixteen_bits() throws IOException {
        Raster gradient = decode(IMAGES.resolve("gradient-16bit.png"));
        int[] levels = samples(gradient);

        assertThat(gradient.getSampleModel().getSampleSize(0)).isEqualTo(16);
        assertThat(Arrays.stream(levels).min()).hasValue(0);
        assertThat(Arrays.stream(levels).max()).hasValue(65535);
        assertThat(Arrays.stream(levels).distinct().count()).isGreaterThan(10_000);
        int width = gradient.getWidth();
        for (int i = width; i < levels.length; i++) {
            assertThat(Math.abs(levels[i] - levels[i - width])).isLessThan(3 * 257);
        }
    }

    @Test
    void the_noise_has_its_stated_strength() {
        Samples.U8 clean = Gallery.scene();
        Samples.U8 noisy = Gallery.noisyScene();
        double square = 0;
        int inner = 0;
        int outliers = 0;
        for (int i = 0; i < clean.data().length; i++) {
            int value = Byte.toUnsignedInt(noisy.data()[i]);
            int truth = Byte.toUnsignedInt(clean.data()[i]);
            if (Math.abs(value - truth) > 5 * 18 || truth > 200) {
                outliers += value == 0 || value == 255 ? 1 : 0;
            } else if (value > 0) {
                square += (value - truth) * (value - truth);
                inner++;
            }
        }

        assertThat(Math.sqrt(square / inner)).isBetween(17.0, 20.0);
        assertThat((double) outliers / clean.data().length).isBetween(0.03, 0.07);
    }

    @Test
    void a_texture_continues_across_its_rim() {
        for (Samples.U8 texture : List.of(Gallery.bricks(), Gallery.weave(), Gallery.wood(), Gallery.marble())) {
            int size = texture.width();
            double seam = columnStep(texture, size - 1, 0);
            double inside = 0;
            for (int x = 0; x < size - 1; x++) {
                inside = Math.max(inside, columnStep(texture, x, x + 1));
            }
            assertThat(seam).isLessThanOrEqualTo(inside);
        }
    }

    private static double columnStep(Samples.U8 picture, int a, int b) {
        double sum = 0;
        for (int y = 0; y < picture.height(); y++) {
            sum += Math.abs(Pixels.get(picture, a, y, 1) - Pixels.get(picture, b, y, 1));
        }
        return sum / picture.height();
    }

    private static String[] names(Path dir) throws IOException {
        try (Stream<Path> files = Files.list(dir)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.toLowerCase(Locale.ROOT).endsWith(".md"))
                    .sorted()
                    .toArray(String[]::new);
        }
    }

    private static Raster decode(Path file) throws IOException {
        return ImageIO.read(file.toFile()).getRaster();
    }

    private static int[] samples(Raster raster) {
        return raster.getPixels(0, 0, raster.getWidth(), raster.getHeight(), (int[]) null);
    }

    private static int largestDifference(Raster a, Raster b) {
        assertThat(a.getBounds()).isEqualTo(b.getBounds());
        assertThat(a.getNumBands()).isEqualTo(b.getNumBands());
        int[] left = samples(a);
        int[] right = samples(b);
        int largest = 0;
        for (int i = 0; i < left.length; i++) {
            largest = Math.max(largest, Math.abs(left[i] - right[i]));
        }
        return largest;
    }
}
