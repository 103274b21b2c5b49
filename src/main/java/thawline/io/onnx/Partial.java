package thawline.io.onnx;

import java.util.Optional;

/// Part of what several nodes make together, such as the sum inside of a softmax that is written out.
///
/// @param of what it is made of
/// @param bound what values are compared with
/// @param itself the value, where it is one on its own too
record Partial(Kind kind, Data of, int axis, float bound, Optional<Data> itself) implements Value {

    /// What it is.
    enum Kind {
        /// max x along an axis
        LARGEST,
        /// x − max x
        SHIFTED,
        /// e^(x − max x)
        POWERS,
        /// Σ e^(x − max x) along the axis
        TOTAL,
        /// x < bound
        BELOW,
        /// x > bound
        ABOVE
    }

    static Partial along(Kind kind, Data of, int axis) {
        return new Partial(kind, of, axis, 0, Optional.empty());
    }

    static Partial compared(Kind kind, Data of, float bound) {
        return new Partial(kind, of, 0, bound, Optional.empty());
    }

    boolean is(Kind other, Partial with) {
        return kind == other && of.equals(with.of) && axis == with.axis;
    }
}
