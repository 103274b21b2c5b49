package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.pipeline.Catalogue;

class CommandsTest {

    private static final Pattern LOCAL = Pattern.compile("(?:src|href)=\"([^\"#]+)\"");

    @TempDir
    private Path dir;

    @Test
    void filters_has_a_line_for_everything_in_the_catalogue() {
        Terminal t = thawline("filters");

        assertThat(t.code()).isEqualTo(Exit.DONE);
        assertThat(Catalogue.all())
                .allSatisfy(e -> assertThat(t.out().lines().filter(line -> line.startsWith("  " + e.signature() + " ")))
                        .hasSize(1));
    }

    @Test
    void every_command_explains_itself() {
        for (String name : Main.commandLine().getSubcommands().keySet()) {
            Terminal t = thawline(name, "--help");

            assertThat(t.code()).as(name).isEqualTo(Exit.DONE);
            assertThat(t.out()).as(name).startsWith("Usage: thawline " + name);
        }
    }

    @Test
    void without_a_command_the_commands_are_listed() {
        Terminal t = thawline();

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).startsWith("Usage: thawline").contains("run", "demo", "filters", "pictures", "doctor");
    }

    @Test
    void the_demo_shows_every_input_beside_its_results_and_needs_nothing_from_elsewhere() throws IOException {
        Terminal t = thawline("demo", "--pictures", "images", "--out", dir);

        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out().lines().filter(line -> line.contains(" ms "))).hasSize(pipelines());
        String page = Files.readString(dir.resolve("index.html"));
        List<String> files = LOCAL.matcher(page)
                .results()
                .map(match -> match.group(1))
                .distinct()
                .toList();
        assertThat(files)
                .hasSize(pipelines() + Showcase.SCENES.size())
                .allSatisfy(file -> assertThat(dir.resolve(file)).exists());
        assertThat(page).doesNotContain("http:").doesNotContain("https:").doesNotContain("@import");
    }

    private static int pipelines() {
        return Showcase.SCENES.stream().mapToInt(scene -> scene.acts().size()).sum();
    }

    @Test
    void the_demo_without_pictures_says_how_to_make_them() {
        Terminal t = thawline("demo", "--pictures", dir.resolve("none"), "--out", dir);

        assertThat(t.code()).isEqualTo(Exit.NOTHING);
        assertThat(t.err()).contains("thawline pictures");
    }
}
