package thawline.peers;

import ai.djl.ndarray.NDArray;
import ai.djl.ndarray.NDManager;
import ai.djl.ndarray.types.Shape;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.IntStream;
import thawline.data.Part;

/// What libtorch reaches with the recipe of `keras-mnist`: dropout 0.5, batches of 128 from the first 54,000 digits
/// in a new order each epoch, 5 epochs; accuracy on the 10,000 test digits. Writes docs/bench/LibtorchMnist.json.
///
///     mvn -Ppeers -DskipTests verify -Dpeer=thawline.peers.LibtorchMnist -Dpeer.args=10
public final class LibtorchMnist {

    private static final int BATCH = 128;
    private static final int TRAINING = 54_000;
    private static final int EPOCHS = 5;

    private LibtorchMnist() {}

    public static void main(String[] args) throws IOException {
        int seeds = Integer.parseInt(args[0]);
        Digits train = Digits.of(Part.TRAIN);
        Digits test = Digits.of(Part.TEST);
        List<String> accuracies = new ArrayList<>();
        double sum = 0;
        for (int seed = 1; seed <= seeds; seed++) {
            double accuracy = accuracy(seed, train, test);
            sum += accuracy;
            accuracies.add(String.format(Locale.ROOT, "%.4f", accuracy));
            System.out.println("seed " + seed + ": " + accuracy);
        }
        String json = String.format(
                Locale.ROOT,
                "{%n  \"peer\": \"libtorch 2.7.1 through DJL 0.34.0\",%n  \"recipe\": \"keras-mnist, 5 epochs, batch"
                        + " 128, validation 0.1\",%n  \"test accuracies, seeds 1 to %d\": [%s],%n  \"mean\": %.5f%n}%n",
                seeds,
                String.join(", ", accuracies),
                sum / seeds);
        System.out.print(json);
        Files.writeString(Path.of("docs/bench/LibtorchMnist.json"), json);
    }

    private static double accuracy(int seed, Digits train, Digits test) {
        Random random = new Random(seed);
        int[] order = IntStream.range(0, TRAINING).toArray();
        try (TorchNet net = new TorchNet(seed, 0.5f)) {
            for (int epoch = 0; epoch < EPOCHS; epoch++) {
                shuffle(order, random);
                for (int from = 0; from < TRAINING; from += BATCH) {
                    int count = Math.min(BATCH, TRAINING - from);
                    try (NDManager batch = net.manager().newSubManager()) {
                        NDArray x = batch.create(train.pixels(order, from, count), new Shape(count, 1, 28, 28));
                        net.step(batch, x, batch.create(train.labels(order, from, count)));
                    }
                }
            }
            return right(net, test) / (double) test.size();
        }
    }

    private static void shuffle(int[] order, Random random) {
        for (int i = order.length - 1; i > 0; i--) {
            int j = random.nextInt(i + 1);
            int keep = order[i];
            order[i] = order[j];
            order[j] = keep;
        }
    }

    private static int right(TorchNet net, Digits test) {
        int[] all = IntStream.range(0, test.size()).toArray();
        int right = 0;
        for (int from = 0; from < test.size(); from += 500) {
            try (NDManager batch = net.manager().newSubManager()) {
                NDArray x = batch.create(test.pixels(all, from, 500), new Shape(500, 1, 28, 28));
                long[] best = net.infer(batch, x).argMax(1).toLongArray();
                for (int i = 0; i < 500; i++) {
                    right += best[i] == test.labels()[from + i] ? 1 : 0;
                }
            }
        }
        return right;
    }
}
