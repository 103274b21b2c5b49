package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Kernel;
import thawline.learn.AngularError;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/better-sobel.md says is what docs/bench/BetterSobel.json keeps, and what its kernels do.
class BetterSobelPageTest {

    private static JsonNode run() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/BetterSobel.json")));
    }

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/better-sobel.md"));
    }

    static Stream<JsonNode> kernels() throws IOException {
        return run().get("kernels").valueStream();
    }

    private static JsonNode kernel(String name) throws IOException {
        return kernels()
                .filter(k -> k.get("name").asString().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static Kernel pair(JsonNode row) {
        int n = row.get("dx").size();
        float[] numbers = new float[n * n];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) row.get("dx").get(i / n).get(i % n).asDouble();
        }
        return AngularError.pair(Kernel.of(n, n, numbers));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void a_kernel_misses_directions_by_what_is_kept(JsonNode row) {
        double rms = row.get("rms").asDouble();

        assertThat(AngularError.of(pair(row)).rms()).isEqualTo(rms, within(1e-3 * rms + 1e-6));
    }

    @Test
    void the_learned_ones_are_better_than_the_published_ones() throws IOException {
        double scharr = kernel("Scharr 5×5").get("rms").asDouble();
        double farid = kernel("Farid–Simoncelli 5×5").get("rms").asDouble();

        assertThat(kernel("learned 3×3").get("rms").asDouble())
                .isLessThan(0.06)
                .isLessThan(kernel("Sobel 3×3").get("rms").asDouble() / 27);
        assertThat(kernel("learned 3×3, whole numbers up to 11").get("rms").asDouble())
                .isLessThan(0.06);
        assertThat(kernel("learned 5×5").get("rms").asDouble()).isLessThan(Math.min(scharr, farid) / 32);
        assertThat(kernel("learned 5×5, whole numbers up to 127").get("rms").asDouble())
                .isLessThan(Math.min(scharr, farid) / 2.5);
    }

    @Test
    void the_3_by_3_ones_are_better_on_drawn_pictures_too() throws IOException {
        for (String picture : List.of("zone plate", "disc")) {
            assertThat(kernel("learned 3×3").get(picture).asDouble())
                    .isLessThan(kernel("Scharr 3×3").get(picture).asDouble() / 2)
                    .isLessThan(kernel("Sobel 3×3").get(picture).asDouble() / 10);
        }
    }

    @Test
    void every_seed_reaches_the_same() throws IOException {
        for (String ksize : List.of("3×3", "5×5")) {
            double least = kernel("learned " + ksize).get("rms").asDouble();
            run().get("learned " + ksize).forEach(seed -> {
                assertThat(seed.get("rms").asDouble()).isEqualTo(least, within(1e-3 * least));
                assertThat(seed.get("rms as trained").asDouble()).isEqualTo(least, within(1e-3 * least));
                assertThat(seed.get("after gradient descent").asDouble()).isLessThan(0.1);
            });
        }
    }

    private static String table() throws IOException {
        List<String> lines = new ArrayList<>(List.of(
                "| kernels | RMS to π/2 | largest to π/2 | RMS to 3π/4 | noise | zone plate | disc |",
                "|---|---|---|---|---|---|---|"));
        kernels()
                .map(k -> String.format(
                        Locale.ROOT,
                        "| %s | %s | %s | %s | %.3f | %s | %s |",
                        k.get("name").asString(),
                        degrees(k.get("rms")),
                        degrees(k.get("largest")),
                        degrees(k.get("rms to 3π/4")),
                        k.get("noise gain").asDouble(),
                        degrees(k.get("zone plate")),
                        degrees(k.get("disc"))))
                .forEach(lines::add);
        return String.join("\n", lines);
    }

    private static String degrees(JsonNode v) {
        return new BigDecimal(v.asString()).toPlainString() + "°";
    }

    @Test
    void the_table_is_that_of_the_kept_run() throws IOException {
        new MadePart(Path.of("docs/better-sobel.md"), "thawline.betterSobel.write").holds(table());
    }

    @Test
    void whole_numbers_on_the_page_are_those_of_the_run() throws IOException {
        for (String name : List.of("3×3, whole numbers up to 11", "5×5, whole numbers up to 22")) {
            for (JsonNode row : kernel("learned " + name).get("dx")) {
                StringBuilder line = new StringBuilder();
                row.forEach(v -> line.append(String.format(Locale.ROOT, "%4d", (int) v.asDouble())));

                assertThat(page()).contains(line);
            }
        }
    }
}
