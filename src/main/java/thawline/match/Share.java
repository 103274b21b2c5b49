package thawline.match;

import thawline.core.Roots;
import thawline.layer.CustomOp;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = x₀ / √(energy · x₁), held in −1 … 1; `none` where it is divided by 0.
///
/// (2,H,W) → (1,H,W): a sum, and the energy of the window; the other energy is the template's.
record Share(double energy, float none) implements CustomOp {

    @Override
    public Shape shape(Shape in) {
        return in.withChannels(1);
    }

    @Override
    public Range range(Range in) {
        return new Range(-1, 1);
    }

    @Override
    public Reach reach() {
        return Reach.PIXEL;
    }

    /// It is held in a range to be read, not to be learned through; see [thawline.layer.Correlate] for that.
    @Override
    public Gradient gradient() {
        return Gradient.NONE;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = y.shape();
        float[] size = Roots.row(s.w());
        float length = (float) Math.sqrt(energy);
        for (int v = 0; v < s.h(); v++) {
            int sum = x.index(0, 0, v, 0);
            int window = x.index(1, 0, v, 0);
            int to = y.index(0, 0, v, 0);
            boolean all = Roots.of(x.data(), window, 0, length, size, s.w());
            Roots.share(x.data(), sum, size, 1, y.data(), to, s.w());
            for (int u = 0; !all && u < s.w(); u++) {
                y.data()[to + u] = size[u] == 0 ? none : y.data()[to + u];
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        throw new UnsupportedOperationException("a share has no gradient");
    }
}
