package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import thawline.io.Draft;
import thawline.io.Existing;
import thawline.layer.Layer;
import thawline.tensor.Shape;

/// Models as ONNX files, which ONNX Runtime and Netron open as they are.
///
/// The graph is what inference computes: dropout is not in it, and batch normalisation uses its running
/// statistics. What else a layer is (names, learned or designed, dropout) stands in the file's metadata; it
/// is believed as long as it describes the very graph that the file has, so that a file of ours comes back as
/// the layer it was, and one that somebody changed as what its graph says.
public final class ModelFiles {

    /// A file above it is refused before it is loaded.
    static final long LARGEST = 1L << 30;

    private ModelFiles() {}

    /// Writes a model whole or not at all, over a file that is there. An operation that ONNX has not, such as
    /// `median`, is an [IllegalArgumentException] that names it.
    public static void write(Path file, SavedModel model) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(bytes(model));
        Draft.write(file, Existing.REPLACE, out -> {
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
        });
    }

    /// The bytes of the file.
    public static byte[] bytes(SavedModel model) {
        return Exporter.model(model).toByteArray();
    }

    /// Reads a model, or says in one line why it cannot.
    public static SavedModel read(Path file) throws IOException {
        return read(file, Optional.empty());
    }

    /// The layer of a model as a filter among others: its numbers written down.
    public static Layer filter(Path file) {
        try {
            return read(file).layer().freeze();
        } catch (IOException fault) {
            throw new UncheckedIOException(fault);
        }
    }

    /// The same for a file from elsewhere that leaves the sizes of its input open: an example has the shape
    /// `in`.
    public static SavedModel read(Path file, Shape in) throws IOException {
        return read(file, Optional.of(in));
    }

    private static SavedModel read(Path file, Optional<Shape> in) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new ModelFormatException(file, Files.exists(file) ? "is no file" : "is not there");
        }
        if (Files.size(file) > LARGEST) {
            throw new ModelFormatException(file, "has " + Files.size(file) + " bytes; models up to 1 GiB are read");
        }
        try {
            return read(Files.readAllBytes(file), in);
        } catch (Refusal refused) {
            throw new ModelFormatException(file, refused.getMessage());
        } catch (RuntimeException fault) {
            throw new ModelFormatException(file, "cannot be read: " + fault, fault);
        }
    }

    /// The model in the bytes of a file; an [IllegalArgumentException] says why there is none.
    public static SavedModel of(byte[] bytes) {
        try {
            return read(bytes, Optional.empty());
        } catch (Refusal refused) {
            throw new IllegalArgumentException("these bytes are no model: " + refused.getMessage(), refused);
        }
    }

    /// The model in the bytes of a file, or a [Refusal].
    static SavedModel read(byte[] bytes, Optional<Shape> in) {
        ModelProto model = Scan.parse(bytes);
        return Structure.read(model).orElseGet(() -> Importer.read(model, in.or(() -> Structure.in(model))));
    }
}
