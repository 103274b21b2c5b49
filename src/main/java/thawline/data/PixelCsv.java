package thawline.data;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import thawline.data.Dataset.Target;
import thawline.tensor.Shape;

/// A line for each example: its class, then its pixels 0 … 255, row by row, separated by commas. Plain, or
/// packed by gzip.
///
/// A first line with the names of columns may say by `label`, `class`, `target` or `y` where the class is;
/// else it comes first. Classes are whole numbers from 0 on, or words, which are numbered in their order. A
/// square number of pixels is a grey square; other shapes have to be given, and have their planes behind each
/// other.
record PixelCsv(Path file, Optional<Path> train) implements Form {
    private static final List<String> LABELS = List.of("label", "class", "target", "y");
    private static final int MOST_CLASSES = 10_000;
    private static final int HEAD = 1 << 12;

    /// The parts of a folder.
    private record Folder(Map<Part, PixelCsv> files) implements Form {
        @Override
        public Set<Part> parts() {
            return files.keySet();
        }

        @Override
        public Dataset open(Part part, DataOptions options) throws IOException {
            return files.get(part).open(part, options);
        }
    }

    /// `train.csv` and `test.csv`, or whatever has these words and that ending.
    static Optional<Form> in(Path folder) throws IOException {
        Map<Part, PixelCsv> files = new EnumMap<>(Part.class);
        Optional<Path> train = named(folder, Part.TRAIN);
        train.ifPresent(file -> files.put(Part.TRAIN, new PixelCsv(file, Optional.empty())));
        named(folder, Part.TEST).ifPresent(file -> files.put(Part.TEST, new PixelCsv(file, train)));
        return files.isEmpty() ? Optional.empty() : Optional.of(new Folder(files));
    }

