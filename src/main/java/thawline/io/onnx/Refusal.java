package thawline.io.onnx;

/// Why a model cannot be read, before it is known what its file is called.
final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    Refusal(String why) {
        super(why, null, false, false);
    }
}
