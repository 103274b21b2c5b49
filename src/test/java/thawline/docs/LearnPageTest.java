package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/learn.md says of learned kernels is what the stored runs say, and above the bars.
class LearnPageTest {

    private static final Path PAGE = Path.of("docs/learn.md");

    private static JsonNode runs() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/LearnFilters.json")));
    }

    private static String table() throws IOException {
        List<String> lines = new ArrayList<>(
                List.of("| filter | learned from | kernel error | PSNR | seconds |", "|---|---|---|---|---|"));
        for (JsonNode row : runs().get("rows")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %.1e | %.1f dB | %.1f |",
                    row.get("filter").asString(),
                    row.get("from").asString(),
                    row.get("kernel error").asDouble(),
                    row.get("psnr").asDouble(),
                    row.get("processor seconds").asDouble()));
        }
        return String.join("\n", lines);
    }

    @Test
    void the_figures_are_those_of_the_stored_runs() throws IOException {
        new MadePart(PAGE, "thawline.learn.write").holds(table());
    }

    @Test
    void every_stored_run_is_above_the_bars() throws IOException {
        assertThat(runs().get("rows")).hasSize(14).allSatisfy(row -> {
            assertThat(row.get("kernel error").asDouble()).isLessThanOrEqualTo(1e-3);
            assertThat(row.get("psnr").asDouble()).isGreaterThanOrEqualTo(60);
            assertThat(row.get("processor seconds").asDouble()).isLessThanOrEqualTo(60);
        });
    }
}
