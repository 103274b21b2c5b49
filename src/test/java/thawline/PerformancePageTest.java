package thawline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The figures of docs/performance.md are those of the benchmark results that are kept beside it.
class PerformancePageTest {

    private static final double MEGAPIXELS = 3840 * 2160 / 1e6;

    @Test
    void the_page_shows_the_medians_of_the_kept_benchmark() throws IOException {
        String page = Files.readString(Path.of("docs/performance.md"));
        JsonNode results = JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/ClassicChain.json")));
        Map<String, Double> medians = new TreeMap<>();
        for (JsonNode result : results) {
            String name = result.get("benchmark").asString();
            String threads = result.get("params").get("threads").asString();
            medians.put(name.substring(name.lastIndexOf('.') + 1) + threads, median(result.get("primaryMetric")));
        }
        assertThat(medians).containsOnlyKeys("opencv1", "opencv2", "thawline1", "thawline2");
        for (String threads : List.of("1", "2")) {
            double ours = medians.get("thawline" + threads) / MEGAPIXELS;
            double theirs = medians.get("opencv" + threads) / MEGAPIXELS;
            assertThat(page)
                    .contains(String.format(
                            Locale.ROOT, "| %s | %.2f | %.1f | %.1f × |", threads, ours, theirs, theirs / ours));
        }
    }

    @Test
    void the_page_shows_the_kept_peaks_of_memory() throws IOException {
        String page = Files.readString(Path.of("docs/performance.md"));
        JsonNode peaks = JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/PeakMemory.json")));
        assertThat(peaks.propertyNames()).containsExactly("grey", "colour", "training");
        for (String kind : peaks.propertyNames()) {
            double gigabytes = peaks.get(kind).asLong() * 1024 / 1e9;
            assertThat(page).contains(String.format(Locale.ROOT, "| %s | %.2f GB |", kind, gigabytes));
        }
    }

    @Test
    void the_page_shows_the_kept_times_of_training_beside_libtorch() throws IOException {
        String page = Files.readString(Path.of("docs/performance.md"));
        for (int threads = 1; threads <= 2; threads++) {
            JsonNode kept = JsonMapper.shared()
                    .readTree(Files.readString(Path.of("docs/bench/TrainingSpeed-" + threads + ".json")));
            assertThat(kept.get("threads").asInt()).isEqualTo(threads);
            for (String what : List.of("training step", "forward")) {
                double ours = kept.get(what + ", ms: ours").asDouble();
                double theirs = kept.get(what + ", ms: libtorch").asDouble();
                assertThat(page).contains(row(threads, what, ours, theirs));
            }
        }
    }

    @Test
    void the_page_shows_what_libtorch_reached_and_ours_is_not_below() throws IOException {
        String page = Files.readString(Path.of("docs/performance.md"));
        double theirs = mean(Path.of("docs/bench/LibtorchMnist.json"), "mean");
        double ours = mean(Path.of("docs/bench/Presets-keras-mnist.json"), "mean accuracy");
        assertThat(page).contains(String.format(Locale.ROOT, "reaches %.2f %% of the test digits", 100 * theirs));
        assertThat(ours).isGreaterThan(theirs - 0.0015);
    }

    private static String row(int threads, String what, double ours, double theirs) {
        return String.format(
                Locale.ROOT, "| %d | %s | %.1f | %.1f | %.1f × |", threads, what, ours, theirs, theirs / ours);
    }

    private static double mean(Path kept, String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(kept)).get(name).asDouble();
    }

    private static double median(JsonNode metric) {
        List<Double> all = new ArrayList<>();
        for (JsonNode fork : metric.get("rawData")) {
            for (JsonNode value : fork) {
                all.add(value.asDouble());
            }
        }
        all.sort(null);
        int middle = all.size() / 2;
        return all.size() % 2 == 1 ? all.get(middle) : (all.get(middle - 1) + all.get(middle)) / 2;
    }
}
