package thawline.core;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/// Row kernels over bytes in lanes of 16 and 8 bits; arithmetic is modulo 2^16, so that only the last sum has
/// to fit. Every row has at least one whole vector; the last one overlaps the one before. What a loop over
/// taps has made is never asked, but handed over: see [Lanes#NOTHING].
///
/// Registers: 2 vectors of sums, up to 5 of weights. 0.36 ns a pixel for a Gaussian of 5 × 5 from bytes to
/// bytes, all that a plan does around it included (256 × 256, one thread, Xeon with AVX-512, JDK 25.0.3).
final class SimdBytes {

    private static final VectorSpecies<Short> S = ShortVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> WHOLE = ByteVector.SPECIES_PREFERRED;

    /// As many bytes as there are lanes of shorts.
    private static final VectorSpecies<Byte> B =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(S.length() * Byte.SIZE));

    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

    /// As many bytes as there are lanes of ints, where there is such a shape.
    private static final VectorSpecies<Byte> B_OF_I =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(I.length() * Byte.SIZE, 64)));

    private static final int L = S.length();

    /// As many weights along a row are kept in registers.
    static final int MOST = 5;

    private SimdBytes() {}

    /// `y[o + n] = Σ_t w[t] · x[at[t] + n]`
    static void down(byte[] x, int[] at, short[] w, int taps, short[] y, int o, int n) {
        int whole = 0;
        if (w[0] == 1 && alike(w, taps)) {
            whole = sum(x, at, taps, y, o, n);
        } else if (taps == 3) {
            whole = down3(x, at, w, y, o, n);
        } else if (taps == 5 && w[0] == w[4] && w[1] == w[3]) {
            whole = mirrored5(x, at, w, y, o, n);
        }
        for (int i = whole; i < n; i += 2 * L) {
            int p = Math.min(i, n - L);
            int q = Math.min(i + L, n - L);
            ShortVector none = ShortVector.zero(S);
            ShortVector a = none;
            ShortVector b = none;
            for (int t = 0; t < taps; t++) {
                ShortVector weight = ShortVector.broadcast(S, w[t]);
                a = ((ShortVector) ByteVector.fromArray(B, x, at[t] + p)
                                .convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0))
                        .mul(weight)
                        .add(a);
                b = ((ShortVector) ByteVector.fromArray(B, x, at[t] + q)
                                .convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0))
                        .mul(weight)
                        .add(b);
            }
            none.add(a).intoArray(y, o + p);
            none.add(b).intoArray(y, o + q);
        }
    }

    private static boolean alike(short[] w, int taps) {
        for (int t = 1; t < taps; t++) {
            if (w[t] != w[0]) {
                return false;
            }
        }
        return true;
    }

    /// All whole vectors of rows whose weights are 1: of three 0.045 ns a pixel against 0.065 with products.
    private static int sum(byte[] x, int[] at, int taps, short[] y, int o, int n) {
        ShortVector none = ShortVector.zero(S);
        int i = 0;
        for (; i <= n - L; i += L) {
            ShortVector a = ((ShortVector)
                    ByteVector.fromArray(B, x, at[0] + i).convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0));
            for (int t = 1; t < taps; t++) {
                a = ((ShortVector) ByteVector.fromArray(B, x, at[t] + i)
                                .convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0))
                        .add(a);
            }
            none.add(a).intoArray(y, o + i);
        }
        return i;
    }

    /// All whole vectors of three rows; see [#maximum3].
    private static int down3(byte[] x, int[] at, short[] w, short[] y, int o, int n) {
        int p = at[0];
        int q = at[1];
        int r = at[2];
        ShortVector u = ShortVector.broadcast(S, w[0]);
        ShortVector v = ShortVector.broadcast(S, w[1]);
        ShortVector z = ShortVector.broadcast(S, w[2]);
        int i = 0;
        for (; i <= n - L; i += L) {
            ((ShortVector) ByteVector.fromArray(B, x, p + i).convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0))
                    .mul(u)
                    .add(((ShortVector) ByteVector.fromArray(B, x, q + i)
                                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0))
                            .mul(v))
                    .add(((ShortVector) ByteVector.fromArray(B, x, r + i)
                                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0))
                            .mul(z))
                    .intoArray(y, o + i);
        }
        return i;
    }

    /// The same of five rows whose weights mirror each other, three products instead of five: 0.08 ns a pixel
    /// against 0.12 (rows of 1,032 in the first-level cache; Xeon with AVX-512, JDK 25.0.3).
    private static int mirrored5(byte[] x, int[] at, short[] w, short[] y, int o, int n) {
        int p = at[0];
        int q = at[1];
        int r = at[2];
        int s = at[3];
        int t = at[4];
        ShortVector u = ShortVector.broadcast(S, w[0]);
        ShortVector v = ShortVector.broadcast(S, w[1]);
        ShortVector z = ShortVector.broadcast(S, w[2]);
        int i = 0;
        for (; i <= n - L; i += L) {
            ((ShortVector) ByteVector.fromArray(B, x, p + i).convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0))
                    .add(((ShortVector)
                            ByteVector.fromArray(B, x, t + i).convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0)))
                    .mul(u)
                    .add(((ShortVector) ByteVector.fromArray(B, x, q + i)
                                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0))
                            .add(((ShortVector) ByteVector.fromArray(B, x, s + i)
                                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0)))
                            .mul(v))
                    .add(((ShortVector) ByteVector.fromArray(B, x, r + i)
                                    .convertShape(VectorOperators.ZERO_EXTEND_B2S, S, 0))
                            .mul(z))
                    .intoArray(y, o + i);
        }
        return i;
    }

    /// `y[o + n] = (half + Σ_t w[t] · x[t + n]) >> shift`
    static void along(short[] x, short[] w, int half, int shift, short[] y, int o, int n) {
        ShortVector rounding = ShortVector.broadcast(S, (short) half);
        for (int i = 0; i < n; i += 2 * L) {
            int p = Math.min(i, n - L);
            int q = Math.min(i + L, n - L);
            ShortVector a = ShortVector.zero(S);
            ShortVector b = a;
            for (int t = 0; t < w.length; t++) {
                ShortVector weight = ShortVector.broadcast(S, w[t]);
                a = ShortVector.fromArray(S, x, t + p).mul(weight).add(a);
                b = ShortVector.fromArray(S, x, t + q).mul(weight).add(b);
            }
            rounding.add(a).lanewise(VectorOperators.ASHR, shift).intoArray(y, o + p);
            rounding.add(b).lanewise(VectorOperators.ASHR, shift).intoArray(y, o + q);
        }
    }

    /// The same of sums without a sign, as bytes.
    static void alongToBytes(short[] x, short[] w, int half, int shift, byte[] y, int o, int n) {
        ShortVector rounding = ShortVector.broadcast(S, (short) half);
        for (int i = 0; i < n; i += 2 * L) {
            int p = Math.min(i, n - L);
            int q = Math.min(i + L, n - L);
            ShortVector a = ShortVector.zero(S);
            ShortVector b = a;
            for (int t = 0; t < w.length; t++) {
                ShortVector weight = ShortVector.broadcast(S, w[t]);
                a = ShortVector.fromArray(S, x, t + p).mul(weight).add(a);
                b = ShortVector.fromArray(S, x, t + q).mul(weight).add(b);
            }
            ((ByteVector) rounding.add(a).lanewise(VectorOperators.LSHR, shift).convertShape(VectorOperators.S2B, B, 0))
                    .intoArray(y, o + p);
            ((ByteVector) rounding.add(b).lanewise(VectorOperators.LSHR, shift).convertShape(VectorOperators.S2B, B, 0))
                    .intoArray(y, o + q);
        }
    }

    /// `y[o + n] = scale · Σ_t w[t] · x[t + n]` of up to five weights. By way of a row of 16-bit sums it took
    /// 0.2 ns a pixel more, for then nothing is left to do while memory takes the floats (Xeon with AVX-512,
    /// JDK 25.0.3).
    static void alongToFloats(short[] x, short[] w, float scale, float[] y, int o, int n) {
        floats5(x, 0, w, scale, y, o, n);
        if (n % L != 0) {
            floats5(x, n - L, w, scale, y, o + n - L, L);
        }
    }

    private static void floats5(short[] x, int at, short[] w, float scale, float[] y, int o, int n) {
        ShortVector w0 = ShortVector.broadcast(S, weight(w, 0));
        ShortVector w1 = ShortVector.broadcast(S, weight(w, 1));
        ShortVector w2 = ShortVector.broadcast(S, weight(w, 2));
        ShortVector w3 = ShortVector.broadcast(S, weight(w, 3));
        ShortVector w4 = ShortVector.broadcast(S, weight(w, 4));
        int last = n - L;
        for (int i = 0; i <= last; i += L) {
            int p = at + i;
            ShortVector sum = ShortVector.fromArray(S, x, p)
                    .mul(w0)
                    .add(ShortVector.fromArray(S, x, p + 1).mul(w1))
                    .add(ShortVector.fromArray(S, x, p + 2).mul(w2))
                    .add(ShortVector.fromArray(S, x, p + 3).mul(w3))
                    .add(ShortVector.fromArray(S, x, p + 4).mul(w4));
            FloatVector a =
                    (FloatVector) sum.convertShape(VectorOperators.S2I, I, 0).convert(VectorOperators.I2F, 0);
            FloatVector b =
                    (FloatVector) sum.convertShape(VectorOperators.S2I, I, 1).convert(VectorOperators.I2F, 0);
            a.mul(scale).intoArray(y, o + i);
            b.mul(scale).intoArray(y, o + i + I.length());
        }
    }

    private static short weight(short[] w, int t) {
        return t < w.length ? w[t] : 0;
    }

    /// `y[o + n] =` the whole number next to `Σ_t x[t + n]` over an odd number, see [ByteSum.Division]: 0.12
    /// ns a pixel for three columns against 0.19 by way of 32 bits (rows of 3,840; Xeon with AVX-512, JDK
    /// 25.0.3).
    static void mean(short[] x, int taps, ByteSum.Division d, byte[] y, int o, int n) {
        mean(x, 0, taps, d, y, o, n);
        if (n % L != 0) {
            mean(x, n - L, taps, d, y, o + n - L, L);
        }
    }

    private static void mean(short[] x, int at, int taps, ByteSum.Division d, byte[] y, int o, int n) {
        ShortVector half = ShortVector.broadcast(S, (short) (d.n() / 2));
        ShortVector first = ShortVector.broadcast(S, (short) d.first());
        ShortVector second = ShortVector.broadcast(S, (short) d.second());
        ShortVector by = ShortVector.broadcast(S, (short) d.n());
        int before = d.before();
        int after = d.after();
        int last = n - L;
        for (int i = 0; i <= last; i += L) {
            ShortVector t = ShortVector.fromArray(S, x, at + i);
            for (int k = 1; k < taps; k++) {
                t = ShortVector.fromArray(S, x, at + i + k).add(t);
            }
            t = half.add(t);
            ShortVector q = t.lanewise(VectorOperators.LSHR, before)
                    .mul(first)
                    .lanewise(VectorOperators.LSHR, ByteSum.Division.SHIFT);
            ShortVector rest = t.sub(q.mul(by)).mul(second).lanewise(VectorOperators.LSHR, after);
            ((ByteVector) q.add(rest).convertShape(VectorOperators.S2B, B, 0)).intoArray(y, o + i);
        }
    }

    /// `y[o + n] = (½·2^24 + m · Σ_t x[t + n]) >>> 24`, nothing with a sign
    static void mean(short[] x, int taps, int m, byte[] y, int o, int n) {
        int half = 1 << (ByteSum.Gain.MULTIPLIER_SHIFT - 1);
        for (int i = 0; i < n; i += L) {
            int p = Math.min(i, n - L);
            ShortVector a = ShortVector.fromArray(S, x, p);
            for (int t = 1; t < taps; t++) {
                a = ShortVector.fromArray(S, x, t + p).add(a);
            }
            a = ShortVector.zero(S).add(a);
            IntVector b = (IntVector) a.convertShape(VectorOperators.ZERO_EXTEND_S2I, I, 0);
            IntVector c = (IntVector) a.convertShape(VectorOperators.ZERO_EXTEND_S2I, I, 1);
            b = b.mul(m).add(half).lanewise(VectorOperators.LSHR, ByteSum.Gain.MULTIPLIER_SHIFT);
            c = c.mul(m).add(half).lanewise(VectorOperators.LSHR, ByteSum.Gain.MULTIPLIER_SHIFT);
            ((ByteVector) b.convertShape(VectorOperators.I2B, B_OF_I, 0)).intoArray(y, o + p);
            ((ByteVector) c.convertShape(VectorOperators.I2B, B_OF_I, 0)).intoArray(y, o + p + I.length());
        }
    }

    /// `y[o + n] =` the extremum over t of `x[at[t] + n]`, without signs
    static void extremum(Extremum e, byte[] x, int[] at, int taps, byte[] y, int o, int n) {
        if (e == Extremum.MAX) {
            maximum(x, at, taps, y, o, n);
        } else {
            minimum(x, at, taps, y, o, n);
        }
    }

    /// All whole vectors of the commonest window: 0.11 ms a megapixel in both passes against 0.14 by a loop
    /// over taps, where every read is checked (Xeon with AVX-512, JDK 25.0.3).
    private static int maximum3(byte[] x, int[] at, byte[] y, int o, int n) {
        int p = at[0];
        int q = at[1];
        int r = at[2];
        int i = 0;
        for (; i <= n - WHOLE.length(); i += WHOLE.length()) {
            ByteVector.fromArray(WHOLE, x, p + i)
                    .lanewise(VectorOperators.UMAX, ByteVector.fromArray(WHOLE, x, q + i))
                    .lanewise(VectorOperators.UMAX, ByteVector.fromArray(WHOLE, x, r + i))
                    .intoArray(y, o + i);
        }
        return i;
    }

    private static void maximum(byte[] x, int[] at, int taps, byte[] y, int o, int n) {
        ByteVector none = ByteVector.zero(WHOLE);
        for (int i = taps == 3 ? maximum3(x, at, y, o, n) : 0; i < n; i += WHOLE.length()) {
            int p = Math.min(i, n - WHOLE.length());
            ByteVector a = ByteVector.fromArray(WHOLE, x, at[0] + p);
            for (int t = 1; t < taps; t++) {
                a = ByteVector.fromArray(WHOLE, x, at[t] + p).lanewise(VectorOperators.UMAX, a);
            }
            none.lanewise(VectorOperators.UMAX, a).intoArray(y, o + p);
        }
    }

    private static void minimum(byte[] x, int[] at, int taps, byte[] y, int o, int n) {
        ByteVector none = ByteVector.broadcast(WHOLE, (byte) 0xff);
        for (int i = 0; i < n; i += WHOLE.length()) {
            int p = Math.min(i, n - WHOLE.length());
            ByteVector a = ByteVector.fromArray(WHOLE, x, at[0] + p);
            for (int t = 1; t < taps; t++) {
                a = ByteVector.fromArray(WHOLE, x, at[t] + p).lanewise(VectorOperators.UMIN, a);
            }
            none.lanewise(VectorOperators.UMIN, a).intoArray(y, o + p);
        }
    }
}
