package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import thawline.learn.compare.Gate;
import thawline.learn.compare.KernelMeasures;

/// What docs/compare.md says of the command is what the command takes.
class ComparePageTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/compare.md"));
    }

    @Test
    void its_commands_are_taken_by_the_command_line() throws IOException {
        List<String> commands =
                page().lines().filter(line -> line.startsWith("./thawline ")).toList();

        assertThat(commands).hasSizeGreaterThan(2);
        for (String command : commands) {
            List<String> words = new ArrayList<>();
            Matcher m = WORD.matcher(command);
            while (m.find()) {
                words.add(m.group(1) == null ? m.group(2) : m.group(1));
            }
            assertThat(Main.commandLine()
                            .parseArgs(words.subList(1, words.size()).toArray(String[]::new))
                            .hasSubcommand())
                    .as(command)
                    .isTrue();
        }
    }

    @Test
    void it_names_every_gate_and_exit_code() throws IOException {
        String page = page();

        assertThat(Stream.of(Gate.Measure.values()).map(m -> "`" + m + "`"))
                .allSatisfy(name -> assertThat(page).contains(name));
        assertThat(page)
                .contains("| " + Exit.REFUSED + " | a gate refused |", "| " + Exit.SOME_FAILED + " | some pictures")
                .contains("above " + 100 * KernelMeasures.NOTHING + " % of the largest");
    }
}
