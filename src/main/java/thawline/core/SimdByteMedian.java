package thawline.core;

import static jdk.incubator.vector.VectorOperators.UMAX;
import static jdk.incubator.vector.VectorOperators.UMIN;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.VectorSpecies;

/// Row kernels of [ByteMedian] in lanes of unsigned bytes: `a, b → min(a, b), max(a, b)`, comparator by
/// comparator.
///
/// Registers: a 3 × 3 is three columns sorted, then 9 rows in registers. A 5 × 5 is columns sorted, pairs of
/// columns merged, which two windows share, then 20 rows in registers: 90 minima and maxima a vector. Larger
/// windows keep their places in the first-level cache. On one thread a pixel takes 0.25 ns for 3 × 3 (Xeon
/// with AVX-512, JDK 25.0.3), and for 5 × 5 0.7, against 3.7 the way of larger windows (EPYC with AVX-512).
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
            a.lanewise(UMIN, b).intoArray(s, low + i);
            a.lanewise(UMAX, b).intoArray(s, high + i);
        }
    }

    private static void smaller(byte[] s, int low, int high, int n) {
        for (int i = 0; i < n; i += L) {
            ByteVector.fromArray(B, s, low + i)
                    .lanewise(UMIN, ByteVector.fromArray(B, s, high + i))
                    .intoArray(s, low + i);
        }
    }

    private static void larger(byte[] s, int low, int high, int n) {
        for (int i = 0; i < n; i += L) {
            ByteVector.fromArray(B, s, low + i)
                    .lanewise(UMAX, ByteVector.fromArray(B, s, high + i))
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
            ByteVector low = a.lanewise(UMIN, b);
            ByteVector high = a.lanewise(UMAX, b);
            ByteVector other = low.lanewise(UMAX, c);
            low.lanewise(UMIN, c).intoArray(s, o + at);
            high.lanewise(UMIN, other).intoArray(s, o + pitch + at);
            high.lanewise(UMAX, other).intoArray(s, o + 2 * pitch + at);
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
                    .lanewise(UMAX, ByteVector.fromArray(B, s, at + 1))
                    .lanewise(UMAX, ByteVector.fromArray(B, s, at + 2));
            ByteVector p = ByteVector.fromArray(B, s, m);
            ByteVector q = ByteVector.fromArray(B, s, m + 1);
            ByteVector b = p.lanewise(UMIN, q)
                    .lanewise(UMAX, p.lanewise(UMAX, q).lanewise(UMIN, ByteVector.fromArray(B, s, m + 2)));
            ByteVector c = ByteVector.fromArray(B, s, h)
                    .lanewise(UMIN, ByteVector.fromArray(B, s, h + 1))
                    .lanewise(UMIN, ByteVector.fromArray(B, s, h + 2));
            a.lanewise(UMIN, b)
                    .lanewise(UMAX, a.lanewise(UMAX, b).lanewise(UMIN, c))
                    .intoArray(y, o + at);
        }
    }

    /// Columns of five, sorted into five rows `pitch` apart by the nine comparators that it takes at least.
    static void columns5(byte[] x, int[] rows, byte[] s, int o, int pitch, int n) {
        int r0 = rows[0];
        int r1 = rows[1];
        int r2 = rows[2];
        int r3 = rows[3];
        int r4 = rows[4];
        for (int i = 0; i < n; i += L) {
            int at = Math.min(i, n - L);
            ByteVector x0 = ByteVector.fromArray(B, x, r0 + at);
            ByteVector x3 = ByteVector.fromArray(B, x, r3 + at);
            ByteVector y0 = x0.lanewise(UMIN, x3);
            ByteVector y3 = x0.lanewise(UMAX, x3);
            ByteVector x1 = ByteVector.fromArray(B, x, r1 + at);
            ByteVector x4 = ByteVector.fromArray(B, x, r4 + at);
            ByteVector y1 = x1.lanewise(UMIN, x4);
            ByteVector y4 = x1.lanewise(UMAX, x4);
            ByteVector x2 = ByteVector.fromArray(B, x, r2 + at);
            ByteVector z0 = y0.lanewise(UMIN, x2);
            ByteVector y2 = y0.lanewise(UMAX, x2);
            ByteVector z1 = y1.lanewise(UMIN, y3);
            ByteVector z3 = y1.lanewise(UMAX, y3);
            ByteVector w0 = z0.lanewise(UMIN, z1);
            ByteVector w1 = z0.lanewise(UMAX, z1);
            ByteVector z2 = y2.lanewise(UMIN, y4);
            ByteVector z4 = y2.lanewise(UMAX, y4);
            ByteVector v1 = w1.lanewise(UMIN, z2);
            ByteVector w2 = w1.lanewise(UMAX, z2);
            ByteVector w3 = z3.lanewise(UMIN, z4);
            ByteVector w4 = z3.lanewise(UMAX, z4);
            ByteVector v2 = w2.lanewise(UMIN, w3);
            ByteVector v3 = w2.lanewise(UMAX, w3);
            w0.intoArray(s, o + at);
            v1.intoArray(s, o + pitch + at);
            v2.intoArray(s, o + 2 * pitch + at);
            v3.intoArray(s, o + 3 * pitch + at);
            w4.intoArray(s, o + 4 * pitch + at);
        }
    }

    /// Each sorted column of five and its right neighbour as ten ascending rows `strip` apart: thirteen
    /// comparators. n is a multiple of whole vectors. Place 3 is x3 at first, y3 behind its first comparator, z3
    /// behind its second, and so on.
    static void pairs5(byte[] s, int from, int pitch, int to, int strip, int n) {
        for (int i = 0; i < n; i += L) {
            int u = from + i;
            int v = to + i;
            ByteVector x0 = ByteVector.fromArray(B, s, u);
            ByteVector x5 = ByteVector.fromArray(B, s, u + 1);
            ByteVector y0 = x0.lanewise(UMIN, x5);
            ByteVector y5 = x0.lanewise(UMAX, x5);
            ByteVector x4 = ByteVector.fromArray(B, s, u + 4 * pitch);
            ByteVector x9 = ByteVector.fromArray(B, s, u + 4 * pitch + 1);
            ByteVector y4 = x4.lanewise(UMIN, x9);
            ByteVector y9 = x4.lanewise(UMAX, x9);
            ByteVector z4 = y4.lanewise(UMIN, y5);
            ByteVector z5 = y4.lanewise(UMAX, y5);
            ByteVector x2 = ByteVector.fromArray(B, s, u + 2 * pitch);
            ByteVector x7 = ByteVector.fromArray(B, s, u + 2 * pitch + 1);
            ByteVector y2 = x2.lanewise(UMIN, x7);
            ByteVector y7 = x2.lanewise(UMAX, x7);
            ByteVector z2 = y2.lanewise(UMIN, z4);
            ByteVector w4 = y2.lanewise(UMAX, z4);
            ByteVector z7 = y7.lanewise(UMIN, z5);
            ByteVector w5 = y7.lanewise(UMAX, z5);
            ByteVector x1 = ByteVector.fromArray(B, s, u + pitch);
            ByteVector x6 = ByteVector.fromArray(B, s, u + pitch + 1);
            ByteVector y1 = x1.lanewise(UMIN, x6);
            ByteVector y6 = x1.lanewise(UMAX, x6);
            ByteVector x3 = ByteVector.fromArray(B, s, u + 3 * pitch);
            ByteVector x8 = ByteVector.fromArray(B, s, u + 3 * pitch + 1);
            ByteVector y3 = x3.lanewise(UMIN, x8);
            ByteVector y8 = x3.lanewise(UMAX, x8);
            ByteVector z3 = y3.lanewise(UMIN, y6);
            ByteVector z6 = y3.lanewise(UMAX, y6);
            ByteVector z1 = y1.lanewise(UMIN, z2);
            ByteVector w2 = y1.lanewise(UMAX, z2);
            ByteVector w3 = z3.lanewise(UMIN, w4);
            ByteVector v4 = z3.lanewise(UMAX, w4);
            ByteVector w6 = z6.lanewise(UMIN, z7);
            ByteVector w7 = z6.lanewise(UMAX, z7);
            ByteVector z8 = y8.lanewise(UMIN, w5);
            ByteVector v5 = y8.lanewise(UMAX, w5);
            y0.intoArray(s, v);
            z1.intoArray(s, v + strip);
            w2.intoArray(s, v + 2 * strip);
            w3.intoArray(s, v + 3 * strip);
            v4.intoArray(s, v + 4 * strip);
            w6.intoArray(s, v + 5 * strip);
            w7.intoArray(s, v + 6 * strip);
            z8.intoArray(s, v + 7 * strip);
            v5.intoArray(s, v + 8 * strip);
            y9.intoArray(s, v + 9 * strip);
        }
    }

    /// The median of 25 from two pairs of columns and the fifth column. Of the 20 numbers of the pairs only
    /// those from the eighth to the thirteenth may be it, in 36 minima and maxima; of these six and the
    /// column's five it is the sixth, the least `max(a_i, c_j)` of i + j = 6.
    static void rest5(byte[] s, int from, int strip, int last, int pitch, byte[] y, int o, int n) {
        for (int i = 0; i < n; i += L) {
            int v = from + i;
            int c = last + i;
            ByteVector x0 = ByteVector.fromArray(B, s, v);
            ByteVector x10 = ByteVector.fromArray(B, s, v + 2);
            ByteVector y10 = x0.lanewise(UMAX, x10);
            ByteVector x8 = ByteVector.fromArray(B, s, v + 8 * strip);
            ByteVector x18 = ByteVector.fromArray(B, s, v + 8 * strip + 2);
            ByteVector y8 = x8.lanewise(UMIN, x18);
            ByteVector z8 = y8.lanewise(UMIN, y10);
            ByteVector z10 = y8.lanewise(UMAX, y10);
            ByteVector x4 = ByteVector.fromArray(B, s, v + 4 * strip);
            ByteVector x14 = ByteVector.fromArray(B, s, v + 4 * strip + 2);
            ByteVector y4 = x4.lanewise(UMIN, x14);
            ByteVector y14 = x4.lanewise(UMAX, x14);
            ByteVector w8 = y4.lanewise(UMAX, z8);
            ByteVector z14 = y14.lanewise(UMIN, z10);
            ByteVector x2 = ByteVector.fromArray(B, s, v + 2 * strip);
            ByteVector x12 = ByteVector.fromArray(B, s, v + 2 * strip + 2);
            ByteVector y12 = x2.lanewise(UMAX, x12);
            ByteVector x6 = ByteVector.fromArray(B, s, v + 6 * strip);
            ByteVector x16 = ByteVector.fromArray(B, s, v + 6 * strip + 2);
            ByteVector y6 = x6.lanewise(UMIN, x16);
            ByteVector z6 = y6.lanewise(UMIN, y12);
            ByteVector z12 = y6.lanewise(UMAX, y12);
            ByteVector v8 = z6.lanewise(UMAX, w8);
            ByteVector w12 = z12.lanewise(UMIN, z14);
            ByteVector w14 = z12.lanewise(UMAX, z14);
            ByteVector x1 = ByteVector.fromArray(B, s, v + strip);
            ByteVector x11 = ByteVector.fromArray(B, s, v + strip + 2);
            ByteVector y11 = x1.lanewise(UMAX, x11);
            ByteVector x9 = ByteVector.fromArray(B, s, v + 9 * strip);
            ByteVector x19 = ByteVector.fromArray(B, s, v + 9 * strip + 2);
            ByteVector y9 = x9.lanewise(UMIN, x19);
            ByteVector z9 = y9.lanewise(UMIN, y11);
            ByteVector z11 = y9.lanewise(UMAX, y11);
            ByteVector x5 = ByteVector.fromArray(B, s, v + 5 * strip);
            ByteVector x15 = ByteVector.fromArray(B, s, v + 5 * strip + 2);
            ByteVector y5 = x5.lanewise(UMIN, x15);
            ByteVector y15 = x5.lanewise(UMAX, x15);
            ByteVector w9 = y5.lanewise(UMAX, z9);
            ByteVector z15 = y15.lanewise(UMIN, z11);
            ByteVector x3 = ByteVector.fromArray(B, s, v + 3 * strip);
            ByteVector x13 = ByteVector.fromArray(B, s, v + 3 * strip + 2);
            ByteVector y13 = x3.lanewise(UMAX, x13);
            ByteVector x7 = ByteVector.fromArray(B, s, v + 7 * strip);
            ByteVector x17 = ByteVector.fromArray(B, s, v + 7 * strip + 2);
            ByteVector y7 = x7.lanewise(UMIN, x17);
            ByteVector z7 = y7.lanewise(UMIN, y13);
            ByteVector z13 = y7.lanewise(UMAX, y13);
            ByteVector w7 = z7.lanewise(UMIN, w9);
            ByteVector v9 = z7.lanewise(UMAX, w9);
            ByteVector w13 = z13.lanewise(UMIN, z15);
            ByteVector v7 = w7.lanewise(UMIN, v8);
            ByteVector u8 = w7.lanewise(UMAX, v8);
            ByteVector u9 = v9.lanewise(UMIN, w12);
            ByteVector v12 = v9.lanewise(UMAX, w12);
            ByteVector v13 = w13.lanewise(UMIN, w14);
            ByteVector v14 = w13.lanewise(UMAX, w14);
            v14.lanewise(UMIN, v13.lanewise(UMAX, ByteVector.fromArray(B, s, c)))
                    .lanewise(UMIN, v12.lanewise(UMAX, ByteVector.fromArray(B, s, c + pitch)))
                    .lanewise(UMIN, u9.lanewise(UMAX, ByteVector.fromArray(B, s, c + 2 * pitch)))
                    .lanewise(UMIN, u8.lanewise(UMAX, ByteVector.fromArray(B, s, c + 3 * pitch)))
                    .lanewise(UMIN, v7.lanewise(UMAX, ByteVector.fromArray(B, s, c + 4 * pitch)))
                    .intoArray(y, o + i);
        }
    }
}
