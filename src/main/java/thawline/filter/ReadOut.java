package thawline.filter;

import thawline.tensor.Tensor;

/// An answer that is no picture any more, such as a list of corners, made from what a layer put out.
@FunctionalInterface
public interface ReadOut<R> {

    R read(Tensor result);

    /// The same answer by at most so many threads, where more than one help.
    default R read(Tensor result, int threads) {
        return read(result);
    }
}
