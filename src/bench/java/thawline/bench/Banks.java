package thawline.bench;

import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.layer;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.relu;
import static thawline.train.Blocks.scale;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thawline.core.Kernel;
import thawline.data.Dataset;
import thawline.data.Datasets;
import thawline.data.Part;
import thawline.filter.Gabor;
import thawline.filter.Kernels;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.tensor.Border;
import thawline.train.Adam;
import thawline.train.Blueprint;
import thawline.train.Fit;
import thawline.train.Metric;
import thawline.train.Model;
import thawline.train.Schedule;
import thawline.train.SoftmaxCrossEntropy;
import thawline.train.Trainer;
import tools.jackson.databind.json.JsonMapper;

/// Hand-made features against learned ones: the same small head on sixteen 7×7 filters that a person chose,
/// on the same filters thawed, and on random numbers, from 100, 1,000 and all training images, five seeds
/// each. Writes docs/bench/Banks.json after every case. Run by
///
///     ./thawline src/bench/java/thawline/bench/Banks.java --fashion DIR --mnist DIR [--seeds N] [--first N] [--out
/// FILE]
public final class Banks {

    private static final int FILTERS = 16;
    private static final int SIDE = 7;
    private static final double RATE = 0.002;

    /// Σ|k| of a filter: about what a random one has.
    private static final double GAIN = 2;

    private Banks() {}

    /// What stands in front of the head.
    private enum Bank {
        HAND("hand-made, frozen"),
        THAWED("hand-made, thawed"),
        RANDOM("random, learned"),
        RANDOM_FROZEN("random, frozen");

        private final String words;

        Bank(String words) {
            this.words = words;
        }

        Blueprint filters() {
            return switch (this) {
                case HAND -> layer(bank());
                case THAWED -> layer(bank().thaw());
                case RANDOM -> conv2d(FILTERS, SIDE);
                case RANDOM_FROZEN ->
                    (in, start) -> conv2d(FILTERS, SIDE).build(in, start).freeze();
            };
        }

        Model model(int classes, long seed) {
            return Model.of(
                    input(1, 28, 28).seed(seed),
                    scale(1 / 255.0),
                    filters(),
                    relu(),
                    maxPool(2),
                    maxPool(2),
                    flatten(),
                    dense(classes).softmax());
        }
    }

    /// How many examples, for how long, in what batches; 0 is all of them.
    private enum Amount {
        HUNDRED(100, 20, 300),
        THOUSAND(1000, 20, 100),
        ALL(0, 60, 10);

        private final int examples;
        private final int batch;
        private final int epochs;

        Amount(int examples, int batch, int epochs) {
            this.examples = examples;
            this.batch = batch;
            this.epochs = epochs;
        }

        Fit fit(long seed) {
            return Fit.of(batch, epochs).seed(seed).schedule(new Schedule.Cosine(0.02));
        }

        Dataset of(Dataset all, long seed) {
            return examples == 0 ? all : all.shuffled(seed).perClass(examples / 10);
        }
    }

    /// Two Gaussians; Sobel's to four sides; odd Gabor wavelets along the diagonals, even ones along four
    /// directions, and two finer ones.
    static Layer bank() {
        List<Kernel> bank = new ArrayList<>();
        bank.add(Kernels.gaussian(SIDE, 1));
        bank.add(Kernels.gaussian(SIDE, 2));
        for (double sign : new double[] {1, -1}) {
            bank.add(Kernels.sobel(1, 0, SIDE).times(sign));
            bank.add(Kernels.sobel(0, 1, SIDE).times(sign));
        }
        for (int k = 0; k < 4; k++) {
            bank.add(Gabor.of(SIDE, 2, Math.PI * (2 * k + 1) / 4, 6)
                    .psi(Math.PI / 2)
                    .kernel());
            bank.add(Gabor.of(SIDE, 2, Math.PI * k / 4, 6).kernel());
        }
        bank.add(Gabor.of(SIDE, 2, 0, 4).kernel());
        bank.add(Gabor.of(SIDE, 2, Math.PI / 2, 4).kernel());
        return Conv2d.designed(Kernel.stack(bank.stream().map(Banks::scaled).toArray(Kernel[]::new)), Border.NONE)
                .bias(new float[FILTERS]);
    }

