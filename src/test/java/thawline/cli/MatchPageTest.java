package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.io.ImageFiles;
import thawline.match.Method;

/// The commands of `docs/match.md` find what the page says.
class MatchPageTest {

    private static final Path PAGE = Path.of("docs", "match.md");

    @TempDir
    private Path dir;

    @Test
    void its_commands_find_what_it_says() throws IOException {
        String page = Files.readString(PAGE);
        String block = page.substring(page.indexOf("```sh\n") + 6, page.indexOf("```\n", page.indexOf("```sh\n") + 6));
        String out = "";
        for (String line : block.lines().toList()) {
            Terminal t = thawline(words(line));
            assertThat(t.code()).as("%s: %s", line, t.err()).isEqualTo(Exit.DONE);
            out = t.out();
        }
        List<String> said = page.lines()
                .filter(l -> l.startsWith("    ") && l.contains(","))
                .map(String::strip)
                .toList();
        List<String> found = out.lines().toList();
        assertThat(found).hasSameSizeAs(said).first().isEqualTo(said.getFirst());
        for (int i = 1; i < said.size(); i++) {
            String[] expected = said.get(i).split(",", -1);
            String[] actual = found.get(i).split(",", -1);
            assertThat(actual[0]).isEqualTo(expected[0]);
            double[] near = {0.002, 0.1, 0.1, 0.1, 0.1, 0.1, 0.001};
            for (int k = 0; k < near.length; k++) {
                assertThat(Double.parseDouble(actual[k + 1]))
                        .as(found.get(i))
                        .isCloseTo(Double.parseDouble(expected[k + 1]), within(near[k]));
            }
        }
        assertThat(ImageFiles.jdk().read(dir.resolve("found.jpg")).pixels().shape())
                .isEqualTo(ImageFiles.jdk()
                        .read(Path.of("docs", "match.jpg"))
                        .pixels()
                        .shape());
    }

    /// What follows the program's name; files that are not the project's lie in a folder of the test's own.
    private Object[] words(String line) {
        List<Object> words = new ArrayList<>();
        Matcher m = Pattern.compile("'([^']*)'|(\\S+)").matcher(line);
        while (m.find()) {
            String word = m.group(1) == null ? m.group(2) : m.group(1);
            words.add(word.matches("\\w+\\.(png|jpg)") ? dir.resolve(word) : word);
        }
        return words.subList(1, words.size()).toArray();
    }

    @Test
    void its_table_has_every_method() throws IOException {
        String page = Files.readString(PAGE);
        for (Method m : Method.values()) {
            assertThat(page).contains("| `" + m + "` |");
        }
    }
}
