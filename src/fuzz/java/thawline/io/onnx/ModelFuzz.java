package thawline.io.onnx;

import java.util.Optional;

/// A model's bytes are refused in words, or make a layer that can be written again, and read again as the
/// same one.
///
/// Seeds are the small files of `src/fuzz/onnx`: `-Dfuzz.args="target/onnx src/fuzz/onnx"`.
public final class ModelFuzz {
    private ModelFuzz() {}

    public static void fuzzerTestOneInput(byte[] bytes) {
        SavedModel model;
        try {
            model = ModelFiles.read(bytes, Optional.empty());
        } catch (Refusal refused) {
            return;
        }
        byte[] written;
        try {
            written = ModelFiles.bytes(model);
        } catch (IllegalArgumentException refused) {
            return; // more copies of a kernel than a file takes
        }
        SavedModel again = ModelFiles.read(written, Optional.empty());
        if (!java.util.Arrays.equals(ModelFiles.bytes(again), written)) {
            throw new AssertionError(model.layer() + " became " + again.layer());
        }
    }
}
