package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static thawline.cli.Terminal.thawline;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.pipeline.Catalogue;
import thawline.pipeline.Entry;

/// The script is run by a real bash, which is asked what it would offer.
class CompletionTest {

    @TempDir
    private Path dir;

    private Path script;

    @BeforeEach
    void writeScript() throws IOException {
        assumeTrue(Files.isExecutable(Path.of("/bin/bash")), "skipped: there is no /bin/bash");
        Terminal t = thawline("completion");
        assertThat(t.code()).isEqualTo(Exit.DONE);
        script = Files.writeString(dir.resolve("completion"), t.out());
    }

    private static List<String> bash(String... args) throws IOException, InterruptedException {
        Process bash = new ProcessBuilder(args).redirectErrorStream(true).start();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(bash.exitValue()).as(said).isZero();
        return said.lines().toList();
    }

    /// What bash offers for the last of some words.
    private List<String> offered(String... words) throws IOException, InterruptedException {
        String line = String.join(" ", words);
        String ask = "source '" + script + "'; COMP_WORDS=(" + line + (words[words.length - 1].isEmpty() ? "''" : "")
                + "); COMP_CWORD=" + (words.length - 1) + "; COMP_LINE='" + line + "'; COMP_POINT=" + line.length()
                + "; _complete_thawline; printf '%s\\n' \"${COMPREPLY[@]}\"";
        return bash("/bin/bash", "-c", ask);
    }

    @Test
    void bash_takes_the_script() throws Exception {
        assertThat(bash("/bin/bash", "-n", script.toString())).isEmpty();
    }

    @Test
    void commands_are_offered() throws Exception {
        assertThat(offered("thawline", "")).contains("run", "batch", "explain", "filters", "completion");
        assertThat(offered("thawline", "ex")).containsExactly("explain");
    }

    @Test
    void options_and_their_values_are_offered() throws Exception {
        assertThat(offered("thawline", "explain", "--")).contains("--size", "--java", "--json");
        assertThat(offered("thawline", "run", "--view", "")).contains("AUTO", "SIGNED");
    }

    @Test
    void names_of_filters_are_offered() throws Exception {
        assertThat(offered("thawline", "filters", ""))
                .containsAll(Catalogue.all().stream().map(Entry::name).toList());
        assertThat(offered("thawline", "filters", "gau")).containsExactlyInAnyOrder("gaussian", "gaussian8");
    }
}
