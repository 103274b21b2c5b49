package thawline.core;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/// Unsigned bytes looked up, counted, halved, reversed and transposed: n of them from `x[a]` on. There are 256
/// values, so that any function of one number is a table.
public final class ByteValues {

    /// How many values there are.
    public static final int ALL = 256;

    /// Eight bytes, the first the lowest.
    static final VarHandle EIGHT = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private ByteValues() {}

    /// `y[o + i] = table[x[a + i]]`
    public static void map(byte[] x, int a, byte[] table, byte[] y, int o, int n) {
        int done = Lanes.bits() == SimdByteValues.BITS ? SimdByteValues.map(x, a, table, y, o, n) : 0;
        for (int i = done; i < n; i++) {
            y[o + i] = table[x[a + i] & 0xff];
        }
    }

    /// The first value of a table that has one number below it and another from there on; 0 of any other table.
    public static int step(byte[] table) {
        int level = Arrays.mismatch(table, 0, ALL - 1, table, 1, ALL) + 1;
        return level > 0 && Arrays.mismatch(table, level, ALL - 1, table, level + 1, ALL) < 0 ? level : 0;
    }

    /// `y[o + i] = table[x[a + i]]` of a table with a [#step] at a level above 0, in far fewer instructions.
    public static void step(byte[] x, int a, byte[] table, int level, byte[] y, int o, int n) {
        byte low = table[0];
        byte high = table[ALL - 1];
        for (int i = Lanes.available() ? SimdByteValues.step(x, a, level, low, high, y, o, n) : 0; i < n; i++) {
            y[o + i] = (x[a + i] & 0xff) < level ? low : high;
        }
    }

    /// y[o + i] = the mean of `x[a + 2i]`, `x[a + 2i + 1]` and the two of row b, halves upwards
    public static void halve(byte[] x, int a, int b, byte[] y, int o, int n) {
        int done = Lanes.available() ? SimdByteValues.halve(x, a, b, y, o, n) : 0;
        for (int i = done; i < n; i++) {
            y[o + i] = (byte) ((pair(x, a + 2 * i) + pair(x, b + 2 * i) + 2) >> 2);
        }
    }

    private static int pair(byte[] x, int at) {
        return (x[at] & 0xff) + (x[at + 1] & 0xff);
    }

    /// y[o + i] = x[a + n − 1 − i], eight at a time
    public static void reverse(byte[] x, int a, byte[] y, int o, int n) {
        int i = 0;
        for (; i <= n - Long.BYTES; i += Long.BYTES) {
            long eight = (long) EIGHT.get(x, a + n - Long.BYTES - i);
            EIGHT.set(y, o + i, Long.reverseBytes(eight));
        }
        for (; i < n; i++) {
            y[o + i] = x[a + n - 1 - i];
        }
    }

    /// y[o + c·pitch + r] = x[a + r·down + c] for all rows r and columns c
    public static void transpose(byte[] x, int a, int down, byte[] y, int o, int pitch, int rows, int columns) {
        if (Lanes.available() && rows >= SimdTurn.ROWS && columns >= SimdTurn.COLUMNS) {
            SimdTurn.apply(x, a, down, y, o, pitch, rows, columns);
            return;
        }
        for (int r = 0; r < rows; r++) {
            for (int c = 0; c < columns; c++) {
                y[o + c * pitch + r] = x[a + r * down + c];
            }
        }
    }

    /// How often each value occurs, in four tables that take turns: equal neighbours do not wait for each
    /// other.
    public static final class Counts {

        private static final int TABLES = 4;

        private final int[] counts = new int[TABLES * ALL];

        public void reset() {
            Arrays.fill(counts, 0);
        }

        public void add(byte[] x, int a, int n) {
            int[] to = counts;
            int end = a + n;
            int i = a;
            for (; i <= end - Long.BYTES; i += Long.BYTES) {
                long eight = (long) EIGHT.get(x, i);
                to[(int) eight & 0xff]++;
                to[ALL + ((int) (eight >>> 8) & 0xff)]++;
                to[2 * ALL + ((int) (eight >>> 16) & 0xff)]++;
                to[3 * ALL + ((int) (eight >>> 24) & 0xff)]++;
                to[(int) (eight >>> 32) & 0xff]++;
                to[ALL + ((int) (eight >>> 40) & 0xff)]++;
                to[2 * ALL + ((int) (eight >>> 48) & 0xff)]++;
                to[3 * ALL + (int) (eight >>> 56)]++;
            }
            for (; i < end; i++) {
                to[x[i] & 0xff]++;
            }
        }

        public long of(int value) {
            return (long) counts[value] + counts[ALL + value] + counts[2 * ALL + value] + counts[3 * ALL + value];
        }
    }
}
