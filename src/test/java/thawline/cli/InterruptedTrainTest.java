package thawline.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static thawline.cli.Terminal.thawline;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thawline.testing.Child;
import thawline.testing.Tree;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// A training in a process of its own that is told to stop, and one that is killed.
class InterruptedTrainTest {

    private static final int EPOCHS = 2000;

    @TempDir
    private Path dir;

    private Path data;
    private Path net;

    @BeforeEach
    void signs() throws Exception {
        data = Signs.write(dir.resolve("signs"), 30);
        net = Files.writeString(dir.resolve("signs.net"), Signs.NET);
    }

    private Object[] train(Path out, int epochs, Object... more) {
        return Stream.concat(
                        Stream.of(
                                "train",
                                "--model",
                                net,
                                "--data",
                                data,
                                "--out",
                                out,
                                "--batch",
                                10,
                                "--epochs",
                                epochs,
                                "--json"),
                        Stream.of(more))
                .toArray();
    }

    /// The process, when it has said that so many epochs are done.
    private static Process after(int epochs, Process process) throws Exception {
        BufferedReader said = process.errorReader();
        String line = said.readLine();
        while (line != null && !line.startsWith("epoch " + epochs + "/")) {
            line = said.readLine();
        }
        assertThat(line).isNotNull();
        return process;
    }

    private static void send(String signal, Process process) throws Exception {
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
    }

    @ParameterizedTest
    @CsvSource({"INT,130", "TERM,143"})
    @DisabledOnOs(OS.WINDOWS)
    void a_signal_stops_after_the_step_and_keeps_a_whole_model(String signal, int code) throws Exception {
        Path out = dir.resolve("signs.onnx");
        Process process = Child.quick().thawline(train(out, EPOCHS));
        // read beside: where the signal is ignored, as nohup would have it, the answer fills its pipe
        CompletableFuture<byte[]> answer = CompletableFuture.supplyAsync(() -> whole(process));
        after(2, process);
        send(signal, process);
        String err = Stream.generate(() -> line(process.errorReader()))
                .takeWhile(line -> !line.isEmpty())
                .reduce("", (a, b) -> a + b + "\n");
        String said = new String(answer.get(), StandardCharsets.UTF_8);

        assertThat(process.waitFor()).as(err).isEqualTo(code);
        assertThat(err).contains("interrupted: ").contains("--resume goes on from here");
        JsonNode json = JsonMapper.shared().readTree(said);
        assertThat(json.get("ending").asString()).isEqualTo("interrupted");
        assertThat(json.get("best").asInt()).isBetween(1, json.get("epochs").size());
        assertThat(Tree.of(dir).keySet()).noneMatch(name -> name.contains(".part"));
        assertThat(thawline("evaluate", out, "--data", data).code()).isEqualTo(Exit.DONE);
    }

    /// The last that it said it has finished, or 3.
    private static int lastEpoch(Process process) throws Exception {
        int last = process.errorReader()
                .lines()
                .filter(line -> line.startsWith("epoch "))
                .mapToInt(line -> Integer.parseInt(line.substring(6, line.indexOf('/'))))
                .reduce(3, Math::max);
        process.waitFor();
        return last;
    }

    private static byte[] whole(Process process) {
        try {
            return process.getInputStream().readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String line(BufferedReader reader) {
        try {
            String line = reader.readLine();
            return line == null ? "" : line;
        } catch (java.io.IOException ended) {
            return "";
        }
    }

    @ParameterizedTest
    @CsvSource({"INT", "KILL"})
    @DisabledOnOs(OS.WINDOWS)
    void a_training_that_was_stopped_is_resumed_to_the_bits_of_one_that_was_not(String signal) throws Exception {
        Path out = dir.resolve("stopped.onnx");
        Process process = after(3, Child.quick().thawline(train(out, EPOCHS, "--keep", "LAST")));
        send(signal, process);
        int done = 4 + lastEpoch(process);

        Terminal resumed = thawline(train(out, done, "--keep", "LAST", "--resume", "-q"));
        Terminal straight = thawline(train(dir.resolve("straight.onnx"), done, "--keep", "LAST", "-q"));

        assertThat(resumed.code()).as(resumed.err()).isEqualTo(Exit.DONE);
        JsonNode a = JsonMapper.shared().readTree(resumed.out());
        JsonNode b = JsonMapper.shared().readTree(straight.out());
        assertThat(a.get("weights")).isEqualTo(b.get("weights"));
        assertThat(a.get("epochs").size()).isEqualTo(done);
    }
}
