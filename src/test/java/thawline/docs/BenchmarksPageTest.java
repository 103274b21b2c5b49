package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import thawline.bench.BenchmarksPage;
import thawline.bench.CostDrawing;
import thawline.bench.RatioDrawing;
import thawline.bench.Report;

/// docs/benchmarks.md and its drawings are what the kept reports of `thawline bench` say.
class BenchmarksPageTest {

    private static final String FLAG = "thawline.benchmarks.write";

    private static BenchmarksPage page() throws IOException {
        List<Report> reports = new ArrayList<>();
        try (Stream<Path> files = Files.list(Path.of("docs/bench"))) {
            for (Path file : files.filter(f -> f.getFileName().toString().startsWith("Speed"))
                    .sorted()
                    .toList()) {
                reports.add(Report.read(file));
            }
        }
        return new BenchmarksPage(reports);
    }

    @Test
    void the_tables_are_those_of_the_kept_reports() throws IOException {
        new MadePart(Path.of("docs/benchmarks.md"), FLAG).holds(page().text());
    }

    @Test
    void the_drawings_are_those_of_the_kept_reports() throws IOException {
        holds(Path.of("docs/benchmarks-ratios.svg"), RatioDrawing.of(page().rows(), 2));
        holds(Path.of("docs/benchmarks-cost.svg"), CostDrawing.of(page().rows()));
    }

    private static void holds(Path file, String made) throws IOException {
        if (Boolean.getBoolean(FLAG)) {
            Files.writeString(file, made);
        }
        assertThat(Files.readString(file)).as("write it by -D" + FLAG + "=true").isEqualTo(made);
    }
}
