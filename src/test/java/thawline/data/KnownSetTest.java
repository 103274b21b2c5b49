package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.TestData;
import thawline.data.Dataset.Target;
import thawline.data.FileCheck.Verdict;
import thawline.tensor.Shape;

/// Published sets are found and known by their sums, and a name stands for a path.
class KnownSetTest {
    private static final Path DEBIAN = Path.of("/usr/share/datasets/fashion-mnist");

    @TempDir
    private Path dir;

    @Test
    void a_set_is_found_in_the_first_folder_that_has_it() throws IOException {
        Path second = Files.createDirectories(dir.resolve("b/mnist"));
        Path archive = Files.writeString(dir.resolve("b/cifar-10-binary.tar.gz"), "");
        List<Path> roots = List.of(dir.resolve("a"), dir.resolve("b"));

        assertThat(KnownSet.MNIST.find(roots)).contains(second);
        assertThat(KnownSet.CIFAR_10.find(roots)).contains(archive);
        assertThat(KnownSet.FASHION_MNIST.find(roots)).isEmpty();
    }

    @Test
    void every_set_has_a_name_and_sums_of_64_digits() {
        for (KnownSet set : KnownSet.values()) {
            assertThat(KnownSet.named(set.toString())).contains(set);
            assertThat(set.sums()).allSatisfy(sum -> assertThat(sum.sha256()).matches("[0-9a-f]{64}"));
        }
    }

    @Test
    void a_file_that_is_called_as_a_known_one_and_is_another_is_seen() throws IOException {
        IdxFiles.three(dir, Part.TRAIN);
        Files.writeString(dir.resolve("some.csv"), "1,2\n");

        List<FileCheck> checks = FileCheck.of(dir, Optional.of(KnownSet.MNIST));

        assertThat(FileCheck.of(dir, Optional.empty()))
                .extracting(FileCheck::verdict)
                .containsOnly(Verdict.UNKNOWN);
        assertThat(checks)
                .extracting(FileCheck::verdict)
                .containsExactly(Verdict.UNKNOWN, Verdict.OTHER, Verdict.OTHER);
        assertThat(checks)
                .extracting(check -> check.file().getFileName().toString())
                .containsExactly("some.csv", "train-images-idx3-ubyte", "train-labels-idx1-ubyte");
    }

    @Test
    void a_file_that_differs_beside_one_that_is_known_is_seen() throws IOException {
        Path mnist = TestData.dir("mnist");
        Files.copy(mnist.resolve("t10k-labels-idx1-ubyte.gz"), dir.resolve("t10k-labels-idx1-ubyte.gz"));
        Files.write(dir.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(1, 2, 3));

        assertThat(FileCheck.of(dir, Optional.empty()))
                .extracting(FileCheck::verdict)
                .containsExactly(Verdict.KNOWN, Verdict.OTHER);
    }

    @Test
    void a_sum_is_of_the_content_however_it_is_packed() throws IOException {
        Path plain = Files.write(dir.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(1, 2));
        Path packed = Files.write(dir.resolve("train-labels-idx1-ubyte.gz"), IdxFiles.gzip(IdxFiles.labels(1, 2)));

        assertThat(FileCheck.of(packed, Optional.empty()).getFirst().sha256())
                .isEqualTo(FileCheck.of(plain, Optional.empty()).getFirst().sha256());
    }

    @Test
    void the_copy_of_mnist_that_tests_read_is_known() throws IOException {
        assertThat(FileCheck.of(TestData.dir("mnist"), Optional.empty()))
                .hasSize(4)
                .allSatisfy(
                        check -> assertThat(check.words()).isEqualTo("mnist, the published examples in another order"));
    }

    @Test
    void fashion_mnist_is_found_where_debian_puts_it_and_its_classes_have_names() throws IOException {
        assumeTrue(Files.isDirectory(DEBIAN), "dataset-fashion-mnist is not installed");

        assertThat(KnownSet.FASHION_MNIST.find(List.of(DEBIAN.getParent()))).contains(DEBIAN);
        assertThat(FileCheck.of(DEBIAN, Optional.empty()))
                .hasSize(4)
                .allSatisfy(check -> assertThat(check.words()).isEqualTo("fashion-mnist, as published"));
        Dataset test = Datasets.open(DEBIAN, Part.TEST);
        assertThat(test.counts()).hasSize(10).containsOnly(1000);
        assertThat(((Target.Classes) test.target()).names())
                .startsWith("T-shirt/top")
                .endsWith("Ankle boot");
    }

    @Test
    void a_name_stands_for_a_set_that_is_drawn() throws IOException {
        Dataset train = Datasets.open(Path.of("xo"), Part.TRAIN);

        assertThat(train.size()).isEqualTo(2000);
        assertThat(train.take(20).digest()).isEqualTo(Synthetic.XO.draw(20, 1).digest());
        assertThat(Datasets.open(Path.of("xo"), Part.TEST).size()).isEqualTo(500);
    }

    @Test
    void a_name_that_nothing_has_says_where_names_are() {
        assertThatThrownBy(() -> Datasets.open(Path.of("no-such-set"), Part.TRAIN))
                .hasMessageStartingWith("no-such-set: is not there, and no name of a set;")
                .hasMessageEndingWith("those that thawline data list shows");
    }

    @Test
    void a_set_of_another_size_is_made_to_fit() throws IOException {
        IdxFiles.three(dir, Part.TRAIN); // 2 rows × 4 columns, 0 … 7, 8 … 15, 16 … 23

        Dataset wide = Datasets.open(dir, Part.TRAIN, DataOptions.DEFAULT.with(Shape.planes(3, 2, 4)));
        Dataset small = Datasets.open(dir, Part.TRAIN, DataOptions.DEFAULT.with(Shape.plane(1, 2)));

        assertThat(wide.input(1).toArray()).hasSize(24).startsWith(8, 9, 10).endsWith(13, 14, 15);
        assertThat(small.input(0).toArray()).containsExactly(3, 5); // 2.5 and 4.5, half up
        assertThat(small.label(0)).isEqualTo(1);
    }

    @Test
    void what_cannot_be_made_to_fit_is_refused() throws IOException {
        Files.write(dir.resolve("train-images-idx4-ubyte"), IdxFiles.counting(1, 2, 2, 2));
        Files.write(dir.resolve("train-labels-idx1-ubyte"), IdxFiles.labels(0));

        assertThatThrownBy(() -> Datasets.open(dir, Part.TRAIN, DataOptions.DEFAULT.with(Shape.plane(2, 2))))
                .hasMessageContaining("an input of shape (1, 2, 2, 2) cannot be made to fit (1, 1, 2, 2)");
    }
}
