package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thawline.data.Augmentation;
import thawline.data.DataOptions;
import thawline.data.Dataset;
import thawline.data.Datasets;
import thawline.data.Part;
import thawline.layer.Architecture;
import thawline.tensor.Border;
import thawline.train.Epoch;
import thawline.train.Evaluation;
import thawline.train.Fit;
import thawline.train.History;
import thawline.train.Listener;
import thawline.train.Metric;
import thawline.train.Model;
import thawline.train.Preset;
import thawline.train.Trainer;
import tools.jackson.databind.json.JsonMapper;

/// Trains a preset from several seeds and writes what the weights of the last epoch reach on the test images, plain,
/// moved, turned and noisy, into docs/bench/Presets-NAME.json. Takes minutes to hours. Run by
///
///     ./thawline src/bench/java/thawline/bench/Presets.java NAME --data PATH [--seeds N] [--epochs N] [--as WORD]
///
/// `--as` puts a word into the name of the file, as for another data set; `--first N` begins with another seed than 1.
public final class Presets {

    /// How test images are changed, each by its own amount, always the same.
    private static final List<String> CHANGES = List.of("shift(2)", "shift(4)", "rotate(15)", "noise(40)");

    private Presets() {}

    public static void main(String[] args) throws IOException {
        Preset preset = thawline.train.Presets.named(args[0]);
        Path path = Path.of(Options.option(args, "--data").orElseThrow());
        int seeds = Options.option(args, "--seeds").map(Integer::valueOf).orElse(1);
        int first = Options.option(args, "--first").map(Integer::valueOf).orElse(1);
        Fit fit = Options.option(args, "--epochs")
                .map(Integer::valueOf)
                .map(preset.recipe().fit()::epochs)
                .orElse(preset.recipe().fit());
        DataOptions how = DataOptions.DEFAULT.with(preset.net().in());
        Dataset train = Datasets.open(path, Part.TRAIN, how);
        Dataset test = Datasets.open(path, Part.TEST, how);
        List<Map<String, Object>> runs = new ArrayList<>();
        for (int seed = first; seed < first + seeds; seed++) {
            runs.add(run(preset, fit.seed(seed), train, test));
            System.out.println(JsonMapper.shared().writeValueAsString(runs.getLast()));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("preset", preset.name());
        String command = "./thawline src/bench/java/thawline/bench/Presets.java " + String.join(" ", args);
        all.put("command", command.replace(path.toString(), path.getFileName().toString()));
        Model model = preset.model(test.target().shape().c(), 1);
        all.put(
                "parameters",
                Architecture.of(model.layer(), model.in()).numbers().learned());
        all.put(
                "recipe",
                preset.recipe().optimizer() + ", " + fit.schedule() + ", " + fit.l2() + ", " + fit.augmentation()
                        + ", batch " + fit.batchSize() + ", validation " + fit.validationSplit());
        all.put("epochs", fit.epochs());
        all.put("training examples", train.size());
        all.put("test examples", test.size());
        all.put("data", train.digest());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("jdk", Runtime.version().toString());
        double[] accuracies = runs.stream()
                .mapToDouble(run -> ((Number) run.get("accuracy")).doubleValue())
                .toArray();
        all.put("mean accuracy", round(Arrays.stream(accuracies).average().orElseThrow()));
        all.put("least accuracy", round(Arrays.stream(accuracies).min().orElseThrow()));
        all.put("runs", runs);
        String word = Options.option(args, "--as").map(as -> "-" + as).orElse("");
        Path file = Path.of("docs/bench/Presets-" + preset.name() + word + ".json");
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        System.out.printf(
                Locale.ROOT,
                "mean %.4f; %s%n",
                round(Arrays.stream(accuracies).average().orElseThrow()),
                file);
    }

    private static Map<String, Object> run(Preset preset, Fit fit, Dataset train, Dataset test) {
        Model model = preset.model(test.target().shape().c(), fit.seed());
        Trainer trainer = model.compile(preset.recipe().loss(), preset.recipe().optimizer(), Metric.ACCURACY);
        long begun = System.nanoTime();
        History history = trainer.fit(train, fit.listener(new Listener() {
            @Override
            public void epoch(Epoch epoch, int epochs) {
                System.err.printf(
                        Locale.ROOT,
                        "%s, seed %d, epoch %d/%d: loss %.4f, accuracy %.4f, validation %s, %.1f s%n",
                        preset.name(),
                        fit.seed(),
                        epoch.number(),
                        epochs,
                        epoch.training().loss(),
                        epoch.training().accuracy(),
                        epoch.validation()
                                .map(v -> String.format(Locale.ROOT, "%.4f", v.accuracy()))
                                .orElse("-"),
                        epoch.seconds());
            }
        }));
        double seconds = (System.nanoTime() - begun) / 1e9;
        Evaluation plain = trainer.evaluate(test);
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("seed", fit.seed());
        run.put("accuracy", round(plain.accuracy()));
        run.put("loss", round(plain.loss()));
        history.last().validation().ifPresent(v -> run.put("validation accuracy", round(v.accuracy())));
        for (String change : CHANGES) {
            run.put(
                    change,
                    round(trainer.evaluate(test.changed(Augmentation.parse(change), 1))
                            .accuracy()));
        }
        run.put("seconds", Math.rint(seconds * 10) / 10);
        run.put("weights", model.digest());
        return run;
    }

    /// What comes in from outside when a picture moves: digits lie on black, photographs go on.
    private static Border outside(Preset preset) {
        return preset.net().in().c() == 1 ? Border.constant(0) : Border.REPLICATE;
    }

    private static double round(double v) {
        return Math.rint(v * 1e5) / 1e5;
    }
}
