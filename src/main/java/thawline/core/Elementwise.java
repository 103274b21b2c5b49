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
}
