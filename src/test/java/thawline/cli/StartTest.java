package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// A run makes no more commands than it needs, and nobody sees a difference.
class StartTest {

    static CommandLine[] commands() {
        return Main.commandLine().getSubcommands().values().toArray(CommandLine[]::new);
    }

    private static CommandLine started(String... words) {
        return Main.commandLine(words);
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_goes_by_its_own_name_and_comes_alone(CommandLine full) {
        String name = full.getCommandName();
        Class<?> type = full.getCommandSpec().userObject().getClass();

        assertThat(type.getAnnotation(Command.class).name()).isEqualTo(name);
        if (!name.equals("completion")) {
            CommandLine main = started(name, "--help");
            assertThat(main.getSubcommands()).containsOnlyKeys(name);
            assertThat(main.getSubcommands().get(name).getUsageMessage()).isEqualTo(full.getUsageMessage());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "-h", "--version", ""})
    void the_list_of_commands_says_what_the_whole_says(String words) {
        CommandLine outline = started(words.isEmpty() ? new String[0] : new String[] {words});

        assertThat(outline.getUsageMessage()).isEqualTo(Main.commandLine().getUsageMessage());
    }

    @Test
    void a_slip_is_answered() {
        Terminal t = Terminal.thawline("bathc", "photos", "edges");

        assertThat(t.code()).isEqualTo(Exit.USAGE);
        assertThat(t.err()).contains("'bathc'", "See: thawline --help");
    }

    @Test
    void the_script_for_shells_knows_every_command() {
        assertThat(started("completion").getSubcommands().keySet())
                .isEqualTo(Main.commandLine().getSubcommands().keySet());
    }
}
