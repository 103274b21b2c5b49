package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The two launchers start the JVM alike.
class LauncherTest {

    @Test
    void both_launchers_give_the_jvm_the_same_options() throws IOException {
        assertThat(options("thawline.cmd")).isEqualTo(options("thawline")).contains("-XX:+UseSerialGC");
    }

    @Test
    void both_run_with_the_cache_of_classes_in_silence_and_make_it_with_the_options_of_the_run() throws IOException {
        assertThat(List.of("thawline", "thawline.cmd"))
                .allSatisfy(launcher -> assertThat(Files.readString(Path.of(launcher)))
                        .contains(
                                "-Xlog:aot=off -Xlog:cds=off",
                                "-XX:AOTCache=",
                                "Start.java",
                                "thawline.jar",
                                "thawline.aot"));
    }

    /// The words between the quotes behind `options=`.
    private static List<String> options(String launcher) throws IOException {
        String text = Files.readString(Path.of(launcher)).replace("\\\n", "");
        String behind = text.substring(text.indexOf("options=") + "options=".length());
        String words = behind.startsWith("\"") ? behind.substring(1) : behind;
        return Arrays.asList(words.substring(0, words.indexOf('"'))
                .replace("--add-modules=", "--add-modules ")
                .split("\\s+"));
    }
}
