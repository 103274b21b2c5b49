package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.learn.Simplification;
import thawline.learn.Stopwatch;
import thawline.tensor.Tensor;

/// A model to a faster one.
@Command(
        name = "simplify",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Writes the kernels of a model with fewer numbers, as columns and rows, where results stay near and it is"
                    + " measured faster.",
            "",
            "Each window k x k becomes a sum of columns times rows, or passes through fewer planes. A change is kept"
                    + " where results stay within --psnr of the model's, with the range of its results as the peak, and"
                    + " the whole model runs --faster times as fast here.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline simplify learned.onnx --out fast.onnx",
            "  thawline simplify learned.onnx --psnr 60 --images photos --out fast.onnx",
            "  thawline simplify net.onnx --out fast.onnx --json",
            "",
            "What is said to be off at most holds for every picture of 0 ... 255. docs/operators.md has the whole"
                    + " story.",
            "Exit codes: 0 done, 1 nothing done (no change was near and faster), 2 usage."
        })
final class Simplify implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "MODEL", description = "A model (.onnx) that reads pictures.")
    private Path model;

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "Where the faster model is written.")
    private Path out;

    @Option(
            names = "--psnr",
            paramLabel = "DB",
            defaultValue = "50",
            description = "How near results stay, in dB; ${DEFAULT-VALUE} without it.")
    private double psnr;

    @Option(
            names = "--faster",
            paramLabel = "TIMES",
            defaultValue = "1.1",
            description = "How much faster the model has to get by a change; ${DEFAULT-VALUE} without it.")
    private double faster;

    @Option(
            names = "--images",
            paramLabel = "DIR",
            description = "Pictures that results are compared on; drawn ones without it.")
    private Path images;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Of drawn pictures; ${DEFAULT-VALUE} without it.")
    private long seed;

    @Option(names = "--overwrite", description = "Replaces the file that is there.")
    private boolean overwrite;

    @Option(names = "--json", description = "The figures as one JSON object.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        try {
            return simplify();
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private int simplify() throws IOException {
        TrainFiles files = new TrainFiles(out);
        OutFile.of(out, overwrite).requireFree();
        files.requireWritable();
        Simplification.Goal goal = new Simplification.Goal(psnr, faster);
        SavedModel saved = ModelFiles.read(model);
        SimplifyPictures pictures = new SimplifyPictures(saved, images, seed);
        List<Tensor> tensors = pictures.read();
        Simplification s = Simplification.of(
                saved.layer(), tensors, goal, new Simplification.Race(Stopwatch.CLOCK, pictures.timed()));
        if (s.changed()) {
            ModelFiles.write(out, new SavedModel(s.layer(), saved.in(), notes(saved.notes())));
        } else {
            err().println("thawline: no change was near and faster, so nothing is written");
        }
        SimplifyReport report = new SimplifyReport(model, out, s, pictures);
        PrintWriter answers = spec.commandLine().getOut();
        if (json) {
            answers.println(report.json());
        } else {
            report.lines().forEach(answers::println);
        }
        return s.changed() ? Exit.DONE : Exit.NOTHING;
    }

    private Notes notes(Notes before) {
        String how = "simplified to " + Numbers.number(psnr) + " dB";
        return before.with(
                        Notes.RECIPE,
                        before.get(Notes.RECIPE).map(r -> r + "; " + how).orElse(how))
                .with(Notes.VERSION, About.version());
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
