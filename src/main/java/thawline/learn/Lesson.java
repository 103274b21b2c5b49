package thawline.learn;

import thawline.tensor.Tensor;

/// A picture before and after, of one height and width, in 8-bit units.
public record Lesson(String name, Tensor before, Tensor after) {}
