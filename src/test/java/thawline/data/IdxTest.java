package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.TestData;
import thawline.data.Dataset.Target;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// IDX files are read as they are, and refused with the byte where they are wrong.
class IdxTest {
    @TempDir
    private Path dir;

    private Dataset open(byte[] images, byte[] labels) throws IOException {
        Path file = Files.write(dir.resolve("train-images-idx3-ubyte"), images);
        Files.write(dir.resolve("train-labels-idx1-ubyte"), labels);
        return Datasets.open(file, Part.TRAIN);
    }

    private void refused(byte[] images, byte[] labels, String message) {
        assertThatThrownBy(() -> open(images, labels))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(dir.toString())
                .hasMessageContaining(message);
    }

    private static byte[] cut(byte[] bytes, int length) {
        return Arrays.copyOf(bytes, length);
    }

    @Test
    void pictures_and_labels_are_those_of_the_files() throws IOException {
        IdxFiles.three(dir, Part.TRAIN);

        Dataset set = Datasets.open(dir, Part.TRAIN);

        assertThat(set.size()).isEqualTo(3);
        assertThat(set.shape()).isEqualTo(Shape.plane(2, 4));
        assertThat(set.target()).isEqualTo(new Target.Classes(java.util.List.of("0", "1", "2")));
        assertThat(set.label(0)).isEqualTo(1);
        assertThat(set.label(2)).isEqualTo(2);
        assertThat(set.input(2).toArray()).containsExactly(16, 17, 18, 19, 20, 21, 22, 23);
    }

    @Test
    void an_input_goes_into_a_view_and_not_beside_it() throws IOException {
        IdxFiles.three(dir, Part.TRAIN);
        Dataset set = Datasets.open(dir, Part.TRAIN);
        Tensor framed = RandomTensors.framed(Tensor.zeros(set.shape()));

        set.input(1, framed);

        assertThat(framed.toArray()).containsExactly(8, 9, 10, 11, 12, 13, 14, 15);
        assertThat(RandomTensors.isFramed(framed)).isTrue();
    }

    @Test
    void a_byte_above_127_is_positive() throws IOException {
        Dataset set = open(IdxFiles.counting(1, 16, 16), IdxFiles.labels(0));

        assertThat(set.input(0).at(0, 15, 15)).isEqualTo(255);
    }

    @Test
    void gzip_and_plain_files_mean_the_same() throws IOException {
        String plain =
                open(IdxFiles.counting(3, 2, 4), IdxFiles.labels(1, 0, 2)).digest();
        String packed = open(IdxFiles.gzip(IdxFiles.counting(3, 2, 4)), IdxFiles.gzip(IdxFiles.labels(1, 0, 2)))
                .digest();

        assertThat(packed).isEqualTo(plain);
    }

    @Test
    void four_axes_are_volumes_and_five_have_channels() throws IOException {
        assertThat(open(IdxFiles.counting(2, 3, 4, 5), IdxFiles.labels(1, 0)).shape())
                .isEqualTo(new Shape(1, 3, 4, 5));
        assertThat(open(IdxFiles.counting(1, 3, 1, 4, 5), IdxFiles.labels(0)).shape())
                .isEqualTo(Shape.planes(3, 4, 5));
    }

    @Test
    void the_test_part_has_the_classes_of_the_training_part() throws IOException {
        IdxFiles.three(dir, Part.TRAIN);
        Files.write(dir.resolve("t10k-images-idx3-ubyte"), IdxFiles.counting(1, 2, 4));
        Files.write(dir.resolve("t10k-labels-idx1-ubyte"), IdxFiles.labels(0));

        Dataset test = Datasets.open(dir, Part.TEST);

        assertThat(test.target().shape().c()).isEqualTo(3);
        assertThat(test.size()).isEqualTo(1);
    }

    @Test
    void a_test_label_that_was_never_learned_is_refused_with_its_byte() throws IOException {
        IdxFiles.three(dir, Part.TRAIN);
        Files.write(dir.resolve("t10k-images-idx3-ubyte"), IdxFiles.counting(3, 2, 4));
        Path labels = Files.write(dir.resolve("t10k-labels-idx1-ubyte"), IdxFiles.labels(0, 1, 9));

        assertThatThrownBy(() -> Datasets.open(dir, Part.TEST))
                .hasMessage(labels + ": byte 10: label 9, where the classes are 0 … 2");
    }

    @Test
    void classes_are_called_as_the_list_beside_them_says() throws IOException {
        IdxFiles.three(dir, Part.TRAIN);
        Files.writeString(dir.resolve("classes.txt"), "o\nx\nv\n");

        assertThat(Datasets.open(dir, Part.TRAIN).target())
                .isEqualTo(new Target.Classes(java.util.List.of("o", "x", "v")));
    }

    @Test
    void a_label_outside_the_list_of_classes_is_refused_with_its_byte() throws IOException {
        Files.writeString(dir.resolve("classes.txt"), "o\nx\n");

        refused(IdxFiles.counting(3, 2, 4), IdxFiles.labels(1, 0, 2), "byte 10: label 2, where the classes are 0 … 1");
    }

    @Test
    void a_file_that_ends_early_says_where_and_where_it_should() {
        byte[] labels = IdxFiles.labels(1, 0, 2);

        refused(cut(IdxFiles.counting(3, 2, 4), 30), labels, "the header says 3 × 2 × 4 bytes");
        refused(
                cut(IdxFiles.counting(3, 2, 4), 10),
                labels,
                "byte 10: the file ends here, within the length of axis 1");
    }

