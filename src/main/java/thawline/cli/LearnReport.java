package thawline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import thawline.core.Kernel;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.learn.Fidelity;
import thawline.learn.Learned;
import thawline.learn.Pairs;
import thawline.train.Epoch;
import thawline.train.History;
import tools.jackson.databind.json.JsonMapper;

/// What came of learning a filter, for people and for programs.
///
/// @param goal the teacher, or the pictures
/// @param found what was seen in pictures before and after; empty for a teacher
record LearnReport(Learned learned, Path model, String goal, Optional<String> found, List<Pairs.Bad> bad) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// Larger kernels are not printed.
    private static final int PRINTED = 9;

    private static final int WINDOWS = 6;

    List<String> lines() {
        Learned.Figures f = learned.figures();
        List<String> lines = new ArrayList<>();
        learned.kernel().ifPresent(k -> lines.addAll(numbers(k)));
        lines.add(String.format(Locale.ROOT, "%-12s %10s  %13s  %11s", "", "PSNR", "largest error", "correlation"));
        lines.add(row("learned", f.learned()));
        lines.add(row("best kernel", f.linear()));
        f.identity().ifPresent(same -> lines.add(row("unchanged", same)));
        lines.add(String.format(
                Locale.ROOT,
                "on %d picture%s that %s not learned from; PSNR is relative to %.5g",
                f.pictures().size(),
                f.pictures().size() == 1 ? "" : "s",
                f.pictures().size() == 1 ? "was" : "were",
                f.learned().peak()));
        f.kernelError()
                .ifPresent(e -> lines.add(
                        String.format(Locale.ROOT, "largest error of a number: %.2g of the teacher's largest", e)));
        if (f.kernelError().isEmpty()) {
            f.toLeastSquares()
                    .ifPresent(e -> lines.add(String.format(
                            Locale.ROOT,
                            "largest distance from the least-squares kernel: %.2g of its largest number",
                            e)));
        }
        lines.add(model + ": " + learned.course().student() + ", " + count() + " numbers learned in "
                + time(learned.course().seconds()) + "; use it as 'model(" + model + ")'");
        return lines;
    }

    private static String row(String name, Fidelity f) {
        return String.format(
                Locale.ROOT,
                "%-12s %10s  %13s  %11.6f",
                name,
                Fidelity.decibels(f.psnr()),
                String.format(Locale.ROOT, "%.3g", f.largest()),
                f.correlation());
    }

    static String time(double seconds) {
        return seconds < 100 ? String.format(Locale.ROOT, "%.1f s", seconds) : TrainingProgress.time(seconds);
    }

    private long count() {
        return Layers.weights(learned.layer())
                .distinct()
                .filter(Weights::isLearned)
                .mapToLong(w -> w.kernel().size())
                .sum();
    }

    /// Row by row, windows beside each other.
    static List<String> numbers(Kernel k) {
        List<String> lines = new ArrayList<>();
        int windows = k.outs() * k.ins();
        if (k.height() > PRINTED || k.width() > PRINTED || windows > WINDOWS || windows * k.width() > 18) {
            return lines;
        }
        for (int y = 0; y < k.height(); y++) {
            StringBuilder line = new StringBuilder();
            for (int w = 0; w < windows; w++) {
                line.append(w == 0 ? "" : "   ");
                for (int x = 0; x < k.width(); x++) {
                    // a −0 is no news
                    double v = Math.rint(k.at(w / k.ins(), w % k.ins(), 0, y, x) * 1e4) / 1e4 + 0.0;
                    line.append(String.format(Locale.ROOT, "%9.4f", v));
                }
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /// @param asked whether somebody asked it to stop; otherwise an early end is that of `--time`
    static String ending(History.Ending ending, boolean asked) {
        return ending == History.Ending.INTERRUPTED && !asked
                ? "time"
                : ending.name().toLowerCase(Locale.ROOT);
    }

    String json(boolean asked) {
        Learned.Figures f = learned.figures();
        Learned.Course course = learned.course();
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("model", model.toString());
        all.put("goal", goal);
        all.put("student", course.student());
        all.put("parameters", count());
        all.put("seed", course.seed());
        all.put("seconds", Math.rint(course.seconds() * 1e3) / 1e3);
        all.put("ending", ending(course.history().ending(), asked));
        found.ifPresent(text -> all.put("found", text));
        if (found.isPresent()) {
            all.put(
                    "bad",
                    bad.stream()
                            .map(b -> Map.of("name", b.name(), "reason", b.reason()))
                            .toList());
        }
        Map<String, Object> held = new LinkedHashMap<>();
        held.put("pictures", f.pictures());
        held.put("learned", figures(f.learned()));
        held.put("linear", figures(f.linear()));
        f.identity().ifPresent(same -> held.put("identity", figures(same)));
        all.put("heldOut", held);
        f.kernelError().ifPresent(e -> all.put("kernelError", e));
        f.toLeastSquares().ifPresent(e -> all.put("kernelDistance", e));
        learned.kernel().ifPresent(k -> all.put("kernel", windows(k)));
        all.put("leastSquares", windows(learned.leastSquares().kernel()));
        all.put("offsets", learned.leastSquares().offsets());
        all.put(
                "epochs",
                course.history().epochs().stream().map(LearnReport::epoch).toList());
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> figures(Fidelity f) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("psnr", Double.isFinite(f.psnr()) ? f.psnr() : null); // JSON has no infinity: equal to the last bit
        map.put("peak", f.peak());
        map.put("rms", f.rms());
        map.put("largest", f.largest());
        map.put("correlation", f.correlation());
        return map;
    }

    /// For each output plane and input plane, row by row.
    static List<List<List<float[]>>> windows(Kernel k) {
        List<List<List<float[]>>> all = new ArrayList<>();
        for (int o = 0; o < k.outs(); o++) {
            List<List<float[]>> outs = new ArrayList<>();
            for (int i = 0; i < k.ins(); i++) {
                List<float[]> rows = new ArrayList<>();
                for (int y = 0; y < k.height(); y++) {
                    float[] row = new float[k.width()];
                    for (int x = 0; x < row.length; x++) {
                        row[x] = k.at(o, i, 0, y, x);
                    }
                    rows.add(row);
                }
                outs.add(rows);
            }
            all.add(outs);
        }
        return all;
    }

    static Map<String, Object> epoch(Epoch e) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("epoch", e.number());
        map.put("loss", e.training().loss());
        e.training()
                .metrics()
                .forEach((name, v) -> map.put(name.equals(Learned.DISTANCE) ? "kernelDistance" : name, v));
        return map;
    }
}
