package thawline.layer;

import java.util.function.UnaryOperator;
import thawline.tensor.Range;
import thawline.tensor.Shape;

/// A differentiable map between stacks of planes, Shape(c, d, h, w), with d = 1 for pictures.
///
/// A layer is a value: it keeps no activations and may be shared between threads and runs. [Serial] and
/// [Fork] are structure; an [Op] is what runs.
public sealed interface Layer permits Op, Serial, Fork {

    /// The shape of the output for an input shape, or an [IllegalArgumentException] whose message has the
    /// formula.
    Shape shape(Shape in);

    /// The range that outputs lie in when inputs lie in `in`, by interval arithmetic.
    Range range(Range in);

    /// The same structure with every set of numbers replaced.
    Layer withWeights(UnaryOperator<Weights> f);

    /// This layer, then the next.
    default Layer then(Layer next) {
        return Serial.of(this, next);
    }

    /// The same pipeline with every designed number learned, by copy: training it changes nobody else's.
    default Layer thaw() {
        Layers.ops(this)
                .filter(op -> op.gradient() == Gradient.NONE)
                .findFirst()
                .ifPresent(op -> {
                    throw new IllegalArgumentException(
                            op.name() + " has no gradient, so nothing in front of it could learn; "
                                    + "thaw the part of the pipeline after it");
                });
        return withWeights(Weights::thaw);
    }

    /// The same pipeline with its learned numbers written down.
    default Layer freeze() {
        return withWeights(Weights::freeze);
    }
}
