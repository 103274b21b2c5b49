package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.data.DataOptions.Fit;
import thawline.data.Dataset.Target;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Class folders become a set, whatever the pictures in them are.
class ClassFoldersTest {
    @TempDir
    private Path dir;

    /// Every sample is `value`.
    private Path even(String file, int channels, int height, int width, int value) throws IOException {
        Samples.U8 picture = Samples.u8(channels, height, width);
        java.util.Arrays.fill(picture.data(), (byte) value);
        return write(file, picture);
    }

    private Path write(String file, Samples picture) throws IOException {
        Path path = dir.resolve(file);
        Files.createDirectories(path.getParent());
        ImageFiles.jdk().write(path, picture, Existing.REFUSE);
        return path;
    }

    private static List<Integer> labels(Dataset set) {
        return IntStream.range(0, set.size()).mapToObj(set::label).toList();
    }

    private static int first(Dataset set, int i) {
        return (int) set.input(i).at(0, 0, 0);
    }

    @Test
    void folders_are_classes_in_the_order_of_their_names() throws IOException {
        even("dog/b.png", 1, 3, 4, 20);
        even("dog/a.png", 1, 3, 4, 10);
        even("cat/a.png", 1, 3, 4, 30);
        even(".cache/a.png", 1, 3, 4, 99);
        Files.createDirectory(dir.resolve("empty"));
        Files.writeString(dir.resolve("README.md"), "two classes");
        Files.writeString(dir.resolve("dog/notes.txt"), "a.png is Bello");

        Dataset set = Datasets.open(dir, Part.TRAIN);

        assertThat(set.target()).isEqualTo(new Target.Classes(List.of("cat", "dog")));
        assertThat(set.shape()).isEqualTo(Shape.plane(3, 4));
        assertThat(labels(set)).containsExactly(1, 0, 1);
        assertThat(IntStream.range(0, 3).mapToObj(i -> first(set, i))).containsExactly(10, 30, 20);
    }

    @Test
    void classes_are_dealt_out_in_their_proportion() throws IOException {
        for (int i = 0; i < 9; i++) {
            even("often/" + i + ".png", 1, 2, 2, i);
            if (i % 3 == 0) {
                even("seldom/" + i + ".png", 1, 2, 2, i);
            }
        }

        Dataset set = Datasets.open(dir, Part.TRAIN);

        assertThat(labels(set)).containsExactly(0, 0, 1, 0, 0, 0, 1, 0, 0, 0, 1, 0);
        assertThat(set.split(0.34).rest().counts()).containsExactly(3, 1);
    }

    @Test
    void parts_have_the_classes_of_the_training_part() throws IOException {
        even("train/a/1.png", 1, 2, 2, 1);
        even("train/b/1.png", 1, 2, 2, 2);
        even("test/b/1.png", 1, 2, 2, 3);

        Dataset test = Datasets.open(dir, Part.TEST);

        assertThat(test.target()).isEqualTo(new Target.Classes(List.of("a", "b")));
        assertThat(labels(test)).containsExactly(1);
        assertThat(Datasets.open(dir, Part.TRAIN).size()).isEqualTo(2);
        assertThat(Datasets.openForTest(dir, DataOptions.DEFAULT).size()).isEqualTo(1);
        assertThat(Datasets.parts(dir)).containsExactly(Part.TRAIN, Part.TEST);
    }

    @Test
    void a_test_class_that_was_never_learned_is_refused() throws IOException {
        even("train/a/1.png", 1, 2, 2, 1);
        even("test/c/1.png", 1, 2, 2, 3);

        assertThatThrownBy(() -> Datasets.open(dir, Part.TEST))
                .hasMessage(dir.resolve("test/c") + ": is no class of the training part, which has [a]");
    }

    @Test
    void a_set_without_parts_is_its_training_part_alone() throws IOException {
        even("a/1.png", 1, 2, 2, 1);

        assertThat(Datasets.open(dir, Part.TRAIN).size()).isEqualTo(1);
        assertThatThrownBy(() -> Datasets.open(dir, Part.TEST)).hasMessageContaining("has no test part");
        assertThat(Datasets.openForTest(dir, DataOptions.DEFAULT).size()).isEqualTo(1);
    }

    @Test
    void colour_is_three_planes_and_becomes_grey_where_grey_is_wanted() throws IOException {
        Samples.U8 picture = Samples.u8(3, 1, 1);
        picture.data()[picture.index(0, 0, 0)] = (byte) 200;
        picture.data()[picture.index(1, 0, 0)] = 100;
        picture.data()[picture.index(2, 0, 0)] = 50;
        write("a/1.png", picture);

        Dataset colour = Datasets.open(dir, Part.TRAIN);
        Dataset grey = Datasets.open(dir, Part.TRAIN, DataOptions.DEFAULT.with(Shape.plane(1, 1)));

        assertThat(colour.input(0).toArray()).containsExactly(200, 100, 50);
        assertThat(first(grey, 0)).isEqualTo(124); // 0.299 · 200 + 0.587 · 100 + 0.114 · 50 = 124.2
    }

    @Test
    void grey_becomes_three_equal_planes_where_colour_is_wanted() throws IOException {
        even("a/1.png", 1, 1, 1, 77);

        Dataset set = Datasets.open(dir, Part.TRAIN, DataOptions.DEFAULT.with(Shape.planes(3, 1, 1)));

        assertThat(set.input(0).toArray()).containsExactly(77, 77, 77);
    }

