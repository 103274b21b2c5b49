package thawline.io;

import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

/// Samples of another depth, with the same meaning in 8-bit units.
///
/// | from | to 8 bit | to 16 bit | to float |
/// |---|---|---|---|
/// | 8 bit | v | 257 · v | v |
/// | 16 bit | v / 257, half up | v | v / 257 |
/// | float | half up, held in 0 … 255 | 257 · v, half up, held in 0 … 65,535 | v |
///
/// So 8 → 16 → 8 bit and 16 bit → float → 16 bit give back what they began with. A float that is not a number
/// becomes 0 in an integer. Signed 16-bit samples are taken for floats of the same value.
final class Depths {
    private static final int WIDE = 257;

    private Depths() {}

    /// The samples as they are, or a copy of another depth, interleaved.
    static Samples convert(Samples from, Depth depth) {
        if (from.depth() == depth) {
            return from;
        }
        Samples to = Samples.zeros(depth, from.channels(), from.height(), from.width());
        float[] row = new float[from.width()];
        for (int c = 0; c < from.channels(); c++) {
            for (int y = 0; y < from.height(); y++) {
                read(from, from.index(c, y, 0), row);
                write(row, to, to.index(c, y, 0));
            }
        }
        return to;
    }

    private static void read(Samples from, int at, float[] row) {
        int step = from.layout().pixelStride();
        switch (from) {
            case Samples.U8 s -> {
                for (int x = 0; x < row.length; x++) {
                    row[x] = Byte.toUnsignedInt(s.data()[at + x * step]);
                }
            }
            case Samples.U16 s -> {
                for (int x = 0; x < row.length; x++) {
                    row[x] = (float) Short.toUnsignedInt(s.data()[at + x * step]) / WIDE;
                }
            }
            case Samples.S16 s -> {
                for (int x = 0; x < row.length; x++) {
                    row[x] = s.data()[at + x * step];
                }
            }
            case Samples.F32 s -> {
                for (int x = 0; x < row.length; x++) {
                    row[x] = s.data()[at + x * step];
                }
            }
        }
    }

    private static void write(float[] row, Samples to, int at) {
        int step = to.layout().pixelStride();
        switch (to) {
            case Samples.U8 s -> {
                for (int x = 0; x < row.length; x++) {
                    s.data()[at + x * step] = (byte) held(row[x], 0, 255);
                }
            }
            case Samples.U16 s -> {
                for (int x = 0; x < row.length; x++) {
                    s.data()[at + x * step] = (short) held(row[x] * WIDE, 0, 65_535);
                }
            }
            case Samples.S16 s -> {
                for (int x = 0; x < row.length; x++) {
                    s.data()[at + x * step] = (short) held(row[x], Short.MIN_VALUE, Short.MAX_VALUE);
                }
            }
            case Samples.F32 s -> {
                for (int x = 0; x < row.length; x++) {
                    s.data()[at + x * step] = row[x];
                }
            }
        }
    }

    /// Half up; a cast makes 0 of what is not a number.
    private static int held(float v, int low, int high) {
        return (int) Math.floor(Math.min(Math.max(v, low), high) + 0.5);
    }
}
