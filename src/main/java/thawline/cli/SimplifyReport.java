package thawline.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thawline.learn.Fidelity;
import thawline.learn.Simplification;
import thawline.learn.Simplification.Change;
import thawline.tensor.Shape;
import tools.jackson.databind.json.JsonMapper;

/// What became of a model's kernels, for people and for programs.
record SimplifyReport(Path model, Path out, Simplification result, SimplifyPictures pictures) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        for (Change c : result.changes()) {
            lines.add(String.format(Locale.ROOT, "%-16s %-16s %s", c.path(), c.window(), told(c)));
        }
        if (result.changes().isEmpty()) {
            lines.add("no kernel has a window of rows and columns that is not separable already");
        }
        if (result.changed()) {
            Fidelity f = result.fidelity();
            lines.add("");
            lines.add("near      " + Fidelity.decibels(f.psnr()) + ", largest error " + Numbers.number(f.largest())
                    + " on " + pictures.told() + "; " + bound());
            lines.add(String.format(
                    Locale.ROOT,
                    "time      %s ms before, %s ms now for %s on one thread: %.2f times as fast",
                    Numbers.number(1000 * result.times().first()),
                    Numbers.number(1000 * result.times().second()),
                    Numbers.shape(pictures.timed()),
                    result.times().speedup()));
            lines.add("written   " + out);
        }
        return lines;
    }

    private static String told(Change c) {
        return switch (c.verdict()) {
            case NOT_NEAR -> "kept: nothing with fewer multiply-adds is near enough";
            case NOT_FASTER ->
                "kept: " + c.form() + " is near enough, but only " + times(c.speedup()) + " times as fast";
            case REPLACED ->
                c.form() + ": " + times(c.speedup()) + " times as fast, kernel error "
                        + Numbers.number(c.kernelError(), 5) + ", off by " + Numbers.number(c.bound()) + " at most";
        };
    }

    private static String times(double speedup) {
        return String.format(Locale.ROOT, "%.2f", speedup);
    }

    private String bound() {
        return Double.isInfinite(result.bound())
                ? "no bound is known for what follows the kernels"
                : "off by " + Numbers.number(result.bound()) + " at most for any picture";
    }

    String json() {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("model", model.toString());
        all.put("out", result.changed() ? out.toString() : null);
        all.put("psnr", finite(result.fidelity().psnr()));
        all.put("largest", result.fidelity().largest());
        all.put("rms", result.fidelity().rms());
        all.put("bound", finite(result.bound()));
        Shape timed = pictures.timed();
        all.put("timedAt", List.of(timed.c(), timed.h(), timed.w()));
        all.put("secondsBefore", result.times().first());
        all.put("seconds", result.times().second());
        all.put("speedup", result.times().speedup());
        all.put("kernels", result.changes().stream().map(SimplifyReport::kernel).toList());
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> kernel(Change c) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("path", c.path());
        one.put("window", c.window());
        one.put("verdict", c.verdict().name().toLowerCase(Locale.ROOT));
        one.put("form", c.form().isEmpty() ? null : c.form());
        one.put("kernelError", c.kernelError());
        one.put("bound", finite(c.bound()));
        one.put("speedup", c.speedup());
        return one;
    }

    /// JSON has no ∞.
    private static Double finite(double v) {
        return Double.isFinite(v) ? v : null;
    }
}
