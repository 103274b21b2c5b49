package thawline.data;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Published data sets: what they are called, where to get them, and the SHA-256 sums of their files.
///
/// A sum is that of the content, whatever it is packed by; of CIFAR-10 it is that of the archive.
public enum KnownSet {
    MNIST(
            "mnist",
            "60,000 + 10,000 handwritten digits, grey 28 × 28",
            "the four files train-… and t10k-…-ubyte.gz from https://storage.googleapis.com/cvdf-datasets/mnist/",
            sum("train-images-idx3-ubyte", "ba891046e6505d7aadcbbe25680a0738ad16aec93bde7f9b65e87a2fc25776db"),
            sum("train-labels-idx1-ubyte", "65a50cbbf4e906d70832878ad85ccda5333a97f0f4c3dd2ef09a8a9eef7101c5"),
            sum("t10k-images-idx3-ubyte", "0fa7898d509279e482958e8ce81c8e77db3f2f8254e26661ceb7762c4d494ce7"),
            sum("t10k-labels-idx1-ubyte", "ff7bcfd416de33731a308c3f266cc351222c34898ecbeaf847f06e48f7ec33f2"),
            shuffled("train-images-idx3-ubyte", "60333c5440ff251be83373dcf62cd92bab55d685ce82881ae2c8f321513e4759"),
            shuffled("train-labels-idx1-ubyte", "86a5253cf40ad028a773d2010738501c740b913edcd440c0ac07397179cd3452"),
            shuffled("t10k-images-idx3-ubyte", "38215e9769c7b44cb436304e3ae7b5010ee6e8162eedb604e34878462fdc22ed"),
            shuffled("t10k-labels-idx1-ubyte", "a12b826e42e0f28b0ac5e44f20b62c47d449cbbc7d3846c5ba98a8e40143bd8c")),
    FASHION_MNIST(
            "fashion-mnist",
            "60,000 + 10,000 pictures of clothes, grey 28 × 28",
            "Debian's package dataset-fashion-mnist, or data/fashion of"
                    + " https://github.com/zalandoresearch/fashion-mnist",
            sum("train-images-idx3-ubyte", "c59f468a2f672dc815687fe0f83887768d799fd8a3f3276145d20f83aa44d888"),
            sum("train-labels-idx1-ubyte", "bad3541b69d912435c50bb6ba87bec294ff4f6a2e1246121d8633921760443d9"),
            sum("t10k-images-idx3-ubyte", "5b4141f0afbad91edebe8549f8fcffe087ea10ca49f1dbef5c9a5cd8815ce37b"),
            sum("t10k-labels-idx1-ubyte", "0402a96d92fd2663957122ceb108a494c5af83dab82d92729df917d7dec38c34")),
    CIFAR_10(
            "cifar10",
            "50,000 + 10,000 photographs of ten kinds, colour 32 × 32",
            "https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
            sum("cifar-10-binary.tar.gz", "c4a38c50a1bc5f3a1c5537f2155ab9d68f9f25eb1ed8d9ddda3db29a59bca1dd"));

    /// Names the folder that has sets in it.
    static final String VARIABLE = "THAWLINE_DATA";

    private static final List<Path> DEBIAN = List.of(Path.of("/usr/share/datasets"));

    /// Of the clothes, in the order of their numbers, as their publisher calls them.
    private static final List<String> CLOTHES = List.of(
            "T-shirt/top", "Trouser", "Pullover", "Dress", "Coat", "Sandal", "Shirt", "Sneaker", "Bag", "Ankle boot");

    private final String id;
    private final String what;
    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // made by List.of
    private final List<Sum> sums;

    KnownSet(String id, String what, String source, Sum... sums) {
        this.id = id;
        this.what = what;
        this.source = source;
        this.sums = List.of(sums);
    }

    /// What a file is.
    enum Copy {
        PUBLISHED("as published"),
        /// What the project's own tests read.
        SHUFFLED("the published examples in another order");

        private final String words;

        Copy(String words) {
            this.words = words;
        }

        @Override
        public String toString() {
            return words;
        }
    }

    /// A file's name, not packed, and the sum of its content.
    record Sum(String file, String sha256, Copy copy) {}

    private static Sum sum(String file, String sha256) {
        return new Sum(file, sha256, Copy.PUBLISHED);
    }

    private static Sum shuffled(String file, String sha256) {
        return new Sum(file, sha256, Copy.SHUFFLED);
    }

    public static Optional<KnownSet> named(String name) {
        return Arrays.stream(values()).filter(set -> set.id.equals(name)).findFirst();
    }

    public String what() {
        return what;
    }

    /// Where to get it.
    public String source() {
        return source;
    }

    List<Sum> sums() {
        return sums;
    }

    /// What the classes of a set are called, if the sum of its labels says so.
    static Optional<List<String>> classes(String labels) {
        return FASHION_MNIST.sums.stream().anyMatch(sum -> sum.sha256.equals(labels))
                ? Optional.of(CLOTHES)
                : Optional.empty();
    }

    /// Where it lies here: in the folder that `THAWLINE_DATA` names, or where Debian puts it.
    public Optional<Path> find() {
        Optional<Path> data = Optional.ofNullable(System.getenv(VARIABLE))
                .filter(text -> !text.isBlank())
                .map(Path::of);
        return find(Stream.concat(data.stream(), DEBIAN.stream()).toList());
    }

    Optional<Path> find(List<Path> roots) {
        List<String> names =
                this == CIFAR_10 ? List.of(id, "cifar-10-binary.tar.gz", "cifar-10-batches-bin") : List.of(id);
        return roots.stream()
                .flatMap(root -> names.stream().map(root::resolve))
                .filter(Files::exists)
                .findFirst();
    }

    @Override
    public String toString() {
        return id;
    }
}
