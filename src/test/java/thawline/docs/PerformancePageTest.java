package thawline.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import thawline.bench.Machine;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The tables of docs/performance.md are made of the benchmark results that are kept beside it.
class PerformancePageTest {

    private static final Path PAGE = Path.of("docs/performance.md");

    private static JsonNode kept(String name) throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/" + name + ".json")));
    }

    /// The part of the page with this mark is a table with these heads and rows, below the machine if it is known.
    private static void holds(String mark, String head, StringBuilder rows, JsonNode machine) throws IOException {
        String line = "|---".repeat((int) head.chars().filter(c -> c == '|').count() - 1) + "|";
        String where = machine == null
                ? ""
                : JsonMapper.shared().treeToValue(machine, Machine.class).text() + ".\n\n";
        new MadePart(PAGE, mark, "thawline.performance.write")
                .holds(where + head + "\n" + line + "\n" + rows.toString().strip());
    }

    @Test
    void the_page_shows_the_kept_times_of_a_folder() throws IOException {
        JsonNode kept = kept("FolderJob");
        double megapixels = kept.get("megapixels").asDouble();
        double codecs = kept.get("medians").get("codecs").asDouble();
        StringBuilder rows = new StringBuilder();
        kept.get("medians").forEachEntry((who, median) -> {
            double time = median.asDouble();
            rows.append(String.format(
                    Locale.ROOT, "| %s | %.1f | %.1f × |\n", who, 1000 * time / megapixels, time / codecs));
        });
        holds("folder", "| who | ms a megapixel | codecs alone |", rows, kept.get("machine"));
        assertThat(Files.readString(PAGE)).contains(kept.get("pictures").asInt() + " photographs");
        double chain = kept.get("medians").get("chain").asDouble();
        assertThat(chain / codecs)
                .as("what the chain alone takes of the codecs")
                .isGreaterThan(0.4);
    }

    @Test
    void the_page_shows_the_kept_cold_starts() throws IOException {
        JsonNode kept = kept("ColdStart");
        JsonNode medians = kept.get("medians");
        double bare = medians.get("java -version").asDouble();
        StringBuilder rows = new StringBuilder();
        medians.forEachEntry((command, median) -> {
            double time = median.asDouble();
            rows.append(String.format(Locale.ROOT, "| %s | %.2f s | %.0f × |\n", command, time, time / bare));
        });
        assertThat(medians.propertyNames()).hasSize(6);
        holds("start", "| command | time | bare start |", rows, kept.get("machine"));
    }

    @Test
    void the_page_shows_the_kept_times_of_png_files() throws IOException {
        StringBuilder rows = new StringBuilder();
        JsonNode kept = kept("PngOut");
        kept.get("kinds")
                .forEachEntry((kind, row) -> rows.append(String.format(
                        Locale.ROOT,
                        "| %s | %.1f | %.1f | %.1f × | %.2f |\n",
                        kind,
                        row.get("thawline").asDouble(),
                        row.get("opencv").asDouble(),
                        row.get("faster").asDouble(),
                        row.get("larger").asDouble())));
        holds("png", "| pixels | thawline | opencv | faster | bytes |", rows, kept.get("machine"));
    }

    @Test
    void the_page_shows_the_kept_times_of_kernels() throws IOException {
        StringBuilder rows = new StringBuilder();
        JsonNode kept = kept("CoreKernels");
        for (JsonNode kernel : kept.get("kernels")) {
            JsonNode share = kernel.get("share of the FMA peak");
            rows.append(String.format(
                    Locale.ROOT,
                    "| `%s` | %s | %.2f | %s |\n",
                    kernel.get("kernel").asString(),
                    kernel.get("what").asString(),
                    kernel.get("nanoseconds an output").asDouble(),
                    share == null ? "" : String.format(Locale.ROOT, "%.0f %%", 100 * share.asDouble())));
        }
        holds("kernels", "| kernel | what | ns | of the peak |", rows, kept.get("machine"));
    }

    @Test
    void the_page_shows_the_kept_peaks_of_memory() throws IOException {
        JsonNode peaks = kept("PeakMemory");
        assertThat(peaks.propertyNames()).containsExactly("grey", "colour", "training");
        StringBuilder rows = new StringBuilder();
        peaks.forEachEntry((job, kilobytes) ->
                rows.append(String.format(Locale.ROOT, "| %s | %.2f GB |\n", job, kilobytes.asLong() * 1024 / 1e9)));
        holds("memory", "| job | peak |", rows, null);
    }

    @Test
    void the_page_shows_what_libtorch_reached_and_ours_is_not_below() throws IOException {
        double theirs = kept("LibtorchMnist").get("mean").asDouble();
        double ours = kept("Presets-keras-mnist").get("mean accuracy").asDouble();
        assertThat(Files.readString(PAGE))
                .contains(String.format(Locale.ROOT, "reaches %.2f %% of the test digits", 100 * theirs));
        assertThat(ours).isGreaterThan(theirs - 0.0015);
    }
}
