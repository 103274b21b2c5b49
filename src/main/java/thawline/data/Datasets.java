package thawline.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import thawline.tensor.Tensor;

/// Opens data sets, whatever they are kept as; `docs/data.md` has the list.
public final class Datasets {
    private static final String KNOWN =
            "IDX files, class folders of pictures, CIFAR-10 (binary, plain or .tar.gz) and" + " CSV of pixels are read";

    @FunctionalInterface
    private interface Finder {
        Optional<Form> find(Path path) throws IOException;
    }

    private static final List<Finder> FOLDERS = List.of(IdxPair::in, Cifar10::in, PixelCsv::in, ClassFolders::in);

    private static final List<Finder> FILES = List.of(IdxPair::at, Cifar10::at, PixelCsv::at);

    private Datasets() {}

    public static Dataset open(Path path, Part part) throws IOException {
        return open(path, part, DataOptions.DEFAULT);
    }

    /// What lies at a path: its content decides what it is. A folder that is not parted has a training part
    /// alone; a file is whichever part it is taken for.
    ///
    /// Where nothing lies there, a path of one word may be the name of a [KnownSet] that is here, or of a
    /// [Synthetic] set, which is drawn.
    public static Dataset open(Path path, Part part, DataOptions options) throws IOException {
        Form form = form(path);
        Set<Part> parts = form.parts();
        boolean whole = parts.isEmpty() && (part == Part.TRAIN || Files.isRegularFile(path));
        if (!whole && !parts.contains(part)) {
            throw new DatasetException(
                    path, "has no " + part + " part" + (parts.isEmpty() ? "; it is one set that is not parted" : ""));
        }
        return fitted(form.open(part, options), options);
    }

    /// What to test with: the test part, or all of a set that is not parted.
    public static Dataset openForTest(Path path, DataOptions options) throws IOException {
        Form form = form(path);
        return form.parts().isEmpty() ? fitted(form.open(Part.TEST, options), options) : open(path, Part.TEST, options);
    }

    /// Of the shape that is wanted, also where the set's own is another.
    private static Dataset fitted(Dataset set, DataOptions options) throws IOException {
        if (options.shape().isEmpty() || set.shape().equals(options.shape().get())) {
            return set;
        }
        PictureInput input = new PictureInput(options.shape().get(), options.fit(), options.images());
        Tensor x = Tensor.zeros(set.shape());
        int[] labels = new int[set.size()];
        byte[] bytes = new byte[input.shape().size()];
        try (Collector all = new Collector(options.memory())) {
            for (int i = 0; i < labels.length; i++) {
                set.input(i, x);
                labels[i] = set.label(i);
                all.add(PictureInput.bytes(input.fitted(x), bytes), 0, bytes.length);
            }
            return new Held(input.shape(), all.finish(), labels, Selection.classes(set));
        }
    }

    /// Those that a set has; none where it is not parted.
    public static Set<Part> parts(Path path) throws IOException {
        return form(path).parts();
    }

    private static Form form(Path path) throws IOException {
        if (!Files.exists(path)) {
            return named(path);
        }
        for (Finder kind : Files.isDirectory(path) ? FOLDERS : FILES) {
            Optional<Form> found = kind.find(path);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new DatasetException(path, "is no data set that is known here; " + KNOWN + hint(path));
    }

    /// A set that is drawn.
    private record Drawn(Synthetic set) implements Form {
        @Override
        public Set<Part> parts() {
            return EnumSet.allOf(Part.class);
        }

        @Override
        public Dataset open(Part part, DataOptions options) {
            return set.part(part);
        }
    }

    private static Form named(Path path) throws IOException {
        Optional<Synthetic> drawn = Synthetic.named(path.toString());
        if (drawn.isPresent()) {
            return new Drawn(drawn.get());
        }
        Optional<KnownSet> known = KnownSet.named(path.toString());
        if (known.isPresent()) {
            return form(known.get()
                    .find()
                    .orElseThrow(() -> new NoSuchFileException(
                            path.toString(),
                            null,
                            "is not here: get " + known.get().source() + ", and put it into a folder '" + path
                                    + "' or into one in the folder that " + KnownSet.VARIABLE + " names")));
        }
        throw new NoSuchFileException(
                path.toString(),
                null,
                "is not there, and no name of a set; a data set is a folder or a file, or one of those that"
                        + " thawline data list shows");
    }

    /// What people give most often instead.
    private static String hint(Path path) throws IOException {
        if (Files.isDirectory(path)) {
            return "";
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] head = in.readNBytes(6);
            boolean xz = head.length > 5 && (head[0] & 0xFF) == 0xFD && head[1] == '7' && head[2] == 'z';
            boolean zip = head.length > 3 && head[0] == 'P' && head[1] == 'K';
            return xz || zip ? "; unpack it first, and name the folder" : "";
        }
    }
}
