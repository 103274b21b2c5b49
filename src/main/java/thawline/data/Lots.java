package thawline.data;

/// The random numbers of one sample of one pixel: even over the samples, unrelated between pixels and uses.
///
/// Use k takes point π(i) of the Hammersley set (i/n, bits of i mirrored), moved by an offset on the torus; π and the
/// offset are hashes of (pixel, k). So n samples cover every use evenly, which halves the noise of plain chance.
final class Lots {

    private static final int TURN = 2048;
    private static final double[] COSINE = new double[TURN];

    static {
        for (int k = 0; k < TURN; k++) {
            COSINE[k] = StrictMath.cos(2 * Math.PI * (k + 0.5) / TURN);
        }
    }

    private final int count;
    private final long pixel;
    private final int sample;
    private int use;
    private double second;

    /// `count` is a power of two.
    Lots(int count, long pixel, int sample) {
        this.count = count;
        this.pixel = pixel;
        this.sample = sample;
    }

    /// The first number of the next pair, in [0, 1).
    double next() {
        long h = Noise.hash(pixel * 64 + use++);
        int i = (sample * ((int) (h & 63) * 2 + 1) + (int) ((h >>> 6) & 1023) ^ (int) ((h >>> 16) & 1023))
                & (count - 1);
        second = fraction((Integer.reverse(i) >>> 1) * 0x1p-31 + ((h >>> 26) & 0x7FFFF) * 0x1p-19);
        return fraction((double) i / count + (h >>> 45) * 0x1p-19);
    }

    /// The second number of the pair that [#next] began.
    double second() {
        return second;
    }

    /// A point of the unit sphere: z uniform in −1 … 1 (Archimedes), the angle one of 2048.
    Vec sphere() {
        double z = 2 * next() - 1;
        int k = (int) (second * TURN);
        double r = Math.sqrt(1 - z * z);
        return new Vec(r * COSINE[k], r * COSINE[(k + TURN * 3 / 4) % TURN], z);
    }

    /// A point of the unit disc, z = 0: the radius is the root of a uniform number, since area grows with its square.
    Vec disc() {
        double r = Math.sqrt(next());
        int k = (int) (second * TURN);
        return new Vec(r * COSINE[k], r * COSINE[(k + TURN * 3 / 4) % TURN], 0);
    }

    private static double fraction(double v) {
        return v - Math.floor(v);
    }
}
