package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import picocli.CommandLine;
import picocli.CommandLine.Model.ArgSpec;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.pipeline.PipelineException;
import thawline.pipeline.PipelineFile;
import thawline.train.Model;
import thawline.train.Presets;

/// Every command says what it is for, what its options do, and shows examples that are true.
class HelpTest {

    private static final int WIDTH = 100;

    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    /// Where the words of commands that are pipelines stand: behind -p, or after the command's name.
    private static final List<String> FIRST_IS_PIPELINE = List.of("run", "explain", "learn");

    @TempDir
    private Path dir;

    static Stream<CommandLine> commands() {
        CommandLine main = Main.commandLine();
        return withSubcommands(main);
    }

    private static Stream<CommandLine> withSubcommands(CommandLine command) {
        return Stream.concat(
                Stream.of(command), command.getSubcommands().values().stream().flatMap(HelpTest::withSubcommands));
    }

    static Stream<List<String>> examples() {
        return commands().flatMap(HelpTest::examples);
    }

    /// The words after `thawline` of each example, as a shell takes them apart.
    private static Stream<List<String>> examples(CommandLine command) {
        return Arrays.stream(command.getCommandSpec().usageMessage().footer())
                .filter(line -> line.startsWith("  thawline "))
                .map(HelpTest::words);
    }

    private static List<String> words(String line) {
        List<String> words = new ArrayList<>();
        Matcher m = WORD.matcher(line.strip());
        while (m.find()) {
            if (List.of(">", "|").contains(m.group())) {
                break;
            }
            words.add(m.group(1) == null ? m.group(2) : m.group(1));
        }
        return words.subList(1, words.size());
    }

    @ParameterizedTest
    @MethodSource("commands")
    void a_command_describes_itself_its_arguments_and_shows_examples(CommandLine command) {
        String name = command.getCommandName();
        CommandLine.Model.UsageMessageSpec usage = command.getCommandSpec().usageMessage();

        assertThat(usage.description()).as(name).isNotEmpty();
        assertThat(usage.description()[0]).as(name).endsWith(".");
        assertThat(usage.footerHeading()).as(name).isEqualTo("%nExamples:%n");
        assertThat(examples(command)).as("%s has examples", name).isNotEmpty();
        for (ArgSpec arg : command.getCommandSpec().args()) {
            assertThat(String.join("", arg.description()))
                    .as("%s: %s", name, arg.paramLabel())
                    .isNotBlank()
                    .endsWith(".");
        }
        assertThat(command.getUsageMessage().lines())
                .as(name)
                .allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(WIDTH));
    }

    @ParameterizedTest
    @MethodSource("examples")
    void an_example_is_taken_by_the_command_line(List<String> words) {
        CommandLine.ParseResult parsed = Main.commandLine().parseArgs(words.toArray(String[]::new));

        assertThat(parsed.hasSubcommand()).isTrue();
    }

    @ParameterizedTest
    @MethodSource("examples")
    void the_pipelines_of_an_example_are_pipelines(List<String> words) throws IOException {
        int at = words.indexOf("-p") + 1;
        String text = at > 0
                ? words.get(at)
                : FIRST_IS_PIPELINE.contains(words.getFirst()) && !words.get(1).startsWith("-") ? words.get(1) : "gray";
        if (!text.startsWith("@")) {
            try {
                assertThat(PipelineFile.given(text)).isNotNull();
            } catch (PipelineException wrong) {
                throw new AssertionError(String.join(" ", words), wrong);
            }
        }
    }

    /// What examples name is laid out in a folder; then those that run in it run.
    @Test
    void examples_of_run_explain_summary_filters_and_completion_run() throws IOException {
        Model digits = Presets.KERAS_MNIST.model(10, 1);
        ModelFiles.write(dir.resolve("digits.onnx"), new SavedModel(digits.layer(), digits.in()));
        Map<String, Path> files = Map.of(
                "photo.jpg", Path.of("images/still-life-small.jpg"),
                "board.png", Path.of("images/checkerboard.png"),
                "scan.tif", Path.of("images/x-pencil.png"),
                "digits.onnx", dir.resolve("digits.onnx"),
                "my.net", Files.writeString(dir.resolve("my.net"), "conv2d(4, 3) | globalAveragePool | dense(5)"),
                "cleaned.pipeline", Files.writeString(dir.resolve("cleaned.pipeline"), "median(5) # specks\n"),
                "edges.pipeline",
                        Files.writeString(dir.resolve("edges.pipeline"), "gray\n| sobel # both\n| magnitude\n"));
        for (List<String> words : examples().toList()) {
            if (List.of("run", "explain", "summary", "filters", "completion", "doctor")
                    .contains(words.getFirst())) {
                Object[] args = words.stream().map(word -> placed(word, files)).toArray();
                Terminal t = thawline(args);
                assertThat(t.code())
                        .as("%s: %s", String.join(" ", words), t.err())
                        .isEqualTo(Exit.DONE);
            }
        }
    }

    /// A word with the files that it names in place: sources where they are, results in the folder.
    private String placed(String word, Map<String, Path> files) {
        if (word.startsWith("@")) {
            return "@" + files.get(word.substring(1));
        }
        if (files.containsKey(word)) {
            return files.get(word).toString();
        }
        return word.matches("[\\w-]+\\.(png|jpg|csv|tif|pfm|onnx)")
                ? dir.resolve(word).toString()
                : word;
    }
}
