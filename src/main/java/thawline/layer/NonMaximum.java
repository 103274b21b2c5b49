package thawline.layer;

import thawline.core.Norm;
import thawline.core.Ridge;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = |∇| where it is larger than both neighbours across the edge, else 0: Canny's thinning.
///
/// (2n,D,H,W) → (n,D,H,W), in the units of the input: the first half of the planes is d/dx, the second d/dy.
/// Beyond the plane's edge the strength is 0. The comparisons are those of OpenCV's `Canny`, see [Ridge]; the
/// double threshold that follows is a read-out. Canny, 1986.
public record NonMaximum(Norm norm) implements Op {

    private static final Ridge SUM = new Ridge(Norm.L1);
    private static final Ridge LENGTH = new Ridge(Norm.L2);

    @Override
    public Shape shape(Shape in) {
        return in.withChannels(Blocks.size(in, 2, "nonmaximum", "the planes of d/dx, then those of d/dy"));
    }

    @Override
    public Range range(Range in) {
        double most = norm == Norm.L1 ? 2 : Math.sqrt(2) * (1 + 1e-6);
        return Range.of(0, most * in.magnitude());
    }

    @Override
    public Reach reach() {
        return new Reach.Window(Axes.plane(3), Margins.plane(1), Axes.ONE, Border.ZERO);
    }

    @Override
    public Gradient gradient() {
        return Gradient.SELECTION;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        ridge().apply(x, y);
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        ridge().adjoint(x, y, dy, dx);
    }

    private Ridge ridge() {
        return norm == Norm.L1 ? SUM : LENGTH;
    }
}
