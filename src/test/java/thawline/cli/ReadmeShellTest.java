package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The lines of shell in the README do what it says.
class ReadmeShellTest {

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path dir;

    @Test
    void the_five_lines_of_shell_are_done() throws Exception {
        List<String> lines = lines("## Five lines of shell");

        assertThat(lines).hasSize(5);
        for (String line : lines) {
            Terminal t = thawline(words(line).toArray());
            assertThat(t.code()).as("%s%n%s", line, t.err()).isEqualTo(Exit.DONE);
        }
        assertThat(dir.resolve("edges.png")).exists();
        assertThat(dir.resolve("marked.png")).exists();
        assertThat(Files.readAllLines(dir.resolve("corners.csv"))).hasSize(51);
        assertThat(dir.resolve("cleaned/still-life-small.jpg")).exists();
    }

    @Test
    void what_was_trained_on_drawn_signs_knows_a_pencilled_cross_and_an_oval() throws Exception {
        String said = "";
        for (String line : lines("## Train")) {
            Object[] words = words(line).stream()
                    .map(word -> word.matches("signs.onnx|confusion.png") ? dir.resolve(word) : word)
                    .toArray();
            Terminal t = thawline(words);
            assertThat(t.code()).as("%s%n%s", line, t.err()).isEqualTo(Exit.DONE);
            said += t.out();
        }

        assertThat(said).contains("x-pencil.png,x,").contains("o-oval.png,o,").contains("22,018");
        assertThat(dir.resolve("confusion.png")).exists();
    }

    @Test
    void what_was_learned_is_a_step_and_compared_and_a_filter_is_identified() throws Exception {
        String said = "";
        for (String line : lines("## Learn a filter")) {
            Object[] words = words(line).stream()
                    .map(word -> word.matches("(report.html|soft.png)")
                            ? dir.resolve(word).toString()
                            : word)
                    .map(word ->
                            word.replace("sobel.onnx", dir.resolve("sobel.onnx").toString()))
                    .toArray();
            Terminal t = thawline(words);
            assertThat(t.code()).as("%s%n%s", line, t.err()).isEqualTo(Exit.DONE);
            said += t.out();
        }

        assertThat(said).contains("Gaussian 7×7");
        assertThat(dir.resolve("edges.png")).exists();
        assertThat(dir.resolve("report.html")).exists();
    }

    @Test
    void the_net_reads_signs_and_says_why() throws Exception {
        List<String> lines = lines("## X, O or neither");

        assertThat(lines.getFirst()).isEqualTo("./thawline xo demo"); // XoDemoTest runs it
        Object[] words = words(lines.getLast()).stream()
                .map(word -> word.equals("why.html") ? dir.resolve(word) : word)
                .toArray();
        Terminal t = thawline(words);
        assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        assertThat(t.out()).contains("x-curly.png: X", "o-chalk.png: O");
        assertThat(dir.resolve("why.html")).exists();
    }

    private static List<String> lines(String heading) throws Exception {
        String readme = Files.readString(Path.of("README.md"));
        return readme.substring(readme.indexOf(heading))
                .lines()
                .dropWhile(line -> !line.startsWith("```sh"))
                .skip(1)
                .takeWhile(line -> !line.startsWith("```"))
                .toList();
    }

    /// Without the launcher, and with results put into the test's folder.
    private List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(line.replaceFirst("^./thawline ", ""));
        while (m.find()) {
            words.add(m.group(1) == null ? m.group(2) : m.group(1));
        }
        int out = switch (words.getFirst()) {
            case "run" -> 3;
            case "batch" -> 2;
            default -> 0;
        };
        if (out > 0) {
            words.set(out, dir.resolve(words.get(out)).toString());
        }
        return words;
    }
}
