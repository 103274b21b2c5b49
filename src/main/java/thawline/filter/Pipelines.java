package thawline.filter;

import thawline.layer.Layer;

/// Whole pipelines that are known by a name.
public final class Pipelines {

    private Pipelines() {}

    /// The tutorials' chain from a colour picture to a mask of its corners: grey, Gaussian 5, Sobel 5 in x
    /// and y, magnitude, Harris(2, 3, 0.04), dilate 3, above 0.01·max.
    ///
    /// (3,H,W) → (1,H,W), 255 at corners and 0 elsewhere. Grey and Gaussian are rounded to 8 bits, as in
    /// OpenCV's 8-bit path.
    public static Layer classic() {
        return Colour.gray().then(Enhance.round8()).then(classicOfGrey());
    }

    /// [#classic] for pictures that are grey already: (1,H,W) → (1,H,W).
    public static Layer classicOfGrey() {
        return Smooth.gaussian(5, 0)
                .then(Enhance.round8())
                .then(Edges.sobel(5))
                .then(Edges.magnitude())
                .then(Corners.harris(2, 3, 0.04))
                .then(Morphology.dilate(3))
                .then(Thresholds.ofMaximum(0.01));
    }
}
