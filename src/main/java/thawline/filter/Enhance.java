package thawline.filter;

import thawline.core.Unary;
import thawline.layer.Conv2d;
import thawline.layer.Equalise;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.LeakyRelu;
import thawline.layer.Normalise;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.layer.Softmax;
import thawline.tensor.Border;

/// Filters that change how a picture looks, and arithmetic on every element. Planes keep their size, each on
/// its own.
public final class Enhance {

    private Enhance() {}

    /// y = x − ∇²x: {0 −1 0; −1 5 −1; 0 −1 0}
    public static Layer sharpen() {
        float[] k = Kernels.laplacian(1).toArray();
        for (int i = 0; i < k.length; i++) {
            k[i] = (i == 4 ? 1 : 0) - k[i]; // not times(−1), which makes −0 of 0
        }
        return Custom.kernel(3, 3, k);
    }

    /// y = x + amount·(x − gaussian(x)), with a Gaussian that reaches 4σ
    ///
    /// (c,H,W) → (c,H,W), in the input's units; amount 1 is usual. Nothing is left out as too small a
    /// difference (threshold 0).
    public static Layer unsharp(double sigma, double amount) {
        return unsharp(sigma, amount, Border.REFLECT_101);
    }

    public static Layer unsharp(double sigma, double amount, Border border) {
        Layer soft = Smooth.gaussian(0, sigma, border);
        return Fork.sum(scale(1 + amount, 0), soft.then(scale(-amount, 0)));
    }

    /// y = x + slope towards the lower right: {−2 −1 0; −1 1 1; 0 1 2}
    public static Layer emboss() {
        return Conv2d.designed(
                Kernels.square(3, (y, x) -> (y - 1) + (x - 1) + (x == 1 && y == 1 ? 1 : 0)), Border.REFLECT_101);
    }

    /// y = low + (x − min)·(high − low)/(max − min). OpenCV's `normalize` with `NORM_MINMAX`.
    public static Layer normalise(double low, double high) {
        return new Normalise((float) low, (float) high);
    }

    /// y = 255 times the share of what is at most x: every brightness as often as it can be, see [Equalise]. OpenCV's
    /// `equalizeHist`.
    public static Layer equalise() {
        return new Equalise();
    }

    /// y = gain·x + offset
    public static Layer scale(double gain, double offset) {
        return Scale.of(gain, offset);
    }

    /// y = gain·x
    public static Layer scale(double gain) {
        return Scale.of(gain, 0);
    }

    /// y = |x|
    public static Layer absolute() {
        return new Pointwise(Unary.ABSOLUTE);
    }

    /// y = ⌊x + ½⌋ held in 0 … 255: what storing in 8 bits does.
    public static Layer round8() {
        return new Pointwise(Unary.ROUND8);
    }

    /// y = max(x, 0)
    public static Layer relu() {
        return new Pointwise(Unary.RELU);
    }

    /// y = x where x is positive, slope·x elsewhere
    public static Layer leakyRelu(double slope) {
        return new LeakyRelu((float) slope);
    }

    /// y = 1 / (1 + e⁻ˣ); of `scale(0.05, -6.4)` a curve that lifts the contrast around 128.
    public static Layer sigmoid() {
        return new Pointwise(Unary.SIGMOID);
    }

    /// y = tanh x
    public static Layer tanh() {
        return new Pointwise(Unary.TANH);
    }

    /// y = eˣ / Σ eˣ over all planes at a place: shares that add up to 1.
    public static Layer softmax() {
        return new Softmax();
    }

    /// y = x: the branch of a fork that changes nothing.
    public static Layer identity() {
        return new Pointwise(Unary.IDENTITY);
    }

    /// y = −x
    static Layer negative() {
        return Scale.of(-1, 0);
    }
}
