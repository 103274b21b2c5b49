package thawline.core;

import java.util.Arrays;

/// Rows of bits in words of 64: bit i of a row is bit `i % 64` of word `i / 64`.
public final class Bits {

    private Bits() {}

    /// Sets the bits that `some` has, from bit i of the row on that begins at word `row`. A word behind the last is not
    /// touched as long as no bit lies in it.
    public static void set(long[] bits, int row, int i, long some) {
        int word = row + i / Long.SIZE;
        bits[word] |= some << i;
        long over = i % Long.SIZE == 0 ? 0 : some >>> -i;
        if (over != 0) {
            bits[word + 1] |= over;
        }
    }

    /// `y[o + i] = high` where bit i is set, else 0, for n elements.
    public static void spread(long[] bits, float high, float[] y, int o, int n) {
        Arrays.fill(y, o, o + n, 0);
        for (int i = 0; i < n; i += Long.SIZE) {
            for (long left = bits[i / Long.SIZE]; left != 0; left &= left - 1) {
                y[o + i + Long.numberOfTrailingZeros(left)] = high;
            }
        }
    }
}
