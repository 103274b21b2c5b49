package thawline.layer;

import java.util.List;
import java.util.function.UnaryOperator;
import thawline.core.BilateralMean;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y[p] = Σ_q w·x[q] / Σ_q w,  w = exp(−|p − q|²/2σ_space²)·exp(−D²/2σ_colour²): a mean that stops at edges
///
/// (c,D,H,W) → (c,D,H,W); q runs over a disc of the radius, D is Σ |x[q] − x[p]| over all planes. sigmaColor
/// is in the units of the input, sigmaSpace in pixels. OpenCV's `bilateralFilter`, which interpolates its
/// exponentials for floats in a table. Tomasi & Manduchi, 1998.
public record Bilateral(int radius, Weights sigmaColor, Weights sigmaSpace, Border border) implements Op {

    public Bilateral {
        if (radius < 1) {
            throw new IllegalArgumentException("radius " + radius + " is less than 1; use 2 for a diameter of 5");
        }
    }

    private BilateralMean mean() {
        return new BilateralMean(
                radius, sigmaColor.kernel().value(), sigmaSpace.kernel().value());
    }

    private Margins margins() {
        return border.mode() == Border.Mode.NONE ? Margins.ZERO : Margins.plane(radius);
    }

    @Override
    public Shape shape(Shape in) {
        return Sizes.of(in, margins(), 2 * radius + 1);
    }

    /// That of the input, with what rounding may add.
    @Override
    public Range range(Range in) {
        Range r = border.mode() == Border.Mode.CONSTANT ? in.hull(border.value()) : in;
        double slack = r.magnitude() * (2.0 * radius + 1) * (2 * radius + 1) * 0x1p-22;
        return Range.of(r.min() - slack, r.max() + slack);
    }

    @Override
    public Reach reach() {
        return new Reach.Window(Axes.plane(2 * radius + 1), margins(), Axes.ONE, border);
    }

    @Override
    public long multiplyAdds(Shape in) {
        Shape out = shape(in);
        return (8L + 2L * in.c()) * mean().places() * (out.size() / out.c()); // 8 for each exponential
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
        double[] bySigma = mean().adjoint(x, y, dy, dx);
        if (g.follows(sigmaColor)) {
            g.of(sigmaColor)[0] += (float) bySigma[0];
        }
        if (g.follows(sigmaSpace)) {
            g.of(sigmaSpace)[0] += (float) bySigma[1];
        }
    }

    @Override
    public List<Weights> weights() {
        return List.of(sigmaColor, sigmaSpace);
    }

    @Override
    public Bilateral withWeights(UnaryOperator<Weights> f) {
        return new Bilateral(radius, f.apply(sigmaColor), f.apply(sigmaSpace), border);
    }
}
