package thawline.tensor;

/// A picture as files and cameras keep it: what a plan reads from and writes to.
///
/// Sample (c, y, x) is element `index(c, y, x)` of an array that is used as it is, never copied; channel 0 of
/// a colour picture is red. In planes of float, which is what layers see, a number is in 8-bit units:
///
/// | kind | sample v is | written back |
/// |---|---|---|
/// | [U8] | v, unsigned | half up, held in 0 … 255 |
/// | [U16] | v / 257, unsigned | × 257, half up, held in 0 … 65,535 |
/// | [S16] | v | half up, held in −32,768 … 32,767 |
/// | [F32] | v | as it is |
///
/// The class says only where samples lie; a plan converts them. Two pictures are equal when they are the same
/// array under the same layout.
public sealed interface Samples {

    /// What one sample is.
    enum Depth {
        U8(8),
        U16(16),
        S16(16),
        F32(32);

        private final int bits;

        Depth(int bits) {
            this.bits = bits;
        }

        public int bits() {
            return bits;
        }
    }

    Layout layout();

    Depth depth();

    /// A picture of other channels, rows or columns over the same array.
    Samples with(Layout other);

    default int channels() {
        return layout().channels();
    }

    default int height() {
        return layout().height();
    }

    default int width() {
        return layout().width();
    }

    default Shape shape() {
        return layout().shape();
    }

    /// Where sample (c, y, x) lies in the array; not checked.
    default int index(int c, int y, int x) {
        return layout().index(c, y, x);
    }

    /// Unsigned bytes.
    record U8(byte[] data, Layout layout) implements Samples {
        public U8 {
            requireRoom(layout, data.length);
        }

        @Override
        public Depth depth() {
            return Depth.U8;
        }

        @Override
        public U8 with(Layout other) {
            return new U8(data, other);
        }
    }

    /// Unsigned 16-bit numbers in Java's `short`: read one with `Short.toUnsignedInt`.
    record U16(short[] data, Layout layout) implements Samples {
        public U16 {
            requireRoom(layout, data.length);
        }

        @Override
        public Depth depth() {
            return Depth.U16;
        }

        @Override
        public U16 with(Layout other) {
            return new U16(data, other);
        }
    }

    /// Signed 16-bit numbers, such as a derivative of an 8-bit picture.
    record S16(short[] data, Layout layout) implements Samples {
        public S16 {
            requireRoom(layout, data.length);
        }

        @Override
        public Depth depth() {
            return Depth.S16;
        }

        @Override
        public S16 with(Layout other) {
            return new S16(data, other);
        }
    }

    /// Numbers as a layer sees them.
    record F32(float[] data, Layout layout) implements Samples {
        public F32 {
            requireRoom(layout, data.length);
        }

        @Override
        public Depth depth() {
            return Depth.F32;
        }

        @Override
        public F32 with(Layout other) {
            return new F32(data, other);
        }
    }

    /// Black, interleaved.
    static U8 u8(int channels, int height, int width) {
        Layout layout = Layout.interleaved(channels, height, width);
        return new U8(new byte[layout.shape().size()], layout);
    }

    /// Black, interleaved.
    static U16 u16(int channels, int height, int width) {
        Layout layout = Layout.interleaved(channels, height, width);
        return new U16(new short[layout.shape().size()], layout);
    }

    /// Zero, interleaved.
    static S16 s16(int channels, int height, int width) {
        Layout layout = Layout.interleaved(channels, height, width);
        return new S16(new short[layout.shape().size()], layout);
    }

    /// Zero, interleaved.
    static F32 f32(int channels, int height, int width) {
        Layout layout = Layout.interleaved(channels, height, width);
        return new F32(new float[layout.shape().size()], layout);
    }

    /// Black (zero) samples of the given depth, interleaved.
    static Samples zeros(Depth depth, int channels, int height, int width) {
        return switch (depth) {
            case U8 -> u8(channels, height, width);
            case U16 -> u16(channels, height, width);
            case S16 -> s16(channels, height, width);
            case F32 -> f32(channels, height, width);
        };
    }

    private static void requireRoom(Layout layout, int length) {
        if (layout.extent() > length) {
            throw new IllegalArgumentException(
                    layout + " needs " + layout.extent() + " samples, but the array has " + length);
        }
    }
}
