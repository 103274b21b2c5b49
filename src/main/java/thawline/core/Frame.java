package thawline.core;

import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Where a value lies channels last: element (c, z, y, x) at `(((z + front)·H + y + top)·W + x + left)·pitch
/// + c` after the value's first float, with H and W of the inside and its margins together.
///
/// Shape (c, d, h, w) is that of the inside. The channels from c to the pitch are padding: kernels may read
/// and write them in lanes, but what they hold is nobody's business. Examples of a batch follow each other
/// [#extent] floats apart; pictures (d = 1, no margins in front or behind) may so be taken for the slices of
/// one volume with a window of depth 1.
public record Frame(Shape inside, Margins margins) {

    /// The pitch is a multiple of this, which no register's number of lanes exceeds.
    static final int LINE = 16;

    /// Up to so many channels lie without padding between pixels.
    static final int FEW = 4;

    public static Frame of(Shape inside) {
        return new Frame(inside, Margins.ZERO);
    }

    /// From a pixel to the next: the channels, rounded up to a multiple of 16 where there are more than 4.
    public int pitch() {
        return pitch(inside.c());
    }

    public static int pitch(int channels) {
        return channels <= FEW ? channels : Math.ceilDiv(channels, LINE) * LINE;
    }

    /// How many floats an example takes, its margins and padding channels among them.
    public int extent() {
        return depth() * height() * width() * pitch();
    }

    /// How many floats an array must have from a value's first on to hold so many examples: 16 more than they
    /// take, since the last pixel may be read by a whole register.
    public int room(int examples) {
        return Math.addExact(Math.multiplyExact(examples, extent()), LINE);
    }

    /// The first channel of pixel (z, y, x) of the inside.
    public int at(int z, int y, int x) {
        return (((z + margins.front()) * height() + y + margins.top()) * width() + x + margins.left()) * pitch();
    }

    int depth() {
        return inside.d() + margins.front() + margins.back();
    }

    int height() {
        return inside.h() + margins.top() + margins.bottom();
    }

    int width() {
        return inside.w() + margins.left() + margins.right();
    }

    /// From planes into the inside; margins and padding channels stay as they are.
    public void interleave(Tensor planes, float[] to, int at) {
        require(planes);
        int pitch = pitch();
        int n = run(planes);
        float[] from = planes.data();
        for (int p = 0; p < inside.d() * inside.h() * inside.w(); p += n) {
            int z = p / (inside.h() * inside.w());
            int y = p / inside.w() % inside.h();
            int target = at + at(z, y, 0);
            for (int c = 0; c < inside.c(); c++) {
                int row = planes.index(c, z, y, 0);
                for (int x = 0; x < n; x++) {
                    to[target + x * pitch + c] = from[row + x];
                }
            }
        }
    }

    /// From the inside to planes.
    public void planar(float[] from, int at, Tensor planes) {
        require(planes);
        int pitch = pitch();
        int n = run(planes);
        float[] to = planes.data();
        for (int p = 0; p < inside.d() * inside.h() * inside.w(); p += n) {
            int z = p / (inside.h() * inside.w());
            int y = p / inside.w() % inside.h();
            int source = at + at(z, y, 0);
            for (int c = 0; c < inside.c(); c++) {
                int row = planes.index(c, z, y, 0);
                for (int x = 0; x < n; x++) {
                    to[row + x] = from[source + x * pitch + c];
                }
            }
        }
    }

    /// Copies all channels of a value without margins into the channels from `channel` on of one like it.
    public void copyInto(Frame whole, int channel, float[] from, int at, float[] to, int toAt) {
        int pixels = extent() / pitch();
        for (int p = 0; p < pixels; p++) {
            System.arraycopy(from, at + p * pitch(), to, toAt + p * whole.pitch() + channel, inside.c());
        }
    }

    /// Adds channels from `channel` on of another value to this one's: the adjoint of [#copyInto].
    public void addFrom(Frame whole, int channel, float[] from, int at, float[] to, int toAt) {
        int pixels = extent() / pitch();
        for (int p = 0; p < pixels; p++) {
            int source = at + p * whole.pitch() + channel;
            int target = toAt + p * pitch();
            for (int c = 0; c < inside.c(); c++) {
                to[target + c] += from[source + c];
            }
        }
    }

    /// Adds planes to the inside: the adjoint of [#planar].
    public void addPlanes(Tensor planes, float[] to, int at) {
        require(planes);
        int pitch = pitch();
        int n = run(planes);
        float[] from = planes.data();
        for (int p = 0; p < inside.d() * inside.h() * inside.w(); p += n) {
            int z = p / (inside.h() * inside.w());
            int y = p / inside.w() % inside.h();
            int target = at + at(z, y, 0);
            for (int c = 0; c < inside.c(); c++) {
                int row = planes.index(c, z, y, 0);
                for (int x = 0; x < n; x++) {
                    to[target + x * pitch + c] += from[row + x];
                }
            }
        }
    }

    /// Adds the inside to planes: the adjoint of [#interleave].
    public void addTo(Tensor planes, float[] from, int at) {
        require(planes);
        int pitch = pitch();
        int n = run(planes);
        float[] to = planes.data();
        for (int p = 0; p < inside.d() * inside.h() * inside.w(); p += n) {
            int z = p / (inside.h() * inside.w());
            int y = p / inside.w() % inside.h();
            int source = at + at(z, y, 0);
            for (int c = 0; c < inside.c(); c++) {
                int row = planes.index(c, z, y, 0);
                for (int x = 0; x < n; x++) {
                    to[row + x] += from[source + x * pitch + c];
                }
            }
        }
    }

    /// How many pixels lie behind each other in planes and here: those of a row, or all.
    private int run(Tensor planes) {
        boolean rows = margins.isZero() && planes.rowStride() == inside.w();
        boolean slices = inside.d() == 1 || planes.depthStride() == inside.h() * inside.w();
        return rows && slices ? inside.d() * inside.h() * inside.w() : inside.w();
    }

    private void require(Tensor planes) {
        Shapes.require(inside, planes.shape(), "value");
    }
}
