package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.testing.Child;

/// The two launchers start the JVM alike.
class LauncherTest {

    @TempDir
    private Path dir;

    @Test
    void both_launchers_give_the_jvm_the_same_options() throws IOException {
        assertThat(options("thawline.cmd")).isEqualTo(options("thawline")).contains("-XX:+UseSerialGC");
    }

    @Test
    void both_run_with_the_archive_of_classes_in_silence_and_make_it_with_the_options_of_the_run() throws IOException {
        assertThat(List.of("thawline", "thawline.cmd"))
                .allSatisfy(launcher -> assertThat(Files.readString(Path.of(launcher)))
                        .contains(
                                "-Xlog:aot=off -Xlog:cds=off",
                                "-XX:SharedArchiveFile=",
                                "Start.java",
                                "thawline.jar",
                                "thawline.jsa"));
    }

    @Test
    void an_archive_that_is_broken_or_of_other_jars_is_passed_over_in_silence() throws Exception {
        Path junk = Files.writeString(dir.resolve("junk.jsa"), "no archive");
        Path other = dir.resolve("other.jsa");
        Path classes = Files.writeString(dir.resolve("classes"), "java/lang/Object\n");
        Child.Said dumped = Child.Said.of(Child.ordinary()
                .with("-Xshare:dump", "-XX:SharedClassListFile=" + classes, "-XX:SharedArchiveFile=" + other)
                .thawlineFrom(jar("other.jar").toString()));
        assertThat(dumped.code()).as(dumped.err()).isZero();
        Child.Said without = version("-Xshare:auto");

        assertThat(without.out()).startsWith("thawline ");
        assertThat(version(archive(junk))).isEqualTo(without);
        assertThat(version(archive(other))).isEqualTo(without);
        assertThat(version(archive(dir.resolve("gone.jsa")))).isEqualTo(without);
    }

    private static String[] archive(Path file) {
        return new String[] {"-XX:SharedArchiveFile=" + file, "-Xlog:aot=off", "-Xlog:cds=off"};
    }

    private static Child.Said version(String... options) throws IOException, InterruptedException {
        return Child.Said.of(Child.ordinary().with(options).thawline("--version"));
    }

    private Path jar(String name) throws IOException {
        Path jar = dir.resolve(name);
        try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new JarEntry("nothing"));
        }
        return jar;
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
