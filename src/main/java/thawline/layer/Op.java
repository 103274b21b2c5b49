package thawline.layer;

import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// One primitive operation: forward and its adjoint side by side, no state of its own.
public sealed interface Op extends Layer
        permits AveragePool,
                BatchNorm,
                Bilateral,
                BlockNorm,
                Conv2d,
                CornerResponse,
                Correlate,
                CustomOp,
                Dense,
                Dropout,
                Energy,
                Equalise,
                Flatten,
                GlobalPool,
                LeakyRelu,
                LocalResponseNorm,
                Magnitude,
                Maxout,
                Median,
                NonMaximum,
                Normalise,
                Orientation,
                OrientationBins,
                Pointwise,
                Pool,
                Products,
                Scale,
                Softmax,
                Threshold,
                Together {

    Reach reach();

    Gradient gradient();

    /// y = f(x). For a window, x is already padded by `reach()`; otherwise it is the input as it is.
    void forward(Tensor x, Tensor y, Pass pass);

    /// dx += Jᵀ·dy, and g += ∂/∂w. Adds; the caller zeroes. x and dx are padded like the input of [#forward].
    void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass);

    /// What an output element depends on, when the elements of an input of this shape depend on `before`.
    default Field field(Field before, Shape in) {
        return before.behind(reach());
    }

    /// How many multiplications, each with the addition that goes with it, one run takes as it is done;
    /// comparisons, roots and copies do not count. 0 where nobody said.
    default long multiplyAdds(Shape in) {
        return 0;
    }

    /// The numbers a person chose or training found; empty for most.
    default List<Weights> weights() {
        return List.of();
    }

    @Override
    default Layer withWeights(UnaryOperator<Weights> f) {
        return this;
    }

    /// The name in paths such as `2.conv2d`.
    default String name() {
        return getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }
}
