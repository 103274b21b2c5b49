package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import tools.jackson.databind.json.JsonMapper;

/// What docs/batch.md says of options, events and exit codes is so.
class BatchPageTest {

    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
    private static final Pattern EVENT = Pattern.compile("(?m)^\\| `(\\w+)` \\| (.*) \\|$");
    private static final Pattern CODE = Pattern.compile("(?m)^\\| (\\d+) \\|");

    @TempDir
    private Path dir;

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/batch.md"));
    }

    @Test
    void every_option_that_the_page_names_exists_and_every_exit_code_is_in_the_help() throws IOException {
        String help = thawline("batch", "--help").out();

        assertThat(OPTION.matcher(page()).results().map(m -> m.group()))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(help).contains(option));
        assertThat(CODE.matcher(page()).results().map(m -> m.group(1)))
                .containsExactly("0", "1", "2", "3", "130")
                .allSatisfy(code -> assertThat(help).containsPattern("(?m)^ +" + code + "  "));
    }

    @Test
    void events_have_the_fields_that_the_page_lists() throws IOException {
        Path in = Files.createDirectory(dir.resolve("in"));
        ImageFiles.best().write(in.resolve("a.png"), Samples.u8(1, 4, 4), Existing.REFUSE);
        Object[] batch = {"batch", in, dir.resolve("out"), "-p", "identity", "--json"};
        thawline(batch);
        ImageFiles.best().write(in.resolve("b.png"), Samples.u8(1, 4, 4), Existing.REFUSE);
        Files.createFile(in.resolve("c.png"));

        Map<String, List<String>> seen = new HashMap<>();
        thawline(batch).out().lines().map(JsonMapper.shared()::readTree).forEach(event -> {
            List<String> fields = new ArrayList<>(event.propertyNames());
            fields.remove("event");
            seen.put(event.get("event").asString(), fields);
        });

        Map<String, List<String>> said = new HashMap<>();
        Matcher row = EVENT.matcher(page());
        while (row.find()) {
            said.put(row.group(1), List.of(row.group(2).replace("`", "").split(", ")));
        }
        assertThat(seen).isEqualTo(said).hasSize(5);
    }
}
