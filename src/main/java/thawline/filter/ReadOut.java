package thawline.filter;

import thawline.tensor.Tensor;

/// An answer that is no picture any more, such as a list of corners, made from what a layer put out.
@FunctionalInterface
public interface ReadOut<R> {

    R read(Tensor result);
}
