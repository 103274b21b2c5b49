package thawline.layer;

import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// `y[c] = x[c] / (bias + alpha/size · Σ x[k]²)^beta`, the sum over `size` planes around c at the same place.
///
/// Shapes stay; k runs from c − ⌊(size − 1)/2⌋ to c + ⌈(size − 1)/2⌉ as far as there are planes. Krizhevsky
/// et al., 2012, with alpha divided by size as ONNX and PyTorch do.
public record LocalResponseNorm(int size, float alpha, float beta, float bias) implements Op {

    public LocalResponseNorm {
        if (size < 1 || !(alpha >= 0) || !(beta >= 0) || !(bias > 0)) {
            throw new IllegalArgumentException("size " + size + ", alpha " + alpha + ", beta " + beta + ", bias " + bias
                    + ": size is at least 1, alpha and beta not negative, bias positive; 5, 1e-4, 0.75, 1 is usual");
        }
    }

    /// The size alone: alpha 1e-4, beta 0.75, bias 1.
    public static LocalResponseNorm of(int size) {
        return new LocalResponseNorm(size, 1e-4f, 0.75f, 1);
    }

    @Override
    public Shape shape(Shape in) {
        return in;
    }

    /// No sum of squares makes the divisor smaller than bias^beta.
    @Override
    public Range range(Range in) {
        double most = power(bias) * (1 + 1e-6);
        return Range.of(in.min() < 0 ? in.min() * most : 0, in.max() > 0 ? in.max() * most : 0);
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    /// The square, the power as 8 and the product; the window of squares is summed without multiplying again.
    @Override
    public long multiplyAdds(Shape in) {
        return 10L * in.size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    /// s^(−beta)
    private double power(double s) {
        return beta == 0.75f ? 1 / (Math.sqrt(s) * Math.sqrt(Math.sqrt(s))) : StrictMath.pow(s, -(double) beta);
    }

    /// bias + alpha/size · Σ x² around plane c, for the element of plane 0 at `at`.
    private double scale(Tensor x, int at, int c) {
        int from = Math.max(c - (size - 1) / 2, 0);
        int to = Math.min(c + size / 2, x.shape().c() - 1);
        double sum = 0;
        for (int k = from; k <= to; k++) {
            double v = x.data()[at + k * x.channelStride()];
            sum += v * v;
        }
        return bias + alpha / (double) size * sum;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = x.shape();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    int at = x.index(0, z, v, u);
                    for (int c = 0; c < s.c(); c++) {
                        double value = x.data()[at + c * x.channelStride()];
                        y.data()[y.index(c, z, v, u)] = (float) (value * power(scale(x, at, c)));
                    }
                }
            }
        }
    }

    /// With S = scale: `dx[k] += dy[k]·S[k]^−β − 2·α·β/size · x[k]·Σ dy[c]·x[c]·S[c]^(−β−1)`, over the c
    /// whose window has k.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = x.shape();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    int at = x.index(0, z, v, u);
                    for (int k = 0; k < s.c(); k++) {
                        double pull = 0;
                        for (int c = Math.max(k - size / 2, 0); c <= Math.min(k + (size - 1) / 2, s.c() - 1); c++) {
                            double scale = scale(x, at, c);
                            double d = dy.data()[dy.index(c, z, v, u)];
                            pull += d * x.data()[at + c * x.channelStride()] * power(scale) / scale;
                        }
                        double own = dy.data()[dy.index(k, z, v, u)] * power(scale(x, at, k));
                        double value = x.data()[at + k * x.channelStride()];
                        dx.data()[dx.index(k, z, v, u)] += (float) (own - 2.0 * alpha * beta / size * value * pull);
                    }
                }
            }
        }
    }
}
