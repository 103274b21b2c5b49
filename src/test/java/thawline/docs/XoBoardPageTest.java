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

/// What docs/xo-board.md says is what the stored run of the bench says, and that run reaches the bars.
class XoBoardPageTest {

    private static final Path PAGE = Path.of("docs/xo-board.md");

    private static final List<String> KINDS = List.of("X", "O", "empty");

    private static JsonNode run() throws IOException {
        return JsonMapper.shared().readTree(Files.readString(Path.of("docs/bench/XoBoards.json")));
    }

    @Test
    void the_table_is_that_of_the_stored_run() throws IOException {
        JsonNode run = run();
        List<String> lines = new ArrayList<>();
        lines.add("| " + run.get("photos").asInt() + " photos, seed "
                + run.get("seed").asInt() + " | cells | right |");
        lines.add("|---|---|---|");
        for (String kind : KINDS) {
            JsonNode row = run.get(kind);
            lines.add("| " + kind + " | " + row.get("cells").asInt()
                    + String.format(
                            Locale.ROOT, " | %.1f %% |", 100 * row.get("share").asDouble()));
        }
        lines.add("");
        lines.add(run.get("found").asInt() + " of the boards were found; "
                + run.get("wrong with a probability of 0.9 or more").asInt()
                + " cells were taken for a wrong sign with a probability of 0.9 or more.");
        new MadePart(PAGE, "thawline.boards.write").holds(String.join("\n", lines));
    }

    @Test
    void the_stored_run_reaches_the_bars() throws IOException {
        JsonNode run = run();
        assertThat(run.get("photos").asInt()).isGreaterThanOrEqualTo(200);
        double cells = 0;
        for (String kind : KINDS) {
            assertThat(run.get(kind).get("share").asDouble()).as(kind).isGreaterThanOrEqualTo(0.95);
            cells += run.get(kind).get("cells").asInt();
        }
        assertThat(run.get("wrong with a probability of 0.9 or more").asDouble() / cells)
                .isLessThanOrEqualTo(0.01);
    }
}
