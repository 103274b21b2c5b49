package thawline.io.onnx;

import java.util.Arrays;
import java.util.Optional;
import thawline.core.Unary;
import thawline.layer.Pointwise;
import thawline.tensor.Shape;

/// A model's bytes are refused in words, or make a layer that can be written again, and read again as the
/// same one.
///
/// Seeds are the small files of `src/fuzz/onnx`:
/// `-Dfuzz.args=-seed_inputs=src/fuzz/onnx/net.onnx,src/fuzz/onnx/foreign.onnx`.
public final class ModelFuzz {
    private ModelFuzz() {}

    /// Loads what reading a model takes, so that its time is not the first input's.
    public static void fuzzerInitialize() {
        SavedModel model = new SavedModel(new Pointwise(Unary.RELU), Shape.plane(2, 2));
        ModelFiles.read(ModelFiles.bytes(model), Optional.empty());
    }

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
        if (!Arrays.equals(ModelFiles.bytes(again), written)) {
            throw new AssertionError(model.layer() + " became " + again.layer());
        }
    }
}
