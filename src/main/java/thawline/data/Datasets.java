package thawline.data;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        for (Finder kind : Files.isDirectory(path) ? FOLDERS : FILES) {
            Optional<Form> found = kind.find(path);
            if (found.isPresent()) {
                return found.get();
            }
        }
        throw new DatasetException(path, "is no data set that is known here; " + KNOWN + hint(path));
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
