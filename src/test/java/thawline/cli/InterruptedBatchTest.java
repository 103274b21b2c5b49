package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import thawline.testing.Child;
import thawline.testing.Tree;
import tools.jackson.databind.json.JsonMapper;

/// Real processes that are interrupted, or that lack something.
class InterruptedBatchTest {

    private static final int PICTURES = 60;

    @TempDir
    private Path dir;

    private Path in;

    @BeforeEach
    void pictures() throws IOException {
        in = Files.createDirectory(dir.resolve("in"));
        for (int i = 0; i < PICTURES; i++) {
            Samples.U8 noise = Samples.u8(1, 64, 64);
            new Random(i).nextBytes(noise.data());
            ImageFiles.best().write(in.resolve(i + ".pgm"), noise, Existing.REFUSE);
        }
    }

    private Object[] batch(String out, Object... more) {
        return Stream.concat(Stream.of("batch", in, dir.resolve(out), "-p", "median(9)"), Stream.of(more))
                .toArray();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    @DisabledOnOs(OS.WINDOWS)
    void a_signal_ends_the_job_with_its_code_and_leaves_no_half_file(String signal, int code) throws Exception {
        assertThat(thawline(batch("whole")).code()).isZero();
        Map<String, String> whole = Tree.of(dir.resolve("whole"));

        Process process = Child.quick().thawline(batch("out", "--json", "--threads", "2"));
        String err;
        List<String> later = new ArrayList<>();
        try (BufferedReader events = process.inputReader()) {
            String line = events.readLine();
            while (line != null && !line.contains("\"done\"")) {
                line = events.readLine();
            }
            new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            while (line != null) {
                later.add(line);
                line = events.readLine();
            }
            err = new String(process.getErrorStream().readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        }

        assertThat(process.waitFor()).as(err).isEqualTo(code);
        assertThat(err).contains("interrupted: ").contains("the same command goes on from here");
        assertThat(later).as("pictures at work are not tried").noneMatch(line -> line.contains("\"failed\","));
        String summary = JsonMapper.shared()
                .readTree(later.getLast())
                .get("notes")
                .get(0)
                .asString();
        assertThat(err).as("one and the same summary").contains("thawline: " + summary);
        Map<String, String> left = Tree.of(dir.resolve("out"));
        assertThat(left.keySet()).noneMatch(name -> name.endsWith(".part"));
        assertThat(whole).containsAllEntriesOf(left);
        assertThat(left.size()).isBetween(1, PICTURES - 1);
        Terminal next = thawline(batch("out"));
        assertThat(next.err()).contains(left.size() + " skipped (up to date)");
        assertThat(Tree.of(dir.resolve("out"))).isEqualTo(whole);
    }

    @Test
    void without_native_libraries_and_without_the_vector_module_it_works() throws Exception {
        ImageFiles.best().write(in.resolve("a.png"), Samples.u8(3, 9, 9), Existing.REFUSE);
        ImageFiles.best().write(in.resolve("b.jpg"), Samples.u8(3, 9, 9), Existing.REFUSE);
        String noNatives = String.join(
                java.io.File.pathSeparator,
                Stream.of(System.getProperty("java.class.path").split(java.io.File.pathSeparator))
                        .filter(entry ->
                                !entry.matches(".*(opencv|openblas|javacpp)-[^/]*(linux|macosx|windows)-[^/]*\\.jar"))
                        .toList());

        Child.Said said = Child.Said.of(Child.quick().thawlineFrom(noNatives, batch("out")));

        assertThat(said.code()).as(said.err()).isZero();
        assertThat(said.err()).contains(PICTURES + 2 + " done");
        assertThat(thawline(batch("ours")).code()).isZero();
        assertThat(Tree.of(dir.resolve("out")).get("3.pgm"))
                .isEqualTo(Tree.of(dir.resolve("ours")).get("3.pgm"));
        Child.Said refused = Child.Said.of(Child.quick().thawlineFrom(noNatives, batch("other", "--engine", "opencv")));
        assertThat(refused.code()).as(refused.err()).isEqualTo(Exit.USAGE);
        assertThat(refused.err()).contains("no OpenCV");
    }

    @Test
    void a_source_folder_that_may_only_be_read_is_enough() throws IOException {
        List<Path> before;
        try (Stream<Path> files = Files.list(in)) {
            before = files.sorted().toList();
        }
        assertThat(in.toFile().setWritable(false)).isTrue();
        try {
            assertThat(thawline(batch("out")).code()).isZero();
        } finally {
            assertThat(in.toFile().setWritable(true)).isTrue();
        }
        try (Stream<Path> files = Files.list(in)) {
            assertThat(files.sorted().toList())
                    .as("also for a user who may do everything")
                    .isEqualTo(before);
        }
    }

    @Test
    void a_second_run_at_the_same_time_is_kept_out() throws Exception {
        Process first = Child.quick().thawline(batch("out", "--json", "--threads", "1"));
        try (BufferedReader events = first.inputReader()) {
            events.readLine();
            Terminal second = thawline(batch("out"));
            assertThat(second.code()).isEqualTo(Exit.NOTHING);
            assertThat(second.err()).contains("another run works in").contains("process " + first.pid());
        } finally {
            first.destroyForcibly().waitFor();
        }
    }
}
