package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/xo-tolerance.md says is what the stored run of `thawline xo tolerance --json` says.
class XoTolerancePageTest {

    private static final Path PAGE = Path.of("docs/xo-tolerance.md");
    private static final String FLAG = "thawline.tolerance.write";

    private static JsonNode run() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/XoTolerance.json")));
    }

    private static List<String> names(JsonNode run) {
        return run.get("classifiers").valueStream().map(JsonNode::asString).toList();
    }

    private static String holds(JsonNode run) {
        List<String> names = names(run);
        List<String> lines = new ArrayList<>();
        lines.add("| | " + String.join(" | ", names) + " |");
        lines.add("|---" + "|---".repeat(names.size()) + "|");
        for (JsonNode change : run.get("changes")) {
            StringBuilder line = new StringBuilder("| " + change.get("change").asString() + ", "
                    + change.get("unit").asString() + " |");
            for (String name : names) {
                line.append(' ')
                        .append(change.get("classifiers").get(name).get("holds").asString())
                        .append(" |");
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }

    private static String shift(JsonNode run) {
        JsonNode change = run.get("changes").get(0);
        List<String> lines = new ArrayList<>();
        lines.add("| moved by |"
                + change.get("values")
                        .valueStream()
                        .map(v -> " " + v.asInt() + " |")
                        .collect(Collectors.joining()));
        lines.add("|---" + "|---".repeat(change.get("values").size()) + "|");
        for (String name : names(run)) {
            lines.add("| " + name + " |"
                    + change.get("classifiers")
                            .get(name)
                            .get("right")
                            .valueStream()
                            .map(n -> String.format(
                                    Locale.ROOT,
                                    " %.1f %% |",
                                    100 * n.asDouble() / run.get("signs").asInt()))
                            .collect(Collectors.joining()));
        }
        return String.join("\n", lines);
    }

    private static String pooling(JsonNode run) {
        List<String> lines = new ArrayList<>();
        lines.add("| pooling | equal after a threshold | change | equal after ReLU | change |");
        lines.add("|---|---|---|---|---|");
        List<JsonNode> rows = run.get("pooling").valueStream().toList();
        for (JsonNode row : rows) {
            if (row.get("maps").asString().equals("threshold")) {
                int window = row.get("window").asInt();
                JsonNode relu = rows.stream()
                        .filter(r -> r.get("maps").asString().equals("relu")
                                && r.get("pooling").equals(row.get("pooling"))
                                && r.get("window").asInt() == window)
                        .findFirst()
                        .orElseThrow();
                lines.add("| " + row.get("pooling").asString() + (window > 1 ? " of " + window + " × " + window : "")
                        + counts(row) + counts(relu) + " |");
            }
        }
        return String.join("\n", lines);
    }

    private static String counts(JsonNode row) {
        return String.format(
                Locale.ROOT,
                " | %.1f %% | %.2f",
                100 * share(row),
                row.get("change").asDouble());
    }

    private static double share(JsonNode row) {
        return row.get("kept").asDouble() / row.get("seeing").asDouble();
    }

    @Test
    void the_tables_are_those_of_the_stored_run() throws IOException {
        new MadePart(PAGE, "holds", FLAG).holds(holds(run()));
        new MadePart(PAGE, "shift", FLAG).holds(shift(run()));
        new MadePart(PAGE, "pooling", FLAG).holds(pooling(run()));
    }

    @Test
    void the_stored_run_is_the_command_as_it_comes() throws IOException {
        assertThat(run().get("command").asString()).isEqualTo("thawline xo tolerance --json");
        assertThat(names(run())).containsExactly("CNN", "template matcher", "part matcher", "pixel comparison");
    }

    /// The purpose of it all.
    @Test
    void a_sign_that_moves_is_lost_to_a_comparison_of_pixels_and_to_no_net() throws IOException {
        JsonNode classifiers = run().get("changes").get(0).get("classifiers");
        int signs = run().get("signs").asInt();
        JsonNode pixels = classifiers.get("pixel comparison").get("right");

        assertThat(pixels.get(4).asInt())
                .isLessThan(signs / 4)
                .isLessThan(pixels.get(0).asInt() / 2);
        assertThat(classifiers.get("CNN").get("right").get(4).asInt()).isGreaterThan(signs * 97 / 100);
    }

    @Test
    void in_noise_and_behind_what_hides_it_the_template_matcher_reads_more() throws IOException {
        for (JsonNode change : run().get("changes")) {
            if (List.of("noise", "occlusion").contains(change.get("change").asString())) {
                JsonNode classifiers = change.get("classifiers");
                int last = change.get("values").size() - 1;
                assertThat(classifiers
                                .get("template matcher")
                                .get("right")
                                .get(last)
                                .asInt())
                        .isGreaterThan(
                                classifiers.get("CNN").get("right").get(last).asInt());
            }
        }
    }

    @Test
    void max_keeps_what_average_does_not_and_both_change_by_less_than_what_they_pool() throws IOException {
        List<JsonNode> rows = run().get("pooling").valueStream().toList();
        for (int i = 0; i < rows.size(); i += 5) {
            JsonNode none = rows.get(i);
            for (int k = 1; k < 5; k += 2) {
                JsonNode max = rows.get(i + k);
                JsonNode average = rows.get(i + k + 1);
                assertThat(share(max)).isGreaterThan(share(none) + 0.15).isGreaterThan(2 * share(average));
                assertThat(average.get("change").asDouble())
                        .isLessThan(none.get("change").asDouble());
                assertThat(max.get("change").asDouble())
                        .isLessThan(none.get("change").asDouble());
            }
        }
    }

    /// Turned and moved as far as its training goes, the net still reads.
    @Test
    void the_net_holds_over_all_that_is_drawn_to_train_on() throws IOException {
        for (JsonNode change : run().get("changes")) {
            JsonNode right = change.get("classifiers").get("CNN").get("right");
            for (int i = 0; i < right.size(); i++) {
                double value = change.get("values").get(i).asDouble();
                if (value >= change.get("trainedFrom").asDouble()
                        && value <= change.get("trainedTo").asDouble()) {
                    assertThat(right.get(i).asInt())
                            .as("%s %s", change.get("change").asString(), value)
                            .isGreaterThanOrEqualTo(run().get("signs").asInt() * 9 / 10);
                }
            }
        }
    }
}
