package thawline.pipeline;

import java.io.IOException;
import java.io.Serial;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import thawline.core.Kernel;
import thawline.io.KernelCsv;
import thawline.io.onnx.ModelFiles;
import thawline.layer.Layer;

/// What a pipeline names by its file: the numbers of a kernel, or a model.
final class NamedFile {

    private NamedFile() {}

    /// The file is missing or holds something else; the message says which.
    static final class Unreadable extends IllegalArgumentException {
        @Serial
        private static final long serialVersionUID = 1;

        Unreadable(String path, String as, Exception cause) {
            super(path + " cannot be read as a " + as + " (" + reason(path, cause) + ")", cause);
        }

        private static String reason(String path, Exception cause) {
            return switch (cause) {
                case NoSuchFileException e -> "no such file";
                default -> String.valueOf(cause.getMessage()).replace(path + ": ", "");
            };
        }
    }

    @FunctionalInterface
    private interface Reader<T> {
        T read(Path file) throws IOException;
    }

    static Kernel kernel(String path) {
        return read(path, "kernel", KernelCsv::read);
    }

    /// The model's layer, its numbers written down.
    static Layer model(String path) {
        return read(path, "model", file -> ModelFiles.read(file).layer().freeze());
    }

    private static <T> T read(String path, String as, Reader<T> reader) {
        try {
            return reader.read(Path.of(path));
        } catch (IOException | InvalidPathException e) {
            throw new Unreadable(path, as, e);
        }
    }
}
