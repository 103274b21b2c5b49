package thawline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The figures of docs/performance.md are those of the benchmark results that are kept beside it.
class PerformancePageTest {

    @Test
    void the_page_shows_the_kept_times_of_a_folder() throws IOException {
        String page = Files.readString(Path.of("docs/performance.md"));
        JsonNode kept = JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/FolderJob.json")));
        double megapixels = kept.get("megapixels").asDouble();
        double codecs = kept.get("medians").get("codecs").asDouble();
        kept.get("medians").forEachEntry((who, median) -> {
            double time = median.asDouble();
            assertThat(page)
                    .contains(String.format(
                            Locale.ROOT, "| %s | %.1f | %.1f × |", who, 1000 * time / megapixels, time / codecs));
        });
        assertThat(page).contains(kept.get("pictures").asInt() + " photographs");
    }

    @Test
    void the_page_shows_the_kept_cold_starts() throws IOException {
        String page = Files.readString(Path.of("docs/performance.md"));
        JsonNode kept = JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/ColdStart.json")));
        double bare = kept.get("medians").get("java -version").asDouble();
        assertThat(kept.get("medians").propertyNames()).hasSize(5);
        kept.get("medians").forEachEntry((command, median) -> {
            double time = median.asDouble();
            assertThat(page)
                    .contains(String.format(Locale.ROOT, "| %s | %.2f s | %.0f × |", command, time, time / bare));
        });
    }

    @Test
    void the_page_shows_the_kept_times_of_png_files() throws IOException {
        String page = Files.readString(Path.of("docs/performance.md"));
        JsonNode kept = JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/PngOut.json")));
        kept.get("kinds")
                .forEachEntry((kind, row) -> assertThat(page)
                        .contains(String.format(
                                Locale.ROOT,
                                "| %s | %.1f | %.1f | %.1f × | %.2f |",
                                kind,
                                row.get("thawline").asDouble(),
                                row.get("opencv").asDouble(),
                                row.get("faster").asDouble(),
                                row.get("larger").asDouble())));
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
    void the_page_shows_what_libtorch_reached_and_ours_is_not_below() throws IOException {
        String page = Files.readString(Path.of("docs/performance.md"));
        double theirs = mean(Path.of("docs/bench/LibtorchMnist.json"), "mean");
        double ours = mean(Path.of("docs/bench/Presets-keras-mnist.json"), "mean accuracy");
        assertThat(page).contains(String.format(Locale.ROOT, "reaches %.2f %% of the test digits", 100 * theirs));
        assertThat(ours).isGreaterThan(theirs - 0.0015);
    }

    private static double mean(Path kept, String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(kept)).get(name).asDouble();
    }
}
