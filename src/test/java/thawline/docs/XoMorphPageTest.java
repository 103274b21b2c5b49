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

/// What docs/xo-morph.md says is what the stored runs say.
class XoMorphPageTest {

    private static final Path PAGE = Path.of("docs/xo-morph.md");
    private static final String FLAG = "thawline.morph.write";
    private static final List<String> LABELS = List.of("all", "X", "O", "neither");

    private static JsonNode read(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("docs", "bench", name)));
    }

    private static String matchers(JsonNode run) {
        List<String> lines = new ArrayList<>();
        List<String> columns = List.copyOf(run.get("rows").get(0).propertyNames());
        lines.add("| " + String.join(" | ", columns) + " |");
        lines.add("|---".repeat(columns.size()) + "|");
        for (JsonNode row : run.get("rows")) {
            StringBuilder line = new StringBuilder("|");
            for (String column : columns) {
                JsonNode cell = row.get(column);
                line.append(' ')
                        .append(cell.isString() ? cell.asString() : String.format(Locale.ROOT, "%.1f", cell.asDouble()))
                        .append(" |");
            }
            lines.add(line.toString());
        }
        return String.join("\n", lines);
    }

    private static String way(JsonNode run) {
        List<String> lines = new ArrayList<>();
        lines.add("| | all | X | O | neither | as the matcher |");
        lines.add("|---|---|---|---|---|---|");
        lines.add(line("template matcher", run.get("matcher")) + " |");
        for (JsonNode m : run.get("moments")) {
            double epoch = m.get("epoch").asDouble();
            if (epoch == Math.rint(epoch)) {
                String name = epoch == 0 ? "thawed, before it learns" : "after epoch " + Math.round(epoch);
                lines.add(line(name, m.get("accuracy")) + percent(m.get("asTheMatcher")) + " |");
            }
        }
        lines.add(line("CNN", run.get("cnn")) + " |");
        lines.add("");
        lines.add("`" + run.get("command").asString() + "`, of "
                + run.get("unseen").asInt() + " unseen cards from the generator's whole table.");
        return String.join("\n", lines);
    }

    private static String line(String name, JsonNode score) {
        StringBuilder line = new StringBuilder("| " + name + " |");
        LABELS.forEach(label -> line.append(percent(score.get(label))).append(" |"));
        return line.toString();
    }

    private static String percent(JsonNode share) {
        return String.format(Locale.ROOT, " %.1f %%", 100 * share.asDouble());
    }

    @Test
    void the_page_is_what_the_stored_runs_say() throws IOException {
        new MadePart(PAGE, "matchers", FLAG).holds(matchers(read("XoMatchers.json")));
        new MadePart(PAGE, "way", FLAG).holds(way(read("XoMorph.json")));
    }

    @Test
    void the_stored_course_begins_at_the_matcher_and_ends_within_half_a_point_of_the_cnn() throws IOException {
        JsonNode run = read("XoMorph.json");
        JsonNode moments = run.get("moments");
        JsonNode last = moments.get(moments.size() - 1);

        assertThat(moments.get(0).get("accuracy")).isEqualTo(run.get("matcher"));
        assertThat(moments.get(0).get("asTheMatcher").asDouble()).isEqualTo(1);
        assertThat(last.get("accuracy").get("all").asDouble())
                .isGreaterThanOrEqualTo(run.get("cnn").get("all").asDouble() - 0.005);
    }

    @Test
    void the_stored_bars_of_the_matchers_are_reached() throws IOException {
        for (JsonNode row : read("XoMatchers.json").get("rows")) {
            switch (row.get("cards").asString()) {
                case "±10°, ±20 % size" ->
                    assertThat(row.get("template matcher").asDouble()).isGreaterThanOrEqualTo(90);
                case "±10°, ±20 % size, not moved" ->
                    assertThat(row.get("part matcher").asDouble()).isGreaterThanOrEqualTo(90);
                case "clean, moved by 12 % of the side" ->
                    assertThat(row.get("pixel comparison").asDouble()).isLessThan(50);
                default -> assertThat(row.get("cards").asString()).isNotEmpty();
            }
        }
    }
}
