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
}
