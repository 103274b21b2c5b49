package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import thawline.report.TolerancePage;
import thawline.xo.PoolingLesson;
import thawline.xo.Tolerance;

/// Curves of tolerance, and the lesson of pooling.
@Command(
        name = "tolerance",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Shows how much an X or an O may change before each classifier loses it: moved, turned, smaller or larger,"
                    + " thinner or thicker, in noise, partly hidden, with less contrast, blurred. And how many cells"
                    + " of feature maps stay equal when the picture moves by a pixel: without pooling, with the"
                    + " largest of a window and with its mean.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline xo tolerance",
            "  thawline xo tolerance --out tolerance",
            "  thawline xo tolerance --count 1000 --seed 7 --json",
            "",
            "Exit codes: 0 done, 1 nothing done, 2 usage, 130 interrupted. docs/xo-tolerance.md explains the curves."
        })
final class XoTolerance implements Callable<Integer> {

    private static final int MOST = 100_000;

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "DIR",
            description = "Where the page tolerance.html, tolerance.csv and pooling.csv are written.")
    private Path out;

    @Option(
            names = "--count",
            paramLabel = "N",
            defaultValue = "200",
            description = "Signs at each value, X and O by turns; ${DEFAULT-VALUE} without it.")
    private int count;

    @Option(
            names = "--seed",
            paramLabel = "N",
            defaultValue = "1",
            description = "Which signs are drawn; ${DEFAULT-VALUE} without it.")
    private long seed;

    @Option(
            names = "--model",
            paramLabel = "FILE",
            description = "A net of thawline xo train; without it, the one that ships with the project.")
    private Path model;

    @Option(names = "--overwrite", description = "Replaces files that are there.")
    private boolean overwrite;

    @Option(names = "--threads", paramLabel = "N", description = "Every processor without it.")
    private int threads = Runtime.getRuntime().availableProcessors();

    @Option(names = "--json", description = "The figures as one JSON object.")
    private boolean json;

    @Option(
            names = {"-q", "--quiet"},
            description = "No word about how far it is.")
    private boolean quiet;

    @Override
    public Integer call() throws IOException {
        try (Stopping stopping = new Stopping()) {
            return measure(stopping);
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private int measure(Stopping stopping) throws IOException {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads " + threads + " is less than 1");
        }
        if (count > MOST) {
            throw new IllegalArgumentException("--count " + count + " is more than " + MOST);
        }
        requireFree();
        PercentLine line = PercentLine.of(err(), quiet);
        Tolerance tolerance = Tolerance.of(
                XoClassifiers.all(model),
                new Tolerance.Options(
                        count,
                        seed,
                        threads,
                        (done, all, change) -> line.at(done, all, change.toString()),
                        stopping::isAsked));
        if (!stopping.isAsked()) {
            line.at("pooling");
        }
        PoolingLesson lesson = PoolingLesson.of(Math.min(count, LESSON), seed);
        line.wipe();
        if (stopping.isAsked()) {
            err().println("thawline: interrupted: nothing is written");
            return Exit.INTERRUPTED;
        }
        say(new ToleranceText(tolerance, lesson));
        return Exit.DONE;
    }

    /// More cards change no digit that is shown.
    private static final int LESSON = 100;

    private List<OutFile> files() {
        return Stream.of("tolerance.html", "tolerance.csv", "pooling.csv")
                .map(name -> OutFile.of(out.resolve(name), overwrite))
                .toList();
    }

    private void requireFree() {
        if (out == null) {
            return;
        }
        Path folder = out.toAbsolutePath();
        while (!Files.exists(folder)) {
            folder = folder.getParent();
        }
        if (!Files.isDirectory(folder) || !Files.isWritable(folder)) {
            throw new IllegalArgumentException(
                    "nothing can be written into " + folder + "; let --out name another place");
        }
        files().forEach(OutFile::requireFree);
    }

    private void say(ToleranceText text) throws IOException {
        if (out != null) {
            Files.createDirectories(out);
            List<String> contents = List.of(
                    new TolerancePage(text.tolerance(), text.lesson(), text.facts(Typed.line(spec))).html(),
                    text.tolerance().csv(),
                    text.lesson().csv());
            for (int i = 0; i < contents.size(); i++) {
                files().get(i).write(contents.get(i));
            }
        }
        PrintWriter answers = spec.commandLine().getOut();
        if (json) {
            answers.println(text.json(Typed.line(spec)));
            return;
        }
        text.lines().forEach(answers::println);
        if (out != null) {
            files().forEach(file -> answers.println(file.path()));
        }
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
