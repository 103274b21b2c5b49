package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import thawline.data.Dataset;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.train.DivergedException;
import thawline.train.Fit;
import thawline.train.History;
import thawline.train.Metric;
import thawline.train.Model;
import thawline.train.Trainer;
import thawline.xo.Cnn;
import thawline.xo.Label;

/// Strokes to a net.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains the net that tells X from O on strokes that are drawn for it, and writes it as one ONNX file.",
            "",
            "The model that ships with the project was made by this command with its defaults. The same seed gives"
                    + " the same bits of weights, whatever the number of threads.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline xo train --out my-xo.onnx",
            "  thawline xo train --out other.onnx --seed 7 --json",
            "",
            "Exit codes: 0 done, 1 nothing done, 2 usage, 4 diverged, 130 interrupted; nothing is written then.",
            "docs/xo.md says what the net reaches."
        })
final class XoTrain implements Callable<Integer> {

    /// Fewer do not fill a batch.
    private static final int LEAST = 60;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "FILE",
            required = true,
            description = "The model, which ends in .onnx; thawline xo classify --model takes it.")
    private Path out;

    @Option(names = "--overwrite", description = "Replaces the file that is there.")
    private boolean overwrite;

    @Option(names = "--cards", paramLabel = "N", description = "How many cards are drawn; ${DEFAULT-VALUE} without it.")
    private int cards = Cnn.CARDS;

    @Option(names = "--epochs", paramLabel = "N", description = "Passes over them; ${DEFAULT-VALUE} without it.")
    private int epochs = Cnn.RECIPE.fit().epochs();

    @Option(
            names = "--seed",
            paramLabel = "N",
            description = "Decides the cards, first weights and order; ${DEFAULT-VALUE} without it.")
    private long seed = 1;

    @Option(
            names = "--threads",
            paramLabel = "N",
            description = "Every processor without it. Results do not depend on it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(
            names = {"-q", "--quiet"},
            description = "No line for each epoch.")
    private boolean quiet;

    @Option(names = "--json", description = "In the end, what came of it as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try (Stopping stopping = new Stopping()) {
            return train(stopping);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        } catch (DivergedException gone) {
            err().println("thawline: " + gone.getMessage() + "; nothing is written");
            return Exit.DIVERGED;
        }
    }

    private int train(Stopping stopping) throws IOException {
        TrainFiles files = new TrainFiles(out);
        OutFile.of(out, overwrite).requireFree();
        files.requireWritable();
        Fit fit = Cnn.RECIPE.fit().epochs(epochs).seed(seed).threads(threads);
        if (cards < LEAST) {
            throw new IllegalArgumentException("--cards " + cards + ": draw " + LEAST + " or more");
        }
        long begun = System.nanoTime();
        Dataset data = Cnn.cards(cards, seed);
        Duration drawing = Duration.ofNanos(System.nanoTime() - begun);
        if (!quiet) {
            err().println("drew " + cards + " cards in " + TrainingProgress.time(drawing.toMillis() / 1e3));
        }
        Model model = Cnn.model(seed);
        Trainer trainer = model.compile(Cnn.RECIPE.loss(), Cnn.RECIPE.optimizer(), Metric.ACCURACY);
        TrainingProgress progress = new TrainingProgress(err(), TrainingProgress.Reader.of(quiet), epochs);
        TrainJob job = new TrainJob(trainer, data, fit.listener(progress).stop(stopping::isAsked), files);
        History history = trainer.fit(data, job.fit());
        progress.wipe();
        if (history.ending() == History.Ending.INTERRUPTED) {
            err().println("thawline: interrupted; nothing is written");
            return Exit.INTERRUPTED;
        }
        ModelFiles.write(out, new SavedModel(model.layer(), model.in(), notes(data)));
        TrainReport report = new TrainReport(job, history, Optional.empty());
        List<String> said = json ? List.of(report.json(Optional.empty())) : report.lines(Optional.empty());
        said.forEach(spec.commandLine().getOut()::println);
        return Exit.DONE;
    }

    /// Nothing of the hour or the machine, so that the same seed gives the same file.
    private Notes notes(Dataset data) {
        return Notes.NONE
                .withClasses(Label.words())
                .with(Notes.SCALING, "0..255")
                .with(Notes.SEED, Long.toString(seed))
                .with(Notes.DATA, data.digest())
                .with(Notes.RECIPE, "thawline xo train --cards " + cards + " --epochs " + epochs + " --seed " + seed)
                .with(Notes.VERSION, About.version());
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
