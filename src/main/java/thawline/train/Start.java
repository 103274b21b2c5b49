package thawline.train;

import java.util.Locale;
import thawline.core.Kernel;
import thawline.layer.Weights;
import thawline.tensor.Axes;

/// The first numbers of a net: the k-th set of numbers that is asked for depends on the seed and k alone.
public final class Start {

    private final Initializer initializer;
    private final long seed;
    private final int[] asked;

    public Start(Initializer initializer, long seed) {
        this(initializer, seed, new int[1]);
    }

    private Start(Initializer initializer, long seed, int[] asked) {
        this.initializer = initializer;
        this.seed = seed;
        this.asked = asked;
    }

    /// The same count, another initialiser.
    Start with(Initializer other) {
        return new Start(other, seed, asked);
    }

    /// A kernel of `outs` × `ins` windows; in `groups` groups, each output sees `ins` inputs of its own
    /// group.
    public Weights kernel(int outs, int ins, Axes window) {
        requireCountable(outs, ins, window);
        int taps = window.d() * window.h() * window.w();
        float[] numbers = initializer.kernel(taps * outs * ins, fans(outs, ins, window), draws());
        return new Weights.Learned(Kernel.wrap(outs, ins, window.d(), window.h(), window.w(), numbers));
    }

    /// One array holds all numbers of a kernel, and an array's length is an int.
    private static void requireCountable(int outs, int ins, Axes window) {
        double count = (double) outs * ins * window.d() * window.h() * window.w();
        if (count > Integer.MAX_VALUE) {
            String taps = window.equals(Axes.ONE) ? "" : " by windows of " + window;
            throw new IllegalArgumentException(String.format(
                    Locale.ROOT,
                    "%,d outputs by %,d inputs%s are %,.0f numbers, but one layer learns at most %,d; ask for less",
                    outs,
                    ins,
                    taps,
                    count,
                    Integer.MAX_VALUE));
        }
    }

    /// A number for each output of the kernel that [#kernel] was asked for with the same arguments.
    public Weights bias(int outs, int ins, Axes window) {
        return column(initializer.bias(outs, fans(outs, ins, window), draws()));
    }

    /// `count` numbers that start at one value, as the gains of batch normalisation at 1.
    public Weights all(int count, float value) {
        float[] numbers = new float[count];
        java.util.Arrays.fill(numbers, value);
        return column(numbers);
    }

    private static Weights column(float[] numbers) {
        return new Weights.Learned(Kernel.wrap(numbers.length, 1, 1, 1, 1, numbers));
    }

    private static Initializer.Fans fans(int outs, int ins, Axes window) {
        double taps = (double) window.d() * window.h() * window.w();
        return new Initializer.Fans(ins * taps, outs * taps);
    }

    private Draws draws() {
        return Draws.of(seed, asked[0]++);
    }
}