    private static Kernel scaled(Kernel k) {
        double sum = 0;
        for (float v : k.toArray()) {
            sum += Math.abs(v);
        }
        return k.dense().times(GAIN / sum);
    }

    private record Source(String name, Dataset train, Dataset test) {
        static Source of(String name, Path path) throws IOException {
            return new Source(name, Datasets.open(path, Part.TRAIN), Datasets.open(path, Part.TEST));
        }
    }

    public static void main(String[] args) throws IOException {
        if (args.length > 0 && args[0].equals("figure")) {
            Path kept = Path.of("docs/bench/Banks.json");
            Files.writeString(
                    Path.of("docs/banks.svg"),
                    BanksFigure.svg(JsonMapper.shared().readTree(Files.readString(kept))));
            return;
        }
        Map<String, Object> all = new LinkedHashMap<>();
        Path fashion = Path.of(Options.option(args, "--fashion").orElse("fashion-mnist"));
        Path mnist = Path.of(Options.option(args, "--mnist").orElse("mnist"));
        List<Source> sources = List.of(Source.of("Fashion-MNIST", fashion), Source.of("MNIST", mnist));
        int seeds = Integer.parseInt(Options.option(args, "--seeds").orElse("5"));
        int first = Integer.parseInt(Options.option(args, "--first").orElse("1"));
        Path out = Path.of(Options.option(args, "--out").orElse("docs/bench/Banks.json"));
        all.put(
                "command",
                "./thawline src/bench/java/thawline/bench/Banks.java "
                        + String.join(" ", args)
                                .replace(fashion.toString(), "fashion-mnist")
                                .replace(mnist.toString(), "mnist"));
        Model model = Bank.RANDOM.model(10, 1);
        all.put("net", "scale(1/255), 16 filters 7×7, relu, max 2, max 2, dense");
        all.put("learned with filters", model.summary().numbers().learned());
        all.put("learned without", Bank.HAND.model(10, 1).summary().numbers().learned());
        all.put("optimiser", "Adam " + RATE + ", cosine down to 0.02 of it");
        all.put("jdk", Runtime.version().toString());
        List<Map<String, Object>> cases = new ArrayList<>();
        all.put("cases", cases);
        for (Amount amount : Amount.values()) {
            for (Source source : sources) {
                for (Bank bank : Bank.values()) {
                    cases.add(measured(bank, amount, source, first, seeds));
                    Files.writeString(
                            out,
                            JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
                }
            }
        }
    }

    private static Map<String, Object> measured(Bank bank, Amount amount, Source source, int first, int seeds) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("data", source.name());
        one.put("examples", amount.of(source.train(), 1).size());
        one.put("bank", bank.words);
        one.put("batch", amount.batch);
        one.put("epochs", amount.epochs);
        double[] accuracies = new double[seeds];
        String[] weights = new String[seeds];
        long begun = System.nanoTime();
        for (int i = 0; i < seeds; i++) {
            long seed = first + i;
            Model model = bank.model(10, seed);
            Trainer trainer = model.compile(SoftmaxCrossEntropy.PLAIN, Adam.keras(RATE), Metric.ACCURACY);
            trainer.fit(amount.of(source.train(), seed), amount.fit(seed));
            accuracies[i] = Math.rint(trainer.evaluate(source.test()).accuracy() * 1e5) / 1e5;
            weights[i] = model.digest().substring(0, 16);
        }
        double mean = Arrays.stream(accuracies).average().orElseThrow();
        one.put("accuracy", Math.rint(mean * 1e5) / 1e5);
        one.put("accuracies", accuracies);
        one.put("weights", weights);
        one.put("seconds", Math.rint((System.nanoTime() - begun) / 1e8) / 10);
        System.out.printf(
                Locale.ROOT,
                "%s, %s examples, %s: %.2f %% of %s in %s s%n",
                source.name(),
                one.get("examples"),
                bank.words,
                100 * mean,
                Arrays.toString(accuracies),
                one.get("seconds"));
        return one;
    }
}
