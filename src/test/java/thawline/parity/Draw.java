package thawline.parity;

import java.util.SplittableRandom;

/// The parameters of one comparison, drawn from a seed that both sides share.
final class Draw {
    private final SplittableRandom random;

    Draw(long seed) {
        this.random = new SplittableRandom(seed);
    }

    int of(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    double of(double... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T of(T[] choices) {
        return choices[random.nextInt(choices.length)];
    }

    boolean flip() {
        return random.nextBoolean();
    }

    /// Uniform in low … high.
    double within(double low, double high) {
        return low + (high - low) * random.nextDouble();
    }

    /// Uniform whole number in low … high, both included.
    int whole(int low, int high) {
        return random.nextInt(low, high + 1);
    }

    /// n numbers, uniform in −size … size.
    float[] floats(int n, double size) {
        float[] f = new float[n];
        for (int i = 0; i < n; i++) {
            f[i] = (float) within(-size, size);
        }
        return f;
    }
}
