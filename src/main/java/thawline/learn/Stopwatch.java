package thawline.learn;

import java.util.Arrays;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// How long layers take.
@FunctionalInterface
public interface Stopwatch {

    /// Seconds for one input of a shape: medians of runs that were taken in turns, so that whatever else the
    /// machine does hits both alike.
    record Times(double first, double second) {

        /// How many times as fast the second is.
        public double speedup() {
            return first / second;
        }
    }

    Times race(Layer first, Layer second, Shape in);

    /// By the clock, on one thread.
    Stopwatch CLOCK = Stopwatch::clocked;

    private static Times clocked(Layer first, Layer second, Shape in) {
        Tensor x = Tensor.zeros(in);
        float[] data = x.data();
        for (int i = 0; i < data.length; i++) {
            data[i] = (i * 37L + i / 64) % 256;
        }
        Runnable[] runs = {run(first, x), run(second, x)};
        int rounds = 9;
        double[][] seconds = new double[2][rounds];
        int[] times = {warm(runs[0]), warm(runs[1])};
        for (int r = 0; r < rounds; r++) {
            for (int i = 0; i < 2; i++) {
                seconds[i][r] = seconds(runs[i], times[i]);
            }
        }
        return new Times(median(seconds[0]), median(seconds[1]));
    }

    private static Runnable run(Layer layer, Tensor x) {
        Plan plan = Plan.of(layer, x.shape(), 1);
        Tensor y = Tensor.zeros(plan.out());
        return () -> plan.run(x, y);
    }

    /// Runs until it is compiled; returns how many runs take 10 ms.
    private static int warm(Runnable run) {
        long begun = System.nanoTime();
        int n = 0;
        while (System.nanoTime() - begun < 200_000_000L || n < 3) {
            run.run();
            n++;
        }
        return Math.max(1, n / 20);
    }

    private static double seconds(Runnable run, int times) {
        long begun = System.nanoTime();
        for (int i = 0; i < times; i++) {
            run.run();
        }
        return (System.nanoTime() - begun) / 1e9 / times;
    }

    private static double median(double[] values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        return sorted[sorted.length / 2];
    }
}
