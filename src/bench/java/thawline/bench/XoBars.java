package thawline.bench;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.IntStream;
import thawline.data.Chance;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.Card;
import thawline.xo.Classifier;
import thawline.xo.Cnn;
import thawline.xo.Label;
import thawline.xo.PartMatch;
import thawline.xo.PixelComparison;
import thawline.xo.Strokes;
import thawline.xo.TemplateMatch;
import tools.jackson.databind.json.JsonMapper;

/// What the classifiers of X and O reach on pictures that none has seen, of sides 28 … 128, how long the net is
/// trained, whether the shipped one is what the command makes, and how long a folder of 1,000 cards takes; into
/// docs/bench/XoBars.json. A minute on a quiet machine. Run by
///
///     ./thawline src/bench/java/thawline/bench/XoBars.java [--cards N] [--fast yes]
///
/// `--fast yes` leaves out what is timed, and keeps what is there of it.
public final class XoBars {

    private static final Path KEPT = Path.of("docs/bench/XoBars.json");

    /// No seed that a net is trained with.
    private static final long SEED = 90_210;

    private static final int FOLDER = 1000;

    private static final double SURE = 0.9;

    private XoBars() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        int n = Options.option(args, "--cards").map(Integer::valueOf).orElse(9000);
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("cards", n);
        all.put("seed", SEED);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Strokes.Kind kind : Strokes.Kind.values()) {
            List<List<Tensor>> pictures = IntStream.range(0, n)
                    .parallel()
                    .mapToObj(i -> Card.views(picture(kind, i)))
                    .toList();
            for (Classifier c : List.of(
                    Cnn.shipped(), TemplateMatch.classifier(), PartMatch.classifier(), PixelComparison.classifier())) {
                rows.add(row(c, kind, pictures));
                System.out.println(rows.getLast());
            }
        }
        all.put("classifiers", rows);
        if (Options.option(args, "--fast").isEmpty()) {
            all.put("timed", timed());
        } else if (Files.exists(KEPT)
                && JsonMapper.shared().readTree(KEPT.toFile()).has("timed")) {
            all.put("timed", JsonMapper.shared().readTree(KEPT.toFile()).path("timed"));
        }
        Files.writeString(
                KEPT, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    /// Shares in percent: of X, O and neither that are right, of X and O that were called neither, and of all answers
    /// that are wrong and say so with 0.9 or more.
    private static Map<String, Object> row(Classifier classifier, Strokes.Kind kind, List<List<Tensor>> pictures) {
        List<Answer> answers = classifier.read(pictures, Runtime.getRuntime().availableProcessors());
        List<String> labels = Label.words();
        int[] counts = new int[labels.size()];
        int[] right = new int[labels.size()];
        int rejected = 0;
        int surelyWrong = 0;
        for (int i = 0; i < answers.size(); i++) {
            int truth = i % labels.size();
            Answer a = answers.get(i);
            boolean same = a.label().toString().equals(labels.get(truth));
            counts[truth]++;
            right[truth] += same ? 1 : 0;
            rejected += !same && a.label() == Label.NEITHER ? 1 : 0;
            surelyWrong += !same && a.probability() >= SURE ? 1 : 0;
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("classifier", classifier.name());
        row.put("from", kind.name().toLowerCase(Locale.ROOT));
        for (int k = 0; k < counts.length; k++) {
            row.put(labels.get(k), percent(right[k], counts[k]));
        }
        row.put("X and O", percent(right[0] + right[1], counts[0] + counts[1]));
        row.put("all", percent(Arrays.stream(right).sum(), answers.size()));
        row.put("rejected", percent(rejected, counts[0] + counts[1]));
        row.put("surely wrong", percent(surelyWrong, answers.size()));
        return row;
    }

    /// X, O and neither by turns.
    private static Tensor picture(Strokes.Kind kind, int i) {
        int side = (int) new Chance(SEED, i).between(28, 129);
        Label label = Label.values()[i % Label.values().length];
        byte[] drawn = Strokes.picture(label, kind.traits(SEED, i), i, side).data();
        Tensor grey = Tensor.zeros(Shape.plane(side, side));
        for (int k = 0; k < drawn.length; k++) {
            grey.data()[k] = Byte.toUnsignedInt(drawn[k]);
        }
        return grey;
    }

    private static double percent(int part, int whole) {
        return Math.rint(1e4 * part / whole) / 100;
    }

    private static Map<String, Object> timed() throws IOException, InterruptedException {
        Map<String, Object> timed = new LinkedHashMap<>();
        Path dir = Files.createTempDirectory("xo-bars");
        Path model = dir.resolve("again.onnx");
        timed.put("seconds of xo train", seconds("xo", "train", "--out", model.toString(), "-q"));
        byte[] shipped;
        try (var in = Cnn.class.getResourceAsStream("xo.onnx")) {
            shipped = in.readAllBytes();
        }
        timed.put("makes the shipped model", Arrays.equals(shipped, Files.readAllBytes(model)));
        Path cards = Files.createDirectory(dir.resolve("cards"));
        for (int i = 0; i < FOLDER; i++) {
            Label label = Label.values()[i % 3];
            int side = (int) new Chance(SEED, i).between(28, 257);
            ImageFiles.jdk()
                    .write(
                            cards.resolve(label + "-" + i + ".png"),
                            Strokes.picture(label, Strokes.Kind.UNIFORM.traits(SEED, i), i, side),
                            Existing.REPLACE);
        }
        timed.put("seconds of xo classify for " + FOLDER, seconds("xo", "classify", cards.toString(), "--json"));
        timed.put("processors", Runtime.getRuntime().availableProcessors());
        timed.put("jdk", Runtime.version().toString());
        System.out.println(timed);
        return timed;
    }

    /// Of the command as a user calls it, the start of its JVM included.
    private static double seconds(String... words) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Path.of("thawline").toAbsolutePath().toString()));
        command.addAll(List.of(words));
        long begun = System.nanoTime();
        int code = new ProcessBuilder(command)
                .redirectOutput(new File("/dev/null"))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        if (code != 0) {
            throw new IllegalStateException(String.join(" ", words) + " ended with " + code);
        }
        return Math.rint((System.nanoTime() - begun) / 1e7) / 100;
    }
}
