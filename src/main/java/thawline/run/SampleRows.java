package thawline.run;

import thawline.core.Conversion;
import thawline.core.Levels;
import thawline.tensor.Samples;

/// Rows of samples to numbers in 8-bit units and back, see [Samples].
final class SampleRows {

    /// 16-bit full scale over 8-bit full scale.
    private static final float WIDE = 257;

    private SampleRows() {}

    static void load(Samples s, int c, int y, int x, int n, float[] to, int at) {
        int from = s.index(c, y, x);
        int step = s.layout().pixelStride();
        switch (s) {
            case Samples.U8 u -> {
                if (step == 1) {
                    Conversion.best().fromU8(u.data(), from, to, at, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        to[at + i] = u.data()[from + i * step] & 0xff;
                    }
                }
            }
            case Samples.U16 u -> {
                for (int i = 0; i < n; i++) {
                    to[at + i] = (u.data()[from + i * step] & 0xffff) / WIDE;
                }
            }
            case Samples.S16 u -> {
                for (int i = 0; i < n; i++) {
                    to[at + i] = u.data()[from + i * step];
                }
            }
            case Samples.F32 u -> {
                if (step == 1) {
                    Memory.copy(u.data(), from, to, at, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        to[at + i] = u.data()[from + i * step];
                    }
                }
            }
        }
    }

    static void store(Samples s, int c, int y, int x, int n, float[] from, int at) {
        int to = s.index(c, y, x);
        int step = s.layout().pixelStride();
        switch (s) {
            case Samples.U8 u -> {
                if (step == 1) {
                    Conversion.best().toU8(from, at, u.data(), to, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        u.data()[to + i * step] = (byte) halfUp(from[at + i], 0, 255);
                    }
                }
            }
            case Samples.U16 u -> {
                for (int i = 0; i < n; i++) {
                    u.data()[to + i * step] = (short) halfUp(from[at + i] * WIDE, 0, 65_535);
                }
            }
            case Samples.S16 u -> {
                if (step == 1) {
                    Conversion.best().toS16(from, at, u.data(), to, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        u.data()[to + i * step] = (short) halfUp(from[at + i], Short.MIN_VALUE, Short.MAX_VALUE);
                    }
                }
            }
            case Samples.F32 u -> {
                if (step == 1) {
                    Memory.copy(from, at, u.data(), to, n);
                } else {
                    for (int i = 0; i < n; i++) {
                        u.data()[to + i * step] = from[at + i];
                    }
                }
            }
        }
    }

    /// `high` where a bit is set, else 0, as row y of samples that lie side by side.
    static void store(Samples.U8 s, int y, long[] bits, float high) {
        Levels.best().fromBits(bits, 0, (byte) halfUp(high, 0, 255), s.data(), s.index(0, y, 0), s.width());
    }

    private static int halfUp(float v, int low, int high) {
        return (int) Math.floor(Math.min(Math.max(v, low), high) + 0.5);
    }
}
