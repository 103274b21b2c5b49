package thawline.filter;

import thawline.core.Kernel;
import thawline.core.Norm;
import thawline.layer.Conv2d;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Magnitude;
import thawline.layer.NonMaximum;
import thawline.layer.Orientation;
import thawline.tensor.Border;

/// Derivatives and what is made of them. Every plane is filtered on its own; results are signed, in the
/// input's units times the kernel's gain.
public final class Edges {

    private Edges() {}

    /// y = (∂x/∂x, ∂x/∂y)
    ///
    /// (c,H,W) → (2c,H,W): all d/dx, then all d/dy, as `magnitude`, `orientation` and `products` read them.
    /// ksize is 1, 3, 5, 7, …
    public static Layer sobel(int ksize) {
        return sobel(ksize, Border.REFLECT_101);
    }

    public static Layer sobel(int ksize, Border border) {
        return Conv2d.designed(Kernels.sobelPair(ksize, 1), border);
    }

    /// y = ∂^(dx+dy) x / ∂x^dx ∂y^dy
    ///
    /// (c,H,W) → (c,H,W). OpenCV's `Sobel` into floats.
    public static Layer sobel(int dx, int dy, int ksize) {
        return sobel(dx, dy, ksize, 1, Border.REFLECT_101);
    }

    /// The same times `scale`, such as 1/8 for a unit slope at ksize 3.
    public static Layer sobel(int dx, int dy, int ksize, double scale, Border border) {
        return Conv2d.designed(Kernels.sobel(dx, dy, ksize, scale), border);
    }

    /// Both 3×3 derivatives of Scharr: (c,H,W) → (2c,H,W). OpenCV's `Scharr`.
    public static Layer scharr() {
        return scharr(Border.REFLECT_101);
    }

    public static Layer scharr(Border border) {
        return Conv2d.designed(Kernel.stack(Kernels.scharr(1, 0), Kernels.scharr(0, 1)), border);
    }

    public static Layer scharr(int dx, int dy) {
        return scharr(dx, dy, Border.REFLECT_101);
    }

    public static Layer scharr(int dx, int dy, Border border) {
        return Conv2d.designed(Kernels.scharr(dx, dy), border);
    }

    /// Both 3×3 derivatives of Prewitt: (c,H,W) → (2c,H,W).
    public static Layer prewitt() {
        return prewitt(Border.REFLECT_101);
    }

    public static Layer prewitt(Border border) {
        return Conv2d.designed(Kernel.stack(Kernels.prewitt(1, 0), Kernels.prewitt(0, 1)), border);
    }

    public static Layer prewitt(int dx, int dy) {
        return prewitt(dx, dy, Border.REFLECT_101);
    }

    public static Layer prewitt(int dx, int dy, Border border) {
        return Conv2d.designed(Kernels.prewitt(dx, dy), border);
    }

    /// y = ∂²x/∂x² + ∂²x/∂y²
    ///
    /// (c,H,W) → (c,H,W), negative on bright spots. OpenCV's `Laplacian`.
    public static Layer laplacian(int ksize) {
        return laplacian(ksize, Border.REFLECT_101);
    }

    /// Up to ksize 3 as one kernel, above as the sum of two separable ones.
    public static Layer laplacian(int ksize, Border border) {
        if (ksize <= 3) {
            return Conv2d.designed(Kernels.laplacian(ksize), border);
        }
        return Fork.sum(sobel(2, 0, ksize, 1, border), sobel(0, 2, ksize, 1, border));
    }

    /// The Laplacian of a Gaussian in one kernel: (c,H,W) → (c,H,W), negative on bright spots of radius σ√2.
    public static Layer log(int ksize, double sigma) {
        return log(ksize, sigma, Border.REFLECT_101);
    }

    public static Layer log(int ksize, double sigma, Border border) {
        return Conv2d.designed(Kernels.log(ksize, sigma), border);
    }

    /// y = √(d/dx² + d/dy²)
    ///
    /// (2n,H,W) → (n,H,W), see [Magnitude].
    public static Layer magnitude() {
        return new Magnitude();
    }

    /// y = atan2(d/dy, d/dx) in 0 … 360°
    ///
    /// (2n,H,W) → (n,H,W), see [Orientation].
    public static Layer orientation() {
        return new Orientation();
    }

    /// One wavelet of Gabor, see [Gabor]: (c,H,W) → (c,H,W).
    public static Layer gabor(Gabor wavelet) {
        return gabor(wavelet, Border.REFLECT_101);
    }

    public static Layer gabor(Gabor wavelet, Border border) {
        return Conv2d.designed(wavelet.kernel(), border);
    }

    /// y = |∇x| on the ridges of |∇x|, else 0: Canny's edges one pixel wide, before the double threshold
    ///
    /// (c,H,W) → (c,H,W), the length of the [#sobel] gradient; beyond the edge the picture goes on
    /// (REPLICATE).
    public static Layer canny(int ksize, Norm norm) {
        return canny(ksize, norm, Border.REPLICATE);
    }

    public static Layer canny(int ksize, Norm norm, Border border) {
        return sobel(ksize, border).then(nonMaximum(norm));
    }

    /// y = length of the gradient where it is a ridge, else 0
    ///
    /// (2n,H,W) → (n,H,W), see [NonMaximum].
    public static Layer nonMaximum(Norm norm) {
        return new NonMaximum(norm);
    }

    /// Canny's edge detector: 255 on edges above `high` and on what hangs together with them above `low`,
    /// else 0
    ///
    /// (c,H,W) → (c,H,W), thresholds in the units of the gradient's length. OpenCV's `Canny`, whose default
    /// is ksize 3 and L1.
    public static Layer canny(double low, double high, int ksize, Norm norm) {
        return canny(low, high, ksize, norm, Border.REPLICATE);
    }

    public static Layer canny(double low, double high, int ksize, Norm norm, Border border) {
        return canny(ksize, norm, border).then(hysteresis(low, high));
    }

    /// y = 255 above `high`, and above `low` where it hangs together with that; else 0, see [Hysteresis]
    ///
    /// (c,H,W) → (c,H,W)
    public static Layer hysteresis(double low, double high) {
        return new Hysteresis(low, high);
    }
}
