package thawline.layer;

import thawline.core.Footprint;
import thawline.core.Geometry;
import thawline.core.WindowSpread;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = √(Σ_c Σ (x − x̄_c)²) over a window, with x̄_c the mean of plane c there: how much is to be seen in it.
///
/// (c,D,H,W) → (1,D,H',W'), in the units of the input; 0 for flat windows, exactly. What a correlation is
/// divided by, see [Correlate]. Sums are in double precision: Σx² − (Σx)²/n of floats would leave nothing of
/// a faint pattern on a bright ground.
public record Contrast(Footprint window, Conv2d.Pad pad) implements Op {

    public Contrast {
        if (window.depth() != 1) {
            throw new IllegalArgumentException("contrast is that of a window of one slice, but got " + window);
        }
    }

    /// Only windows inside, or with a border the input's size, element k/2 being the anchor.
    public static Contrast of(Footprint window, Border border) {
        return new Contrast(window, Pool.centred(window, border));
    }

    @Override
    public Shape shape(Shape in) {
        Shape around = pad.margins().around(in);
        return new Shape(
                1,
                around.d(),
                Geometry.extent("height", around.h(), window.height(), 1, 1),
                Geometry.extent("width", around.w(), window.width(), 1, 1));
    }

    /// No spread of one plane is more than that of halves at both ends; the number of planes is not known
    /// here.
    @Override
    public Range range(Range in) {
        return new Range(0, Float.POSITIVE_INFINITY);
    }

    @Override
    public Reach reach() {
        return new Reach.Window(new Axes(1, window.height(), window.width()), pad.margins(), Axes.ONE, pad.border());
    }

    /// The squares, the sum of rows and that along a row.
    @Override
    public long multiplyAdds(Shape in) {
        long each = window.isBox() ? 2L * window.height() + 4 : 2L * window.count() + 2;
        return each * in.c() * shape(in).size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        WindowSpread.apply(x, window, y);
    }

    /// dx += Σ dy/y·(x − x̄_c) over the windows that hold an element.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        WindowSpread.adjoint(x, window, y, dy, dx);
    }
}
