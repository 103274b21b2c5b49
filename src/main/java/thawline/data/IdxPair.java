package thawline.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import thawline.data.Dataset.Target;

/// A file of pictures and the file of their labels, named as MNIST's are: `train-images-idx3-ubyte.gz` and
/// `train-labels-idx1-ubyte.gz`, with `t10k` or `test` for the other part.
///
/// Classes are called as the lines of `classes.txt` say that lies beside them, as their publisher calls those of
/// Fashion-MNIST, or by their numbers.
record IdxPair(Path images, Path labels) implements Form {
    static final String NAMES = "classes.txt";

    /// The pair of a part, if the folder has its pictures.
    private static Optional<IdxPair> in(Path folder, Part part) throws IOException {
        Optional<Path> images = find(folder, part, "images");
        if (images.isEmpty()) {
            return Optional.empty();
        }
        Optional<Path> labels = find(folder, part, "labels");
        if (labels.isEmpty()) {
            throw new DatasetException(
                    images.get(),
                    "has no file of labels beside it, such as "
                            + of(images.get()).labels.getFileName());
        }
        return Optional.of(new IdxPair(images.get(), labels.get()));
    }

    /// The pairs of a folder as one set.
    record Folder(Map<Part, IdxPair> pairs) implements Form {
        @Override
        public Set<Part> parts() {
            return pairs.keySet();
        }

        @Override
        public Dataset open(Part part, DataOptions options) throws IOException {
            return pairs.get(part).open(part, options);
        }
    }

    static Optional<Form> in(Path folder) throws IOException {
        Map<Part, IdxPair> pairs = new EnumMap<>(Part.class);
        for (Part part : Part.values()) {
            in(folder, part).ifPresent(pair -> pairs.put(part, pair));
        }
        return pairs.isEmpty() ? Optional.empty() : Optional.of(new Folder(pairs));
    }

    static Optional<Form> at(Path file) throws IOException {
        return Idx.is(file) ? Optional.of(of(file)) : Optional.empty();
    }

    @Override
    public Set<Part> parts() {
        return Set.of();
    }

    /// The labels' name follows from that of the pictures.
    static IdxPair of(Path images) {
        String name = images.getFileName().toString();
        return new IdxPair(
                images, images.resolveSibling(name.replace("images", "labels").replaceFirst("idx[3-5]", "idx1")));
    }

    /// A plain file stands before one that is packed.
    private static Optional<Path> find(Path folder, Part part, String what) throws IOException {
        List<String> words = part == Part.TRAIN ? List.of("train") : List.of("t10k", "test");
        try (Stream<Path> files = Files.list(folder)) {
            List<Path> found = files.filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return name.contains(what)
                                && words.stream().anyMatch(name::contains)
                                && name.matches(".*idx\\d.*")
                                && Files.isRegularFile(file);
                    })
                    .sorted()
                    .toList();
            if (found.stream().map(IdxPair::unpacked).distinct().count() > 1) {
                throw new DatasetException(
                        folder,
                        "has several files of " + part + " " + what + ": "
                                + found.stream()
                                        .map(file -> file.getFileName().toString())
                                        .toList() + "; name one of them");
            }
            return found.stream().findFirst();
        }
    }

    private static String unpacked(Path file) {
        return file.getFileName().toString().replaceFirst("\\.gz$", "");
    }

    @Override
    public Dataset open(Part part, DataOptions options) throws IOException {
        if (!Files.exists(labels)) {
            throw new DatasetException(images, "the file of its labels is missing: " + labels);
        }
        int[] numbers = Idx.labels(labels);
        List<String> names = names(numbers);
        requireInside(numbers, names);
        Idx.Inputs inputs = Idx.inputs(images, options);
        if (inputs.count() != numbers.length) {
            throw new DatasetException(
                    images,
                    "has " + inputs.count() + " pictures, but " + labels + " has " + numbers.length + " labels");
        }
        return new Held(inputs.shape(), inputs.store(), numbers, new Target.Classes(names));
    }

    private void requireInside(int[] numbers, List<String> names) throws DatasetException {
        for (int i = 0; i < numbers.length; i++) {
            if (numbers[i] >= names.size()) {
                throw new DatasetException(
                        labels,
                        "byte " + (8 + i) + ": label " + numbers[i] + ", where the classes are 0 … "
                                + (names.size() - 1));
            }
        }
    }

    /// The numbers of the training part, so that both parts have the same classes.
    private List<String> names(int[] numbers) throws IOException {
        Path list = labels.resolveSibling(NAMES);
        if (Files.isRegularFile(list)) {
            return Files.readAllLines(list).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .toList();
        }
        Optional<List<String>> known = KnownSet.classes(FileCheck.content(labels));
        if (known.isPresent()) {
            return known.get();
        }
        Path folder = labels.toAbsolutePath().getParent();
        Optional<Path> train = find(folder, Part.TRAIN, "labels").filter(file -> !file.equals(labels));
        int[] seen = train.isPresent() ? Idx.labels(train.get()) : numbers;
        int most = Arrays.stream(seen).max().orElse(0);
        return IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList();
    }
}
