package thawline.tensor;

import java.util.Arrays;

/// A strided view of a stack of planes over one `float[]`; element (c, d, y, x) lies at `offset +
/// c·channelStride + d·depthStride + y·rowStride + x`.
///
/// Rows are contiguous. Views share their array: writing through one shows in all. A tensor has no lock and
/// no state besides its array.
public final class Tensor {

    private final float[] data;
    private final int offset;
    private final Shape shape;
    private final int channelStride;
    private final int depthStride;
    private final int rowStride;

    private Tensor(float[] data, int offset, Shape shape, int channelStride, int depthStride, int rowStride) {
        this.data = data;
        this.offset = offset;
        this.shape = shape;
        this.channelStride = channelStride;
        this.depthStride = depthStride;
        this.rowStride = rowStride;
    }

    public static Tensor zeros(Shape shape) {
        return dense(new float[shape.size()], shape);
    }

    /// A tensor of its own copy of the values, given in the order c, d, h, w.
    public static Tensor of(Shape shape, float... values) {
        return dense(values.clone(), shape);
    }

    /// A view of the whole array, without copying.
    public static Tensor dense(float[] data, Shape shape) {
        if (data.length != shape.size()) {
            throw new IllegalArgumentException(
                    "shape " + shape + " has " + shape.size() + " elements, but " + data.length + " were given");
        }
        return strided(data, 0, shape, shape.w());
    }

    /// A view of planes of `rowStride`-wide rows that follow each other from `offset` on.
    public static Tensor strided(float[] data, int offset, Shape shape, int rowStride) {
        int plane = Math.multiplyExact(rowStride, shape.h());
        Tensor t = new Tensor(data, offset, shape, Math.multiplyExact(plane, shape.d()), plane, rowStride);
        long last = (long) offset
                + (long) (shape.c() - 1) * t.channelStride
                + (long) (shape.d() - 1) * plane
                + (long) (shape.h() - 1) * rowStride
                + shape.w();
        if (offset < 0 || rowStride < shape.w() || last > data.length) {
            throw new IllegalArgumentException("a view of shape " + shape + " from " + offset + " with rows "
                    + rowStride + " apart does not fit an array of " + data.length);
        }
        return t;
    }

    public Shape shape() {
        return shape;
    }

    public float[] data() {
        return data;
    }

    public int channelStride() {
        return channelStride;
    }

    public int depthStride() {
        return depthStride;
    }

    public int rowStride() {
        return rowStride;
    }

    /// Where element (c, d, y, x) lies in [#data()]; not checked, so that it may be used in inner loops.
    public int index(int c, int d, int y, int x) {
        return offset + c * channelStride + d * depthStride + y * rowStride + x;
    }

    public float at(int c, int d, int y, int x) {
        return data[checked(c, d, y, x)];
    }

    public float at(int c, int y, int x) {
        return at(c, 0, y, x);
    }

    public void set(int c, int d, int y, int x, float value) {
        data[checked(c, d, y, x)] = value;
    }

    private int checked(int c, int d, int y, int x) {
        if (c < 0 || c >= shape.c() || d < 0 || d >= shape.d() || y < 0 || y >= shape.h() || x < 0 || x >= shape.w()) {
            throw new IndexOutOfBoundsException("(" + c + ", " + d + ", " + y + ", " + x + ") is outside " + shape);
        }
        return index(c, d, y, x);
    }

    /// The `count` channels from `first` on.
    public Tensor channels(int first, int count) {
        requireInside(first, count, shape.c(), "channels");
        return new Tensor(
                data, index(first, 0, 0, 0), shape.withChannels(count), channelStride, depthStride, rowStride);
    }

    /// Rows `y … y+h−1` and columns `x … x+w−1` of every plane.
    public Tensor window(int y, int x, int h, int w) {
        requireInside(y, h, shape.h(), "rows");
        requireInside(x, w, shape.w(), "columns");
        return new Tensor(
                data, index(0, 0, y, x), new Shape(shape.c(), shape.d(), h, w), channelStride, depthStride, rowStride);
    }

    /// The `count` slices from depth `first` on.
    public Tensor slices(int first, int count) {
        requireInside(first, count, shape.d(), "slices");
        return new Tensor(
                data,
                index(0, first, 0, 0),
                new Shape(shape.c(), count, shape.h(), shape.w()),
                channelStride,
                depthStride,
                rowStride);
    }

    /// What is left when the margins are taken off.
    public Tensor inside(Margins m) {
        return slices(m.front(), shape.d() - m.front() - m.back())
                .window(m.top(), m.left(), shape.h() - m.top() - m.bottom(), shape.w() - m.left() - m.right());
    }

    public void copyFrom(Tensor other) {
        if (!shape.equals(other.shape)) {
            throw new IllegalArgumentException("cannot copy a " + other.shape + " into a " + shape);
        }
        for (int c = 0; c < shape.c(); c++) {
            for (int d = 0; d < shape.d(); d++) {
                for (int y = 0; y < shape.h(); y++) {
                    System.arraycopy(other.data, other.index(c, d, y, 0), data, index(c, d, y, 0), shape.w());
                }
            }
        }
    }

    public Tensor copy() {
        Tensor t = zeros(shape);
        t.copyFrom(this);
        return t;
    }

    public void fill(float value) {
        for (int c = 0; c < shape.c(); c++) {
            for (int d = 0; d < shape.d(); d++) {
                for (int y = 0; y < shape.h(); y++) {
                    int row = index(c, d, y, 0);
                    Arrays.fill(data, row, row + shape.w(), value);
                }
            }
        }
    }

    /// The values in the order c, d, h, w, as an array of their own.
    public float[] toArray() {
        return copy().data;
    }

    private static void requireInside(int first, int count, int n, String what) {
        if (first < 0 || count < 1 || count > n - first) {
            throw new IndexOutOfBoundsException(
                    what + " " + first + " … " + (first + count - 1L) + " of a tensor that has " + n);
        }
    }

    @Override
    public String toString() {
        return "Tensor" + shape;
    }
}
