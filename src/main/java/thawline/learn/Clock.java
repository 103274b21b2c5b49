package thawline.learn;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The [Stopwatch] of this machine.
final class Clock {

    /// How many seconds a layer runs before it counts: until Java has compiled it.
    private static final double WARM = 0.25;

    /// And how many a round takes.
    private static final double ROUND = 0.01;

    private static final int ROUNDS = 15;

    private Clock() {}

    static Stopwatch.Times race(Layer first, Layer second, Shape in) {
        Tensor x = Tensor.zeros(in);
        float[] data = x.data();
        for (int i = 0; i < data.length; i++) {
            data[i] = (i * 37L + i / 64) % 256;
        }
        Runnable[] runs = {run(first, x), run(second, x)};
        int[] times = {warm(runs[0]), warm(runs[1])};
        double[] least = {Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY};
        for (int r = 0; r < ROUNDS; r++) {
            for (int i = 0; i < runs.length; i++) {
                least[i] = Math.min(least[i], seconds(runs[i], times[i]));
            }
        }
        return new Stopwatch.Times(least[0], least[1]);
    }

    private static Runnable run(Layer layer, Tensor x) {
        Plan plan = Plan.of(layer, x.shape(), 1);
        Tensor y = Tensor.zeros(plan.out());
        return () -> plan.run(x, y);
    }

    /// Returns how many runs make a round.
    private static int warm(Runnable run) {
        double begun = now();
        int n = 0;
        while (now() - begun < WARM || n < 3) {
            run.run();
            n++;
        }
        return Math.max(1, (int) (n * ROUND / WARM));
    }

    private static double seconds(Runnable run, int times) {
        double begun = now();
        for (int i = 0; i < times; i++) {
            run.run();
        }
        return (now() - begun) / times;
    }

    /// Of this thread where the system tells it.
    private static double now() {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        return 1e-9
                * (threads.isCurrentThreadCpuTimeSupported() ? threads.getCurrentThreadCpuTime() : System.nanoTime());
    }
}
