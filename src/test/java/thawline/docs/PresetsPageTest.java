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
import thawline.train.Preset;
import thawline.train.Presets;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What docs/presets.md says the presets reach is what the stored runs say.
class PresetsPageTest {

    private static final List<String> CHANGES = List.of("shift(2)", "shift(4)", "rotate(15)", "noise(40)");

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/presets.md"));
    }

    /// The table between the marks, made of docs/bench/Presets-*.json in the order of their names.
    private static String table() throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.list(Path.of("docs/bench"))) {
            files = all.filter(file -> file.getFileName().toString().matches("Presets-.*[.]json"))
                    .sorted()
                    .toList();
        }
        List<String> lines = new ArrayList<>();
        if (!files.isEmpty()) {
            lines.add("| run | parameters | epochs | seeds | accuracy | worst | shifted 2 | shifted 4 | turned | noisy"
                    + " |");
            lines.add("|---|---|---|---|---|---|---|---|---|---|");
        }
        for (Path file : files) {
            lines.add(row(file));
        }
        return String.join("\n", lines);
    }

    private static String row(Path file) throws IOException {
        JsonNode run = JsonMapper.shared().readTree(Files.readString(file));
        String name = file.getFileName().toString().replaceAll("^Presets-|[.]json$", "");
        StringBuilder row = new StringBuilder(String.format(
                Locale.ROOT,
                "| [`%s`](bench/%s) | %,d | %d | %d | %s | %s |",
                name,
                file.getFileName(),
                run.get("parameters").asInt(),
                run.get("epochs").asInt(),
                run.get("runs").size(),
                percent(run.get("mean accuracy").asDouble()),
                percent(run.get("least accuracy").asDouble())));
        for (String change : CHANGES) {
            double mean = StreamSupport.stream(run.get("runs").spliterator(), false)
                    .mapToDouble(one -> one.get(change).asDouble())
                    .average()
                    .orElseThrow();
            row.append(' ').append(percent(mean)).append(" |");
        }
        return row.toString();
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    @Test
    void the_figures_are_those_of_the_stored_runs() throws IOException {
        new MadePart(Path.of("docs/presets.md"), "thawline.presets.write").holds(table());
    }

    @Test
    void the_parameters_are_those_of_the_networks() throws IOException {
        for (Preset preset : Presets.ALL) {
            long learned = preset.model(10, 1).summary().numbers().learned();

            assertThat(page().lines().filter(line -> line.startsWith("| `" + preset.name() + "` |")))
                    .singleElement()
                    .asString()
                    .contains(String.format(Locale.ROOT, "| %,d |", learned));
        }
    }
}
