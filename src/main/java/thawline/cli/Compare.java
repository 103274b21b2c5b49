package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import thawline.learn.Pictures;
import thawline.learn.compare.Comparison;
import thawline.learn.compare.Gate;
import thawline.learn.compare.Showpieces;
import thawline.learn.compare.Side;
import thawline.report.ComparisonPage;

/// Two filters to a page, and to an exit code.
@Command(
        name = "compare",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Compares a filter designed by hand with a learned one: results on pictures, kernels, how they were"
                    + " learned, answers to waves, time. Writes one HTML file that needs nothing else.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline compare 'gray | sobel(dx=1)' learned.onnx --images photos -o report.html",
            "  thawline compare 'sobel(dx=1)' learned.onnx --gate 'psnr>=60' --gate 'kernel<=0.001'",
            "  thawline compare 'gaussian(5)' 'box(5)' -o blurs.html",
            "  thawline compare 'median(3)' denoised.onnx --images photos --json",
            "",
            "Gates: psnr and worst (of the worst picture) in dB; ssim; correlation; largest and rms, errors in the",
            "results' own numbers; kernel, the largest error of a kernel as a share of its largest number.",
            "Exit codes: 0 done, 1 nothing done, 2 usage, 3 some pictures could not be read, 5 a gate refused.",
            "docs/compare.md explains the page."
        })
final class Compare implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            paramLabel = "HAND",
            completionCandidates = PipelineNames.class,
            description = "The filter designed by hand: a pipeline, a file of one, or a model (.onnx).")
    private String hand;

    @Parameters(index = "1", paramLabel = "LEARNED", description = "The learned filter: likewise.")
    private String learned;

    @Option(
            names = "--images",
            paramLabel = "DIR|FILE",
            description = "Pictures to try both on, a folder with the folders in it; without it some that are drawn.")
    private Path images;

    @Option(
            names = {"-o", "--out"},
            paramLabel = "FILE",
            description = "The page, which ends in .html; without it only the figures are told.")
    private Path out;

    @Option(
            names = "--gate",
            paramLabel = "BAR",
            description = "Such as psnr>=40: where it is not reached the exit code is 5. May be given more than once.")
    private List<String> gates = List.of();

    @Option(
            names = "--timing",
            paramLabel = "SECONDS",
            defaultValue = "1.6",
            description =
                    "About how long both filters are timed: the longer, the steadier; ${DEFAULT-VALUE} without it.")
    private double timing;

    @Option(names = "--overwrite", description = "Replaces the page that is there.")
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
        try {
            requireOptions();
            List<Gate> bars = gates.stream().map(Gate::parse).toList();
            Comparison comparison = compared();
            return say(new ComparisonText(comparison, bars));
        } catch (IllegalArgumentException wrong) {
            throw new ParameterException(spec.commandLine(), wrong.getMessage(), wrong);
        }
    }

    private static final int LONGEST = 600;

    private void requireOptions() {
        if (threads < 1) {
            throw new IllegalArgumentException("--threads " + threads + " is less than 1");
        }
        if (!(timing >= 0 && timing <= LONGEST)) {
            throw new IllegalArgumentException("--timing " + timing + " is not among 0 … " + LONGEST + " seconds");
        }
        if (out != null) {
            OutFile.of(out, overwrite).requirePage();
        }
    }

    private Comparison compared() throws IOException {
        Side first = Side.of(hand);
        Side second = Side.of(learned);
        if (images != null && !Files.exists(images)) {
            throw new IllegalArgumentException("there is no " + images + " to read pictures from");
        }
        Pictures pictures = images == null ? new Showpieces() : Pictures.folder(images);
        PercentLine line = PercentLine.of(err(), quiet);
        Comparison.Options usual = Comparison.Options.DEFAULT;
        Comparison comparison = Comparison.of(
                first,
                second,
                pictures,
                new Comparison.Options(threads, usual.shown(), Duration.ofMillis(Math.round(1000 * timing)), line::at));
        line.wipe();
        return comparison;
    }

    private int say(ComparisonText text) throws IOException {
        Comparison comparison = text.comparison();
        comparison.trial().unread().forEach(reason -> err().println("thawline: " + reason));
        if (out != null) {
            String page = new ComparisonPage(comparison, text.gates(), text.facts(Typed.line(spec), images)).html();
            OutFile.of(out, overwrite).write(page);
        }
        PrintWriter answers = spec.commandLine().getOut();
        if (json) {
            answers.println(text.json(out));
        } else {
            text.lines(out).forEach(answers::println);
        }
        List<Gate> refused =
                text.gates().stream().filter(gate -> !gate.passes(comparison)).toList();
        refused.forEach(gate -> err().println(
                        "thawline: gate " + gate + " refused: it is " + Numbers.number(gate.value(comparison), 6)));
        if (!refused.isEmpty()) {
            return Exit.REFUSED;
        }
        return comparison.trial().unread().isEmpty() ? Exit.DONE : Exit.SOME_FAILED;
    }

    private PrintWriter err() {
        return spec.commandLine().getErr();
    }
}
