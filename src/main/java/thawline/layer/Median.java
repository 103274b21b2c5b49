package thawline.layer;

import thawline.core.Rank;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = the median of x over ksize × ksize, plane by plane
///
/// (c,D,H,W) → (c,D,H,W), in the units of the input. OpenCV's `medianBlur`, which knows the border REPLICATE
/// only.
public record Median(int ksize, Border border) implements Op {

    /// The network for a larger window would have some hundred thousand comparators.
    private static final int LARGEST = 63;

    public Median {
        if (ksize < 1 || ksize > LARGEST || ksize % 2 == 0) {
            String advice = ksize > 1 && ksize <= LARGEST
                    ? " is even; use " + (ksize - 1) + " or " + (ksize + 1)
                    : " is not in 1 … " + LARGEST + "; use 3 or 5";
            throw new IllegalArgumentException("ksize " + ksize + advice);
        }
    }

    /// What is laid around the input.
    public Margins margins() {
        return border.mode() == Border.Mode.NONE ? Margins.ZERO : Margins.plane(ksize / 2);
    }

    @Override
    public Shape shape(Shape in) {
        return Sizes.of(in, margins(), ksize);
    }

    @Override
    public Range range(Range in) {
        return border.mode() == Border.Mode.CONSTANT ? in.hull(border.value()) : in;
    }

    @Override
    public Reach reach() {
        return new Reach.Window(Axes.plane(ksize), margins(), Axes.ONE, border);
    }

    @Override
    public Gradient gradient() {
        return Gradient.SELECTION;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Rank.median(x, ksize, y);
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Rank.medianAdjoint(x, y, dy, ksize, dx);
    }
}
