package thawline.bench;

import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.input;

import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.train.Model;
import thawline.train.Presets;

/// The nets of the tasks, the same for every toolkit.
public final class Nets {

    /// The steps of one run of [Task#TRAIN_KERAS_MNIST].
    public static final int STEPS = 10;

    public static final int BATCH = 128;

    /// The digits of one run of [Task#INFER_KERAS_MNIST], and how many are given at a time.
    public static final int DIGITS = 10_000;

    public static final int AT_ONCE = 500;

    private Nets() {}

    public static Model digits() {
        return Presets.KERAS_MNIST.model(10, 1);
    }

    /// Three layers that see a picture and put out a picture of its size, zeros around.
    public static Model filter(Setting s) {
        return Model.of(
                input(1, s.height(), s.width()),
                conv2d(16, 3).same().relu(),
                conv2d(16, 3).same().relu(),
                conv2d(1, 3).same());
    }

    /// A model as others read it.
    public static byte[] onnx(Model model) {
        return ModelFiles.bytes(new SavedModel(model.layer(), model.in()));
    }
}