    @Test
    void deep_samples_are_rounded_to_8_bit_units() throws IOException {
        Samples.U16 picture = Samples.u16(1, 1, 2);
        picture.data()[0] = (short) (100 * 257 + 128); // 100.498
        picture.data()[1] = (short) (100 * 257 + 129); // 100.502
        write("a/1.png", picture);

        assertThat(Datasets.open(dir, Part.TRAIN).input(0).toArray()).containsExactly(100, 101);
    }

    @Test
    void pictures_of_several_sizes_are_refused_unless_a_size_is_given() throws IOException {
        Path small = even("a/1.png", 1, 2, 2, 1);
        Path large = even("a/2.png", 1, 4, 2, 1);

        assertThatThrownBy(() -> Datasets.open(dir, Part.TRAIN))
                .hasMessage(large + ": is 4 rows × 2 columns in grey, but the first picture, " + small
                        + ", is 2 rows × 2 columns in grey; say what all shall become, such as --size 64x64x3");
        assertThat(Datasets.open(dir, Part.TRAIN, DataOptions.DEFAULT.with(Shape.plane(2, 2)))
                        .size())
                .isEqualTo(2);
    }

    @Test
    void colour_among_grey_is_refused_unless_a_size_is_given() throws IOException {
        even("a/1.png", 1, 2, 2, 1);
        even("a/2.png", 3, 2, 2, 1);

        assertThatThrownBy(() -> Datasets.open(dir, Part.TRAIN)).hasMessageContaining("2 columns in colour, but");
    }

    /// 8 × 12 → 4 × 4: the middle 8 × 8, each pixel the mean of four; or all, each pixel the mean of six.
    @Test
    void another_size_is_cropped_or_stretched_by_the_mean_of_what_a_pixel_covers() throws IOException {
        Samples.U8 picture = Samples.u8(1, 8, 12);
        new Random(5).nextBytes(picture.data());
        write("a/1.png", picture);
        DataOptions four = DataOptions.DEFAULT.with(Shape.plane(4, 4));

        Tensor cropped = Datasets.open(dir, Part.TRAIN, four.with(Fit.CROP)).input(0);
        Tensor stretched = Datasets.open(dir, Part.TRAIN, four).input(0);

        assertThat(cropped.toArray()).containsExactly(means(picture, 2, 2));
        assertThat(stretched.toArray()).containsExactly(means(picture, 0, 3));
    }

    /// Means of 2 rows × k columns, from a column on.
    private static float[] means(Samples.U8 picture, int left, int k) {
        float[] means = new float[16];
        for (int i = 0; i < 16; i++) {
            int sum = 0;
            for (int j = 0; j < 2 * k; j++) {
                sum += Pixels.get(picture, left + i % 4 * k + j % k, i / 4 * 2 + j / k, 0);
            }
            means[i] = (float) Math.floor((double) sum / (2 * k) + 0.5);
        }
        return means;
    }

    @Test
    void a_small_picture_is_enlarged_without_a_shift() throws IOException {
        Samples.U8 picture = Samples.u8(1, 1, 2);
        picture.data()[1] = 100;
        write("a/1.png", picture);

        Dataset set = Datasets.open(dir, Part.TRAIN, DataOptions.DEFAULT.with(Shape.plane(2, 4)));

        assertThat(set.input(0).toArray()).containsExactly(0, 25, 75, 100, 0, 25, 75, 100);
    }

    @Test
    void slices_below_each_other_are_a_volume() throws IOException {
        Samples.U8 picture = Samples.u8(1, 6, 2);
        for (int i = 0; i < 12; i++) {
            picture.data()[i] = (byte) i;
        }
        Path file = write("a/1.png", picture);

        Dataset set = Datasets.open(dir, Part.TRAIN, DataOptions.DEFAULT.with(new Shape(1, 3, 2, 2)));

        assertThat(set.input(0).at(0, 2, 1, 0)).isEqualTo(10);
        assertThatThrownBy(() -> Datasets.open(dir, Part.TRAIN, DataOptions.DEFAULT.with(new Shape(1, 2, 2, 2))))
                .hasMessage(file + ": is 6 rows × 2 columns, but 2 slices of 2 rows × 2 columns one below the other"
                        + " are 4 rows × 2 columns");
    }

    @Test
    void a_damaged_picture_is_named_and_the_first_of_several() throws IOException {
        even("a/1.png", 1, 2, 2, 1);
        Path broken = Files.writeString(dir.resolve("a/2.png"), "no picture");
        Files.write(dir.resolve("a/3.png"), new byte[0]);

        assertThatThrownBy(() -> Datasets.open(dir, Part.TRAIN))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith(broken + ": is no picture that can be read");
    }

    @Test
    void a_set_that_does_not_fit_is_decoded_when_asked_and_is_the_same() throws IOException {
        for (int i = 0; i < 5; i++) {
            Samples.U8 picture = Samples.u8(3, 7, 9);
            new Random(i).nextBytes(picture.data());
            write("a/" + i + ".png", picture);
        }
        DataOptions tight = DataOptions.DEFAULT.withMemory(500);

        Dataset streamed = Datasets.open(dir, Part.TRAIN, tight);

        assertThat(streamed).isInstanceOf(Streamed.class);
        assertThat(streamed.digest()).isEqualTo(Datasets.open(dir, Part.TRAIN).digest());
    }

    @Test
    void a_picture_that_breaks_while_it_is_streamed_is_named() throws IOException {
        even("a/1.png", 1, 2, 2, 1);
        Path gone = even("a/2.png", 1, 2, 2, 1);
        Dataset streamed = Datasets.open(dir, Part.TRAIN, DataOptions.DEFAULT.withMemory(0));
        Files.writeString(gone, "no picture");

        assertThatThrownBy(() -> streamed.input(1))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageStartingWith(gone + ": is no picture");
    }
}
