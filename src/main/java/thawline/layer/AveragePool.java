package thawline.layer;

import thawline.core.Counting;
import thawline.core.Mean;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = mean of x over a window, every plane on its own.
///
/// (c,D,H,W) → (c,D',H',W') with H' = (H + top + bottom − h) / stride + 1. What lies beyond the edge counts
/// as 0, or not at all, see [Counting].
public record AveragePool(Axes window, Axes stride, Margins margins, Counting counting) implements Op {

    public AveragePool {
        new Mean(window, stride, margins, counting); // which refuses margins as wide as the window
    }

    /// k × k windows side by side.
    public static AveragePool of(int k) {
        return new AveragePool(Axes.plane(k), Axes.plane(k), Margins.ZERO, Counting.INSIDE);
    }

    public AveragePool stride(int step) {
        return new AveragePool(window, Axes.plane(step), margins, counting);
    }

    public AveragePool padded(Margins m, Counting c) {
        return new AveragePool(window, stride, m, c);
    }

    private Mean mean() {
        return new Mean(window, stride, margins, counting);
    }

    @Override
    public Shape shape(Shape in) {
        return mean().output(in);
    }

    @Override
    public Range range(Range in) {
        return margins.isZero() || counting == Counting.INSIDE ? in : in.hull(0);
    }

    /// A window that is cut off at the edge has to know where the edge is.
    @Override
    public Reach reach() {
        return margins.isZero() ? new Reach.Window(window, margins, stride, Border.NONE) : new Reach.Whole();
    }

    @Override
    public Field field(Field before, Shape in) {
        return before.window(window, margins, stride);
    }

    /// One division for each mean.
    @Override
    public long multiplyAdds(Shape in) {
        return shape(in).size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        mean().apply(x, y);
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        mean().adjoint(dy, dx);
    }
}
