package thawline.train;

/// Checks of what an optimiser is given.
final class Rates {

    private Rates() {}

    static void require(double rate) {
        if (!(rate > 0) || Double.isInfinite(rate)) {
            throw new IllegalArgumentException("a learning rate is above 0 and finite, but was " + rate);
        }
    }

    /// A share of what was before, as momentum is.
    static void requireShare(String name, double share) {
        if (!(share >= 0 && share < 1)) {
            throw new IllegalArgumentException(name + " is in 0 … 1, 1 left out, but was " + share);
        }
    }

    /// base^n by squaring: the same bits everywhere, and unlike `StrictMath.pow` without arrays on the way.
    static double power(double base, long n) {
        double result = 1;
        double square = base;
        for (long left = n; left > 0; left >>= 1) {
            if ((left & 1) == 1) {
                result *= square;
            }
            square *= square;
        }
        return result;
    }

    /// (1 + cos πt) / 2 for t in 0 … 1: half a wave from 1 down to 0, to 10⁻¹⁶. By the series of the sine
    /// around the middle: the same bits everywhere, and unlike `StrictMath.cos` without arrays on the way.
    static double falling(double t) {
        double x = Math.PI * (0.5 - t);
        double term = x;
        double sum = x;
        for (int k = 1; k <= 11; k++) {
            term *= -x * x / (2 * k * (2 * k + 1));
            sum += term;
        }
        return Math.clamp((1 + sum) / 2, 0, 1);
    }
}
