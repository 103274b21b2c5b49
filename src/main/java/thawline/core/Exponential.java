package thawline.core;

/// e^t as n = round(t/ln 2), r = t − n·ln 2, then 2ⁿ·Σ rⁱ/i! up to i = 7: off by 1e-7 of the result at most.
///
/// Made of fused multiply-adds alone, so that a scalar and a vector of any width give the same bits;
/// `Math.exp` and `VectorOperators.EXP` do not promise that.
public final class Exponential {

    /// Below this, where e^t nears the smallest normal float, the result is 0.
    static final float LEAST = -87;

    static final float LOG2_E = (float) (1 / StrictMath.log(2));

    /// Adding 1.5·2²³ to a small number rounds it to an integer; taking it away leaves that integer.
    static final float ROUNDER = 0x1.8p23f;

    /// −ln 2 in two parts; the first has so few bits that n times it is exact.
    static final float MINUS_LN2_HIGH = -355 / 512f;

    static final float MINUS_LN2_LOW = (float) (355 / 512.0 - StrictMath.log(2));

    /// 1/7! … 1/0!
    static final float[] TERMS = {1 / 5040f, 1 / 720f, 1 / 120f, 1 / 24f, 1 / 6f, 1 / 2f, 1, 1};

    /// Below this magnitude [#tanh] is a fraction; above it 1 − e^(−2x) still has its digits.
    static final float SMALL = 0.5625f;

    private Exponential() {}

    /// 1 / (1 + e⁻ˣ), with e^(−|x|) alone, so that nothing overflows.
    static float sigmoid(float x) {
        float e = of(-Math.abs(x));
        return (x < 0 ? e : 1) / (1 + e);
    }

    /// x·(945 + 105x² + x⁴) / (945 + 420x² + 15x⁴), Lambert's continued fraction cut after five terms, near
    /// 0, where it is off by 2e-10; and ±(1 − e^(−2|x|)) / (1 + e^(−2|x|)) beyond.
    static float tanh(float x) {
        float size = Math.abs(x);
        if (size < SMALL) {
            float q = x * x;
            return x * Math.fma(q, q + 105, 945) / Math.fma(q, Math.fma(q, 15, 420), 945);
        }
        float e = of(-2 * size);
        float y = (1 - e) / (1 + e);
        return x < 0 ? -y : y;
    }

    /// For t ≤ 0.
    public static float of(float t) {
        if (t < LEAST) {
            return 0;
        }
        float n = Math.fma(t, LOG2_E, ROUNDER) - ROUNDER;
        float r = Math.fma(n, MINUS_LN2_LOW, Math.fma(n, MINUS_LN2_HIGH, t));
        float p = TERMS[0];
        for (int i = 1; i < TERMS.length; i++) {
            p = Math.fma(p, r, TERMS[i]);
        }
        return p * Float.intBitsToFloat(((int) n + 127) << 23);
    }
}
