package thawline.core;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Row kernels of [ByteMedian] in lanes of unsigned bytes.
final class SimdByteMedian {

    private static final VectorSpecies<Byte> B = ByteVector.SPECIES_PREFERRED;
    private static final int L = B.length();

    private SimdByteMedian() {}

    private static ByteVector load(byte[] x, int at) {
        return ByteVector.fromArray(B, x, at);
    }

    private static ByteVector min(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.UMIN, b);
    }

    private static ByteVector max(ByteVector a, ByteVector b) {
        return a.lanewise(VectorOperators.UMAX, b);
    }

    /// Runs places `pitch` apart through comparators; whole vectors, so the places have room for them.
    static void compare(MedianNetwork.Comparator[] network, byte[] s, int from, int pitch, int n) {
        for (MedianNetwork.Comparator c : network) {
            int low = from + c.low() * pitch;
            int high = from + c.high() * pitch;
            switch (c.wanted()) {
                case MIN -> smaller(s, low, high, n);
                case MAX -> larger(s, low, high, n);
                case BOTH -> both(s, low, high, n);
            }
        }
    }

    private static void both(byte[] s, int low, int high, int n) {
        for (int i = 0; i < n; i += L) {
            ByteVector a = load(s, low + i);
            ByteVector b = load(s, high + i);
            min(a, b).intoArray(s, low + i);
            max(a, b).intoArray(s, high + i);
        }
    }

    private static void smaller(byte[] s, int low, int high, int n) {
        for (int i = 0; i < n; i += L) {
            min(load(s, low + i), load(s, high + i)).intoArray(s, low + i);
        }
    }

    private static void larger(byte[] s, int low, int high, int n) {
        for (int i = 0; i < n; i += L) {
            max(load(s, low + i), load(s, high + i)).intoArray(s, high + i);
        }
    }

    /// Columns of three, sorted into three rows `pitch` apart.
    static void columns3(byte[] x, int[] rows, byte[] s, int o, int pitch, int n) {
        int p = rows[0];
        int q = rows[1];
        int r = rows[2];
        for (int i = 0; i < n; i += L) {
            int at = Math.min(i, n - L);
            ByteVector a = load(x, p + at);
            ByteVector b = load(x, q + at);
            ByteVector c = load(x, r + at);
            ByteVector low = min(a, b);
            ByteVector high = max(a, b);
            ByteVector other = max(low, c);
            min(low, c).intoArray(s, o + at);
            min(high, other).intoArray(s, o + pitch + at);
            max(high, other).intoArray(s, o + 2 * pitch + at);
        }
    }

    /// The median of nine is that of the largest low, the middle middle and the smallest high of three
    /// columns.
    static void rest3(byte[] s, int pitch, byte[] y, int o, int n) {
        for (int i = 0; i < n; i += L) {
            int at = Math.min(i, n - L);
            ByteVector low = max(max(load(s, at), load(s, at + 1)), load(s, at + 2));
            int m = at + pitch;
            ByteVector middle = middle(load(s, m), load(s, m + 1), load(s, m + 2));
            int h = m + pitch;
            ByteVector high = min(min(load(s, h), load(s, h + 1)), load(s, h + 2));
            middle(low, middle, high).intoArray(y, o + at);
        }
    }

    private static ByteVector middle(ByteVector a, ByteVector b, ByteVector c) {
        return max(min(a, b), min(max(a, b), c));
    }
}
