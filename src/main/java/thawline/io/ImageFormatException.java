package thawline.io;

import java.io.IOException;
import java.nio.file.Path;

/// A file that is no picture, or not one that can be read or written; the message names it and says why.
public final class ImageFormatException extends IOException {
    private static final long serialVersionUID = 1;

    ImageFormatException(Path file, String why) {
        super(file + ": " + why);
    }

    ImageFormatException(Path file, String why, Throwable cause) {
        super(file + ": " + why, cause);
    }
}