    private static Optional<Path> named(Path folder, Part part) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString().toLowerCase(Locale.ROOT);
                        return name.matches(".*\\.csv(\\.gz)?") && name.contains(part.toString());
                    })
                    .sorted()
                    .findFirst();
        }
    }

    /// Text whose first line has a comma.
    static Optional<Form> at(Path file) throws IOException {
        try (Source in = Source.open(file)) {
            byte[] head = new byte[HEAD];
            String text = new String(head, 0, in.fill(head, HEAD), StandardCharsets.ISO_8859_1);
            String line = text.lines().findFirst().orElse("");
            boolean words = text.chars().allMatch(c -> c >= ' ' || c == '\n' || c == '\r' || c == '\t');
            return words && line.contains(",") ? Optional.of(new PixelCsv(file, Optional.empty())) : Optional.empty();
        }
    }

    @Override
    public Set<Part> parts() {
        return Set.of();
    }

    @Override
    public Dataset open(Part part, DataOptions options) throws IOException {
        List<Label> labels = new ArrayList<>();
        try (Collector inputs = new Collector(options.memory())) {
            int pixels = rows(file, labels, Optional.of(inputs));
            Shape shape = shape(pixels, options);
            List<Label> seen = labels;
            if (train.isPresent()) {
                seen = new ArrayList<>();
                rows(train.get(), seen, Optional.empty());
            }
            List<String> classes = classes(seen);
            return new Held(shape, inputs.finish(), numbers(labels, classes), new Target.Classes(classes));
        }
    }

    private int[] numbers(List<Label> labels, List<String> classes) throws DatasetException {
        Map<String, Integer> number = new HashMap<>();
        for (String name : classes) {
            number.put(name, number.size());
        }
        int[] numbers = new int[labels.size()];
        for (int i = 0; i < numbers.length; i++) {
            Label label = labels.get(i);
            Integer known = number.get(label.name());
            if (known == null) {
                throw new DatasetException(
                        file,
                        "line " + label.line + " has the class '" + label.text + "', where the classes are "
                                + words(classes));
            }
            numbers[i] = known;
        }
        return numbers;
    }

    private static String words(List<String> classes) {
        return classes.size() > 20
                ? String.join(", ", classes.subList(0, 20)) + " … " + classes.getLast()
                : String.join(", ", classes);
    }

    /// What stands for a class, and where.
    private record Label(String text, long line) {
        boolean isNumber() {
            return text.matches("\\d{1,9}");
        }

        int number() {
            return Integer.parseInt(text);
        }

        /// Numbers without zeros before them.
        String name() {
            return isNumber() ? Integer.toString(number()) : text;
        }
    }

    private Shape shape(int pixels, DataOptions options) throws DatasetException {
        Optional<Shape> given = options.shape().filter(shape -> shape.size() == pixels);
        if (given.isPresent()) {
            return given.get();
        }
        int side = (int) Math.round(Math.sqrt(pixels));
        if (side * side != pixels) {
            throw new DatasetException(
                    file,
                    "has " + pixels + " pixels a line, which is no square"
                            + options.shape()
                                    .map(shape -> ", and " + shape + " has " + shape.size())
                                    .orElse("; say what they are, such as --size 32x32x3"));
        }
        return Shape.plane(side, side);
    }

    /// Numbers from 0 on where all are such, else all the words there are.
    private List<String> classes(List<Label> labels) throws DatasetException {
        if (labels.stream().allMatch(Label::isNumber)) {
            Label last = Collections.max(labels, Comparator.comparing(Label::number));
            int most = last.number();
            if (most >= MOST_CLASSES) {
                throw new DatasetException(
                        file,
                        "line " + last.line + " has the class " + most + ", where 0 … " + (MOST_CLASSES - 1)
                                + " was expected");
            }
            return IntStream.rangeClosed(0, most).mapToObj(Integer::toString).toList();
        }
        Set<String> words = new TreeSet<>();
        labels.forEach(label -> words.add(label.name()));
        if (words.size() > MOST_CLASSES) {
            throw new DatasetException(
                    file, "has " + words.size() + " classes; the first column is taken for the class");
        }
        return List.copyOf(words);
    }

    /// Adds the labels of all lines, and their pixels where they are wanted; returns how many a line has.
    private static int rows(Path file, List<Label> labels, Optional<Collector> inputs) throws IOException {
        try (CsvRows rows = new CsvRows(Source.open(file))) {
            int label = 0;
            int columns = 0;
            byte[] pixels = {};
            while (rows.next()) {
                int n = rows.size();
                if (columns == 0) {
                    columns = n;
                    pixels = new byte[Math.max(0, n - 1)];
                    if (n < 2) {
                        throw rows.wrong("has no pixels; a line is a class and its pixels, separated by commas");
                    }
                    Optional<Integer> named = labelColumn(rows);
                    label = named.orElse(0);
                    if (named.isPresent()) {
                        continue;
                    }
                    if (isHeader(rows)) {
                        throw rows.wrong("has names of columns, but none of them is " + String.join(", ", LABELS)
                                + ", so that the class is not known");
                    }
                }
                if (n != columns) {
                    throw rows.wrong("has " + n + " columns, where the first line has " + columns);
                }
                labels.add(new Label(rows.text(label), rows.number()));
                if (inputs.isPresent()) {
                    for (int i = 0; i < columns - 1; i++) {
                        pixels[i] = (byte) rows.pixel(i < label ? i : i + 1);
                    }
                    inputs.get().add(pixels, 0, pixels.length);
                }
            }
            if (labels.isEmpty()) {
                throw new DatasetException(file, "has no examples");
            }
            return columns - 1;
        }
    }

    private static Optional<Integer> labelColumn(CsvRows rows) {
        return IntStream.range(0, rows.size())
                .filter(i -> LABELS.contains(rows.text(i).toLowerCase(Locale.ROOT)))
                .boxed()
                .findFirst();
    }

    /// Words where pixels should be.
    private static boolean isHeader(CsvRows rows) {
        return !rows.text(rows.size() - 1).matches("[0-9.]+");
    }
}
