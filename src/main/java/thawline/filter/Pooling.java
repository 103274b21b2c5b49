package thawline.filter;

import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Pool;
import thawline.tensor.Axes;
import thawline.tensor.Border;

/// One number for each window: (c,H,W) → (c,H',W') with H' = (H − size)/stride + 1, every plane on its own.
/// What does not fill a window is left out.
public final class Pooling {

    private Pooling() {}

    /// y = max of x over size × size
    public static Layer maxPool(int size, int stride) {
        return of(Extremum.MAX, size, stride);
    }

    /// y = min of x over size × size
    public static Layer minPool(int size, int stride) {
        return of(Extremum.MIN, size, stride);
    }

    private static Layer of(Extremum e, int size, int stride) {
        Check.atLeastOne("size", size);
        return new Pool(e, Footprint.rect(size, size), Axes.plane(stride), Conv2d.Pad.NONE);
    }

    /// y = mean of x over size × size
    public static Layer averagePool(int size, int stride) {
        return weightedPool(Kernels.box(size, size, Sum.MEAN), stride);
    }

    /// y = Σ w·x over the window of w
    public static Layer weightedPool(Kernel w, int stride) {
        return Conv2d.designed(w, Border.NONE).stride(stride);
    }
}
