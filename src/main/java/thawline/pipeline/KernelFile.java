package thawline.pipeline;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import thawline.core.Kernel;
import thawline.io.KernelCsv;

/// A kernel that a pipeline names by its file.
final class KernelFile {

    private KernelFile() {}

    /// The file is missing or holds no kernel; the message says which.
    static final class Unreadable extends IllegalArgumentException {
        @Serial
        private static final long serialVersionUID = 1;

        Unreadable(String path, Exception cause) {
            super(path + " cannot be read as a kernel (" + reason(path, cause) + ")", cause);
        }

        private static String reason(String path, Exception cause) {
            return switch (cause) {
                case NoSuchFileException e -> "no such file";
                default -> String.valueOf(cause.getMessage()).replace(path + ": ", "");
            };
        }
    }

    static Kernel read(String path) {
        try {
            return KernelCsv.read(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw new Unreadable(path, e);
        }
    }
}
