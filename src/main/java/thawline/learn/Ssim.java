package thawline.learn;

import thawline.core.Elementwise;
import thawline.filter.Smooth;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// SSIM = mean of (2μxμy + C₁)(2σxy + C₂) / ((μx² + μy² + C₁)(σx² + σy² + C₂)), C₁ = (0.01·L)², C₂ = (0.03·L)²
///
/// Two stacks of planes of one shape → 1 for equal ones, less for others. Means, variances and the covariance are
/// those of a Gaussian window of 11 × 11, σ 1.5, wherever it lies inside the plane whole; L is the range of values.
/// Wang, Bovik, Sheikh and Simoncelli, 2004.
///
/// The loss [thawline.train.Ssim] is 1 less the same mean, with its gradient, over maps of the whole picture; this one
/// needs no more room for a large picture than for some of its rows, and takes pictures smaller than the window.
public final class Ssim {

    private static final int WINDOW = 11;
    private static final double SIGMA = 1.5;
    private static final double K1 = 0.01;
    private static final double K2 = 0.03;

    /// So many rows are looked at together.
    private static final int STRIP = 128;

    private Ssim() {}

    /// The mean over all windows and planes.
    ///
    /// @param range the difference between the largest and the smallest value that a picture can have
    public static double of(Tensor result, Tensor wanted, double range) {
        Shape s = wanted.shape();
        if (!result.shape().equals(s)) {
            throw new IllegalArgumentException(
                    "the result is " + result.shape() + ", but " + s + " was wanted; only equal sizes compare");
        }
        if (!(range > 0)) {
            throw new IllegalArgumentException("the range of values is " + range + "; it is more than 0");
        }
        int window = Math.min(WINDOW, (Math.min(s.h(), s.w()) - 1) / 2 * 2 + 1);
        Layer mean = Smooth.gaussian(window, SIGMA, Border.NONE);
        double sum = 0;
        long n = 0;
        int rows = s.h() - window + 1;
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                Tensor x = result.channels(c, 1).slices(z, 1);
                Tensor y = wanted.channels(c, 1).slices(z, 1);
                for (int from = 0; from < rows; from += STRIP) {
                    int strip = Math.min(STRIP, rows - from) + window - 1;
                    Strip part =
                            Strip.of(x.window(from, 0, strip, s.w()), y.window(from, 0, strip, s.w()), mean, range);
                    sum += part.sum();
                    n += part.windows();
                }
            }
        }
        return sum / n;
    }

    private static final int PLANES = 5;

    /// Some rows' means over windows: of x, y, x², y² and xy, where x and y are shares of the range less their own
    /// means over the strip. Squares of small numbers lose little.
    private record Strip(Tensor means, double meanX, double meanY) {

        static Strip of(Tensor x, Tensor y, Layer mean, double range) {
            Shape s = y.shape();
            double meanX = average(x) / range;
            double meanY = average(y) / range;
            Tensor five = Tensor.zeros(s.withChannels(PLANES));
            int n = s.size();
            float[] to = five.data();
            float unit = (float) (1 / range);
            for (int v = 0; v < s.h(); v++) {
                int at = v * s.w();
                Elementwise.best().scale(x.data(), x.index(0, 0, v, 0), unit, (float) -meanX, to, at, s.w());
                Elementwise.best().scale(y.data(), y.index(0, 0, v, 0), unit, (float) -meanY, to, n + at, s.w());
            }
            for (int i = 0; i < n; i++) {
                float a = to[i];
                float b = to[n + i];
                to[2 * n + i] = a * a;
                to[3 * n + i] = b * b;
                to[4 * n + i] = a * b;
            }
            return new Strip(Trace.run(mean, five), meanX, meanY);
        }

        private static double average(Tensor x) {
            double sum = 0;
            for (float v : x.toArray()) {
                sum += v;
            }
            return sum / x.shape().size();
        }

        int windows() {
            return means.shape().size() / PLANES;
        }

        double sum() {
            float[] m = means.data();
            int n = windows();
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double dx = m[i];
                double dy = m[n + i];
                double vx = m[2 * n + i] - dx * dx;
                double vy = m[3 * n + i] - dy * dy;
                double both = m[4 * n + i] - dx * dy;
                double mx = dx + meanX;
                double my = dy + meanY;
                double like = (2 * mx * my + K1 * K1)
                        * (2 * both + K2 * K2)
                        / ((mx * mx + my * my + K1 * K1) * (vx + vy + K2 * K2));
                sum += like > 1 ? 1 : like; // which rounding alone can make it; NaN stays
            }
            return sum;
        }
    }
}
