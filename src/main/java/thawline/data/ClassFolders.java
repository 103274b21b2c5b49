package thawline.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import thawline.data.Dataset.Target;
import thawline.io.ImageFormat;
import thawline.io.Picture;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Pictures in folders that are called as their classes are: `cats/one.jpg`, `dogs/two.png`.
///
/// Classes are numbered in the order of their names, and of a class the pictures are in the order of theirs.
/// The classes are dealt out like cards, so that every stretch of examples has them in the proportion that
/// all have: a prefix is a fair sample, and so is what a split parts off.
record ClassFolders(List<String> classes, List<Example> examples) {

    /// How many pictures are decoded at once.
    private static final int RUN = 1024;

    record Example(Path file, int label) {}

    /// A folder of classes, or one of parts that are such folders.
    static Optional<Form> in(Path folder) throws IOException {
        List<Path> inside = folders(folder);
        Map<Part, Path> parts = new EnumMap<>(Part.class);
        named(inside, List.of("train", "training")).ifPresent(path -> parts.put(Part.TRAIN, path));
        named(inside, List.of("test", "val", "validation", "valid")).ifPresent(path -> parts.put(Part.TEST, path));
        List<Path> classes =
                parts.isEmpty() ? inside : folders(parts.values().iterator().next());
        List<String> names = names(classes);
        return names.isEmpty() ? Optional.empty() : Optional.of(new Tree(folder, parts, names));
    }

    /// @param names the classes of the training part, or of the only part
    private record Tree(Path folder, Map<Part, Path> byPart, List<String> names) implements Form {
        @Override
        public Set<Part> parts() {
            return byPart.keySet();
        }

        @Override
        public Dataset open(Part part, DataOptions options) throws IOException {
            return of(byPart.getOrDefault(part, folder), names).open(options);
        }
    }

    private static Optional<Path> named(List<Path> folders, List<String> names) {
        return names.stream()
                .flatMap(name -> folders.stream()
                        .filter(folder -> folder.getFileName().toString().equalsIgnoreCase(name)))
                .findFirst();
    }

    private static List<Path> folders(Path folder) throws IOException {
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.filter(Files::isDirectory)
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted(Comparator.comparing(path -> path.getFileName().toString()))
                    .toList();
        }
    }

    /// Of the folders that have pictures.
    private static List<String> names(List<Path> folders) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path folder : folders) {
            if (!pictures(folder).isEmpty()) {
                names.add(folder.getFileName().toString());
            }
        }
        return names;
    }

    /// In the order of their names. What has neither the name nor the content of a picture is passed over.
    private static List<Path> pictures(Path folder) throws IOException {
        List<Path> pictures = new ArrayList<>();
        try (Stream<Path> inside = Files.list(folder)) {
            for (Path file : inside.sorted(
                            Comparator.comparing(path -> path.getFileName().toString()))
                    .toList()) {
                boolean hidden = file.getFileName().toString().startsWith(".");
                if (!hidden
                        && Files.isRegularFile(file)
                        && (ImageFormat.named(file).isPresent()
                                || ImageFormat.begun(file).isPresent())) {
                    pictures.add(file);
                }
            }
        }
        return pictures;
    }

    private static ClassFolders of(Path folder, List<String> names) throws IOException {
        for (Path there : folders(folder)) {
            String name = there.getFileName().toString();
            if (!names.contains(name) && !pictures(there).isEmpty()) {
                throw new DatasetException(there, "is no class of the training part, which has " + names);
            }
        }
        List<Example> examples = new ArrayList<>();
        List<Double> turns = new ArrayList<>();
        for (int label = 0; label < names.size(); label++) {
            Path of = folder.resolve(names.get(label));
            List<Path> pictures = Files.isDirectory(of) ? pictures(of) : List.of();
            for (int k = 0; k < pictures.size(); k++) {
                examples.add(new Example(pictures.get(k), label));
                turns.add((k + 0.5) / pictures.size());
            }
        }
        if (examples.isEmpty()) {
            throw new DatasetException(folder, "has no pictures of the classes " + names);
        }
        return new ClassFolders(names, dealt(examples, turns));
    }

    private static List<Example> dealt(List<Example> examples, List<Double> turns) {
        return IntStream.range(0, examples.size())
                .boxed()
                .sorted(Comparator.comparing(turns::get)) // stable: classes in order where turns tie
                .map(examples::get)
                .toList();
    }

    private Dataset open(DataOptions options) throws IOException {
        Shape shape = options.shape().isPresent()
                ? options.shape().get()
                : PictureInput.shapeOf(examples.getFirst().file, options.images());
        PictureInput input = new PictureInput(shape, options.fit(), options.images());
        Reader reader = new Reader(this, input, options.shape().isEmpty());
        Target.Classes target = new Target.Classes(classes);
        int[] labels = examples.stream().mapToInt(Example::label).toArray();
        if ((double) shape.size() * examples.size() > options.memory()) {
            return new Streamed(shape, reader, labels, target);
        }
        return new Held(shape, reader.all(), labels, target);
    }

    /// Decodes examples.
    ///
    /// @param strict whether all pictures have to have the shape of the first
    private record Reader(ClassFolders set, PictureInput input, boolean strict) implements Streamed.Pictures {

        @Override
        public Tensor at(int i) throws IOException {
            Path file = set.examples.get(i).file;
            return PictureInput.rounded(strict ? alike(file) : input.read(file));
        }

        private Tensor alike(Path file) throws IOException {
            Picture picture = input.images().read(file);
            Shape own = picture.pixels().shape();
            if (!own.equals(input.shape())) {
                throw new DatasetException(
                        file,
                        "is " + words(own) + ", but the first picture, " + set.examples.getFirst().file + ", is "
                                + words(input.shape()) + "; say what all shall become, such as --size 64x64x3");
            }
            return input.fitted(file, picture);
        }

        private static String words(Shape s) {
            return PictureInput.size(s) + " in " + (s.c() == 1 ? "grey" : "colour");
        }

        /// On the threads that Java shares for such work; of several files that fail, the first one is named.
        Store all() throws IOException {
            try (Collector all = new Collector(Long.MAX_VALUE)) {
                for (int from = 0; from < set.examples.size(); from += RUN) {
                    int to = Math.min(from + RUN, set.examples.size());
                    for (Decoded one : IntStream.range(from, to)
                            .parallel()
                            .mapToObj(this::decoded)
                            .toList()) {
                        all.add(one.bytes(), 0, input.shape().size());
                    }
                }
                return all.finish();
            }
        }

        private Decoded decoded(int i) {
            try {
                return new Decoded(
                        PictureInput.bytes(at(i), new byte[input.shape().size()]), Optional.empty());
            } catch (IOException fault) {
                return new Decoded(new byte[0], Optional.of(fault));
            }
        }
    }

    /// A picture's bytes, or why there are none.
    private record Decoded(byte[] content, Optional<IOException> fault) {
        byte[] bytes() throws IOException {
            if (fault.isPresent()) {
                throw fault.get();
            }
            return content;
        }
    }
}