    @Test
    void a_label_file_that_ends_early_is_named() {
        refused(IdxFiles.counting(3, 2, 4), cut(IdxFiles.labels(1, 0, 2), 10), "train-labels-idx1-ubyte: byte 4:");
    }

    @Test
    void a_packed_file_whose_content_ends_early_says_where() {
        byte[] labels = IdxFiles.labels(1, 0, 2);

        refused(
                IdxFiles.gzip(cut(IdxFiles.counting(3, 2, 4), 30)),
                labels,
                "byte 30 of what it unpacks to: the file ends here; its header says 3 × 2 × 4 bytes, so that it "
                        + "should end at 40");
    }

    @Test
    void a_gzip_file_that_ends_early_says_so() {
        byte[] packed = IdxFiles.gzip(IdxFiles.counting(3, 20, 40));

        refused(
                cut(packed, packed.length / 2),
                IdxFiles.labels(1, 0, 2),
                "of what it unpacks to: the gzip file ends early");
    }

    @Test
    void a_damaged_gzip_file_says_so() {
        byte[] packed = IdxFiles.gzip(IdxFiles.counting(3, 20, 40));
        packed[packed.length - 6] ^= 1; // of the check sum

        refused(packed, IdxFiles.labels(1, 0, 2), "the gzip file is damaged (");
    }

    @Test
    void more_bytes_than_the_header_says_are_refused() {
        byte[] images = IdxFiles.join(IdxFiles.counting(3, 2, 4), new byte[1]);

        refused(images, IdxFiles.labels(1, 0, 2), "byte 40: goes on here; its header says 3 × 2 × 4 bytes");
    }

    @Test
    void counts_that_differ_name_both_files() {
        refused(
                IdxFiles.counting(3, 2, 4),
                IdxFiles.labels(1, 0),
                "has 3 pictures, but " + dir.resolve("train-labels-idx1-ubyte") + " has 2 labels");
    }

    @Test
    void absurd_sizes_are_refused_before_memory_is_taken() {
        int huge = Integer.MAX_VALUE;
        byte[] absurd = IdxFiles.join(IdxFiles.header(8, huge, huge, huge), new byte[100]);

        refused(
                absurd,
                IdxFiles.labels(0),
                "2147483647 × 2147483647 × 2147483647 bytes, but the file can have no more");
        refused(IdxFiles.gzip(absurd), IdxFiles.labels(0), "bytes, but the file can have no more than");
        refused(
                IdxFiles.join(IdxFiles.header(8, -1, 28, 28), new byte[100]),
                IdxFiles.labels(0),
                "byte 4: axis 0 has the length 4294967295");
        refused(IdxFiles.header(8, 0, 28, 28), IdxFiles.labels(0), "byte 4: axis 0 has the length 0");
    }

    @Test
    void other_types_and_axes_are_refused() {
        byte[] labels = IdxFiles.labels(0);

        refused(IdxFiles.header(0x0D, 1, 2, 2), labels, "byte 2: elements are of type 0x0D; unsigned bytes (0x08)");
        refused(IdxFiles.counting(4, 4), labels, "byte 3: has 2 axes (4 × 4); pictures have 3, volumes 4 or 5");
        refused(
                IdxFiles.counting(1, 2, 4),
                IdxFiles.counting(1, 2, 4),
                "byte 3: has 3 axes (1 × 2 × 4); labels have 1");
    }

    @Test
    void pictures_without_labels_are_refused() throws IOException {
        Files.write(dir.resolve("train-images-idx3-ubyte"), IdxFiles.counting(3, 2, 4));

        assertThatThrownBy(() -> Datasets.open(dir, Part.TRAIN))
                .hasMessageContaining("has no file of labels beside it, such as train-labels-idx1-ubyte");
    }

    @Test
    void a_set_beyond_the_limit_of_memory_stays_in_files_and_reads_the_same() throws IOException {
        byte[] images = IdxFiles.counting(40, 200, 400); // three blocks and a bit
        byte[] labels = IdxFiles.labels(new int[40]);
        DataOptions small = DataOptions.DEFAULT.withMemory(1 << 20);
        Path file = dir.resolve("train-images-idx3-ubyte");

        Dataset whole = open(images, labels);
        String held = whole.digest();

        assertThat(whole.range(0, 40).digest()).as("example by example").isEqualTo(held);
        assertThat(Datasets.open(file, Part.TRAIN, small).digest()).isEqualTo(held);
        Files.write(file, IdxFiles.gzip(images));
        assertThat(Datasets.open(file, Part.TRAIN, small).digest()).isEqualTo(held);
    }

    @Test
    void mnist_has_60000_and_10000_digits() throws IOException {
        Path mnist = TestData.dir("mnist");

        Dataset train = Datasets.open(mnist, Part.TRAIN);
        Dataset test = Datasets.open(mnist, Part.TEST);

        assertThat(train.size()).isEqualTo(60_000);
        assertThat(test.size()).isEqualTo(10_000);
        assertThat(train.shape()).isEqualTo(Shape.plane(28, 28));
        assertThat(train.counts()).containsExactly(5923, 6742, 5958, 6131, 5842, 5421, 5918, 6265, 5851, 5949);
        assertThat(test.counts()).containsExactly(980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009);
    }
}
