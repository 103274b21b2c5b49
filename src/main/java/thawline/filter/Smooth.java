package thawline.filter;

import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.tensor.Border;

/// Filters that take noise away. Every plane is filtered on its own and keeps its size and units.
public final class Smooth {

    private Smooth() {}

    /// y = g ⋆ x with g[i] ∝ exp(−i²/2σ²), down and across
    ///
    /// (c,H,W) → (c,H,W); ksize is odd, sigma 0 derives it from ksize. OpenCV's `GaussianBlur`.
    public static Layer gaussian(int ksize, double sigma) {
        return gaussian(ksize, sigma, Border.REFLECT_101);
    }

    public static Layer gaussian(int ksize, double sigma, Border border) {
        return gaussian(ksize, sigma, sigma, border);
    }

    public static Layer gaussian(int ksize, double sigmaX, double sigmaY, Border border) {
        return Conv2d.designed(Kernels.gaussian(ksize, sigmaX, sigmaY), border);
    }

    /// y = mean of x over ksize × ksize
    ///
    /// (c,H,W) → (c,H,W); an even box reaches ksize/2 up and left of its place. OpenCV's `blur`.
    public static Layer blur(int ksize) {
        return box(ksize, Sum.MEAN);
    }

    /// y = mean (or sum) of x over ksize × ksize. OpenCV's `boxFilter`.
    public static Layer box(int ksize, Sum sum) {
        return box(ksize, sum, Border.REFLECT_101);
    }

    public static Layer box(int ksize, Sum sum, Border border) {
        return Conv2d.designed(Kernels.box(ksize, ksize, sum), border);
    }
}
