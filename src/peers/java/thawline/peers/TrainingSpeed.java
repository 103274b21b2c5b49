package thawline.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import thawline.data.Part;

/// A step of training and a forward run of `keras-mnist` over batches of 128 digits: ours against libtorch, by turns in
/// one JVM and with the same number of threads. Prints and keeps the medians of all rounds and their ratios in
/// docs/bench/TrainingSpeed-THREADS.json.
///
///     mvn -Ppeers -DskipTests verify -Dpeer=TrainingSpeed -Dpeer.threads=1 -Dpeer.args=1
public final class TrainingSpeed {

    static final int BATCH = 128;
    private static final int ROUNDS = 15;
    private static final int WARM_UP = 5;
    private static final int STEPS = 20;

    private TrainingSpeed() {}

    public static void main(String[] args) throws IOException {
        int threads = Integer.parseInt(args[0]);
        Digits digits = Digits.of(Part.TRAIN);
        List<double[]> rounds = new ArrayList<>();
        try (TorchNet torch = new TorchNet(1, 0.5f);
                NDManager kept = torch.manager().newSubManager()) {
            int[] order = IntStream.range(0, digits.size()).toArray();
            NDArray[] xs = new NDArray[STEPS];
            NDArray[] ys = new NDArray[STEPS];
            for (int i = 0; i < STEPS; i++) {
                xs[i] = kept.create(digits.pixels(order, i * BATCH, BATCH), new Shape(BATCH, 1, 28, 28));
                ys[i] = kept.create(digits.labels(order, i * BATCH, BATCH));
            }
            OurNet ours = new OurNet(STEPS * BATCH, BATCH, threads);
            long[] start = {System.nanoTime()};
            ours.train(WARM_UP + ROUNDS, () -> {
                double training = (System.nanoTime() - start[0]) / 1e6 / STEPS;
                rounds.add(new double[] {
                    milliseconds(i -> {
                        try (NDManager batch = kept.newSubManager()) {
                            lend(batch, xs[i], ys[i]);
                            torch.step(batch, xs[i], ys[i]);
                            lend(kept, xs[i], ys[i]);
                        }
                    }),
                    training,
                    milliseconds(i -> {
                        try (NDManager batch = kept.newSubManager()) {
                            lend(batch, xs[i]);
                            torch.infer(batch, xs[i]).toFloatArray();
                            lend(kept, xs[i]);
                        }
                    }),
                    milliseconds(ours::infer)
                });
                start[0] = System.nanoTime();
            });
        }
        rounds.subList(0, WARM_UP).clear();
        double[] medians = IntStream.range(0, 4)
                .mapToDouble(i -> median(rounds.stream().mapToDouble(r -> r[i]).toArray()))
                .toArray();
        String json = String.format(
                Locale.ROOT,
                "{%n  \"net\": \"keras-mnist, batch %d\",%n  \"threads\": %d,%n  \"peer\": \"libtorch 2.7.1 through DJL"
                        + " 0.34.0\",%n  \"rounds\": %d,%n  \"steps a round\": %d,%n  \"training step, ms: libtorch\":"
                        + " %.3f,%n  \"training step, ms: ours\": %.3f,%n  \"training step: times as fast\": %.2f,%n "
                        + " \"forward, ms: libtorch\": %.3f,%n  \"forward, ms: ours\": %.3f,%n  \"forward: times as"
                        + " fast\": %.2f%n}%n",
                BATCH,
                threads,
                ROUNDS,
                STEPS,
                medians[0],
                medians[1],
                medians[0] / medians[1],
                medians[2],
                medians[3],
                medians[2] / medians[3]);
        System.out.print(json);
        Files.writeString(Path.of("docs/bench/TrainingSpeed-" + threads + ".json"), json);
    }

    /// What is made of arrays stays with the manager that they belong to, and goes when that is closed.
    private static void lend(NDManager to, NDArray... arrays) {
        for (NDArray a : arrays) {
            a.attach(to);
        }
    }

    @FunctionalInterface
    private interface Step {
        void run(int batch);
    }

    private static double milliseconds(Step step) {
        long start = System.nanoTime();
        for (int i = 0; i < STEPS; i++) {
            step.run(i);
        }
        return (System.nanoTime() - start) / 1e6 / STEPS;
    }

    private static double median(double[] values) {
        Arrays.sort(values);
        return values[values.length / 2];
    }
}
