package thawline.core;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// [Levels] in SIMD lanes: 0.12 ns a number for the bits above a level, where one in a hundred is (rows of
/// 1,024 floats in the first-level cache, Xeon with AVX-512, JDK 25.0.3).
final class SimdLevels implements Levels {

    static final SimdLevels INSTANCE = new SimdLevels();

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Byte> B = ByteVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    private SimdLevels() {}

    @Override
    public void threshold(Cut cut, float[] x, int a, float level, float high, float[] y, int o, int n) {
        switch (cut) {
            case BINARY -> step(x, a, level, 0, high, y, o, n);
            case BINARY_INV -> step(x, a, level, high, 0, y, o, n);
            case TRUNC, TOZERO, TOZERO_INV -> cut(cut, x, a, level, y, o, n);
        }
    }

    private static void step(float[] x, int a, float level, float low, float high, float[] y, int o, int n) {
        FloatVector below = FloatVector.broadcast(F, low);
        FloatVector above = FloatVector.broadcast(F, high);
        int i = 0;
        for (; i <= n - L; i += L) {
            VectorMask<Float> over = FloatVector.fromArray(F, x, a + i).compare(VectorOperators.GT, level);
            below.blend(above, over).intoArray(y, o + i);
        }
        if (i < n) {
            VectorMask<Float> m = F.indexInRange(i, n);
            VectorMask<Float> over = FloatVector.fromArray(F, x, a + i, m).compare(VectorOperators.GT, level);
            below.blend(above, over).intoArray(y, o + i, m);
        }
    }

    private static FloatVector cut(Cut cut, FloatVector v, float level) {
        VectorMask<Float> above = v.compare(VectorOperators.GT, level);
        return switch (cut) {
            case TRUNC -> v.blend(level, above);
            case TOZERO -> v.blend(0, above.not());
            case TOZERO_INV -> v.blend(0, above);
            case BINARY, BINARY_INV -> throw new IllegalArgumentException("a step is not a cut: " + cut);
        };
    }

    private static void cut(Cut cut, float[] x, int a, float level, float[] y, int o, int n) {
        int i = 0;
        for (; i <= n - L; i += L) {
            cut(cut, FloatVector.fromArray(F, x, a + i), level).intoArray(y, o + i);
        }
        if (i < n) {
            VectorMask<Float> m = F.indexInRange(i, n);
            cut(cut, FloatVector.fromArray(F, x, a + i, m), level).intoArray(y, o + i, m);
        }
    }

    /// Minimum and maximum do not depend on the order, so here alone lanes may run across the row.
    @Override
    public void extremes(float[] x, int a, int n, float[] extremes) {
        FloatVector low = FloatVector.broadcast(F, extremes[0]);
        FloatVector high = FloatVector.broadcast(F, extremes[1]);
        int i = 0;
        for (; i <= n - L; i += L) {
            FloatVector v = FloatVector.fromArray(F, x, a + i);
            low = low.blend(v, v.lt(low));
            high = high.blend(v, high.lt(v));
        }
        if (i < n) {
            VectorMask<Float> m = F.indexInRange(i, n);
            FloatVector v = FloatVector.fromArray(F, x, a + i, m);
            low = low.blend(v, v.compare(VectorOperators.LT, low, m));
            high = high.blend(v, v.compare(VectorOperators.GT, high, m));
        }
        extremes[0] = low.reduceLanes(VectorOperators.MIN) + 0f;
        extremes[1] = high.reduceLanes(VectorOperators.MAX) + 0f;
    }

    @Override
    public int above(
            float[] x, int a, int n, float level, long[] bits, int b, float[] to, int t, float[] largest, int l) {
        int count = 0;
        int whole = n - n % Long.SIZE;
        FloatVector high = FloatVector.broadcast(F, largest[l]);
        boolean holds = level <= largest[l]; // then nothing below the level is the largest
        for (int i = 0; i < whole; i += Long.SIZE) {
            long word = above(x, a + i, Long.SIZE, level);
            bits[b + i / Long.SIZE] = word;
            if (word == 0 && holds) {
                continue;
            }
            for (int j = 0; j < Long.SIZE; j += L) {
                FloatVector v = FloatVector.fromArray(F, x, a + i + j);
                high = high.blend(v, high.lt(v));
                VectorMask<Float> over = v.compare(VectorOperators.GT, level);
                v.compress(over).intoArray(to, t + count);
                count += over.trueCount();
            }
        }
        largest[l] = high.reduceLanes(VectorOperators.MAX) + 0f;
        if (whole < n) {
            int word = b + whole / Long.SIZE;
            count += ScalarLevels.INSTANCE.above(x, a + whole, n - whole, level, bits, word, to, t + count, largest, l);
        }
        return count;
    }

    @Override
    public long above(float[] x, int a, int n, float level) {
        long bits = 0;
        for (int i = 0; i < n; i += L) {
            bits |= FloatVector.fromArray(F, x, a + i)
                            .compare(VectorOperators.GT, level)
                            .toLong()
                    << i;
        }
        return bits;
    }

    @Override
    public long set(byte[] x, int a, int n) {
        if (n < Long.SIZE) {
            return ScalarLevels.INSTANCE.set(x, a, n);
        }
        long bits = 0;
        for (int i = 0; i < Long.SIZE; i += B.length()) {
            bits |= ByteVector.fromArray(B, x, a + i)
                            .compare(VectorOperators.NE, 0)
                            .toLong()
                    << i;
        }
        return bits;
    }

    @Override
    public void fromBits(long[] bits, int b, byte high, byte[] y, int o, int n) {
        ByteVector all = ByteVector.broadcast(B, high);
        ByteVector none = ByteVector.zero(B);
        int whole = n - n % Long.SIZE;
        for (int i = 0; i < whole; i += Long.SIZE) {
            long word = bits[b + i / Long.SIZE];
            for (int j = 0; j < Long.SIZE; j += B.length()) {
                none.blend(all, VectorMask.fromLong(B, word >>> j)).intoArray(y, o + i + j);
            }
        }
        ScalarLevels.INSTANCE.fromBits(bits, b + whole / Long.SIZE, high, y, o + whole, n - whole);
    }
}
