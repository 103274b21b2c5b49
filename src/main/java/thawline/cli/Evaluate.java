package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.data.Augmentation;
import thawline.data.DataOptions;
import thawline.data.Dataset;
import thawline.data.Datasets;
import thawline.data.Part;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.report.ConfusionChart;
import thawline.train.Confusion;
import thawline.train.Evaluation;
import thawline.train.Metric;
import thawline.train.Model;
import thawline.train.Recipe;
import tools.jackson.databind.json.JsonMapper;

/// A model and a data set to figures.
@Command(
        name = "evaluate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says how well a model does on a data set: accuracy, loss, figures for each class, and what was taken for"
                    + " what.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline evaluate digits.onnx --data mnist",
            "  thawline evaluate digits.onnx --data mnist --confusion digits.png",
            "  thawline evaluate digits.onnx --data mnist --augment 'shift(3)' --json",
            "",
            "Recall is the share of a class that was found, precision the share of answers that were right, and F1",
            "their harmonic mean. Exit codes: 0 done, 1 nothing done, 2 usage."
        })
final class Evaluate implements Callable<Integer> {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A model (.onnx).")
    private Path file;

    @Option(
            names = "--data",
            paramLabel = "PATH",
            required = true,
            description = "A data set with the classes of the model: a path, or a name that thawline data list shows.")
    private Path path;

    @Option(
            names = "--part",
            paramLabel = "PART",
            description = "Of a data set that has both: ${COMPLETION-CANDIDATES}; without it the test part, or all of a"
                    + " set that is not parted.")
    private Part part;

    @Option(names = "--limit", paramLabel = "N", description = "No more than the first N examples.")
    private Integer limit;

    @Option(
            names = "--fit",
            paramLabel = "HOW",
            defaultValue = "STRETCH",
            description = "How pictures of another size are made to fit: ${COMPLETION-CANDIDATES}.")
    private DataOptions.Fit fit;

    @Option(
            names = "--augment",
            paramLabel = "TEXT",
            description = "How examples are changed before, such as 'shift(3)' or 'rotate(15) | noise(20)'."
                    + " There are " + Augmentation.WORDS + ".")
    private String augment;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Decides by how much each example is changed.")
    private long seed;

    @Option(
            names = "--confusion",
            paramLabel = "FILE",
            description = "The confusion matrix as a picture, which ends in .png.")
    private Path picture;

    @Option(names = "--overwrite", description = "Replaces the picture that is there.")
    private boolean overwrite;

    @Option(names = "--threads", paramLabel = "N", description = "Every processor without it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "The same as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            requirePicture();
            SavedModel saved = ModelFiles.read(file);
            Dataset data = data(saved);
            Model model = Model.of(saved.in(), saved.layer());
            requireClasses(saved, data);
            Recipe recipe = Recipe.KERAS;
            Evaluation evaluation = model.compile(recipe.loss(), recipe.optimizer(), Metric.ACCURACY)
                    .evaluate(data, threads);
            say(evaluation);
            return Exit.DONE;
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        } catch (IllegalStateException fontless) {
            spec.commandLine().getErr().println("thawline: " + fontless.getMessage());
            return Exit.NOTHING;
        }
    }

    private void requirePicture() {
        if (picture == null) {
            return;
        }
        if (!picture.toString().toLowerCase(Locale.ROOT).endsWith(".png")) {
            throw new IllegalArgumentException("the picture is a PNG; let " + picture + " end in .png");
        }
        OutFile.of(picture, overwrite).requireFree();
    }

    private Dataset data(SavedModel saved) throws IOException {
        DataOptions how = DataOptions.DEFAULT.with(fit).with(saved.in());
        Dataset all = part == null ? Datasets.openForTest(path, how) : Datasets.open(path, part, how);
        if (limit != null && limit < 1) {
            throw new IllegalArgumentException("--limit " + limit + " is less than 1");
        }
        Dataset some = limit == null ? all : all.take(limit);
        return augment == null ? some : some.changed(Augmentation.parse(augment), seed);
    }

    private void requireClasses(SavedModel model, Dataset data) {
        if (!(data.target() instanceof Dataset.Target.Classes classes)) {
            throw new IllegalArgumentException(path + " has planes as targets; thawline evaluate counts classes");
        }
        if (!model.out().equals(data.target().shape())) {
            throw new IllegalArgumentException(file + " tells " + model.out().c() + " classes apart, but " + path
                    + " has " + data.target().shape().c());
        }
        List<String> named = model.notes().classes();
        if (!named.isEmpty() && !named.equals(classes.names())) {
            spec.commandLine()
                    .getErr()
                    .println("thawline: the model's classes are called " + String.join(", ", named) + ", those of "
                            + path + " " + String.join(", ", classes.names()) + "; they are compared by their numbers");
        }
    }

    private void say(Evaluation evaluation) throws IOException {
        Confusion confusion = evaluation.confusion().orElseThrow();
        String headline = ConfusionTable.percent(evaluation.accuracy())
                + String.format(Locale.ROOT, " of %,d right", confusion.examples());
        if (picture != null) {
            OutFile.of(picture, overwrite).write(ConfusionChart.png(confusion, file.getFileName() + ": " + headline));
        }
        PrintWriter out = spec.commandLine().getOut();
        if (json) {
            out.println(JSON.writeValueAsString(json(evaluation, confusion)));
            return;
        }
        out.println("accuracy " + ConfusionTable.percent(evaluation.accuracy())
                + String.format(
                        Locale.ROOT,
                        " (%,d of %,d), loss %.4f%n",
                        confusion.right(),
                        confusion.examples(),
                        evaluation.loss()));
        new ConfusionTable(confusion).print(out);
    }

    private Map<String, Object> json(Evaluation evaluation, Confusion confusion) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("model", file.toString());
        all.put("data", path.toString());
        all.put("examples", confusion.examples());
        all.put("right", confusion.right());
        all.put("accuracy", evaluation.accuracy());
        all.put("loss", evaluation.loss());
        List<Map<String, Object>> classes = new ArrayList<>();
        List<int[]> matrix = new ArrayList<>();
        for (int c = 0; c < confusion.classes(); c++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("class", confusion.names().get(c));
            one.put("examples", confusion.examples(c));
            one.put("recall", number(confusion.recall(c)));
            one.put("precision", number(confusion.precision(c)));
            one.put("f1", number(confusion.f1(c)));
            classes.add(one);
            int[] row = new int[confusion.classes()];
            for (int a = 0; a < row.length; a++) {
                row[a] = confusion.count(c, a);
            }
            matrix.add(row);
        }
        all.put("classes", classes);
        all.put("confusion", matrix);
        return all;
    }

    /// JSON has no NaN.
    private static Double number(double share) {
        return Double.isNaN(share) ? null : share;
    }
}
