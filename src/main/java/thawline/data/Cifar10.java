package thawline.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import thawline.data.Dataset.Target;
import thawline.tensor.Shape;

/// The binary version of CIFAR-10: an example is a byte with its class, 0 … 9, then 32 × 32 bytes of red, of
/// green, of blue. The batches `data_batch_1.bin` … `5` are the training part, `test_batch.bin` is the other;
/// in a folder, in a `.tar.gz` as they are published, or a single one.
final class Cifar10 {
    static final List<String> CLASSES =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    static final Shape SHAPE = Shape.planes(3, 32, 32);

    private static final int RECORD = 1 + SHAPE.size();
    private static final Pattern TRAIN = Pattern.compile("data_batch_\\d+\\.bin");
    private static final Pattern TEST = Pattern.compile("test_batch\\.bin");

    private static final int TAR_MAGIC = 257;
    private static final byte[] USTAR = "ustar".getBytes(StandardCharsets.US_ASCII);

    private Cifar10() {}

    private static boolean belongs(String name, Part part) {
        return (part == Part.TRAIN ? TRAIN : TEST).matcher(name).matches();
    }

    /// A folder of batches, or one that has their folder or their archive in it.
    static Optional<Form> in(Path folder) throws IOException {
        for (Path place : List.of(folder, folder.resolve("cifar-10-batches-bin"))) {
            if (Files.isDirectory(place)) {
                List<Path> batches = batches(place);
                if (!batches.isEmpty()) {
                    return Optional.of(new Batches(place, batches));
                }
            }
        }
        Path archive = folder.resolve("cifar-10-binary.tar.gz");
        return Files.isRegularFile(archive) ? at(archive) : Optional.empty();
    }

    private static List<Path> batches(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> {
                        String name = file.getFileName().toString();
                        return belongs(name, Part.TRAIN) || belongs(name, Part.TEST);
                    })
                    .sorted()
                    .toList();
        }
    }

    /// A single batch, known by its name, or an archive, known by its content.
    static Optional<Form> at(Path file) throws IOException {
        if (file.getFileName().toString().endsWith(".bin")) {
            return Optional.of(new Batches(file, List.of(file)));
        }
        try (Source in = Source.open(file)) {
            byte[] head = new byte[TAR_MAGIC + USTAR.length];
            boolean tar = in.fill(head, head.length) == head.length
                    && Arrays.equals(head, TAR_MAGIC, head.length, USTAR, 0, USTAR.length);
            return tar ? Optional.of(new Archive(file)) : Optional.empty();
        }
    }

    /// @param of the folder, or the one file
    private record Batches(Path of, List<Path> files) implements Form {
        @Override
        public Set<Part> parts() {
            Set<Part> parts = EnumSet.noneOf(Part.class);
            if (Files.isDirectory(of)) {
                for (Path file : files) {
                    parts.add(belongs(file.getFileName().toString(), Part.TRAIN) ? Part.TRAIN : Part.TEST);
                }
            }
            return parts;
        }

        @Override
        public Dataset open(Part part, DataOptions options) throws IOException {
            try (Records records = new Records(options.memory())) {
                for (Path file : files) {
                    if (file.equals(of) || belongs(file.getFileName().toString(), part)) {
                        try (Source in = Source.open(file)) {
                            records.read(in, file, "");
                        }
                    }
                }
                return records.finish();
            }
        }
    }

    private record Archive(Path file) implements Form {
        @Override
        public Set<Part> parts() {
            return EnumSet.allOf(Part.class);
        }

        @Override
        public Dataset open(Part part, DataOptions options) throws IOException {
            try (Source in = Source.open(file);
                    TarArchiveInputStream tar = new TarArchiveInputStream(in);
                    Records records = new Records(options.memory())) {
                List<String> others = read(in, tar, part, records);
                if (records.isEmpty()) {
                    throw new DatasetException(
                            file,
                            "has no batches of the " + part + " part, such as "
                                    + (part == Part.TRAIN ? "data_batch_1.bin" : "test_batch.bin") + ", but " + others
                                    + "; of archives, CIFAR-10's binary version is read, and others are to be"
                                    + " unpacked");
                }
                return records.finish();
            }
        }

        /// Returns the first few names of what is not wanted.
        private List<String> read(Source in, TarArchiveInputStream tar, Part part, Records records) throws IOException {
            List<String> others = new ArrayList<>();
            try {
                for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                    String name = entry.getName().replaceFirst(".*/", "");
                    if (entry.isFile() && belongs(name, part)) {
                        records.read(tar, file, name);
                    } else if (others.size() < 5) {
                        others.add(entry.getName());
                    }
                }
                return others;
            } catch (DatasetException | FileSystemException known) {
                throw known;
            } catch (IOException | IllegalArgumentException damage) {
                throw in.wrong(in.at(), "the tar archive is damaged (" + damage.getMessage() + ")");
            }
        }
    }

    /// Collects batches, which an archive has in no order.
    private static final class Records implements AutoCloseable {
        private final Collector inputs;
        private final List<Integer> labels = new ArrayList<>();

        /// Name ↦ number of the first example, and of the one after the last.
        private final TreeMap<String, int[]> batches = new TreeMap<>();

        Records(long memory) {
            inputs = new Collector(memory);
        }

        boolean isEmpty() {
            return labels.isEmpty();
        }

        void read(InputStream in, Path file, String inside) throws IOException {
            int first = labels.size();
            byte[] record = new byte[RECORD];
            String where = inside.isEmpty() ? "byte " : inside + ", byte ";
            for (long at = 0; ; at += RECORD) {
                int n = in.readNBytes(record, 0, RECORD);
                if (n == 0) {
                    break;
                }
                if (n < RECORD) {
                    throw new DatasetException(
                            file,
                            where + (at + n) + ": the file ends here, within example " + (labels.size() - first)
                                    + "; an example is " + RECORD
                                    + " bytes, its class and 32 × 32 of red, green, blue");
                }
                int label = record[0] & 0xFF;
                if (label >= CLASSES.size()) {
                    throw new DatasetException(file, where + at + ": class " + label + ", where 0 … 9 was expected");
                }
                labels.add(label);
                inputs.add(record, 1, SHAPE.size());
            }
            if (labels.size() == first) {
                throw new DatasetException(file, (inside.isEmpty() ? "" : inside + ": ") + "has no examples");
            }
            batches.put(inside.isEmpty() ? file.toString() : inside, new int[] {first, labels.size()});
        }

        Dataset finish() throws IOException {
            int[] classes = labels.stream().mapToInt(Integer::intValue).toArray();
            Dataset all = new Held(SHAPE, inputs.finish(), classes, new Target.Classes(CLASSES));
            int[] order = batches.values().stream()
                    .flatMapToInt(range -> IntStream.range(range[0], range[1]))
                    .toArray();
            return Selection.of(all, order);
        }

        @Override
        public void close() throws IOException {
            inputs.close();
        }
    }
}
