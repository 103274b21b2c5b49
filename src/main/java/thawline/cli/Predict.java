package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.data.DataOptions;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;

/// Pictures to classes.
@Command(
        name = "predict",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Says what a model takes pictures for: a line of CSV for each, or JSON.",
            "",
            "Pictures are resized to what the model reads. For a model of digits as MNIST has them, a scanned or"
                + " written digit is laid out as those are: bright on black, the longer side 20 pixels, its centre of"
                + " mass in the middle of 28 x 28.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline predict digits.onnx seven.png",
            "  thawline predict digits.onnx scans --out digits.csv",
            "  thawline predict my.onnx photos --all --out photos.json",
            "",
            "A folder is taken with the folders in it. Exit codes: 0 done, 1 nothing done, 2 usage, 3 some pictures",
            "could not be read, the others are done."
        })
final class Predict implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(index = "0", paramLabel = "MODEL", description = "A model (.onnx).")
    private Path model;

    @Parameters(index = "1..*", arity = "1..*", paramLabel = "FILE|DIR", description = "Pictures, or folders of them.")
    private List<Path> paths;

    @Option(
            names = "--prepare",
            paramLabel = "HOW",
            defaultValue = "AUTO",
            description = "How pictures become inputs: ${COMPLETION-CANDIDATES}. DIGIT inverts and centres, PLAIN only"
                    + " resizes, AUTO takes DIGIT for models of the digits 0 ... 9 in 28 x 28 pixels.")
    private PictureIntake.Way way;

    @Option(
            names = "--fit",
            paramLabel = "HOW",
            defaultValue = "STRETCH",
            description = "How pictures of another size are made to fit: ${COMPLETION-CANDIDATES}.")
    private DataOptions.Fit fit;

    @Option(names = "--all", description = "The share of every class too.")
    private boolean all;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            description = "Where it is written, as its ending .csv or .json says; standard output without it.")
    private Path out;

    @Option(names = "--overwrite", description = "Replaces the file that is there.")
    private boolean overwrite;

    @Option(names = "--threads", paramLabel = "N", description = "Every processor without it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "One JSON object in place of CSV.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            requireOut();
            SavedModel saved = ModelFiles.read(model);
            Predictor predictor = new Predictor(saved, new PictureIntake(saved, way, fit), threads);
            List<Path> files = PictureIntake.pictures(paths);
            return say(predictor.run(files), predictor);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private void requireOut() {
        if (out == null) {
            return;
        }
        String name = out.toString().toLowerCase(Locale.ROOT);
        if (!name.endsWith(".csv") && !name.endsWith(".json")) {
            throw new IllegalArgumentException(
                    "answers are written as CSV or JSON; let " + out + " end in .csv or .json");
        }
        OutFile.of(out, overwrite).requireFree();
    }

    private int say(Predictor.Answers answers, Predictor predictor) throws IOException {
        answers.failed().forEach((file, reason) -> err().println("thawline: " + reason));
        boolean asJson =
                json || (out != null && out.toString().toLowerCase(Locale.ROOT).endsWith(".json"));
        PredictionText text = new PredictionText(model, predictor.classes(), predictor.measure(), all);
        String said = asJson ? text.json(answers) + "\n" : text.csv(answers);
        if (out == null) {
            spec.commandLine().getOut().print(said);
            spec.commandLine().getOut().flush();
        } else {
            OutFile.of(out, overwrite).write(said);
        }
        if (answers.failed().isEmpty()) {
            return Exit.DONE;
        }
        return answers.given().isEmpty() ? Exit.NOTHING : Exit.SOME_FAILED;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
