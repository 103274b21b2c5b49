package thawline.train;

import thawline.core.SplitMix;

/// Random numbers in a row, the same on every machine and JDK: number k is a hash of (seed, k).
final class Draws {

    private long state;

    Draws(long seed) {
        state = SplitMix.mix(seed + SplitMix.GOLDEN);
    }

    /// The draws of number `use` of a seed, unrelated to those of any other number.
    static Draws of(long seed, long use) {
        return new Draws(SplitMix.mix(seed + SplitMix.GOLDEN) + use);
    }

    /// Starts again as the draws of number `use` of a seed.
    void restart(long seed, long use) {
        state = SplitMix.mix(SplitMix.mix(seed + SplitMix.GOLDEN) + use + SplitMix.GOLDEN);
    }

    private long next() {
        state += SplitMix.GOLDEN;
        return SplitMix.mix(state);
    }

    /// In [0, 1), multiples of 2⁻⁵³.
    double uniform() {
        return (next() >>> 11) * 0x1p-53;
    }

    /// 0 … n−1, each as likely (to 2⁻³² of it).
    int below(int n) {
        return (int) (((next() >>> 32) * n) >>> 32);
    }

    /// N(0, 1) by Box and Muller.
    double gaussian() {
        double u = 1 - uniform();
        return Math.sqrt(-2 * StrictMath.log(u)) * StrictMath.cos(2 * Math.PI * uniform());
    }
}
