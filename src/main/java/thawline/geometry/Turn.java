package thawline.geometry;

import thawline.layer.CustomOp;
import thawline.layer.Field;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Pass;
import thawline.layer.Reach;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Quarter turns, the half turn and mirror images: every pixel moves, none changes.
///
/// (c,D,H,W) → (c,D,W,H) for quarter turns, (c,D,H,W) for the others. OpenCV's `rotate`, and `flip` with 1
/// (left-right) and 0 (up-down).
public record Turn(Way way) implements CustomOp {

    /// Which way the picture turns.
    public enum Way {
        ROTATE_90_CLOCKWISE,
        ROTATE_180,
        ROTATE_90_COUNTERCLOCKWISE,
        FLIP_LEFT_RIGHT,
        FLIP_UP_DOWN;

        private boolean swapsAxes() {
            return this == ROTATE_90_CLOCKWISE || this == ROTATE_90_COUNTERCLOCKWISE;
        }
    }

    @Override
    public Shape shape(Shape in) {
        return way.swapsAxes() ? new Shape(in.c(), in.d(), in.w(), in.h()) : in;
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
        return shape(in).equals(in) ? before : before.turned();
    }

    @Override
    public Gradient gradient() {
        return Gradient.EXACT;
    }

    @Override
    public void forward(Tensor x, Tensor y, Pass pass) {
        Shape s = y.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        y.data()[y.index(c, z, v, u)] = x.data()[source(x, c, z, v, u)];
                    }
                }
            }
        }
    }

    @Override
    public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
        Shape s = dy.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        dx.data()[source(dx, c, z, v, u)] += dy.data()[dy.index(c, z, v, u)];
                    }
                }
            }
        }
    }

    private int source(Tensor x, int c, int z, int v, int u) {
        int bottom = x.shape().h() - 1;
        int right = x.shape().w() - 1;
        return switch (way) {
            case ROTATE_90_CLOCKWISE -> x.index(c, z, bottom - u, v);
            case ROTATE_180 -> x.index(c, z, bottom - v, right - u);
            case ROTATE_90_COUNTERCLOCKWISE -> x.index(c, z, u, right - v);
            case FLIP_LEFT_RIGHT -> x.index(c, z, v, right - u);
            case FLIP_UP_DOWN -> x.index(c, z, bottom - v, u);
        };
    }
}
