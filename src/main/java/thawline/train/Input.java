package thawline.train;

import thawline.tensor.Shape;

/// What a net reads, and how its numbers start: Keras' initialiser and seed 1 unless told otherwise.
public record Input(Shape shape, Initializer initializer, long seed) {

    public Input initializer(Initializer other) {
        return new Input(shape, other, seed);
    }

    public Input seed(long other) {
        return new Input(shape, initializer, other);
    }
}
