package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.data.Dataset.Target;
import thawline.tensor.Shape;

/// CSV files of pixels, with and without a line of names.
class PixelCsvTest {
    @TempDir
    private Path dir;

    private Dataset open(String text) throws IOException {
        return Datasets.open(Files.writeString(dir.resolve("set.csv"), text), Part.TRAIN);
    }

    private void refused(String text, String message) {
        assertThatThrownBy(() -> open(text))
                .isInstanceOf(DatasetException.class)
                .hasMessageStartingWith(dir.resolve("set.csv") + ": " + message);
    }

    @Test
    void the_class_comes_first_where_no_names_say_otherwise() throws IOException {
        Dataset set = open("7,0,1,2,3\n0,252,253,254,255\n");

        assertThat(set.size()).isEqualTo(2);
        assertThat(set.shape()).isEqualTo(Shape.plane(2, 2));
        assertThat(set.target().shape().c()).isEqualTo(8);
        assertThat(set.label(0)).isEqualTo(7);
        assertThat(set.input(1).toArray()).containsExactly(252, 253, 254, 255);
    }

    @Test
    void names_of_columns_say_where_the_class_is() throws IOException {
        String digest = open("1,10,20,30,40\n0,50,60,70,80\n").digest();

        assertThat(open("label,1x1,1x2,2x1,2x2\n1,10,20,30,40\n0,50,60,70,80\n").digest())
                .isEqualTo(digest);
        assertThat(open("\"p0\",p1,p2,p3,\"Class\"\r\n10,20, 30,40.0,1\r\n\r\n50,60,70,80,00")
                        .digest())
                .isEqualTo(digest);
    }

    @Test
    void words_are_classes_in_their_order() throws IOException {
        Dataset set = open("dog,1\ncat,2\n\"dog\",3\n");

        assertThat(set.target()).isEqualTo(new Target.Classes(List.of("cat", "dog")));
        assertThat(set.counts()).containsExactly(1, 2);
    }

    @Test
    void a_packed_file_means_the_same() throws IOException {
        String text = "1,10,20,30,40\n0,50,60,70,80\n";
        Path file = Files.write(dir.resolve("packed.csv.gz"), IdxFiles.gzip(text.getBytes(StandardCharsets.UTF_8)));

        assertThat(Datasets.open(file, Part.TRAIN).digest())
                .isEqualTo(open(text).digest());
    }

    @Test
    void a_folder_has_its_parts_and_the_classes_of_the_training_part() throws IOException {
        Files.writeString(dir.resolve("mnist_train.csv"), "3,1\n1,2\n");
        Files.writeString(dir.resolve("mnist_test.csv"), "0,9\n");

        Dataset test = Datasets.open(dir, Part.TEST);

        assertThat(test.size()).isEqualTo(1);
        assertThat(test.target().shape().c()).isEqualTo(4);
        assertThat(Datasets.open(dir, Part.TRAIN).size()).isEqualTo(2);
    }

    @Test
    void a_test_class_that_was_never_learned_is_refused_with_its_line() throws IOException {
        Files.writeString(dir.resolve("train.csv"), "1,1\n0,2\n");
        Path test = Files.writeString(dir.resolve("test.csv"), "label,pixel\n0,9\n5,9\n");

        assertThatThrownBy(() -> Datasets.open(dir, Part.TEST))
                .hasMessage(test + ": line 3 has the class '5', where the classes are 0, 1");
    }

    @Test
    void a_shape_makes_planes_of_what_is_no_square() throws IOException {
        String text = "1,10,20,30,40,50,60\n";
        refused(text, "has 6 pixels a line, which is no square; say what they are, such as --size 32x32x3");

        DataOptions options = DataOptions.DEFAULT.with(Shape.planes(3, 1, 2));
        Dataset set = Datasets.open(dir.resolve("set.csv"), Part.TRAIN, options);

        assertThat(set.input(0).at(2, 0, 0)).isEqualTo(50);
        assertThatThrownBy(() ->
                        Datasets.open(dir.resolve("set.csv"), Part.TRAIN, DataOptions.DEFAULT.with(Shape.plane(2, 2))))
                .hasMessageEndingWith("has 6 pixels a line, which is no square, and (1, 1, 2, 2) has 4");
    }

    @Test
    void a_wrong_pixel_is_named_with_line_and_column() {
        refused("1,0,0,0,0\n0,1,2,256,4\n", "line 2 column 4 has '256'; a pixel is a whole number 0 … 255");
        refused("1,0,0,0,0\n\n0,1,,3,4\n", "line 3 column 3 has ''; a pixel is a whole number 0 … 255");
        refused("1,0,0,0,0.5\n", "line 1 column 5 has '0.5'; a pixel is a whole number 0 … 255");
        refused("1,0,0,0,0\n0,-1,2,3,4\n", "line 2 column 2 has '-1'; a pixel is a whole number 0 … 255");
    }

    @Test
    void a_line_that_is_too_short_is_named() {
        refused("1,0,0,0,0\n0,1,2,3\n", "line 2 has 4 columns, where the first line has 5");
    }

    @Test
    void names_without_a_class_are_refused() {
        refused("pixel0,pixel1\n1,2\n", "line 1 has names of columns, but none of them is label, class, target, y");
    }

    @Test
    void a_file_without_examples_is_refused() {
        refused("label,pixel0\n", "has no examples");
    }

    @Test
    void an_absurd_class_is_refused_with_its_line() {
        refused("1,0\n123456789,0\n", "line 2 has the class 123456789, where 0 … 9999 was expected");
    }

    @Test
    void what_is_no_data_set_says_what_is_read() throws IOException {
        Path file = Files.write(dir.resolve("noise"), new byte[] {1, 2, 3, 4, 5});

        assertThatThrownBy(() -> Datasets.open(file, Part.TRAIN))
                .hasMessageStartingWith(file + ": is no data set that is known here; IDX files, class folders");
        assertThatThrownBy(() -> Datasets.open(dir.resolve("missing"), Part.TRAIN))
                .hasMessageContaining("is not there");
        assertThatThrownBy(() -> Datasets.open(Files.createDirectory(dir.resolve("empty")), Part.TRAIN))
                .hasMessageContaining("is no data set");
    }
}
