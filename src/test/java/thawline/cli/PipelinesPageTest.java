package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.pipeline.Catalogue;
import thawline.pipeline.Pipeline;

/// What `docs/pipelines.md` shows is so.
class PipelinesPageTest {

    private static final Path PAGE = Path.of("docs/pipelines.md");
    private static final Pattern BLOCK = Pattern.compile("(?s)```(\\w+)\n(.*?)```");
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");
    private static final Pattern IN_TABLES = Pattern.compile("`((?:threshold|kernel|dilate)\\([^`]*\\))`");

    private static Stream<String> blocks(String kind) throws IOException {
        return BLOCK
                .matcher(Files.readString(PAGE))
                .results()
                .filter(m -> m.group(1).equals(kind))
                .map(m -> m.group(2))
                .toList()
                .stream();
    }

    static Stream<String> pipelines() throws IOException {
        return blocks("pipeline");
    }

    static Stream<String> sessions() throws IOException {
        return blocks("console");
    }

    /// A block is one pipeline over several lines, where lines begin with |, or one a line.
    @ParameterizedTest
    @MethodSource("pipelines")
    void pipelines_are_pipelines(String block) {
        List<String> texts = block.lines().anyMatch(line -> line.strip().startsWith("|"))
                ? List.of(block)
                : block.lines().toList();
        assertThat(texts).allSatisfy(text -> assertThat(Pipeline.parse(text)).isNotNull());
    }

    /// Of a session without an answer only that it works.
    @ParameterizedTest
    @MethodSource("sessions")
    void sessions_go_as_shown(String session) {
        String command = session.lines().findFirst().orElseThrow().substring("$ thawline ".length());
        Terminal t = Terminal.thawline((Object[]) words(command));
        String answer = session.substring(session.indexOf('\n') + 1);

        if (answer.isEmpty()) {
            assertThat(t.code()).as(t.err()).isEqualTo(Exit.DONE);
        } else {
            assertThat(t.out() + t.err()).isEqualTo(answer);
        }
    }

    private static String[] words(String command) {
        Matcher m = WORD.matcher(command);
        return m.results()
                .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                .toArray(String[]::new);
    }

    @Test
    void arguments_of_the_table_are_taken() throws IOException {
        List<String> calls = IN_TABLES
                .matcher(Files.readString(PAGE))
                .results()
                .map(MatchResult::group)
                .map(call -> call.replace("`", ""))
                .filter(call -> !call.contains(".csv") && !call.contains(".onnx"))
                .toList();
        assertThat(calls)
                .hasSizeGreaterThan(3)
                .allSatisfy(call -> assertThat(Pipeline.parse(call)).isNotNull());
    }

    @Test
    void every_named_pipeline_is_named() throws IOException {
        String page = Files.readString(PAGE);
        assertThat(Catalogue.SECTIONS.getLast().entries())
                .allSatisfy(entry -> assertThat(page).contains("`" + entry.name() + "`"));
    }
}
