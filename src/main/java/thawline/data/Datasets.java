package thawline.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// Opens data sets, whatever they are kept as; `docs/data.md` has the list.
public final class Datasets {
    private Datasets() {}

    public static Dataset open(Path path, Part part) throws IOException {
        return open(path, part, DataOptions.DEFAULT);
    }

    /// What lies at a path: its content decides what it is. A set that has no parts is its training part.
    public static Dataset open(Path path, Part part, DataOptions options) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString(), null, "is not there; a data set is a folder or a file");
        }
        if (Files.isDirectory(path)) {
            Optional<IdxPair> pair = IdxPair.in(path, part);
            if (pair.isPresent()) {
                return pair.get().open(options);
            }
        } else if (Idx.is(path)) {
            return IdxPair.of(path).open(options);
        }
        throw new DatasetException(path, "is no data set that is known here");
    }
}
