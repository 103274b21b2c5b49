package thawline.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

/// Opens data sets, whatever they are kept as; `docs/data.md` has the list.
public final class Datasets {
    private static final String KNOWN =
            "IDX files, class folders of pictures, CIFAR-10 (binary, plain or .tar.gz) and" + " CSV of pixels are read";

    private Datasets() {}

    public static Dataset open(Path path, Part part) throws IOException {
        return open(path, part, DataOptions.DEFAULT);
    }

    /// What lies at a path: its content decides what it is. A folder that is not parted has a training part
    /// alone; a file is whichever part it is taken for.
    public static Dataset open(Path path, Part part, DataOptions options) throws IOException {
        Form form = form(path);
        Set<Part> parts = form.parts();
        boolean whole = parts.isEmpty() && (part == Part.TRAIN || Files.isRegularFile(path));
        if (!whole && !parts.contains(part)) {
            throw new DatasetException(
                    path, "has no " + part + " part" + (parts.isEmpty() ? "; it is one set that is not parted" : ""));
        }
        return form.open(part, options);
    }

    /// What to test with: the test part, or all of a set that is not parted.
    public static Dataset openForTest(Path path, DataOptions options) throws IOException {
        Form form = form(path);
        return form.parts().isEmpty() ? form.open(Part.TEST, options) : open(path, Part.TEST, options);
    }

    /// Those that a set has; none where it is not parted.
    public static Set<Part> parts(Path path) throws IOException {
        return form(path).parts();
    }

    private static Form form(Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "is not there; a data set is a folder or a file");
        }
        return (Files.isDirectory(path) ? folder(path) : file(path))
                .orElseThrow(() -> new DatasetException(path, "is no data set that is known here; " + KNOWN));
    }

    private static Optional<Form> folder(Path path) throws IOException {
        Optional<Form> idx = IdxPair.in(path);
        return idx.isPresent() ? idx : ClassFolders.in(path);
    }

    private static Optional<Form> file(Path path) throws IOException {
        return Idx.is(path) ? Optional.of(IdxPair.of(path)) : Optional.empty();
    }
}
