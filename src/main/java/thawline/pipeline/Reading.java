package thawline.pipeline;

import java.util.List;
import thawline.filter.Corner;
import thawline.filter.ReadOut;

/// What is made of the filters' result.
public sealed interface Reading {

    /// The result is the picture.
    record None() implements Reading {}

    /// A list of corners.
    record OfCorners(ReadOut<List<Corner>> readOut) implements Reading {}
}
