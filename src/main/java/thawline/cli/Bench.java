package thawline.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import thawline.bench.Benchmark;
import thawline.bench.Case;
import thawline.bench.Cases;
import thawline.bench.Pace;
import thawline.bench.Report;
import thawline.bench.Row;

/// Ours against peers, measured here.
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = {
            "Measures Thawline against OpenCV, the JDK and the machine's own limits.",
            "",
            "Ours and the peers have turns in one JVM, with the same threads, warm, their outputs allocated; each case"
                    + " in JVMs of its own. Shown are medians over the JVMs, and how many times as long a peer takes. A"
                    + " machine that does other work meanwhile spoils every figure.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  thawline bench --list",
            "  thawline bench --quick --only 'sobel*'",
            "  thawline bench --out docs/bench/Speed.json",
            "",
            "With BoofCV, ImageJ, libtorch and ONNX Runtime, which Maven fetches:",
            "  mvn -Ppeers -DskipTests verify -Dpeer.args=\"--out docs/bench/Speed.json\""
        })
final class Bench implements Callable<Integer> {
    @Spec
    private CommandSpec spec;

    @Option(names = "--list", description = "Lists the cases and the bars that are set for them.")
    private boolean list;

    @Option(
            names = "--only",
            paramLabel = "GLOB",
            split = ",",
            description = "Only cases whose names match, such as 'sobel*'; several with commas.")
    private List<String> only = List.of("*");

    @Option(
            names = "--threads",
            paramLabel = "N",
            split = ",",
            description = "Numbers of threads; by default 1 and as many as there are processors.")
    private List<Integer> threads = new ArrayList<>();

    @Option(
            names = "--forks",
            paramLabel = "N",
            defaultValue = "" + Benchmark.FORKS,
            description = "JVMs that measure each case (default: ${DEFAULT-VALUE}; with --quick 1).")
    private int forks;

    @Option(names = "--quick", description = "One JVM and a short look, to be believed to some 20 %%.")
    private boolean quick;

    @Option(names = "--out", paramLabel = "FILE", description = "Also writes everything as JSON.")
    private Path out;

    @Override
    public Integer call() throws IOException, InterruptedException {
        List<Case> cases =
                Cases.ALL.stream().filter(c -> chosen().anyMatch(c::equals)).toList();
        if (cases.isEmpty()) {
            throw new ParameterException(
                    spec.commandLine(), "no case is called " + String.join(" or ", only) + "; --list shows all names");
        }
        PrintWriter to = spec.commandLine().getOut();
        if (list) {
            cases.forEach(c -> to.println(listed(c)));
            return Exit.DONE;
        }
        if (threads.isEmpty()) {
            threads = Stream.of(1, Runtime.getRuntime().availableProcessors())
                    .distinct()
                    .toList();
        }
        PrintWriter err = spec.commandLine().getErr();
        Pace pace = quick ? Pace.QUICK : Pace.FULL;
        int count = quick && !spec.commandLine().getParseResult().hasMatchedOption("--forks") ? 1 : forks;
        Report report = new Benchmark(cases, threads, count, pace, err::println).run(command(), About.version());
        report.roofs()
                .forEach((name, v) -> to.println(String.format(Locale.ROOT, "%-18s %7.1f G/s", name, v.median())));
        report.rows().forEach(row -> tell(row, to));
        if (out != null) {
            report.write(out);
        }
        return Exit.DONE;
    }

    private Stream<Case> chosen() {
        return only.stream().flatMap(glob -> Cases.matching(glob).stream());
    }

    private String command() {
        List<String> words = spec.commandLine().getParseResult().originalArgs();
        return "thawline " + String.join(" ", words);
    }

    private static String listed(Case c) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-20s %s", c.name(), c.what()));
        c.bars().forEach(b -> line.append(String.format(Locale.ROOT, "; %s %.1f", b.peer(), b.must())));
        return line.toString();
    }

    private static void tell(Row row, PrintWriter to) {
        to.println(String.format(
                Locale.ROOT,
                "%-20s %d thread%s %10.3f ms (%.3f … %.3f)%s%s",
                row.name(),
                row.threads(),
                row.threads() == 1 ? ", " : "s,",
                row.milliseconds().median(),
                row.milliseconds().low(),
                row.milliseconds().high(),
                !row.scales()
                        ? ""
                        : String.format(
                                Locale.ROOT,
                                ", %.2f × one thread = %.0f %% of the roof's",
                                row.scaling().median(),
                                100 * row.scalingShare().median()),
                row.peakShare().median() > 0
                        ? String.format(
                                Locale.ROOT,
                                ", %.0f %% of the FMA peak",
                                100 * row.peakShare().median())
                        : ""));
        for (Row.Against a : row.peers()) {
            to.println(String.format(
                    Locale.ROOT,
                    "    %-16s %10.3f ms, ratio %6.2f (%.2f … %.2f)%s",
                    a.peer(),
                    a.milliseconds().median(),
                    a.ratio().median(),
                    a.ratio().low(),
                    a.ratio().high(),
                    a.hasBar()
                            ? String.format(
                                    Locale.ROOT,
                                    ", bar %.1f: %s",
                                    a.must(),
                                    a.ratio().median() >= a.must() ? "met" : "NOT MET")
                            : ""));
        }
    }
}
