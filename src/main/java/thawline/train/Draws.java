package thawline.train;

/// Random numbers in a row, the same on every machine and JDK: number k is a hash of (seed, k), as in
/// SplitMix64 (Steele, Lea, Flood 2014).
final class Draws {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private long state;

    Draws(long seed) {
        state = mix(seed + GOLDEN);
    }

    /// The draws of number `use` of a seed, unrelated to those of any other number.
    static Draws of(long seed, long use) {
        return new Draws(mix(seed + GOLDEN) + use);
    }

    /// Starts again as the draws of number `use` of a seed.
    void restart(long seed, long use) {
        state = mix(mix(seed + GOLDEN) + use + GOLDEN);
    }

    private static long mix(long v) {
        long w = (v ^ (v >>> 30)) * 0xBF58476D1CE4E5B9L;
        w = (w ^ (w >>> 27)) * 0x94D049BB133111EBL;
        return w ^ (w >>> 31);
    }

    private long next() {
        state += GOLDEN;
        return mix(state);
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
