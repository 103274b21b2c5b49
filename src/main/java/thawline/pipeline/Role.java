package thawline.pipeline;

import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import thawline.filter.Corner;
import thawline.filter.ReadOut;
import thawline.layer.Layer;
import thawline.tensor.Shape;

/// What a name in a pipeline stands for.
public sealed interface Role {

    /// A layer, whatever the picture.
    record Filter(Function<Arguments, Layer> layer) implements Role {}

    /// A layer that is made for the shape it gets: grey of a picture that is grey already changes nothing.
    record Fitted(BiFunction<Arguments, Shape, Layer> layer) implements Role {}

    /// A whole pipeline under a name.
    record Named(String text) implements Role {}

    /// Corners out of a map; stands behind all filters, and as the first step behind the pipeline `front`.
    record FindsCorners(Function<Arguments, ReadOut<List<Corner>>> readOut, String front) implements Role {}

    /// Draws what was found into the original; stands last.
    record Draws(Function<Arguments, Mark> mark) implements Role {}
}
