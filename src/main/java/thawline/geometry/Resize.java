package thawline.geometry;

import java.util.Arrays;
import java.util.Optional;
import thawline.core.ByteValues;
import thawline.layer.Field;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.layer.RowWise;
import thawline.tensor.Range;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y(i) = x((i + ½)·s − ½) along both axes, s = old size / new size: pixels are squares, and their outer
/// edges stay where they are.
///
/// (c,D,H,W) → (c,D,H',W'). OpenCV's `resize`: NEAREST takes element ⌊i·s⌋; beyond the edge the edge's value
/// stands; AREA is a mean only where both axes shrink, otherwise it spreads pixels; with factors, s is their
/// inverse, unless the size stays. OpenCV drops shares of an AREA mean that are below a thousandth of a
/// pixel; here they count.
public record Resize(Size size, Interpolation interpolation) implements RowWise {

    @Override
    public Shape shape(Shape in) {
        return size.shape(in);
    }

    @Override
    public Range range(Range in) {
        return interpolation.range(in);
    }

    @Override
    public Reach reach() {
        return new Reach.Whole();
    }

    @Override
    public Field field(Field before, Shape in) {
        Shape out = shape(in);
        return new Field(
                before.deep(),
                before.down().interpolated(neighbours(in.h(), out.h()), (double) in.h() / out.h()),
                before.across().interpolated(neighbours(in.w(), out.w()), (double) in.w() / out.w()),
                before.all());
    }

    /// How many elements an element can depend on: a mean cuts the outermost ones.
    private int neighbours(int in, int out) {
        return interpolation == Interpolation.AREA ? Math.max(2, Math.ceilDiv(in, out) + 1) : interpolation.taps();
    }

    @Override
    public long multiplyAdds(Shape in) {
        Shape out = shape(in);
        long across = (long) in.c() * in.d() * in.h() * out.w() * taps(in.w(), out.w());
        return across + (long) out.size() * taps(in.h(), out.h());
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    /// How many elements along an axis make one; for a mean as many as it covers.
    private long taps(int in, int out) {
        return interpolation == Interpolation.AREA ? Math.ceilDiv(in, out) : interpolation.taps();
    }

    private record Axes(AxisTaps down, AxisTaps across) {}

    private Axes axes(Shape in, Shape out) {
        double down = scale(in.h(), out.h());
        double across = scale(in.w(), out.w());
        if (size instanceof Size.Times(double fy, double fx) && !in.equals(out)) {
            down = 1 / fy;
            across = 1 / fx;
        }
        if (interpolation == Interpolation.AREA && (down < 1 || across < 1)) {
            return new Axes(AxisTaps.spread(in.h(), out.h(), down), AxisTaps.spread(in.w(), out.w(), across));
        }
        return new Axes(
                AxisTaps.of(interpolation, in.h(), out.h(), down), AxisTaps.of(interpolation, in.w(), out.w(), across));
    }

    /// Divided twice as OpenCV does it, which decides where NEAREST falls on a seam.
    private static double scale(int in, int out) {
        return 1 / ((double) out / in);
    }

    @Override
    public Optional<Rows> rows(Shape in) {
        return Optional.of(resized(in));
    }

    private ResizedRows resized(Shape in) {
        Axes axes = axes(in, shape(in));
        return new ResizedRows(axes.down, axes.across, in.w());
    }

    @Override
    public Optional<Bytes> bytes(Shape in) {
        Axes axes = axes(in, shape(in));
        return axes.down.halves() && axes.across.halves() ? Optional.of(Resize::halve) : Optional.empty();
    }

    private static void halve(Samples.U8 x, int c, int first, int end, Samples.U8 to) {
        for (int v = first; v < end; v++) {
            int a = x.index(c, 2 * v, 0);
            int b = x.index(c, 2 * v + 1, 0);
            ByteValues.halve(x.data(), a, b, to.data(), to.index(c, v, 0), to.width());
        }
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape in = x.shape();
        Shape out = y.shape();
        Rows rows = resized(in);
        float[] row = new float[out.w()];
        for (int z = 0; z < out.d(); z++) {
            int slice = z;
            Source source = (c, v, to) -> System.arraycopy(x.data(), x.index(c, slice, v, 0), to, 0, in.w());
            rows.forget();
            for (int c = 0; c < out.c(); c++) {
                for (int v = 0; v < out.h(); v++) {
                    rows.make(source, c, v, row);
                    System.arraycopy(row, 0, y.data(), y.index(c, z, v, 0), out.w());
                }
            }
        }
    }

    /// dx += Aᵀ·dy: each row back across, then shared out to the rows it was made of.
    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Axes axes = axes(dx.shape(), dy.shape());
        int w = dx.shape().w();
        float[] row = new float[w];
        for (int c = 0; c < dy.shape().c(); c++) {
            for (int z = 0; z < dy.shape().d(); z++) {
                for (int v = 0; v < dy.shape().h(); v++) {
                    Arrays.fill(row, 0);
                    axes.across.adjoint(dy.data(), dy.index(c, z, v, 0), row, 0);
                    for (int t = axes.down.first(v); t < axes.down.end(v); t++) {
                        ResizedRows.add(axes.down.weight(t), row, dx.data(), dx.index(c, z, axes.down.index(t), 0), w);
                    }
                }
            }
        }
    }
}
