package thawline.match;

import thawline.core.Kernel;
import thawline.core.SpectralCorrelation;
import thawline.layer.CustomOp;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = k ⋆ (x − level) by Fourier transforms, (i,H,W) → (1,H−h+1,W−w+1): the same sums as a convolution's but for
/// rounding.
///
/// Its bits depend on where tiles begin, so it is run by a schedule whose steps are whole tiles, see
/// [Method#scores].
record Spectral(SpectralCorrelation correlation, Kernel kernel) implements CustomOp {

    static Spectral of(Kernel k, float level) {
        return new Spectral(SpectralCorrelation.of(k, level), k);
    }

    @Override
    public Shape shape(Shape in) {
        return Shape.planes(1, in.h() - kernel.height() + 1, in.w() - kernel.width() + 1);
    }

    @Override
    public Range range(Range in) {
        return Range.ANY;
    }

    @Override
    public Reach reach() {
        return new Reach.Window(new Axes(1, kernel.height(), kernel.width()), Margins.ZERO, Axes.ONE, Border.NONE);
    }

    /// A convolution is what learns.
    @Override
    public Gradient gradient() {
        return Gradient.NONE;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        correlation.apply(x, y);
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        throw new UnsupportedOperationException("the sums of a search have no gradient");
    }
}
