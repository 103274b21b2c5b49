package thawline.train;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// L = mean over all elements of ℓ(y, t); ∂L/∂y = ℓ'(y, t) / n
public sealed interface ElementLoss extends Loss permits BinaryCrossEntropy, SquaredError, AbsoluteError, Huber {

    /// ℓ of one element.
    double loss(float y, float wanted);

    /// ∂ℓ/∂y
    double slope(float y, float wanted);

    @Override
    default double at(Tensor y, Tensor wanted, Tensor dy) {
        Shape s = y.shape();
        double n = s.size();
        double sum = 0;
        for (int c = 0; c < s.c(); c++) {
            for (int d = 0; d < s.d(); d++) {
                for (int v = 0; v < s.h(); v++) {
                    int a = y.index(c, d, v, 0);
                    int b = wanted.index(c, d, v, 0);
                    int to = dy.index(c, d, v, 0);
                    for (int u = 0; u < s.w(); u++) {
                        sum += loss(y.data()[a + u], wanted.data()[b + u]);
                        dy.data()[to + u] = (float) (slope(y.data()[a + u], wanted.data()[b + u]) / n);
                    }
                }
            }
        }
        return sum / n;
    }
}
