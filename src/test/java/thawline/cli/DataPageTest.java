package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import thawline.data.Augmentation;
import thawline.data.KnownSet;
import thawline.data.Synthetic;

/// What docs/data.md says of words, names and options is so.
class DataPageTest {
    private static final Pattern OPTION = Pattern.compile("--[a-z][a-z-]+");
    private static final Pattern COMMAND = Pattern.compile("(?m)^thawline (.*)$");
    private static final Pattern AUGMENT = Pattern.compile("--augment '([^']+)'");
    private static final Pattern WORD = Pattern.compile("(?m)^\\| `(\\w+(?:\\([a-z, ]+\\))?)` \\| (?!\\d)");

    private static String page() throws IOException {
        return Files.readString(Path.of("docs/data.md"));
    }

    @Test
    void its_commands_are_taken_by_the_command_line() throws IOException {
        assertThat(COMMAND.matcher(page()).results().map(m -> m.group(1)))
                .hasSizeGreaterThan(3)
                .allSatisfy(words -> assertThat(
                                Main.commandLine().parseArgs(words.split(" ")).hasSubcommand())
                        .isTrue());
    }

    @Test
    void every_option_that_it_names_exists() throws IOException {
        String help = thawline("data", "check", "--help").out()
                + thawline("data", "make", "--help").out()
                + thawline("train", "--help").out();

        assertThat(OPTION.matcher(page()).results().map(m -> m.group()))
                .isNotEmpty()
                .allSatisfy(option -> assertThat(help).contains(option));
    }

    @Test
    void its_augmentations_are_all_there_are() throws IOException {
        String text = page();
        String section = text.substring(text.indexOf("## Augmentation"), text.indexOf("## Published"));

        assertThat(WORD.matcher(section).results().map(m -> m.group(1)))
                .containsExactlyInAnyOrder(Augmentation.WORDS.split(", (?=[a-z]+[(,]|flip)"));
        assertThat(AUGMENT.matcher(text).results().map(m -> m.group(1)))
                .isNotEmpty()
                .allSatisfy(words -> assertThat(Augmentation.parse(words)).isNotEqualTo(Augmentation.NONE));
    }

    @Test
    void its_sets_are_all_there_are() throws IOException {
        String text = page();

        for (KnownSet set : KnownSet.values()) {
            assertThat(text).contains("| `" + set + "` | " + set.what() + " |");
        }
        for (Synthetic set : Synthetic.values()) {
            assertThat(text).contains("| `" + set + "` | " + DataList.size(set.shape()) + " |");
        }
    }
}
