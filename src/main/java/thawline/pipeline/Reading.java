package thawline.pipeline;

import java.util.List;
import thawline.filter.Corner;
import thawline.filter.ReadOut;
import thawline.tensor.Tensor;

/// What is made of the filters' result.
public sealed interface Reading {

    /// The result is the picture.
    record None() implements Reading {}

    /// A picture made of all of the result at once.
    record OfMap(ReadOut<Tensor> readOut) implements Reading {}

    /// A list of corners.
    record OfCorners(ReadOut<List<Corner>> readOut) implements Reading {}
}
