package thawline.io.onnx;

import java.io.IOException;
import java.nio.file.Path;

/// A file that is no model, or none that can be run here; the message names the file, the node, and why.
public final class ModelFormatException extends IOException {
    private static final long serialVersionUID = 1;

    ModelFormatException(Path file, String why) {
        super(file + ": " + why);
    }

    ModelFormatException(Path file, String why, Throwable cause) {
        super(file + ": " + why, cause);
    }
}
