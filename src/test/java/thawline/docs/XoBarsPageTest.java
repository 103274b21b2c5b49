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

/// What docs/xo.md says is what the stored run of XoBars says.
class XoBarsPageTest {

    private static final List<String> COLUMNS = List.of("X", "O", "neither", "rejected", "surely wrong");

    private static JsonNode run() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/XoBars.json")));
    }

    @Test
    void the_figures_are_those_of_the_stored_run() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| classifier | pictures | " + String.join(" | ", COLUMNS) + " |");
        lines.add("|---|---" + "|---".repeat(COLUMNS.size()) + "|");
        for (JsonNode row : run().path("classifiers")) {
            StringBuilder line = new StringBuilder("| " + row.path("classifier").asString() + " | "
                    + row.path("from").asString() + " |");
            for (String column : COLUMNS) {
                line.append(
                        String.format(Locale.ROOT, " %.2f |", row.path(column).asDouble()));
            }
            lines.add(line.toString());
        }
        lines.add("");
        lines.add(String.format(
                        Locale.ROOT, "%,d pictures a row.", run().path("cards").asInt())
                + timed(run().path("timed")));
        new MadePart(Path.of("docs/xo.md"), "thawline.xo.write").holds(String.join("\n", lines));
    }

    /// Empty until it was measured.
    private static String timed(JsonNode timed) {
        return timed.isMissingNode()
                ? ""
                : String.format(
                        Locale.ROOT,
                        " Training took %.1f s and a folder of 1,000 pictures %.1f s, JVM start included, on %d"
                                + " processors.",
                        timed.path("seconds of xo train").asDouble(),
                        timed.path("seconds of xo classify for 1000").asDouble(),
                        timed.path("processors").asInt());
    }

    @Test
    void the_net_holds_its_bars() throws IOException {
        for (JsonNode row : run().path("classifiers")) {
            if (row.path("classifier").asString().equals("CNN")) {
                assertThat(row.path("X and O").asDouble()).as("%s", row).isGreaterThanOrEqualTo(99.5);
                assertThat(row.path("neither").asDouble()).as("%s", row).isGreaterThanOrEqualTo(95);
                assertThat(row.path("rejected").asDouble()).as("%s", row).isLessThanOrEqualTo(1);
                assertThat(row.path("surely wrong").asDouble()).as("%s", row).isLessThanOrEqualTo(1);
            }
        }
        assertThat(run().path("timed").path("makes the shipped model").asBoolean(true))
                .isTrue();
    }
}
