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
/// It is the time that passes, on as many threads as a user gives; [thawline.learn.Stopwatch] compares processor
/// time of one thread, since it decides what is kept.
///
/// @param in what they ran over
public record Timing(double hand, double learned, Shape in, int threads) {

    private static final int SIDE = 1024;
    private static final int FEWEST = 3;

    /// A run is faster than those before it where it takes less than this share of their best.
    private static final double FASTER = 0.97;

    /// Of the budget, at most so often.
    private static final int PATIENCE = 5;

    /// How many times as fast the learned filter is.
    public double speed() {
        return hand / learned;
    }

    /// Over a megapixel of noise, or over the only size that a side takes. Times fall until Java has compiled the
    /// filters, and where other programs are busy: as long as they fell within the second half of what was
    /// measured so far it goes on, up to five times the budget.
    ///
    /// @param only a shape that both take
    /// @param budget about how long is measured
    static Timing of(Side hand, Side learned, Shape only, int threads, Duration budget) {
        Shape wide = Shape.planes(only.c(), SIDE, SIDE);
        Shape in = hand.takes(wide) && learned.takes(wide) ? wide : only;
        Run first = new Run(hand.frozen(in), in, threads);
        Run second = new Run(learned.frozen(in), in, threads);
        long start = System.nanoTime();
        long fell = 0;
        long elapsed = 0;
        for (int round = 0; round < FEWEST || goesOn(elapsed, fell, budget.toNanos()); round++) {
            boolean one = first.run();
            boolean other = second.run();
            elapsed = System.nanoTime() - start;
            fell = one || other ? elapsed : fell;
        }
        double pixels = (double) in.h() * in.w();
        return new Timing(first.best / pixels, second.best / pixels, in, threads); // ns a pixel are ms a megapixel
    }

    private static boolean goesOn(long elapsed, long fell, long budget) {
        return elapsed < budget || (fell > elapsed / 2 && elapsed < PATIENCE * budget);
    }

    private static final class Run {

        private final Plan plan;
        private final Tensor x;
        private final Tensor y;
        private long best = Long.MAX_VALUE;

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

        /// Whether this run was the fastest by more than a little.
        boolean run() {
            long start = System.nanoTime();
            plan.run(x, y);
            long time = System.nanoTime() - start;
            boolean faster = time < FASTER * best;
            best = Math.min(best, time);
            return faster;
        }
    }
}
