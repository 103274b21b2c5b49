package thawline.geometry;

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

/// Quarter turns, the half turn and mirror images: every pixel moves, none changes.
///
/// (c,D,H,W) → (c,D,W,H) for quarter turns, (c,D,H,W) for the others. OpenCV's `rotate`, and `flip` with 1
/// (left-right) and 0 (up-down).
public record Turn(Way way) implements RowWise {

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
    public Optional<Rows> rows(Shape in) {
        return Optional.empty();
    }

    @Override
    public Optional<Bytes> bytes(Shape in) {
        return Optional.of(this::turn);
    }

    private void turn(Samples.U8 x, int c, int first, int end, Samples.U8 to) {
        int stride = x.layout().rowStride();
        int pitch = to.layout().rowStride();
        switch (way) {
            case ROTATE_90_CLOCKWISE -> {
                int from = x.index(c, x.height() - 1, first);
                ByteValues.transpose(
                        x.data(), from, -stride, to.data(), to.index(c, first, 0), pitch, to.width(), end - first);
            }
            case ROTATE_90_COUNTERCLOCKWISE -> {
                int from = x.index(c, 0, x.width() - end);
                ByteValues.transpose(
                        x.data(), from, stride, to.data(), to.index(c, end - 1, 0), -pitch, to.width(), end - first);
            }
            default -> {
                for (int v = first; v < end; v++) {
                    Line line = line(x.height(), x.width(), v);
                    copy(
                            x.data(),
                            x.index(c, line.row, line.column),
                            line.right,
                            to.data(),
                            to.index(c, v, 0),
                            to.width());
                }
            }
        }
    }

    private static void copy(byte[] x, int from, int step, byte[] to, int at, int n) {
        if (step == 1) {
            System.arraycopy(x, from, to, at, n);
        } else {
            ByteValues.reverse(x, from - n + 1, to, at, n);
        }
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
        Line line = line(x.shape().h(), x.shape().w(), v);
        return x.index(c, z, line.row + u * line.down, line.column + u * line.right);
    }

    /// Where row v comes from: its first pixel, and where the next one lies.
    private Line line(int h, int w, int v) {
        return switch (way) {
            case ROTATE_90_CLOCKWISE -> new Line(h - 1, v, -1, 0);
            case ROTATE_180 -> new Line(h - 1 - v, w - 1, 0, -1);
            case ROTATE_90_COUNTERCLOCKWISE -> new Line(0, w - 1 - v, 1, 0);
            case FLIP_LEFT_RIGHT -> new Line(v, w - 1, 0, -1);
            case FLIP_UP_DOWN -> new Line(h - 1 - v, 0, 0, 1);
        };
    }

    private record Line(int row, int column, int down, int right) {}
}
