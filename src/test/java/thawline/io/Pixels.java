package thawline.io;

import java.util.Random;
import java.util.function.IntSupplier;
import thawline.tensor.Samples;

/// Samples as numbers in the order c, y, x, for tests.
public final class Pixels {
    private Pixels() {}

    public static int[] of(Samples s) {
        int[] all = new int[s.shape().size()];
        int i = 0;
        for (int c = 0; c < s.channels(); c++) {
            for (int y = 0; y < s.height(); y++) {
                for (int x = 0; x < s.width(); x++) {
                    all[i++] = at(s, s.index(c, y, x));
                }
            }
        }
        return all;
    }

    private static int at(Samples s, int index) {
        return switch (s) {
            case Samples.U8 u8 -> Byte.toUnsignedInt(u8.data()[index]);
            case Samples.U16 u16 -> Short.toUnsignedInt(u16.data()[index]);
            case Samples.S16 s16 -> s16.data()[index];
            case Samples.F32 f32 -> Math.round(f32.data()[index]);
        };
    }

    static <S extends Samples> S random(S s, long seed) {
        return fill(s, new Random(seed)::nextInt);
    }

    static <S extends Samples> S fill(S s, IntSupplier values) {
        switch (s) {
            case Samples.U8 u8 -> {
                for (int i = 0; i < u8.data().length; i++) {
                    u8.data()[i] = (byte) values.getAsInt();
                }
            }
            case Samples.U16 u16 -> {
                for (int i = 0; i < u16.data().length; i++) {
                    u16.data()[i] = (short) values.getAsInt();
                }
            }
            default -> throw new IllegalArgumentException("not a file's samples: " + s.depth());
        }
        return s;
    }
}
