package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.Card;
import thawline.xo.Classifier;
import thawline.xo.Grey;
import thawline.xo.Label;
import tools.jackson.databind.json.JsonMapper;

/// Scores a model on handwriting that the project does not have: a folder of sets, each with a folder of pictures for
/// X, O and neither.
///
///     ./thawline src/bench/java/thawline/bench/XoHandwriting.java --data DIR --model FILE [--out FILE] [--wrong FILE]
///
/// Neither for a true X or O is wrong. `--wrong` lists the pictures that were; `--out` keeps the rows as JSON.
public final class XoHandwriting {

    /// A wrong answer as probable as this is a confident one.
    private static final double CONFIDENT = 0.9;

    private record Seen(String set, Label truth, Path file, Answer answer) {

        boolean wrong() {
            return answer.label() != truth;
        }

        boolean confidentlyWrong() {
            return wrong() && answer.probability() >= CONFIDENT;
        }
    }

    private XoHandwriting() {}

    public static void main(String[] args) throws IOException {
        Path data = Path.of(Options.option(args, "--data").orElseThrow());
        SavedModel model =
                ModelFiles.read(Path.of(Options.option(args, "--model").orElseThrow()));
        Classifier classifier = new Classifier("model", model.layer());
        List<Seen> all = new ArrayList<>();
        Map<String, Object> sets = new LinkedHashMap<>();
        System.out.printf(Locale.ROOT, "%-24s %9s %9s %9s %9s%n", "set", "X", "O", "neither", "confident");
        for (Path set : sorted(data)) {
            List<Seen> seen = new ArrayList<>();
            for (Label truth : Label.values()) {
                Path folder = set.resolve(truth.toString());
                if (Files.isDirectory(folder)) {
                    seen.addAll(seen(classifier, set.getFileName().toString(), truth, folder));
                }
            }
            if (!seen.isEmpty()) {
                sets.put(set.getFileName().toString(), row(set.getFileName().toString(), seen));
                all.addAll(seen);
            }
        }
        Map<String, Object> kept = new LinkedHashMap<>();
        kept.put("sets", sets);
        kept.put("all", row("all", all));
        if (Options.option(args, "--out").isPresent()) {
            Files.writeString(
                    Path.of(Options.option(args, "--out").get()),
                    JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(kept) + "\n");
        }
        if (Options.option(args, "--wrong").isPresent()) {
            Files.write(
                    Path.of(Options.option(args, "--wrong").get()),
                    all.stream()
                            .filter(Seen::wrong)
                            .map(s -> String.format(
                                    Locale.ROOT,
                                    "%s,%s,%s,%s,%.3f",
                                    s.set,
                                    s.truth,
                                    s.file,
                                    s.answer.label(),
                                    s.answer.probability()))
                            .toList());
        }
    }

    private static List<Path> sorted(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    private static List<Seen> seen(Classifier classifier, String set, Label truth, Path folder) throws IOException {
        List<Path> files = sorted(folder);
        List<List<Tensor>> views = new ArrayList<>();
        for (Path file : files) {
            views.add(Card.views(Grey.read(file)));
        }
        List<Answer> answers = classifier.read(views, Runtime.getRuntime().availableProcessors());
        List<Seen> seen = new ArrayList<>();
        for (int i = 0; i < files.size(); i++) {
            seen.add(new Seen(set, truth, files.get(i), answers.get(i)));
        }
        return seen;
    }

    /// Shares of X, O and neither that are right, of X and O together, and of answers that are confidently wrong.
    private static Map<String, Object> row(String name, List<Seen> seen) {
        Map<String, Object> row = new LinkedHashMap<>();
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-24s", name));
        for (Label truth : Label.values()) {
            List<Seen> these = seen.stream().filter(s -> s.truth == truth).toList();
            row.put(truth + " pictures", these.size());
            if (these.isEmpty()) {
                line.append(String.format(Locale.ROOT, " %9s", "-"));
                continue;
            }
            double right = share(these.stream().filter(s -> !s.wrong()).count(), these.size());
            row.put(truth + " right", right);
            line.append(String.format(Locale.ROOT, " %8.2f%%", right * 100));
        }
        List<Seen> signs = seen.stream().filter(s -> s.truth != Label.NEITHER).toList();
        row.put("X and O right", share(signs.stream().filter(s -> !s.wrong()).count(), signs.size()));
        double confident = share(seen.stream().filter(Seen::confidentlyWrong).count(), seen.size());
        row.put("confidently wrong", confident);
        System.out.println(line.append(String.format(Locale.ROOT, " %8.2f%%", confident * 100)));
        return row;
    }

    private static double share(long some, long of) {
        return of == 0 ? 1 : Math.rint(1e5 * some / of) / 1e5;
    }
}
