package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The row kernels of [ByteMagnitude], in lanes of 16 bits. Rows are written in whole vectors, past their end too,
/// except rows of floats, whose last vector overlaps the one before.
final class SimdShorts {

    private static final VectorSpecies<Short> S = ShortVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;

    static final int LANES = S.length();
    private static final int HALF = I.length();

    private SimdShorts() {}

    /// `y[o + n] = (half + Σ_t w[t] · x[at + t + n]) >>> shift`, five weights that mirror each other, nothing with a
    /// sign
    static void round(short[] x, int at, short[] w, int half, int shift, short[] y, int o, int n) {
        ShortVector w0 = ShortVector.broadcast(S, w[0]);
        ShortVector w1 = ShortVector.broadcast(S, w[1]);
        ShortVector w2 = ShortVector.broadcast(S, w[2]);
        ShortVector h = ShortVector.broadcast(S, (short) half);
        for (int i = 0; i < n; i += LANES) {
            int p = at + i;
            ShortVector.fromArray(S, x, p)
                    .add(ShortVector.fromArray(S, x, p + 4))
                    .mul(w0)
                    .add(ShortVector.fromArray(S, x, p + 1)
                            .add(ShortVector.fromArray(S, x, p + 3))
                            .mul(w1))
                    .add(ShortVector.fromArray(S, x, p + 2).mul(w2))
                    .add(h)
                    .lanewise(VectorOperators.LSHR, shift)
                    .intoArray(y, o + i);
        }
    }

    /// `p[n] = Σ_t u[t] · x[at[t] + n]` and `q[n] = Σ_t w[t] · x[at[t] + n]`: u smooths, five weights that mirror each
    /// other; w differs, `−w[4], −w[3], 0, w[3], w[4]`.
    static void down(short[] x, int[] at, short[] u, short[] w, short[] p, short[] q, int n) {
        int a = at[0];
        int b = at[1];
        int c = at[2];
        int d = at[3];
        int e = at[4];
        ShortVector u0 = ShortVector.broadcast(S, u[0]);
        ShortVector u1 = ShortVector.broadcast(S, u[1]);
        ShortVector u2 = ShortVector.broadcast(S, u[2]);
        ShortVector w3 = ShortVector.broadcast(S, w[3]);
        ShortVector w4 = ShortVector.broadcast(S, w[4]);
        for (int i = 0; i < n; i += LANES) {
            ShortVector first = ShortVector.fromArray(S, x, a + i);
            ShortVector second = ShortVector.fromArray(S, x, b + i);
            ShortVector fourth = ShortVector.fromArray(S, x, d + i);
            ShortVector fifth = ShortVector.fromArray(S, x, e + i);
            first.add(fifth)
                    .mul(u0)
                    .add(second.add(fourth).mul(u1))
                    .add(ShortVector.fromArray(S, x, c + i).mul(u2))
                    .intoArray(p, i);
            fifth.sub(first).mul(w4).add(fourth.sub(second).mul(w3)).intoArray(q, i);
        }
    }

    /// `y[o + n] = √(a² + b²)` with `a = Σ_t w[t] · p[t + n]`, where w differs, and `b = Σ_t u[t] · q[t + n]`, where u
    /// smooths: 0.3 ns a pixel, 0.26 of them the roots (rows of 1,024 in the first-level cache; Xeon with AVX-512,
    /// JDK 25.0.3).
    static void magnitude(short[] p, short[] w, short[] q, short[] u, float[] y, int o, int n) {
        magnitude(p, w, q, u, 0, y, o, n);
        if (n % LANES != 0) {
            magnitude(p, w, q, u, n - LANES, y, o + n - LANES, LANES);
        }
    }

    // The roots are written out in the loop: as a helper they are not inlined, and their vectors are objects.
    private static void magnitude(short[] p, short[] w, short[] q, short[] u, int at, float[] y, int o, int n) {
        ShortVector w3 = ShortVector.broadcast(S, w[3]);
        ShortVector w4 = ShortVector.broadcast(S, w[4]);
        ShortVector u0 = ShortVector.broadcast(S, u[0]);
        ShortVector u1 = ShortVector.broadcast(S, u[1]);
        ShortVector u2 = ShortVector.broadcast(S, u[2]);
        int last = n - LANES;
        for (int i = 0; i <= last; i += LANES) {
            int x = at + i;
            ShortVector a = ShortVector.fromArray(S, p, x + 4)
                    .sub(ShortVector.fromArray(S, p, x))
                    .mul(w4)
                    .add(ShortVector.fromArray(S, p, x + 3)
                            .sub(ShortVector.fromArray(S, p, x + 1))
                            .mul(w3));
            ShortVector b = ShortVector.fromArray(S, q, x + 4)
                    .add(ShortVector.fromArray(S, q, x))
                    .mul(u0)
                    .add(ShortVector.fromArray(S, q, x + 3)
                            .add(ShortVector.fromArray(S, q, x + 1))
                            .mul(u1))
                    .add(ShortVector.fromArray(S, q, x + 2).mul(u2));
            FloatVector a0 =
                    (FloatVector) a.convertShape(VectorOperators.S2I, I, 0).convert(VectorOperators.I2F, 0);
            FloatVector b0 =
                    (FloatVector) b.convertShape(VectorOperators.S2I, I, 0).convert(VectorOperators.I2F, 0);
            a0.fma(a0, b0.mul(b0)).sqrt().intoArray(y, o + i);
            FloatVector a1 =
                    (FloatVector) a.convertShape(VectorOperators.S2I, I, 1).convert(VectorOperators.I2F, 0);
            FloatVector b1 =
                    (FloatVector) b.convertShape(VectorOperators.S2I, I, 1).convert(VectorOperators.I2F, 0);
            a1.fma(a1, b1.mul(b1)).sqrt().intoArray(y, o + i + HALF);
        }
    }
}
