package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.DoubleStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/operators.md says is what the stored runs say, and they reach what was asked of them.
class OperatorsPageTest {

    private static final Path PAGE = Path.of("docs/operators.md");

    private static JsonNode read(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/" + name + ".json")));
    }

    private static String operators() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| filter | numbers | seeds | drawn: nothing | best kernel | net | gain | photographs: nothing | best"
                        + " kernel | net | gain | time |",
                "|---|---|---|---|---|---|---|---|---|---|---|---|"));
        for (JsonNode row : read("LearnOperators").get("operators")) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %s | %,d | %d | %s | %s | %.0f s |",
                    row.get("name").asString(),
                    row.get("numbers").asInt(),
                    row.get("runs").size(),
                    figures(row, "drawn"),
                    figures(row, "photographs"),
                    runs(row, "seconds").average().orElseThrow()));
        }
        return String.join("\n", lines);
    }

    private static String figures(JsonNode row, String set) {
        return String.format(
                Locale.ROOT,
                "%.1f | %.1f | %.1f | **+%.1f**",
                runs(row, set, "identity").average().orElseThrow(),
                runs(row, set, "kernel").average().orElseThrow(),
                runs(row, set, "net").average().orElseThrow(),
                gains(row, set).min().orElseThrow());
    }

    private static DoubleStream gains(JsonNode row, String set) {
        return StreamSupport.stream(row.get("runs").spliterator(), false)
                .mapToDouble(run -> run.get(set).get("net").asDouble()
                        - run.get(set).get("kernel").asDouble());
    }

    private static DoubleStream runs(JsonNode row, String... path) {
        return StreamSupport.stream(row.get("runs").spliterator(), false).mapToDouble(run -> {
            JsonNode at = run;
            for (String name : path) {
                at = at.get(name);
            }
            return at.asDouble();
        });
    }

    private static String simplified() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| model | multiply-adds a pixel | PSNR | largest error | at most | ms before | ms now | times as fast"
                        + " |",
                "|---|---|---|---|---|---|---|---|"));
        for (JsonNode row : read("SimplifyModels").get("models")) {
            String name = row.get("name").asString();
            lines.add(
                    row.get("changed").asBoolean()
                            ? String.format(
                                    Locale.ROOT,
                                    "| %s | %d → %d | %.1f dB | %.2g | %.2g | %.2f | %.2f | **%.2f** |",
                                    name,
                                    row.get("multiply-adds before").asInt(),
                                    row.get("multiply-adds").asInt(),
                                    row.get("psnr").asDouble(),
                                    row.get("largest error").asDouble(),
                                    row.get("bound").asDouble(),
                                    row.get("ms before").asDouble(),
                                    row.get("ms").asDouble(),
                                    row.get("speedup").asDouble())
                            : String.format(
                                    Locale.ROOT,
                                    "| %s | %d | | | | | | kept: %s |",
                                    name,
                                    row.get("multiply-adds before").asInt(),
                                    reasons(row)));
        }
        return String.join("\n", lines);
    }

    private static String reasons(JsonNode row) {
        return String.join(
                "; ",
                StreamSupport.stream(row.get("kernels").spliterator(), false)
                        .map(k -> k.get("verdict").asString().equals("not_near")
                                ? "nothing with fewer multiply-adds is near"
                                : k.get("form").asString() + " is "
                                        + String.format(
                                                Locale.ROOT,
                                                "%.2f times as fast",
                                                k.get("speedup").asDouble()))
                        .distinct()
                        .toList());
    }

    @Test
    void the_figures_are_those_of_the_stored_runs() throws IOException {
        new MadePart(PAGE, "operators", "thawline.operators.write").holds(operators());
        new MadePart(PAGE, "simplified", "thawline.operators.write").holds(simplified());
    }

    @Test
    void every_operator_is_six_decibels_above_the_best_kernel() throws IOException {
        for (JsonNode row : read("LearnOperators").get("operators")) {
            for (String set : List.of("drawn", "photographs")) {
                assertThat(gains(row, set)).as(row.get("name").asString()).allMatch(gain -> gain >= 6);
            }
        }
    }

    @Test
    void a_model_of_7_by_7_is_half_as_fast_again_at_50_decibels() throws IOException {
        assertThat(StreamSupport.stream(read("SimplifyModels").get("models").spliterator(), false))
                .anySatisfy(row -> {
                    assertThat(row.get("changed").asBoolean()).isTrue();
                    assertThat(row.get("speedup").asDouble()).isGreaterThanOrEqualTo(1.5);
                    assertThat(row.get("psnr").asDouble()).isGreaterThanOrEqualTo(50);
                });
    }
}
