package thawline.filter;

import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.tensor.Border;

/// Filters from a user's own numbers.
public final class Custom {

    private Custom() {}

    /// y = k ⋆ x with k given row by row
    ///
    /// (c,H,W) → (c,H,W), every plane on its own; an even side is anchored at side/2. OpenCV's `filter2D`.
    public static Layer kernel(int height, int width, float... numbers) {
        return kernel(Kernel.of(height, width, numbers));
    }

    public static Layer kernel(Kernel k) {
        return kernel(k, Border.REFLECT_101);
    }

    public static Layer kernel(Kernel k, Border border) {
        return Conv2d.designed(k, border);
    }
}
