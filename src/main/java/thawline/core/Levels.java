package thawline.core;

/// Rows against a level, and rows of bits: n elements from `x[a]` on. Bit i of a row is bit `i % 64` of word
/// `i / 64`. The scalar and the SIMD form agree bit for bit.
public sealed interface Levels permits ScalarLevels, SimdLevels {

    static Levels scalar() {
        return ScalarLevels.INSTANCE;
    }

    static Levels best() {
        return Lanes.BEST_LEVELS;
    }

    void threshold(Cut cut, float[] x, int a, float level, float high, float[] y, int o, int n);

    /// `extremes[0] = min(extremes[0], min x), extremes[1] = max(extremes[1], max x)`; NaN never wins, and
    /// the sign of a zero is not kept.
    void extremes(float[] x, int a, int n, float[] extremes);

    /// Sets bit `i % 64` of word `b + i / 64` where element i lies above the level and clears it elsewhere,
    /// and packs those elements, in order, from `to[t]` on, where room for all n and a vector more must be.
    /// Returns how many there are. `largest[l] = max(largest[l], max x)`, as [#extremes] has it.
    int above(float[] x, int a, int n, float level, long[] bits, int b, float[] to, int t, float[] largest, int l);

    /// Bit i where element i lies above the level, for n ≤ 64. In lanes a vector more may be read, and bits from
    /// n on mean nothing; one by one, nothing beyond n is read and those bits are 0.
    long above(float[] x, int a, int n, float level);

    /// Bit i where byte i is not 0, for n ≤ 64.
    long set(byte[] x, int a, int n);

    /// `y[o + i] = high` where bit i is set, which is bit `i % 64` of word `b + i / 64`, else 0.
    void fromBits(long[] bits, int b, byte high, byte[] y, int o, int n);
}
