package thawline.core;

/// The machine's roof: as many fused multiply-adds as one thread can do, and nothing besides. What a kernel reaches is
/// a share of it.
public final class Peak {

    private Peak() {}

    /// Sums that grow side by side, enough to fill the pipelines of every processor known today.
    static final int SUMS = 12;

    /// The floating-point operations of [#run] with a number of rounds: a multiply-add is two.
    public static long operations(int rounds) {
        return 2L * SUMS * lanes() * rounds;
    }

    /// Does them; the result means nothing, and has to be used, or the work would be left out.
    public static float run(int rounds) {
        return Lanes.available() ? SimdPeak.run(rounds) : plain(rounds);
    }

    private static int lanes() {
        return Lanes.available() ? SimdRows.LANES : 1;
    }

    /// The same without lanes.
    private static float plain(int rounds) {
        float[] sum = new float[SUMS];
        for (int i = 0; i < rounds; i++) {
            for (int k = 0; k < SUMS; k++) {
                sum[k] = Math.fma(sum[k], 0.999f, 0.001f);
            }
        }
        float total = 0;
        for (float s : sum) {
            total += s;
        }
        return total;
    }
}
