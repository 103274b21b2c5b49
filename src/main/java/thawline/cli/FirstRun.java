package thawline.cli;

import java.io.FileDescriptor;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.util.List;

/// What users do most, one after the other in one JVM, which lists the classes that it loads for the launcher's
/// archive. Where one fails there is no archive.
///
///     java thawline.cli.FirstRun HOME FOLDER
final class FirstRun {

    private FirstRun() {}

    public static void main(String[] args) {
        System.setProperty("java.awt.headless", "true");
        Path home = Path.of(args[0]);
        Path folder = Path.of(args[1]);
        for (List<String> words : commands(home.resolve("images").resolve("still-life.png"), folder)) {
            run(words);
        }
        System.exit(Exit.DONE);
    }

    private static List<List<String>> commands(Path picture, Path folder) {
        String png = picture.toString();
        String jpeg = folder.resolve("pictures").resolve("picture.jpg").toString();
        String pictures = folder.resolve("pictures").toString();
        String out = folder.resolve("out").toString();
        String cards = folder.resolve("cards").toString();
        String model = folder.resolve("model.onnx").toString();
        return List.of(
                List.of("--help"),
                List.of("run", "gray | gaussian(5)", png, jpeg),
                List.of("batch", png, folder.resolve("png").toString(), "-p", "classic"),
                List.of("batch", pictures, out, "-p", "classic"),
                List.of("batch", pictures, out, "-p", "classic", "--redo", "--overwrite", "--quiet"),
                List.of("xo", "strokes", cards, "--count", "30", "--test", "6"),
                List.of("xo", "classify", cards),
                List.of("train", "--model", "fast-mnist", "--data", cards, "--out", model, "--quiet"),
                List.of("explain", "classic"),
                List.of("filters", "gaussian"));
    }

    private static void run(List<String> words) {
        PrintWriter nowhere = new PrintWriter(Writer.nullWriter());
        String[] line = words.toArray(String[]::new);
        WarmPipeline.begin(line);
        int code = Main.commandLine(line)
                .setOut(nowhere)
                .setErr(Main.writer(FileDescriptor.err))
                .execute(line);
        if (code != Exit.DONE) {
            throw new IllegalStateException("thawline " + String.join(" ", words) + " ended with " + code);
        }
    }
}
