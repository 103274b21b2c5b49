package thawline.train;

import thawline.core.Correlation;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// L = 1 − mean SSIM(y, t), SSIM = (2·μ_y·μ_t + C₁)(2·σ_yt + C₂) / ((μ_y² + μ_t² + C₁)(σ_y² + σ_t² + C₂))
///
/// Means, variances and covariance are under a Gaussian window of `window` × `window` that stays inside the
/// picture; C₁ = (0.01·R)², C₂ = (0.03·R)² for values of range R. 0 where both are equal, up to 2 for
/// opposites. The mean is over all places of all planes. (Wang, Bovik, Sheikh, Simoncelli 2004: window 11, σ
/// 1.5.)
///
/// With the window's G linear, all statistics are G applied to y, t, y², t², y·t; so ∂L/∂y is Gᵀ applied to
/// three maps: `Gᵀa + 2y·Gᵀb + t·Gᵀc` with a, b, c = ∂L/∂(Gy), ∂L/∂(Gy²), ∂L/∂(Gyt).
public record Ssim(int window, double sigma, double range) implements Loss {

    /// For pixels in 8-bit units.
    public static final Ssim STANDARD = new Ssim(11, 1.5, 255);

    /// What a thread works on; kept, so that a step allocates nothing.
    private static final ThreadLocal<Maps> MAPS = new ThreadLocal<>();

    public Ssim {
        if (window < 1 || !(sigma > 0) || !(range > 0)) {
            throw new IllegalArgumentException(
                    "SSIM needs a window of at least 1, and sigma and range above 0, but got " + window + ", " + sigma
                            + " and " + range);
        }
    }

    @Override
    public double at(Tensor y, Tensor wanted, Tensor dy) {
        Maps m = MAPS.get();
        if (m == null || !m.fits(this, y.shape())) {
            m = new Maps(this, y.shape());
            MAPS.set(m);
        }
        return m.at(y, wanted, dy);
    }

    private Kernel gaussian() {
        double[] e = new double[window];
        double sum = 0;
        for (int i = 0; i < window; i++) {
            double x = (i - (window - 1) / 2.0) / sigma;
            e[i] = StrictMath.exp(-x * x / 2);
            sum += e[i];
        }
        float[] row = new float[window];
        for (int i = 0; i < window; i++) {
            row[i] = (float) (e[i] / sum);
        }
        return Kernel.outer(row, row);
    }

    /// The maps of one shape. Pixels are taken off the middle of the range, so that variances keep their
    /// digits.
    private static final class Maps {

        private final Ssim of;
        private final Shape in;
        private final Kernel kernel;
        private final float middle;
        private final double c1;
        private final double c2;
        private final Tensor a;
        private final Tensor b;
        private final Tensor square;
        private final Tensor pulled;

        /// Of y, t, y², t² and y·t; g are their numbers.
        private final Tensor[] means = new Tensor[5];

        private final float[][] g = new float[5][];

        Maps(Ssim of, Shape in) {
            this.of = of;
            this.in = in;
            kernel = of.gaussian();
            middle = (float) (of.range / 2);
            c1 = 0.0001 * of.range * of.range;
            c2 = 0.0009 * of.range * of.range;
            a = Tensor.zeros(in);
            b = Tensor.zeros(in);
            square = Tensor.zeros(in);
            pulled = Tensor.zeros(in);
            Shape out = Geometry.EACH.output(in, kernel);
            for (int k = 0; k < means.length; k++) {
                means[k] = Tensor.zeros(out);
                g[k] = means[k].data();
            }
        }

        boolean fits(Ssim other, Shape shape) {
            return of.equals(other) && in.equals(shape);
        }

        double at(Tensor y, Tensor wanted, Tensor dy) {
            a.copyFrom(y);
            b.copyFrom(wanted);
            float[] p = a.data();
            float[] q = b.data();
            for (int i = 0; i < p.length; i++) {
                p[i] -= middle;
                q[i] -= middle;
            }
            smooth(a, means[0]);
            smooth(b, means[1]);
            smooth(times(p, p), means[2]);
            smooth(times(q, q), means[3]);
            smooth(times(p, q), means[4]);
            double loss = places();
            pull(means[0]);
            dy.copyFrom(pulled);
            pull(means[2]);
            add(dy, p, 2);
            pull(means[4]);
            add(dy, q, 1);
            return loss;
        }

        /// The loss; leaves a, b and c in the maps 0, 2 and 4.
        private double places() {
            int n = g[0].length;
            double sum = 0;
            for (int i = 0; i < n; i++) {
                double my = g[0][i];
                double mt = g[1][i];
                double uy = my + middle;
                double ut = mt + middle;
                double a1 = 2 * uy * ut + c1;
                double a2 = 2 * (g[4][i] - my * mt) + c2;
                double b1 = uy * uy + ut * ut + c1;
                double b2 = g[2][i] - my * my + (g[3][i] - mt * mt) + c2;
                double s = a1 * a2 / (b1 * b2);
                double byVariance = -s / b2;
                double byCovariance = 2 * a1 / (b1 * b2);
                double byMean = 2 * ut * a2 / (b1 * b2) - s * 2 * uy / b1;
                sum += s;
                g[0][i] = (float) (-(byMean - 2 * my * byVariance - mt * byCovariance) / n);
                g[2][i] = (float) (-byVariance / n);
                g[4][i] = (float) (-byCovariance / n);
            }
            return 1 - sum / n;
        }

        private Tensor times(float[] p, float[] q) {
            float[] to = square.data();
            for (int i = 0; i < to.length; i++) {
                to[i] = p[i] * q[i];
            }
            return square;
        }

        private void smooth(Tensor x, Tensor to) {
            Correlation.best().apply(x, kernel, Correlation.NO_BIAS, Geometry.EACH, to);
        }

        private void pull(Tensor map) {
            pulled.fill(0);
            Correlation.best().adjoint(map, kernel, Geometry.EACH, pulled);
        }

        private void add(Tensor dy, float[] by, float factor) {
            int i = 0;
            for (int c = 0; c < in.c(); c++) {
                for (int d = 0; d < in.d(); d++) {
                    for (int v = 0; v < in.h(); v++) {
                        int row = dy.index(c, d, v, 0);
                        for (int u = 0; u < in.w(); u++, i++) {
                            dy.data()[row + u] += factor * by[i] * pulled.data()[i];
                        }
                    }
                }
            }
        }
    }
}
