package thawline.learn;

import java.util.Locale;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// How near results come to what was wanted, over all values of all pictures.
///
/// @param values how many were compared
/// @param peak what PSNR is relative to, such as 255, or the wanted values' range
/// @param rms the root of the mean squared error
/// @param largest the largest error
/// @param correlation Pearson's, −1 … 1; where both are flat, 1 for equal ones and 0 for others
public record Fidelity(long values, double peak, double rms, double largest, double correlation) {

    /// PSNR = 20·log₁₀(peak / rms) in dB; infinite where there is no error.
    public double psnr() {
        return rms == 0 ? Double.POSITIVE_INFINITY : 20 * Math.log10(peak / rms);
    }

    /// Of one picture.
    public static Fidelity of(Tensor result, Tensor wanted, double peak) {
        Meter meter = new Meter();
        meter.add(result, wanted);
        return meter.figures(peak);
    }

    /// Of one picture, with the range of the wanted values as the peak.
    public static Fidelity of(Tensor result, Tensor wanted) {
        Meter meter = new Meter();
        meter.add(result, wanted);
        return meter.figures();
    }

    /// Of a layer's results for some pictures, with the range of the wanted ones as the peak.
    public static Fidelity of(Layer layer, Layer wanted, Iterable<Tensor> pictures) {
        Meter meter = new Meter();
        for (Tensor x : pictures) {
            meter.add(result(layer, x), result(wanted, x));
        }
        return meter.figures();
    }

    private static Tensor result(Layer layer, Tensor x) {
        Tensor y = Tensor.zeros(layer.shape(x.shape()));
        Plan.of(layer, x.shape()).run(x, y);
        return y;
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "PSNR %s, largest error %.4g, RMS error %.4g, correlation %.6f",
                decibels(psnr()),
                largest,
                rms,
                correlation);
    }

    /// `61.23 dB`, or `∞ dB` where nothing differs.
    public static String decibels(double psnr) {
        return Double.isInfinite(psnr) ? (psnr > 0 ? "∞ dB" : "−∞ dB") : String.format(Locale.ROOT, "%.2f dB", psnr);
    }

    /// Adds up picture after picture.
    public static final class Meter {

        private long n;
        private double squares;
        private double largest;
        private double least = Double.POSITIVE_INFINITY;
        private double most = Double.NEGATIVE_INFINITY;
        private double meanR;
        private double meanW;
        private double momentR;
        private double momentW;
        private double both;

        /// Both of one shape.
        public void add(Tensor result, Tensor wanted) {
            Shape s = wanted.shape();
            if (!result.shape().equals(s)) {
                throw new IllegalArgumentException(
                        "the result is " + result.shape() + ", but " + s + " was wanted; only equal sizes compare");
            }
            for (int c = 0; c < s.c(); c++) {
                for (int d = 0; d < s.d(); d++) {
                    for (int y = 0; y < s.h(); y++) {
                        int from = result.index(c, d, y, 0);
                        int with = wanted.index(c, d, y, 0);
                        for (int x = 0; x < s.w(); x++) {
                            add(result.data()[from + x], wanted.data()[with + x]);
                        }
                    }
                }
            }
        }

        /// One value; means and moments as Welford has them.
        private void add(double r, double w) {
            n++;
            double error = Math.abs(r - w);
            squares += error * error;
            // a value that is no number stays in sight
            largest = Double.isNaN(error) ? error : Math.max(largest, error);
            least = Math.min(least, w);
            most = Math.max(most, w);
            double dr = r - meanR;
            double dw = w - meanW;
            meanR += dr / n;
            meanW += dw / n;
            momentR += dr * (r - meanR);
            momentW += dw * (w - meanW);
            both += dr * (w - meanW);
        }

        public long values() {
            return n;
        }

        /// The largest wanted value less the smallest.
        public double range() {
            return n == 0 ? 0 : most - least;
        }

        /// With the range of the wanted values as the peak.
        public Fidelity figures() {
            return figures(range());
        }

        public Fidelity figures(double peak) {
            if (n == 0) {
                throw new IllegalStateException("nothing was compared");
            }
            double rms = Math.sqrt(squares / n);
            double scale = Math.sqrt(momentR) * Math.sqrt(momentW);
            double correlation = scale > 0 ? Math.clamp(both / scale, -1.0, 1.0) : rms == 0 ? 1 : 0;
            return new Fidelity(n, peak, rms, largest, correlation);
        }
    }
}
