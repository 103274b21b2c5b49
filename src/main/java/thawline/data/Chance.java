package thawline.data;

/// The random numbers of one example, in the order that they are asked for; a hash of (seed, example, place).
public final class Chance {
    private final long key;
    private long place;

    public Chance(long seed, long example) {
        key = Noise.hash(seed, example, 0, 0);
    }

    /// Even over from … to.
    public double between(double from, double to) {
        return from + (to - from) * Noise.uniform(key, place++, 0, 0);
    }

    public boolean half() {
        return between(0, 1) < 0.5;
    }

    /// For fields of noise.
    public long seed() {
        return Noise.hash(key, place++, 1, 0);
    }
}
