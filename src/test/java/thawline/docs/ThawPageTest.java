package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/thaw.md says of training is what docs/bench/ThawPipelines.json keeps.
class ThawPageTest {

    private static final Path PAGE = Path.of("docs/thaw.md");

    private static JsonNode kept() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/ThawPipelines.json")));
    }

    static Stream<JsonNode> runs() throws IOException {
        return kept().get("runs").valueStream();
    }

    private static boolean isMask(JsonNode run) {
        return run.get("text").asString().matches("classic|.*threshold.*");
    }

    private static double number(JsonNode run, String name) {
        return run.get(name).asDouble();
    }

    @ParameterizedTest
    @MethodSource("runs")
    void a_disturbed_pipeline_was_far_off_and_comes_back(JsonNode run) {
        boolean byMask = isMask(run) && run.get("watched").asString().equals("result");
        for (String set : List.of("images", "photographs")) {
            assertThat(number(run, set + ", before")).isLessThanOrEqualTo(0.9);
            if (byMask) {
                assertThat(number(run, set + ", after")).isGreaterThan(number(run, set + ", before"));
            } else {
                assertThat(number(run, set + ", after")).isGreaterThanOrEqualTo(0.999);
            }
        }
    }

    @Test
    void harris_comes_back_from_its_result_and_classic_step_by_step() throws IOException {
        assertThat(runs().map(run -> run.get("pipeline").asString() + ", "
                        + run.get("watched").asString()))
                .contains("harris, result", "classic up to its Harris, result", "classic, steps");
    }

    private static String figures() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| pipeline | watched | numbers | seed | images before | after | photographs before | after | worst"
                        + " picture | seconds |",
                "|---|---|---|---|---|---|---|---|---|---|"));
        runs().map(run -> String.format(
                        Locale.ROOT,
                        "| %s | %s | %d | %d | %.3f | %.6f | %.3f | %.6f | %.4f | %.0f |",
                        run.get("pipeline").asString().replace("|", "\\|"),
                        run.get("watched").asString().equals("steps") ? "each step" : "the result",
                        run.get("numbers").asInt(),
                        run.get("seed").asInt(),
                        number(run, "images, before"),
                        number(run, "images, after"),
                        number(run, "photographs, before"),
                        number(run, "photographs, after"),
                        Math.min(number(run, "images, worst picture"), number(run, "photographs, worst picture")),
                        number(run, "seconds")))
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String changes() throws IOException {
        JsonNode changed = kept().get("changed by hand");
        List<String> lines = new ArrayList<>(List.of(
                "| `classic` with one change | correlation of masks on images | on photographs |", "|---|---|---|"));
        for (String change : List.of("grey times 1.001", "grey times 1.01", "not rounded")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %.4f | %.4f |",
                    change,
                    number(changed, change + ", images"),
                    number(changed, change + ", photographs")));
        }
        return String.join("\n", lines);
    }

    @Test
    void the_tables_are_those_of_the_kept_run() throws IOException {
        new MadePart(PAGE, "figures", "thawline.thaw.write").holds(figures());
        new MadePart(PAGE, "changes", "thawline.thaw.write").holds(changes());
    }
}
