package thawline.train;

import thawline.layer.Op;
import thawline.layer.Softmax;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// L = −Σ_k t_k·ln p_k with p = softmax(y) over the channels; the mean over all places where there are
/// several. ∂L/∂y_k = p_k·Σt − t_k
///
/// y are the numbers in front of the softmax (logits). With smoothing ε the target is (1 − ε)·t + ε/n: a
/// little of every class. Sums and exponentials are in double precision.
public record SoftmaxCrossEntropy(double smoothing) implements Loss {

    public static final SoftmaxCrossEntropy PLAIN = new SoftmaxCrossEntropy(0);

    public SoftmaxCrossEntropy {
        if (!(smoothing >= 0 && smoothing < 1)) {
            throw new IllegalArgumentException("label smoothing is in 0 … 1, 1 left out, but was " + smoothing);
        }
    }

    @Override
    public double at(Tensor y, Tensor wanted, Tensor dy) {
        Shape s = y.shape();
        int places = s.d() * s.h() * s.w();
        double sum = 0;
        for (int d = 0; d < s.d(); d++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    sum += place(y, wanted, dy, d, v, u, places);
                }
            }
        }
        return sum / places;
    }

    private double place(Tensor y, Tensor wanted, Tensor dy, int d, int v, int u, int places) {
        int n = y.shape().c();
        float largest = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < n; c++) {
            largest = Math.max(largest, y.data()[y.index(c, d, v, u)]);
        }
        double all = 0;
        double total = 0;
        double picked = 0;
        for (int c = 0; c < n; c++) {
            double z = (double) y.data()[y.index(c, d, v, u)] - largest;
            double t = target(wanted.data()[wanted.index(c, d, v, u)], n);
            all += StrictMath.exp(z);
            total += t;
            picked += t == 0 ? 0 : t * z;
        }
        for (int c = 0; c < n; c++) {
            double z = (double) y.data()[y.index(c, d, v, u)] - largest;
            double t = target(wanted.data()[wanted.index(c, d, v, u)], n);
            dy.data()[dy.index(c, d, v, u)] = (float) ((StrictMath.exp(z) / all * total - t) / places);
        }
        return total * StrictMath.log(all) - picked;
    }

    private double target(float wanted, int n) {
        return (1 - smoothing) * wanted + smoothing / n;
    }

    @Override
    public boolean includes(Op last) {
        return last instanceof Softmax;
    }
}
