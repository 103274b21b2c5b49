package thawline.core;

/// Which positions of a pooled convolution have a gradient, as lists; one per thread is reused, so that nothing is
/// allocated once it is warm.
final class Winners {

    private static final ThreadLocal<Winners> MINE = ThreadLocal.withInitial(Winners::new);

    /// How many entries there are of each position.
    final int[] counts = new int[4];

    /// Where each entry's floats lie.
    int[] places = {};

    /// Each entry's gradient.
    float[] gradients = {};

    private float[] block = {};

    static Winners mine() {
        return MINE.get();
    }

    void room(int entries) {
        if (places.length < entries) {
            places = new int[entries];
            gradients = new float[entries];
        }
    }

    /// Room for the sums of some positions.
    float[] block(int floats) {
        if (block.length < floats) {
            block = new float[floats];
        }
        return block;
    }

    /// Lists where in x output o's winners among pixels from … to−1 lie, in the order of the pixels; returns how
    /// many.
    int ofOutput(Stencil s, int o, int from, int to, int xAt, float[] dy, int dyAt, int[] winners, int winnersAt) {
        int[] targets = s.targets;
        room(to - from);
        int n = 0;
        for (int p = from; p < to; p++) {
            float g = dy[dyAt + targets[p] + o];
            int winner = winners[winnersAt + targets[p] + o];
            places[n] = xAt + s.places[4 * p + (winner & 3)];
            gradients[n] = g;
            n += live(g, winner);
        }
        return n;
    }

    /// 1 where a position won and its gradient is not 0, without a branch: half the time it would be guessed wrong.
    private static int live(float g, int winner) {
        int bits = Float.floatToRawIntBits(g) << 1;
        return (bits | -bits) >>> 31 & ~winner >>> 31;
    }
}
