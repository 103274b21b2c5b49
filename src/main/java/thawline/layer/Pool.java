package thawline.layer;

import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = max (or min) of x over a window: max pooling, and at stride 1 dilation and erosion.
///
/// (c,D,H,W) → (c,D',H',W') with H' = (H + top + bottom − kh) / stride + 1. For means see [AveragePool].
public record Pool(Extremum extremum, Footprint footprint, Axes stride, Conv2d.Pad pad) implements Op {

    /// k × k windows side by side, as a CNN pools.
    public static Pool max(int k) {
        return new Pool(Extremum.MAX, Footprint.rect(k, k), Axes.plane(k), Conv2d.Pad.NONE);
    }

    /// Stride 1, centred (element k/2 is the anchor, as in OpenCV), the plane's size kept; what lies outside
    /// never wins.
    public static Pool around(Extremum extremum, Footprint f) {
        return around(extremum, f, Border.constant(extremum.neutral()));
    }

    public static Pool around(Extremum extremum, Footprint f, Border border) {
        int z = f.depth() / 2;
        int y = f.height() / 2;
        int x = f.width() / 2;
        Margins m = new Margins(z, f.depth() - 1 - z, y, f.height() - 1 - y, x, f.width() - 1 - x);
        boolean none = border.mode() == Border.Mode.NONE;
        return new Pool(extremum, f, Axes.ONE, none ? Conv2d.Pad.NONE : new Conv2d.Pad(border, m));
    }

    public Pool stride(int step) {
        return new Pool(extremum, footprint, Axes.plane(step), pad);
    }

    /// Margins that never win.
    public Pool padded(Margins m) {
        Border never = Border.constant(extremum.neutral());
        return new Pool(extremum, footprint, stride, m.isZero() ? Conv2d.Pad.NONE : new Conv2d.Pad(never, m));
    }

    @Override
    public Shape shape(Shape in) {
        return Extremum.output(pad.margins().around(in), footprint, stride);
    }

    @Override
    public Range range(Range in) {
        boolean valued = pad.border().mode() == Border.Mode.CONSTANT && !seesInside();
        return valued ? in.hull(pad.border().value()) : in;
    }

    /// Whether a border that never wins never has to: every output has an element of the plane in its window,
    /// the one that it stands for.
    private boolean seesInside() {
        Margins m = pad.margins();
        return pad.border().value() == extremum.neutral()
                && m.front() + m.back() < footprint.depth()
                && m.top() + m.bottom() < footprint.height()
                && m.left() + m.right() < footprint.width()
                && footprint.at(m.front(), m.top(), m.left());
    }

    @Override
    public Reach reach() {
        return new Reach.Window(
                new Axes(footprint.depth(), footprint.height(), footprint.width()),
                pad.margins(),
                stride,
                pad.border());
    }

    @Override
    public Gradient gradient() {
        return Gradient.SELECTION;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        extremum.apply(x, footprint, stride, y);
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        extremum.adjoint(x, dy, footprint, stride, dx);
    }

    @Override
    public String name() {
        return extremum == Extremum.MAX ? "maxpool" : "minpool";
    }
}
