package thawline.layer;

import thawline.core.Geometry;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// Sizes of what a square window makes of planes at stride 1.
final class Sizes {

    private Sizes() {}

    /// H' = H + top + bottom − ksize + 1, and alike for the width; or an error with the formula.
    static Shape of(Shape in, Margins m, int ksize) {
        Shape padded = m.around(in);
        return new Shape(
                padded.c(),
                padded.d(),
                Geometry.extent("height", padded.h(), ksize, 1, 1),
                Geometry.extent("width", padded.w(), ksize, 1, 1));
    }
}
