package thawline.layer;

import thawline.core.Geometry;
import thawline.core.Ground;
import thawline.core.Mask;
import thawline.core.WindowEnergy;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = Σ_c Σ m²·(x − x̄_c)² over a window, with x̄_c = Σ m·x / Σ m of plane c there, or 0: how much of a pattern is to
/// be seen in it.
///
/// (c,D,H,W) → (1,D,H',W'), in the square of the input's units; of flat windows exactly 0. What a correlation is
/// divided by, see [Correlate]. Sums are in double precision: Σx² − (Σx)²/n of floats would leave nothing of a faint
/// pattern on a bright ground.
public record Energy(Mask mask, Ground ground, Conv2d.Pad pad) implements Op {

    /// Only windows inside, or with a border the input's size, element k/2 being the anchor.
    public static Energy of(Mask mask, Ground ground, Border border) {
        int y = mask.height() / 2;
        int x = mask.width() / 2;
        Margins m = new Margins(0, 0, y, mask.height() - 1 - y, x, mask.width() - 1 - x);
        boolean none = border.mode() == Border.Mode.NONE;
        return new Energy(mask, ground, none ? Conv2d.Pad.NONE : new Conv2d.Pad(border, m));
    }

    @Override
    public Shape shape(Shape in) {
        if (mask.planes() > 1 && mask.planes() != in.c()) {
            throw new IllegalArgumentException(
                    "a mask of " + mask.planes() + " planes weighs as many, but got " + in.c());
        }
        Shape around = pad.margins().around(in);
        return new Shape(
                1,
                around.d(),
                Geometry.extent("height", around.h(), mask.height(), 1, 1),
                Geometry.extent("width", around.w(), mask.width(), 1, 1));
    }

    /// How many planes add to it is not known here.
    @Override
    public Range range(Range in) {
        return new Range(0, Float.POSITIVE_INFINITY);
    }

    @Override
    public Reach reach() {
        return new Reach.Window(new Axes(1, mask.height(), mask.width()), pad.margins(), Axes.ONE, pad.border());
    }

    /// The squares, and sums down and along.
    @Override
    public long multiplyAdds(Shape in) {
        long places = (long) mask.height() * mask.width();
        return (mask.isBox() ? 2L * mask.height() + 4 : 2 * places + 2)
                * in.c()
                * shape(in).size();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        WindowEnergy.apply(x, mask, ground, y);
    }

    /// dx += 2·dy·m²·(x − x̄_c) over the windows that hold an element, for a mask of 0 and 1.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        WindowEnergy.adjoint(x, mask, ground, y, dy, dx);
    }
}
