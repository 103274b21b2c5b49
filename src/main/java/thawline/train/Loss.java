package thawline.train;

import java.util.List;
import thawline.layer.Op;
import thawline.tensor.Tensor;

/// What training makes small: a number for the output of one example, and its gradient.
public sealed interface Loss permits SoftmaxCrossEntropy, ElementLoss, Ssim, PlaceCrossEntropy {

    /// The loss of output y; writes ∂loss/∂y over dy. All three have the shape of y.
    ///
    /// What is wanted for a class is 1 in its own channel and 0 in the others.
    double at(Tensor y, Tensor wanted, Tensor dy);

    /// Whether the loss has this last operation of a net worked in: training then ends in front of it, where
    /// the gradient is plain and nothing overflows.
    default boolean includes(Op last) {
        return false;
    }

    /// By Keras' name; `categorical_crossentropy` may have its label smoothing behind it, as
    /// `categorical_crossentropy(0.1)`, and `huber` its δ.
    static Loss named(String name) {
        return LossNames.find(name);
    }

    /// All that [#named] knows.
    static List<String> names() {
        return LossNames.all();
    }
}
