package thawline.layer;

import thawline.core.Exponential;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// `y[c] = e^(x[c] − m) / Σ_k e^(x[k] − m)` with m = max x, over all planes at a place: shares that add up to
/// 1.
///
/// Shapes stay.
public record Softmax() implements Op {

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    @Override
    public Range range(Range in) {
        return new Range(0, 1);
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    /// 8 for each exponential, and the division.
    @Override
    public long multiplyAdds(Shape in) {
        return 9L * in.size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = x.shape();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    at(x, x.index(0, z, v, u), y, y.index(0, z, v, u), s.c());
                }
            }
        }
    }

    private static void at(Tensor x, int from, Tensor y, int to, int n) {
        float most = Float.NEGATIVE_INFINITY;
        for (int c = 0; c < n; c++) {
            most = Math.max(most, x.data()[from + c * x.channelStride()]);
        }
        double sum = 0;
        for (int c = 0; c < n; c++) {
            float e = Exponential.of(x.data()[from + c * x.channelStride()] - most);
            y.data()[to + c * y.channelStride()] = e;
            sum += e;
        }
        for (int c = 0; c < n; c++) {
            y.data()[to + c * y.channelStride()] /= (float) sum;
        }
    }

    /// `dx[c] += y[c]·(dy[c] − Σ_k y[k]·dy[k])`
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = x.shape();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    double along = 0;
                    for (int c = 0; c < s.c(); c++) {
                        along += (double) y.data()[y.index(c, z, v, u)] * dy.data()[dy.index(c, z, v, u)];
                    }
                    for (int c = 0; c < s.c(); c++) {
                        double d = dy.data()[dy.index(c, z, v, u)] - along;
                        dx.data()[dx.index(c, z, v, u)] += (float) (y.data()[y.index(c, z, v, u)] * d);
                    }
                }
            }
        }
    }
}
