package thawline.geometry;

import java.util.Optional;
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

/// y(v, u) = x(top + v, left + u): a rectangle of every plane.
///
/// (c,D,H,W) → (c,D,height,width)
public record Crop(int top, int left, int height, int width) implements RowWise {

    public Crop {
        if (top < 0 || left < 0 || height < 1 || width < 1) {
            throw new IllegalArgumentException("a crop begins at 0 or later and has at least 1 row and column, but was "
                    + height + " × " + width + " from row " + top + ", column " + left);
        }
    }

    @Override
    public Shape shape(Shape in) {
        if ((long) top + height > in.h() || (long) left + width > in.w()) {
            throw new IllegalArgumentException("a crop of rows " + top + " … " + ((long) top + height - 1)
                    + " and columns " + left + " … " + ((long) left + width - 1) + " reaches beyond the picture of "
                    + in.h()
                    + " rows and " + in.w() + " columns");
        }
        return new Shape(in.c(), in.d(), height, width);
    }

    @Override
    public Range range(Range in) {
        return in;
    }

    @Override
    public Reach reach() {
        return new Reach.Whole();
    }

    @Override
    public Field field(Field before, Shape in) {
        return before;
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public Optional<Rows> rows(Shape in) {
        return Optional.empty();
    }

    @Override
    public Optional<Bytes> bytes(Shape in) {
        return Optional.of(this::copy);
    }

    private void copy(Samples.U8 x, int c, int first, int end, Samples.U8 to) {
        for (int v = first; v < end; v++) {
            System.arraycopy(x.data(), x.index(c, top + v, left), to.data(), to.index(c, v, 0), width);
        }
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        y.copyFrom(x.window(top, left, height, width));
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Tensor inside = dx.window(top, left, height, width);
        for (int c = 0; c < dy.shape().c(); c++) {
            for (int z = 0; z < dy.shape().d(); z++) {
                for (int v = 0; v < height; v++) {
                    int from = dy.index(c, z, v, 0);
                    int to = inside.index(c, z, v, 0);
                    for (int u = 0; u < width; u++) {
                        dx.data()[to + u] += dy.data()[from + u];
                    }
                }
            }
        }
    }
}
