package thawline.core;

/// Arithmetic on rows without a window: n elements from `x[a]` on (and `x[b]`, `x[c]`), written from `y[o]`
/// on. In place is allowed where the places are the same. The scalar and the SIMD form agree bit for bit.
public sealed interface Elementwise permits ScalarElementwise, SimdElementwise {

    static Elementwise scalar() {
        return ScalarElementwise.INSTANCE;
    }

    static Elementwise best() {
        return Lanes.BEST_ELEMENTWISE;
    }

    void unary(Unary f, float[] x, int a, float[] y, int o, int n);

    /// y = x where x is positive, slope·x elsewhere
    void leaky(float[] x, int a, float slope, float[] y, int o, int n);

    /// dx += dy where x is positive, slope·dy elsewhere: the adjoint of [#leaky], and with a slope of 0 of
    /// RELU
    void leakyAdjoint(float[] x, int a, float slope, float[] dy, int b, float[] dx, int o, int n);

    /// `y[i]` = gain where the upper 24 bits of [SplitMix#mix](key + [SplitMix#GOLDEN]·(i + 1)) are at least
    /// `limit`, and 0 where not.
    void draw(long key, int limit, float gain, float[] y, int o, int n);

    /// Where x beats y: y = x, and `places[p …]` = `place`. NaN beats nothing.
    void contest(Extremum e, float[] x, int a, int place, float[] y, int o, int[] places, int p, int n);

    /// y = gain·x + offset, fused
    void scale(float[] x, int a, float gain, float offset, float[] y, int o, int n);

    /// y += x
    void add(float[] x, int a, float[] y, int o, int n);

    /// y_o = x_a², y_p = x_a·x_b, y_q = x_b²
    void products(float[] x, int a, int b, float[] y, int o, int p, int q, int n);

    /// y = √(x_a² + x_b²)
    void magnitude(float[] x, int a, int b, float[] y, int o, int n);

    /// y = (ac − b²) − k·(a + c)²
    void harris(float[] x, int a, int b, int c, float k, float[] y, int o, int n);

    /// y = the smaller eigenvalue of (a b; b c) = (a + c)/2 − √(((a − c)/2)² + b²)
    void smallerEigenvalue(float[] x, int a, int b, int c, float[] y, int o, int n);

    /// y = (ac − b²) / (a + c), 0 where ac ≤ b²
    void foerstner(float[] x, int a, int b, int c, float[] y, int o, int n);

    void threshold(Cut cut, float[] x, int a, float level, float high, float[] y, int o, int n);

    /// `extremes[0] = min(extremes[0], min x), extremes[1] = max(extremes[1], max x)`; NaN never wins, and
    /// the sign of a zero is not kept.
    void extremes(float[] x, int a, int n, float[] extremes);

    /// Sets bit `i % 64` of word `b + i / 64` where element i lies above the level and clears it elsewhere,
    /// and packs those elements, in order, from `to[t]` on, where room for all n and a vector more must be.
    /// Returns how many there are. `largest[l] = max(largest[l], max x)`, as [#extremes] has it.
    int above(float[] x, int a, int n, float level, long[] bits, int b, float[] to, int t, float[] largest, int l);

    /// Bit i where element i lies above the level, for n ≤ 64; a vector more may be read, and bits from n on
    /// mean nothing.
    long above(float[] x, int a, int n, float level);

    /// Bit i where byte i is not 0, for n ≤ 64.
    long set(byte[] x, int a, int n);

    /// `y[o + i] = high` where bit i is set, which is bit `i % 64` of word `b + i / 64`, else 0.
    void fromBits(long[] bits, int b, byte high, byte[] y, int o, int n);

    /// Unsigned bytes to numbers.
    void fromU8(byte[] x, int a, float[] y, int o, int n);

    /// ⌊x + ½⌋ held in 0 … 255, as unsigned bytes.
    void toU8(float[] x, int a, byte[] y, int o, int n);

    /// ⌊x + ½⌋ held in −32,768 … 32,767; NaN becomes 0.
    void toS16(float[] x, int a, short[] y, int o, int n);
}
