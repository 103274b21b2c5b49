package thawline.train;

import java.util.Arrays;
import java.util.Locale;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What a person wants to know of outputs, beside the loss; the mean over all examples is shown.
public enum Metric {
    /// The share of places whose largest channel is the wanted one (the first of equals); of a single
    /// channel, the share that is on the right side of ½.
    ACCURACY,
    /// The share of places where fewer than five channels are larger than the wanted one.
    TOP_5,
    /// Mean of |y − t|.
    MAE,
    /// Mean of (y − t)².
    MSE;

    /// By name, such as `accuracy`.
    public static Metric named(String name) {
        return Arrays.stream(values())
                .filter(m -> m.toString().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .orElseThrow(() -> Unknown.name(
                        "metric",
                        name,
                        Arrays.stream(values()).map(Metric::toString).toList()));
    }

    /// Of one example.
    public double of(Tensor y, Tensor wanted) {
        Shape s = y.shape();
        double sum = 0;
        for (int d = 0; d < s.d(); d++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    sum += at(y, wanted, d, v, u);
                }
            }
        }
        return sum / (s.d() * s.h() * s.w());
    }

    private double at(Tensor y, Tensor wanted, int d, int v, int u) {
        return switch (this) {
            case ACCURACY -> ahead(y, wanted, d, v, u) == 0 ? 1 : 0;
            case TOP_5 -> ahead(y, wanted, d, v, u) < 5 ? 1 : 0;
            case MAE, MSE -> error(y, wanted, d, v, u);
        };
    }

    private double error(Tensor y, Tensor wanted, int d, int v, int u) {
        int n = y.shape().c();
        double sum = 0;
        for (int c = 0; c < n; c++) {
            double e = (double) y.data()[y.index(c, d, v, u)] - wanted.data()[wanted.index(c, d, v, u)];
            sum += this == MAE ? Math.abs(e) : e * e;
        }
        return sum / n;
    }

    /// How many channels come before the wanted one; what is not a number is never right.
    private static int ahead(Tensor y, Tensor wanted, int d, int v, int u) {
        int n = y.shape().c();
        if (n == 1) {
            float p = y.data()[y.index(0, d, v, u)];
            return p >= 0.5f == wanted.data()[wanted.index(0, d, v, u)] >= 0.5f && !Float.isNaN(p) ? 0 : n;
        }
        int right = largest(wanted, d, v, u);
        float value = y.data()[y.index(right, d, v, u)];
        int ahead = 0;
        for (int c = 0; c < n; c++) {
            float other = y.data()[y.index(c, d, v, u)];
            if (c != right && !(other < value || (other == value && c > right))) {
                ahead++;
            }
        }
        return Float.isNaN(value) ? n : ahead;
    }

    /// The first of the largest channels.
    static int largest(Tensor t, int d, int v, int u) {
        int best = 0;
        for (int c = 1; c < t.shape().c(); c++) {
            if (t.data()[t.index(c, d, v, u)] > t.data()[t.index(best, d, v, u)]) {
                best = c;
            }
        }
        return best;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
