package thawline.core;

import thawline.tensor.Shape;

/// Checks that buffers have the shapes that an operation makes.
final class Shapes {

    private Shapes() {}

    static void require(Shape expected, Shape actual, String what) {
        if (!expected.equals(actual)) {
            throw new IllegalArgumentException(
                    "the " + what + " has shape " + expected + ", but the buffer has " + actual);
        }
    }
}
