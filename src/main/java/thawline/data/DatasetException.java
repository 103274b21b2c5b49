package thawline.data;

import java.io.IOException;
import java.nio.file.Path;

/// A file of a data set that is wrong, short or damaged; the message names it, the place in it, and what was
/// expected there.
public final class DatasetException extends IOException {
    private static final long serialVersionUID = 1;

    DatasetException(Path file, String why) {
        super(file + ": " + why);
    }

    DatasetException(Path file, String why, Throwable cause) {
        super(file + ": " + why, cause);
    }
}
