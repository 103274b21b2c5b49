package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/identify.md says of right answers is what the stored runs say.
class IdentifyPageTest {

    private static final Path PAGE = Path.of("docs/identify.md");
    private static final List<String> QUALITIES = List.of("CLEAN", "JPEG90", "NOISE");

    private static List<JsonNode> runs() throws IOException {
        List<JsonNode> runs = new ArrayList<>();
        try (Stream<Path> all = Files.list(Path.of("docs/bench"))) {
            for (Path file : all.filter(f -> f.getFileName().toString().matches("IdentifyCases.*[.]json"))
                    .sorted()
                    .toList()) {
                runs.add(JsonMapper.shared().readTree(Files.readString(file)));
            }
        }
        return runs;
    }

    private static String table() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| run | cases | clean | JPEG 90 | noise | not linear, called so | largest error of sigma |");
        lines.add("|---|---|---|---|---|---|---|");
        for (JsonNode run : runs()) {
            StringBuilder row = new StringBuilder("| seed " + run.get("seed").asInt()
                    + (run.get("command").asString().contains("--photos")
                            ? ", photographs"
                            : ", the project's pictures")
                    + " | " + run.get("cases").asInt() + " |");
            for (String quality : QUALITIES) {
                row.append(' ')
                        .append(share(
                                run,
                                a -> a.get("linear").asBoolean()
                                        && a.get("quality").asString().equals(quality)))
                        .append(" |");
            }
            row.append(' ')
                    .append(share(run, a -> !a.get("linear").asBoolean()))
                    .append(" |");
            row.append(String.format(
                    Locale.ROOT,
                    " %.1f %% |",
                    100 * run.get("largest sigma error").asDouble()));
            lines.add(row.toString());
        }
        return String.join("\n", lines);
    }

    private static String share(JsonNode run, Predicate<JsonNode> which) {
        List<JsonNode> some = StreamSupport.stream(run.get("answers").spliterator(), false)
                .filter(which)
                .toList();
        return some.stream().filter(a -> a.get("right").asBoolean()).count() + " of " + some.size();
    }

    private static double rate(List<JsonNode> runs, Predicate<JsonNode> which) {
        return runs.stream()
                .flatMap(run -> StreamSupport.stream(run.get("answers").spliterator(), false))
                .filter(which)
                .mapToInt(a -> a.get("right").asBoolean() ? 1 : 0)
                .average()
                .orElseThrow();
    }

    @Test
    void the_figures_are_those_of_the_stored_runs() throws IOException {
        new MadePart(PAGE, "thawline.identify.write").holds(table());
    }

    @Test
    void the_stored_runs_reach_the_bars() throws IOException {
        assertThat(runs()).isNotEmpty().allSatisfy(run -> {
            assertThat(run.get("cases").asInt()).isGreaterThanOrEqualTo(60);
            assertThat(rate(List.of(run), a -> isLinear(a, "CLEAN"))).isGreaterThanOrEqualTo(0.9);
            assertThat(rate(List.of(run), a -> isLinear(a, "JPEG90"))).isGreaterThanOrEqualTo(0.75);
            assertThat(rate(List.of(run), a -> !a.get("linear").asBoolean())).isGreaterThanOrEqualTo(0.95);
        });
    }

    private static boolean isLinear(JsonNode answer, String quality) {
        return answer.get("linear").asBoolean()
                && answer.get("quality").asString().equals(quality);
    }
}
