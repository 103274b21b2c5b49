package thawline.core;

/// Randomness without state: a bijection on 64 bits that leaves no visible pattern.
public final class SplitMix {

    /// The odd number next to 2⁶⁴/φ: what neighbouring inputs are set apart by.
    public static final long GOLDEN = 0x9E3779B97F4A7C15L;

    static final long FIRST = 0xBF58476D1CE4E5B9L;
    static final long SECOND = 0x94D049BB133111EBL;

    private SplitMix() {}

    /// The finaliser of SplitMix64: every bit of the result depends on every bit of z. (Steele, Lea, Flood 2014.)
    public static long mix(long z) {
        long a = (z ^ (z >>> 30)) * FIRST;
        long b = (a ^ (a >>> 27)) * SECOND;
        return b ^ (b >>> 31);
    }
}
