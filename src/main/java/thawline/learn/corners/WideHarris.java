package thawline.learn.corners;

import thawline.core.Kernel;
import thawline.filter.Corners;
import thawline.layer.Conv2d;
import thawline.layer.CornerResponse;
import thawline.layer.Layer;
import thawline.tensor.Border;

/// Harris' response from Gaussian derivatives and a Gaussian window: det M − k·(tr M)², M = g_window ⋆ ∇∇ᵀ(g ⋆ x)
///
/// (1,H,W) → (1,H,W), in the fourth power of grey levels per pixel. The same operations as
/// [Corners#harris(int, int, double)] with larger kernels, which leave a training more to find.
public record WideHarris(int size, double sigma, int windowSize, double windowSigma, double k) {

    public WideHarris {
        if (size % 2 == 0 || windowSize % 2 == 0) {
            throw new IllegalArgumentException(
                    "the kernels have a middle, so their sizes are odd, but were " + size + " and " + windowSize);
        }
    }

    public Layer layer() {
        float[] smooth = bell(size, sigma);
        float[] slope = slope(size, sigma);
        float[] window = bell(windowSize, windowSigma);
        return Conv2d.designed(
                        Kernel.stack(Kernel.outer(smooth, slope), Kernel.outer(slope, smooth)), Border.REFLECT_101)
                .then(Corners.products())
                .then(Conv2d.designed(Kernel.outer(window, window), Border.REFLECT_101))
                .then(CornerResponse.harris(k));
    }

    /// e^(−i²/2σ²), of sum 1.
    private static float[] bell(int n, double sigma) {
        return scaled(n, i -> gauss(i, sigma), i -> gauss(i, sigma));
    }

    /// i·e^(−i²/2σ²), so that a ramp of slope 1 gives 1.
    private static float[] slope(int n, double sigma) {
        return scaled(n, i -> i * gauss(i, sigma), i -> i * (double) i * gauss(i, sigma));
    }

    private static double gauss(int i, double sigma) {
        return StrictMath.exp(-i * (double) i / (2 * sigma * sigma));
    }

    @FunctionalInterface
    private interface Curve {
        double at(int i);
    }

    /// A curve over −n/2 … n/2, divided by the sum of another.
    private static float[] scaled(int n, Curve curve, Curve unit) {
        double sum = 0;
        for (int i = -(n / 2); i <= n / 2; i++) {
            sum += unit.at(i);
        }
        float[] k = new float[n];
        for (int i = -(n / 2); i <= n / 2; i++) {
            k[i + n / 2] = (float) (curve.at(i) / sum);
        }
        return k;
    }
}
