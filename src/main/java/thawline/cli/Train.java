package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Supplier;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import thawline.data.Augmentation;
import thawline.data.Dataset;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.report.HistoryChart;
import thawline.train.DivergedException;
import thawline.train.Epoch;
import thawline.train.Evaluation;
import thawline.train.Fit;
import thawline.train.History;
import thawline.train.L2;
import thawline.train.Model;
import thawline.train.Schedule;

/// A net and a data set to a model file.
@Command(
        name = "train",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Trains a network on classes of pictures, and writes it as one ONNX file.",
            "",
            "A line for each epoch says how it goes and what is still to go. The same seed gives the same bits of"
                    + " weights, whatever the number of threads, and also where the training was resumed.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline train --model keras-mnist --data mnist --out digits.onnx",
            "  thawline train --model fast-mnist --data mnist --epochs 1 --seed 7 --out fast.onnx",
            "  thawline train --model keras-mnist --data mnist --epochs 15 --out digits.onnx --resume",
            "  thawline train --model my.net --data photos --size 64x64 --augment 'shift(4) | flip' --out my.onnx",
            "  thawline train --model digits.onnx --data more --freeze 1.conv2d --rate 1e-4 --out tuned.onnx",
            "",
            "Ctrl-C stops after the step and keeps the best model; --resume goes on from there.",
            "Exit codes: 0 done, 1 nothing done, 2 usage, 4 diverged (the last good weights are kept), 130"
                    + " interrupted.",
            "docs/training.md has the whole story, docs/presets.md what the presets reach."
        })
final class Train implements Callable<Integer> {

    /// So many steps, and the JVM has compiled most of what one runs.
    private static final int COMPILED = 100;

    @Spec
    private CommandSpec spec;

    @ArgGroup(exclusive = false, multiplicity = "1", heading = "%nWhat is trained:%n", order = 1)
    private TrainOptions.Net net;

    @ArgGroup(exclusive = false, multiplicity = "1", heading = "%nWhat it learns from:%n", order = 2)
    private TrainOptions.Data data;

    @ArgGroup(exclusive = false, validate = false, heading = "%nHow it learns:%n", order = 3)
    private TrainOptions.How how = new TrainOptions.How();

    @ArgGroup(exclusive = false, multiplicity = "1", heading = "%nWhat is written and said:%n", order = 4)
    private TrainOptions.Out out;

