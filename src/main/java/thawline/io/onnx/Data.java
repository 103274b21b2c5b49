package thawline.io.onnx;

import thawline.tensor.Shape;

/// Something made of the model's input, with its axes as the file has them (but for the batch's).
///
/// Two values may be views of one thing: the order c, d, h, w of ours and that of the file's axes are the
/// same.
record Data(Made made, int[] dims) implements Value {

    Data {
        if (!shape(dims).equals(made.shape())) {
            throw new IllegalStateException(made + " has the shape " + made.shape() + ", not that of its axes");
        }
    }

    /// Axes in their order: (c), (c,w), (c,h,w), (c,d,h,w); none at all is a single number.
    static Shape shape(int[] dims) {
        try {
            return switch (dims.length) {
                case 0 -> new Shape(1, 1, 1, 1);
                case 1 -> new Shape(dims[0], 1, 1, 1);
                case 2 -> new Shape(dims[0], 1, 1, dims[1]);
                case 3 -> new Shape(dims[0], 1, dims[1], dims[2]);
                case 4 -> new Shape(dims[0], dims[1], dims[2], dims[3]);
                default ->
                    throw new Refusal("has " + dims.length
                            + " axes beside the batch's; channels, depth, height and width are known");
            };
        } catch (IllegalArgumentException refused) {
            throw new Refusal(refused.getMessage());
        }
    }

    Shape shape() {
        return made.shape();
    }

    int rank() {
        return dims.length;
    }

    int size() {
        return shape().size();
    }
}
