package thawline.train;

import java.util.Arrays;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// L = −mean over places k of ln(s_k / Σs), s = (y + √(y² + floor²))^power: a map read as the chances of places
///
/// All of (1,D,H,W). What is wanted is 1 … n for the elements that belong to place 1 … n, and 0 for those of none;
/// s_k is the sum over the elements of place k. Where there is no place the loss is 0.
///
/// s is above 0 everywhere and grows with y: as y^power far above `floor`, and towards 0 far below −floor. So the
/// unit of y does not matter above the floor, which is where the response of noise should lie.
///
/// ∂L/∂y = power·(s/Σs − s/(n·s_k)) / √(y² + floor²), the second share for elements of a place only.
public record PlaceCrossEntropy(double floor, double power) implements Loss {

    public PlaceCrossEntropy {
        if (!(floor > 0 && power > 0)) {
            throw new IllegalArgumentException(
                    "floor and power are above 0, as 1 and 0.5, but were " + floor + " and " + power);
        }
    }

    @Override
    public double at(Tensor y, Tensor wanted, Tensor dy) {
        Shape s = y.shape();
        double most = Double.NEGATIVE_INFINITY;
        int places = 0;
        for (int d = 0; d < s.d(); d++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    most = Math.max(most, y.data()[y.index(0, d, v, u)]);
                    places = Math.max(places, (int) wanted.data()[wanted.index(0, d, v, u)]);
                }
            }
        }
        double[] sums = new double[places + 1];
        double top = score(most);
        for (int d = 0; d < s.d(); d++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    double share = StrictMath.exp(score(y.data()[y.index(0, d, v, u)]) - top);
                    dy.data()[dy.index(0, d, v, u)] = (float) share;
                    sums[(int) wanted.data()[wanted.index(0, d, v, u)]] += share;
                }
            }
        }
        double all = Arrays.stream(sums).sum();
        double loss = 0;
        int n = 0;
        for (int k = 1; k <= places; k++) {
            if (sums[k] > 0) {
                loss += StrictMath.log(all / sums[k]);
                n++;
            }
        }
        slopes(y, wanted, dy, sums, n);
        return n == 0 ? 0 : loss / n;
    }

    private void slopes(Tensor y, Tensor wanted, Tensor dy, double[] sums, int n) {
        Shape s = y.shape();
        double all = Arrays.stream(sums).sum();
        for (int d = 0; d < s.d(); d++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    int k = (int) wanted.data()[wanted.index(0, d, v, u)];
                    int to = dy.index(0, d, v, u);
                    double value = y.data()[y.index(0, d, v, u)];
                    double steep = power / Math.sqrt(value * value + floor * floor);
                    double share = n == 0 ? 0 : 1 / all - (k == 0 ? 0 : 1 / (n * sums[k]));
                    dy.data()[to] = (float) (steep * dy.data()[to] * share);
                }
            }
        }
    }

    /// ln s but for a constant: power·asinh(y / floor)
    private double score(double y) {
        double r = Math.abs(y) / floor;
        double size = power * StrictMath.log(r + Math.sqrt(r * r + 1));
        return y < 0 ? -size : size;
    }
}
