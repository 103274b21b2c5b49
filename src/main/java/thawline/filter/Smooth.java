package thawline.filter;

import thawline.layer.Bilateral;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Median;
import thawline.layer.Weights;
import thawline.tensor.Border;

/// Filters that take noise away. Every plane is filtered on its own and keeps its size and units.
public final class Smooth {

    private Smooth() {}

    /// y = g ⋆ x with g[i] ∝ exp(−i²/2σ²), down and across
    ///
    /// (c,H,W) → (c,H,W); ksize is odd. Sigma 0 derives it from ksize, ksize 0 from sigma, see [Kernels#gaussian].
    /// OpenCV's `GaussianBlur`.
    public static Layer gaussian(int ksize, double sigma) {
        return gaussian(ksize, sigma, Border.REFLECT_101);
    }

    public static Layer gaussian(int ksize, double sigma, Border border) {
        return gaussian(ksize, sigma, sigma, border);
    }

    public static Layer gaussian(int ksize, double sigma, double sigmaY, Border border) {
        return gaussian(ksize, ksize, sigma, sigmaY, border);
    }

    /// Of ksizeY rows and ksize columns.
    public static Layer gaussian(int ksizeY, int ksize, double sigma, double sigmaY, Border border) {
        return Conv2d.designed(Kernels.gaussian(ksizeY, ksize, sigma, sigmaY), border);
    }

    /// [#gaussian] with weights in 256ths: followed by `round8`, bit for bit OpenCV's `GaussianBlur` of an 8-bit
    /// picture, whatever the ksize and sigma. Up to ksize 9 with sigma 0 both are the same.
    public static Layer gaussian8(int ksize, double sigma, double sigmaY, Border border) {
        return gaussian8(ksize, ksize, sigma, sigmaY, border);
    }

    public static Layer gaussian8(int ksizeY, int ksize, double sigma, double sigmaY, Border border) {
        return Conv2d.designed(Kernels.gaussian8(ksizeY, ksize, sigma, sigmaY), border);
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
        return box(ksize, ksize, sum, border);
    }

    /// Of ksizeY rows and ksize columns.
    public static Layer box(int ksizeY, int ksize, Sum sum, Border border) {
        return Conv2d.designed(Kernels.box(ksizeY, ksize, sum), border);
    }

    /// y = median of x over ksize × ksize
    ///
    /// (c,H,W) → (c,H,W). OpenCV's `medianBlur`; as there the picture's edge is repeated.
    public static Layer median(int ksize) {
        return median(ksize, Border.REPLICATE);
    }

    public static Layer median(int ksize, Border border) {
        return new Median(ksize, border);
    }

    /// y = mean of x over a disc, weighted by nearness and by likeness, see [Bilateral]
    ///
    /// (c,H,W) → (c,H,W), all planes with the same weights. d is the disc's diameter, 0 derives a radius of
    /// 1.5·sigmaSpace; sigmaColor is in the units of the input. OpenCV's `bilateralFilter`.
    public static Layer bilateral(int d, double sigmaColor, double sigmaSpace) {
        return bilateral(d, sigmaColor, sigmaSpace, Border.REFLECT_101);
    }

    public static Layer bilateral(int d, double sigmaColor, double sigmaSpace, Border border) {
        Check.positive("sigmaColor", sigmaColor);
        Check.require(sigmaColor >= 1e-6, "sigmaColor " + sigmaColor + " lets nothing be alike; use 10 or more");
        Check.positive("sigmaSpace", sigmaSpace);
        int radius = d > 0 ? d / 2 : (int) StrictMath.rint(1.5 * sigmaSpace);
        return new Bilateral(Math.max(radius, 1), Weights.designed(sigmaColor), Weights.designed(sigmaSpace), border);
    }
}
