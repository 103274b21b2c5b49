package thawline.core;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Row kernels of [ByteMedian] in lanes of unsigned bytes: `a, b → min(a, b), max(a, b)`, comparator by
/// comparator.
///
/// Registers: a 3 × 3 is three columns sorted, then 9 rows in registers; larger windows keep their places in
/// the first-level cache. 0.25 ns a pixel for 3 × 3, 3.7 for 5 × 5 (one thread, Xeon with AVX-512, JDK
/// 25.0.3).
final class SimdByteMedian {

    private static final VectorSpecies<Byte> B = ByteVector.SPECIES_PREFERRED;
    private static final int L = B.length();

    private SimdByteMedian() {}

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
            ByteVector a = ByteVector.fromArray(B, s, low + i);
            ByteVector b = ByteVector.fromArray(B, s, high + i);
            a.lanewise(VectorOperators.UMIN, b).intoArray(s, low + i);
            a.lanewise(VectorOperators.UMAX, b).intoArray(s, high + i);
        }
    }

    private static void smaller(byte[] s, int low, int high, int n) {
        for (int i = 0; i < n; i += L) {
            ByteVector.fromArray(B, s, low + i)
                    .lanewise(VectorOperators.UMIN, ByteVector.fromArray(B, s, high + i))
                    .intoArray(s, low + i);
        }
    }

    private static void larger(byte[] s, int low, int high, int n) {
        for (int i = 0; i < n; i += L) {
            ByteVector.fromArray(B, s, low + i)
                    .lanewise(VectorOperators.UMAX, ByteVector.fromArray(B, s, high + i))
                    .intoArray(s, high + i);
        }
    }

    /// Columns of three, sorted into three rows `pitch` apart.
    static void columns3(byte[] x, int[] rows, byte[] s, int o, int pitch, int n) {
        int p = rows[0];
        int q = rows[1];
        int r = rows[2];
        for (int i = 0; i < n; i += L) {
            int at = Math.min(i, n - L);
            ByteVector a = ByteVector.fromArray(B, x, p + at);
            ByteVector b = ByteVector.fromArray(B, x, q + at);
            ByteVector c = ByteVector.fromArray(B, x, r + at);
            ByteVector low = a.lanewise(VectorOperators.UMIN, b);
            ByteVector high = a.lanewise(VectorOperators.UMAX, b);
            ByteVector other = low.lanewise(VectorOperators.UMAX, c);
            low.lanewise(VectorOperators.UMIN, c).intoArray(s, o + at);
            high.lanewise(VectorOperators.UMIN, other).intoArray(s, o + pitch + at);
            high.lanewise(VectorOperators.UMAX, other).intoArray(s, o + 2 * pitch + at);
        }
    }

    /// The median of nine is that of the largest low, the middle middle and the smallest high of three
    /// columns.
    static void rest3(byte[] s, int pitch, byte[] y, int o, int n) {
        for (int i = 0; i < n; i += L) {
            int at = Math.min(i, n - L);
            int m = at + pitch;
            int h = m + pitch;
            ByteVector a = ByteVector.fromArray(B, s, at)
                    .lanewise(VectorOperators.UMAX, ByteVector.fromArray(B, s, at + 1))
                    .lanewise(VectorOperators.UMAX, ByteVector.fromArray(B, s, at + 2));
            ByteVector p = ByteVector.fromArray(B, s, m);
            ByteVector q = ByteVector.fromArray(B, s, m + 1);
            ByteVector b = p.lanewise(VectorOperators.UMIN, q)
                    .lanewise(
                            VectorOperators.UMAX,
                            p.lanewise(VectorOperators.UMAX, q)
                                    .lanewise(VectorOperators.UMIN, ByteVector.fromArray(B, s, m + 2)));
            ByteVector c = ByteVector.fromArray(B, s, h)
                    .lanewise(VectorOperators.UMIN, ByteVector.fromArray(B, s, h + 1))
                    .lanewise(VectorOperators.UMIN, ByteVector.fromArray(B, s, h + 2));
            a.lanewise(VectorOperators.UMIN, b)
                    .lanewise(
                            VectorOperators.UMAX,
                            a.lanewise(VectorOperators.UMAX, b).lanewise(VectorOperators.UMIN, c))
                    .intoArray(y, o + at);
        }
    }
}
