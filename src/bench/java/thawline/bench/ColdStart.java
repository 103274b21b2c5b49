package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Samples;
import tools.jackson.databind.json.JsonMapper;

/// How long commands take from the shell to their result once Thawline is built, beside a bare start of the JVM: each a
/// process of its own, in turn, medians; into docs/bench/ColdStart.json. A minute on a quiet machine; needs MNIST in
/// `THAWLINE_DATA`. Run by
///
///     ./thawline src/bench/java/thawline/bench/ColdStart.java [--rounds 5]
public final class ColdStart {

    private static final Path KEPT = Path.of("docs/bench/ColdStart.json");

    private static final Path LAUNCHER = Path.of("thawline").toAbsolutePath();

    private ColdStart() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int rounds = Options.option(args, "--rounds").map(Integer::valueOf).orElse(5);
        Path work = Files.createTempDirectory("cold-start");
        Path small = folder(work, "small", 1000, 1000, 1);
        Path large = folder(work, "large", 2160, 3840, 1);
        Path ten = folder(work, "ten", 2160, 3840, 10);
        String java = ProcessHandle.current().info().command().orElse("java");
        Map<String, List<String>> commands = new LinkedHashMap<>();
        commands.put("java -version", List.of(java, "-XX:+UseSerialGC", "-version"));
        commands.put("thawline --help", List.of(LAUNCHER.toString(), "--help"));
        commands.put("batch, 1 megapixel", batch(small, work));
        commands.put("batch, 8 megapixels", batch(large, work));
        commands.put("batch, ten of 8 megapixels", batch(ten, work));
        commands.put("train, fast-mnist", train(work));
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        for (int round = 0; round < rounds; round++) {
            for (var command : commands.entrySet()) {
                seconds.computeIfAbsent(command.getKey(), name -> new ArrayList<>())
                        .add(seconds(command.getValue()));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("rounds", rounds);
        all.put("pipeline", "classic");
        Map<String, Double> medians = new LinkedHashMap<>();
        seconds.forEach((name, some) -> medians.put(name, Statistic.of(some).median()));
        all.put("medians", medians);
        all.put("seconds", seconds);
        all.put("machine", Machine.here());
        System.out.println(medians);
        Files.writeString(
                KEPT, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    private static List<String> batch(Path in, Path work) {
        return List.of(
                LAUNCHER.toString(),
                "batch",
                in.toString(),
                work.resolve("out").toString(),
                "-p",
                "classic",
                "--redo",
                "--overwrite",
                "--quiet");
    }

    private static List<String> train(Path work) {
        return List.of(
                LAUNCHER.toString(),
                "train",
                "--model",
                "fast-mnist",
                "--data",
                "mnist",
                "--out",
                work.resolve("digits.onnx").toString(),
                "--overwrite");
    }

    private static Path folder(Path work, String name, int height, int width, int count) throws IOException {
        Path folder = Files.createDirectory(work.resolve(name));
        Samples.U8 picture = Samples.u8(1, height, width);
        Random random = new Random(1);
        for (int i = 0; i < picture.data().length; i++) {
            int x = i % width;
            int y = i / width;
            picture.data()[i] = (byte) (((x / 97 + y / 61) % 2 == 0 ? 90 : 150) + x * 40 / width + random.nextInt(9));
        }
        for (int i = 0; i < count; i++) {
            ImageFiles.jdk().write(folder.resolve(i + ".jpg"), picture, Existing.REPLACE);
        }
        return folder;
    }

    private static double seconds(List<String> command) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        int exit = new ProcessBuilder(command)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (exit != 0) {
            throw new IllegalStateException(String.join(" ", command) + " ended with " + exit);
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
