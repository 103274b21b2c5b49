package thawline.learn.compare;

import java.time.Duration;
import java.util.SplittableRandom;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Milliseconds per megapixel of both filters, the fastest of some runs turn by turn: whatever else the machine does
/// only adds to a time.
///
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
        long ofFirst = Long.MAX_VALUE;
        long ofSecond = Long.MAX_VALUE;
        long start = System.nanoTime();
        int runs = 0;
        while (runs < MOST && (runs < FEWEST || System.nanoTime() - start < budget.toNanos() / 2)) {
            ofFirst = Math.min(ofFirst, first.time());
            ofSecond = Math.min(ofSecond, second.time());
            runs++;
        }
        double pixels = (double) in.h() * in.w();
        return new Timing(ofFirst / pixels, ofSecond / pixels, in, threads); // ns a pixel are ms a megapixel
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