    @Override
    public Integer call() throws IOException {
        TrainJob.Options options = new TrainJob.Options(net, data, how, out);
        TrainJob job;
        try {
            job = TrainJob.of(options);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
        try (Stopping stopping = new Stopping()) {
            return train(job, options, stopping);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    /// A thread of its own for each: the JDK's pool has one alone on two processors.
    static <T> CompletableFuture<T> beside(Supplier<T> work) {
        return CompletableFuture.supplyAsync(
                work,
                task -> Thread.ofPlatform().name("thawline-beside").daemon().start(task));
    }

    private int train(TrainJob job, TrainJob.Options options, Stopping stopping) throws IOException {
        TrainingProgress progress = new TrainingProgress(
                err(), TrainingProgress.Reader.of(out.quiet), job.fit().epochs());
        // not before the JVM has compiled what a step runs; when Ctrl-C ends it, it would load nothing for a chart any
        // more
        Later<String> digest = new Later<>(progress, COMPILED, () -> {
            Thread.ofPlatform().name("thawline-chart").daemon().start(Train::prepareChart);
            return job.data().digest();
        });
        Fit fit = job.fit().listener(digest).stop(stopping::isAsked);
        History history;
        Optional<DivergedException> diverged = Optional.empty();
        try {
            history = job.trainer().fit(job.data(), fit);
        } catch (DivergedException gone) {
            history = new History(gone.epochs(), History.Ending.INTERRUPTED, OptionalInt.empty());
            diverged = Optional.of(gone);
        }
        progress.wipe();
        TrainReport report = new TrainReport(job, history, diverged);
        diverged.ifPresent(gone -> err().println("thawline: " + gone.getMessage()));
        boolean interrupted = diverged.isEmpty() && history.ending() == History.Ending.INTERRUPTED;
        // beside the writing, most of which is waiting for the disk
        CompletableFuture<Optional<Evaluation>> tested = interrupted || diverged.isPresent()
                ? CompletableFuture.completedFuture(Optional.empty())
                : beside(() -> tested(job, options));
        if (diverged.isEmpty() || !history.epochs().isEmpty()) {
            write(job, history, digest);
        } else {
            err().println("thawline: no epoch was finished, so nothing is written");
        }
        if (diverged.isEmpty() && history.ending() != History.Ending.INTERRUPTED && !progress.sawEpoch()) {
            int had = history.epochs().size();
            err().println("thawline: " + job.files().model() + " already has " + had + (had == 1 ? " epoch" : " epochs")
                    + "; nothing to train");
        }
        say(report, joined(tested), interrupted);
        return diverged.isPresent() ? Exit.DIVERGED : interrupted ? Exit.INTERRUPTED : Exit.DONE;
    }

    private void say(TrainReport report, Optional<Evaluation> tested, boolean interrupted) {
        if (interrupted) {
            err().println("thawline: interrupted: " + report.kept() + "; --resume goes on from here");
        }
        PrintWriter answers = spec.commandLine().getOut();
        if (out.json) {
            answers.println(report.json(tested));
        } else {
            report.lines(tested).forEach(answers::println);
        }
    }

    private Optional<Evaluation> tested(TrainJob job, TrainJob.Options options) {
        try {
            Optional<Dataset> test =
                    TrainJob.test(options, job.trainer().model().in());
            return test.map(set -> job.trainer().evaluate(set, how.threads));
        } catch (IOException unread) {
            throw new UncheckedIOException(unread);
        }
    }

    private static <T> T joined(CompletableFuture<T> work) throws IOException {
        try {
            return work.join();
        } catch (CompletionException failed) {
            switch (failed.getCause()) {
                case UncheckedIOException unread -> throw unread.getCause();
                case RuntimeException wrong -> throw wrong;
                default -> throw failed;
            }
        }
    }

    private void write(TrainJob job, History history, Later<String> digest) throws IOException {
        Model model = job.trainer().model();
        CompletableFuture<byte[]> chart = beside(() -> chart(history.epochs()));
        Notes notes = Notes.NONE
                .withClasses(job.classes())
                .with(Notes.SCALING, "0..255")
                .with(Notes.HISTORY, history.json())
                .with(Notes.SEED, Long.toString(how.seed))
                .with(Notes.DATA, joined(digest.result()))
                .with(Notes.RECIPE, recipe(job))
                .with(Notes.VERSION, About.version());
        ModelFiles.write(job.files().model(), new SavedModel(model.layer(), model.in(), notes));
        if (!history.epochs().isEmpty()) {
            job.files().write(history, chart.join());
        }
    }

    /// What decided what came out.
    private String recipe(TrainJob job) {
        Fit fit = job.fit();
        List<String> parts = new ArrayList<>(List.of(
                net.model,
                job.data().size() + " examples",
                fit.epochs() + (fit.epochs() == 1 ? " epoch" : " epochs") + " of batches of " + fit.batchSize()));
        if (fit.validationSplit() > 0) {
            parts.add("validation " + fit.validationSplit());
        }
        parts.add(job.trainer().optimizer().toString());
        if (!fit.schedule().equals(Schedule.CONSTANT)) {
            parts.add(fit.schedule().toString());
        }
        if (!fit.l2().equals(L2.NONE)) {
            parts.add(fit.l2().toString());
        }
        if (!fit.augmentation().equals(Augmentation.NONE)) {
            parts.add(fit.augmentation().toString());
        }
        return String.join(", ", parts);
    }

    /// Empty, with a note, on a machine without fonts.
    private byte[] chart(List<Epoch> epochs) {
        if (epochs.isEmpty()) {
            return new byte[0];
        }
        try {
            return HistoryChart.png(epochs);
        } catch (IllegalStateException fontless) {
            err().println("thawline: " + fontless.getMessage());
            return new byte[0];
        }
    }

    private static void prepareChart() {
        try {
            HistoryChart.prepare();
        } catch (IllegalStateException fontless) {
            // told once, where the picture is wanted
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
