package thawline.learn.compare;

import java.time.Duration;
import java.util.Arrays;
import java.util.SplittableRandom;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Milliseconds per megapixel of both filters, measured turn by turn.
///
/// @param hand the median of the runs
/// @param learned the median of the runs
/// @param in what they ran over
public record Timing(double hand, double learned, Shape in, int threads) {

    private static final int SIDE = 1024;
    private static final int FEWEST = 3;
    private static final int MOST = 25;

    /// How many times as fast the learned filter is.
    public double speed() {
        return hand / learned;
    }

    /// Over a megapixel of noise, or over the only size that a side takes.
    ///
    /// @param only a shape that both take
    /// @param budget about how long is measured, half of it while Java still compiles
    static Timing of(Side hand, Side learned, Shape only, int threads, Duration budget) {
        Shape wide = Shape.planes(only.c(), SIDE, SIDE);
        Shape in = hand.takes(wide) && learned.takes(wide) ? wide : only;
        Run first = new Run(hand.frozen(in), in, threads);
        Run second = new Run(learned.frozen(in), in, threads);
        first.warm(budget.toNanos() / 4);
        second.warm(budget.toNanos() / 4);
        long[] ofFirst = new long[MOST];
        long[] ofSecond = new long[MOST];
        long start = System.nanoTime();
        int runs = 0;
        while (runs < MOST && (runs < FEWEST || System.nanoTime() - start < budget.toNanos() / 2)) {
            ofFirst[runs] = first.time();
            ofSecond[runs] = second.time();
            runs++;
        }
        double pixels = (double) in.h() * in.w();
        return new Timing(median(ofFirst, runs) / pixels, median(ofSecond, runs) / pixels, in, threads);
    }

    /// In nanoseconds a pixel, which are milliseconds a megapixel.
    private static long median(long[] times, int n) {
        Arrays.sort(times, 0, n);
        return times[n / 2];
    }

    private static final class Run {

        private final Plan plan;
        private final Tensor x;
        private final Tensor y;

        Run(Layer layer, Shape in, int threads) {
            plan = Plan.of(layer, in, threads);
            float[] noise = new float[in.size()];
            SplittableRandom random = new SplittableRandom(1);
            for (int i = 0; i < noise.length; i++) {
                noise[i] = random.nextInt(256);
            }
            x = Tensor.dense(noise, in);
            y = Tensor.zeros(plan.out());
        }

        long time() {
            long start = System.nanoTime();
            plan.run(x, y);
            return System.nanoTime() - start;
        }

        void warm(long budget) {
            long start = System.nanoTime();
            do {
                time();
            } while (System.nanoTime() - start < budget);
        }
    }
}
