package thawline.run;

import thawline.core.Bits;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A whole stack of planes that rows are loaded from and stored to: numbers of the plan's own, or a caller's
/// numbers or samples, which are others at each run.
final class Plane {

    final Shape shape;
    private final boolean own;
    private Tensor tensor;
    private Samples samples;

    private Plane(Shape shape, boolean own) {
        this.shape = shape;
        this.own = own;
    }

    /// A caller's; to be set before each run.
    static Plane given(Shape shape) {
        return new Plane(shape, false);
    }

    /// The plan's own; its memory is taken by [#take].
    static Plane own(Shape shape) {
        return new Plane(shape, true);
    }

    /// The memory that [#take] takes, in bytes.
    long bytes() {
        return own ? (long) shape.size() * Float.BYTES : 0;
    }

    /// Takes the memory of the plan's own plane, the first time that it is called.
    void take() {
        if (own && tensor == null) {
            tensor = Tensor.zeros(shape);
        }
    }

    void set(Tensor t) {
        require(t.shape());
        tensor = t;
        samples = null;
    }

    void set(Samples s) {
        require(s.shape());
        samples = s;
        tensor = null;
    }

    /// Forgets the caller's planes, so that a plan that is kept does not keep them.
    void release() {
        tensor = null;
        samples = null;
    }

    /// Whether both are the same memory.
    boolean shares(Plane other) {
        return array() == other.array();
    }

    private Object array() {
        return switch (samples) {
            case null -> tensor.data();
            case Samples.U8 s -> s.data();
            case Samples.U16 s -> s.data();
            case Samples.S16 s -> s.data();
            case Samples.F32 s -> s.data();
        };
    }

    Tensor tensor() {
        return tensor;
    }

    /// Its floats, or null where it has none that rows can be written to: `last` where that shows the same, so that a
    /// steady run makes no other.
    Tensor floats(Tensor last) {
        if (samples == null) {
            return tensor;
        }
        if (!(samples instanceof Samples.F32 f)
                || f.channels() > 1
                || f.layout().pixelStride() > 1) {
            return null;
        }
        int first = f.index(0, 0, 0);
        int stride = f.layout().rowStride();
        if (last != null && last.data() == f.data() && last.index(0, 0, 0, 0) == first && last.rowStride() == stride) {
            return last;
        }
        return stride < shape.w() ? null : Tensor.strided(f.data(), first, shape, stride);
    }

    /// The bytes of a picture whose columns lie side by side, or null.
    Samples.U8 picture() {
        return samples instanceof Samples.U8 u && u.layout().pixelStride() == 1 ? u : null;
    }

    private void require(Shape given) {
        if (!given.equals(shape)) {
            throw new IllegalArgumentException("the plan was made for " + shape + ", but was given " + given);
        }
    }

    void load(int c, int z, int y, int x, int n, float[] to, int at) {
        if (samples != null) {
            SampleRows.load(samples, c, y, x, n, to, at);
        } else {
            Memory.copy(tensor.data(), tensor.index(c, z, y, x), to, at, n);
        }
    }

    /// `high` where a bit is set, else 0, as row y of the only plane; `row` has room for it.
    void store(int y, long[] bits, float high, float[] row) {
        if (samples instanceof Samples.U8 u && u.layout().pixelStride() == 1) {
            SampleRows.store(u, y, bits, high);
            return;
        }
        int w = shape.w();
        Bits.spread(bits, high, row, 0, w);
        store(0, 0, y, 0, w, row, 0);
    }

    void store(int c, int z, int y, int x, int n, float[] from, int at) {
        if (samples != null) {
            SampleRows.store(samples, c, y, x, n, from, at);
        } else {
            Memory.copy(from, at, tensor.data(), tensor.index(c, z, y, x), n);
        }
    }
}
