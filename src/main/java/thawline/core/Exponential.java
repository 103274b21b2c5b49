package thawline.core;

/// e^t as n = round(t/ln 2), r = t − n·ln 2, then 2ⁿ·Σ rⁱ/i! up to i = 7: off by 1e-7 of the result at most.
///
/// Made of fused multiply-adds alone, so that a scalar and a vector of any width give the same bits;
/// `Math.exp` and `VectorOperators.EXP` do not promise that.
final class Exponential {

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

    private Exponential() {}

    /// For t ≤ 0.
    static float of(float t) {
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
