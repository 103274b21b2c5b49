package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.tensor.Shape;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/better-harris.md says is what the stored runs say, and these reach the bars.
class BetterHarrisPageTest {

    private static final Path PAGE = Path.of("docs/better-harris.md");
    private static final String HAND = "hand-set Harris, frozen";
    private static final String GRID = "best of the grid";

    private static JsonNode run(Path file) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(file));
    }

    private static JsonNode run() throws IOException {
        return run(Path.of("docs/bench/BetterHarris.json"));
    }

    static List<Path> runs() throws IOException {
        try (Stream<Path> all = Files.list(Path.of("docs/bench"))) {
            return all.filter(file -> file.getFileName().toString().startsWith("BetterHarris"))
                    .sorted()
                    .toList();
        }
    }

    private static Stream<JsonNode> rows(JsonNode of) {
        return StreamSupport.stream(of.spliterator(), false);
    }

    private static String figures() throws IOException {
        List<String> lines = new ArrayList<>();
        JsonNode run = run();
        lines.add(
                "| pictures | detector | repeatability, 95 % | points | of 150 | apart, px | precision | recall | off,"
                        + " px |");
        lines.add("|---|---|---|---|---|---|---|---|---|");
        rows(run.get("results")).filter(row -> row.has("detector")).forEach(row -> lines.add(row(row, run)));
        return String.join("\n", lines);
    }

    private static String row(JsonNode row, JsonNode run) {
        boolean drawn = row.has("precision");
        String name = row.get("detector").asString();
        JsonNode best = run.get(GRID);
        String detail = name.equals(GRID)
                ? String.format(
                        Locale.ROOT,
                        " (σ %s, blockSize %d)",
                        best.get("sigma").asString(),
                        best.get("blockSize").asInt())
                : "";
        JsonNode share = row.get("repeatability");
        return String.format(
                Locale.ROOT,
                "| %s, %s | %s%s | %.1f %% (%.1f … %.1f) | %d | %.1f %% | %.2f | %s | %s | %s |",
                row.get("pictures").asString(),
                row.get("light").asString(),
                name,
                detail,
                share.get(0).asDouble(),
                share.get(1).asDouble(),
                share.get(2).asDouble(),
                Math.round(row.get("points").asDouble()),
                row.get("repeatability of 150").asDouble(),
                row.get("error").asDouble(),
                drawn
                        ? String.format(
                                Locale.ROOT, "%.1f %%", row.get("precision").asDouble())
                        : "–",
                drawn ? String.format(Locale.ROOT, "%.1f %%", row.get("recall").asDouble()) : "–",
                drawn
                        ? String.format(
                                Locale.ROOT, "%.2f", row.get("localisation").asDouble())
                        : "–");
    }

    private static String differences() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| pictures | pairs | learned above hand-set, points | learned above the grid's best, points |");
        lines.add("|---|---|---|---|");
        JsonNode results = run().get("results");
        rows(results)
                .filter(row ->
                        row.has("detector") && row.get("detector").asString().equals(HAND))
                .forEach(row -> lines.add(String.format(
                        Locale.ROOT,
                        "| %s, %s | %d | %s | %s |",
                        row.get("pictures").asString(),
                        row.get("light").asString(),
                        row.get("pairs").asInt(),
                        interval(above(results, row, HAND)),
                        interval(above(results, row, GRID)))));
        return String.join("\n", lines);
    }

    private static JsonNode above(JsonNode results, JsonNode like, String other) {
        return rows(results)
                .filter(row -> row.has("learned above")
                        && row.get("learned above").asString().equals(other)
                        && row.get("pictures").equals(like.get("pictures"))
                        && row.get("light").equals(like.get("light")))
                .findFirst()
                .orElseThrow()
                .get("repeatability");
    }

    private static String interval(JsonNode i) {
        return String.format(
                Locale.ROOT,
                "%+.1f (%+.1f … %+.1f)",
                i.get(0).asDouble(),
                i.get(1).asDouble(),
                i.get(2).asDouble());
    }

    private static String grid() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| σ | blockSize | drawn scenes | points | drawn pictures | points | mean |");
        lines.add("|---|---|---|---|---|---|---|");
        rows(run().get("grid"))
                .forEach(row -> lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %d | %.1f %% | %d | %.1f %% | %d | %.1f %% |",
                        row.get("sigma").asString(),
                        row.get("blockSize").asInt(),
                        row.get("scenes").asDouble(),
                        Math.round(row.get("scenes, points").asDouble()),
                        row.get("pictures").asDouble(),
                        Math.round(row.get("pictures, points").asDouble()),
                        row.get("mean").asDouble())));
        return String.join("\n", lines);
    }

    /// The learned detector and its simplified form, by their repeatability and time.
    private static String simplified() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| model | scenes, clean | photographs, clean | scenes, noisy | photographs, noisy | ms |");
        lines.add("|---|---|---|---|---|---|");
        lines.add(simplified("better-harris.onnx", run()));
        lines.add(simplified("better-harris-fast.onnx", run(Path.of("docs/bench/BetterHarris-fast.json"))));
        return String.join("\n", lines);
    }

    private static String simplified(String model, JsonNode run) {
        StringBuilder line = new StringBuilder("| `" + model + "` |");
        rows(run.get("results"))
                .filter(row ->
                        row.has("detector") && row.get("detector").asString().equals("learned Harris"))
                .forEach(row -> line.append(String.format(
                        Locale.ROOT,
                        " %.1f %% |",
                        row.get("repeatability").get(0).asDouble())));
        double ms = run.get("milliseconds").get("learned Harris").asDouble();
        return line + String.format(Locale.ROOT, " %.1f |", ms);
    }

    private static String wider() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| pictures | detector | repeatability | points | precision |");
        lines.add("|---|---|---|---|---|");
        rows(run(Path.of("docs/bench/WiderHarris.json")).get("results"))
                .forEach(row -> lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %s | %.1f %% | %d | %s |",
                        row.get("pictures").asString(),
                        row.get("detector").asString(),
                        row.get("repeatability").get(0).asDouble(),
                        Math.round(row.get("points").asDouble()),
                        row.has("precision")
                                ? String.format(
                                        Locale.ROOT,
                                        "%.1f %%",
                                        row.get("precision").asDouble())
                                : "–")));
        return String.join("\n", lines);
    }

    private static String times() throws IOException {
        List<String> lines = new ArrayList<>();
        lines.add("| detector | ms |");
        lines.add("|---|---|");
        run().get("milliseconds")
                .properties()
                .forEach(time -> lines.add(String.format(
                        Locale.ROOT,
                        "| %s | %.2f |",
                        time.getKey(),
                        time.getValue().asDouble())));
        return String.join("\n", lines);
    }

    private static void holds(String mark, String table) throws IOException {
        new MadePart(PAGE, mark, "thawline.betterHarris.write").holds(table);
    }

    @Test
    void the_figures_are_those_of_the_stored_run() throws IOException {
        holds("figures", figures());
        holds("differences", differences());
        holds("grid", grid());
        holds("times", times());
        holds("fast", simplified());
        holds("wider", wider());
    }

    @ParameterizedTest
    @MethodSource("runs")
    void under_noise_the_learned_detector_is_5_points_above_the_hand_set_one_and_not_below_the_grid(Path file)
            throws IOException {
        JsonNode results = run(file).get("results");
        List<JsonNode> noisy = rows(results)
                .filter(row ->
                        row.has("detector") && row.get("light").asString().equals("noisy"))
                .filter(row -> row.get("detector").asString().equals(HAND))
                .toList();
        assertThat(noisy).hasSize(2);
        for (JsonNode row : noisy) {
            assertThat(row.get("pairs").asInt()).isGreaterThanOrEqualTo(200);
            assertThat(above(results, row, HAND).get(0).asDouble()).isGreaterThanOrEqualTo(5);
            assertThat(above(results, row, HAND).get(1).asDouble()).isPositive();
            assertThat(above(results, row, GRID).get(0).asDouble()).isGreaterThanOrEqualTo(0);
        }
    }

    @ParameterizedTest
    @MethodSource("runs")
    void on_clean_pictures_it_loses_2_points_at_most(Path file) throws IOException {
        JsonNode results = run(file).get("results");
        List<JsonNode> clean = rows(results)
                .filter(row ->
                        row.has("detector") && row.get("light").asString().equals("clean"))
                .filter(row -> row.get("detector").asString().equals(HAND))
                .toList();
        assertThat(clean).hasSize(2);
        for (JsonNode row : clean) {
            assertThat(above(results, row, HAND).get(0).asDouble()).isGreaterThanOrEqualTo(-2);
        }
    }

    @Test
    void the_frozen_response_is_opencvs() throws IOException {
        JsonNode equal = run().get("equal");

        assertThat(equal.get("largest difference as a share of the largest response")
                        .asDouble())
                .isLessThan(1e-5);
        assertThat(equal.get("views").asInt()).isGreaterThanOrEqualTo(400);
    }

    @Test
    void the_model_is_a_frozen_harris_response_for_pictures_of_any_size() throws IOException {
        SavedModel model = ModelFiles.read(Path.of("docs/better-harris.onnx"));

        assertThat(Layers.weights(model.layer())).hasSize(5).noneMatch(Weights::isLearned);
        assertThat(model.layer().shape(Shape.plane(77, 51))).isEqualTo(Shape.plane(77, 51));
    }
}
