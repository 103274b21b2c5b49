package thawline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thawline.core.Kernel;
import thawline.learn.identify.Family;
import thawline.learn.identify.Identification;
import thawline.learn.identify.Identification.Verdict;
import thawline.learn.identify.Match;
import tools.jackson.databind.json.JsonMapper;

/// What was identified, for people and for programs.
final class IdentifyReport {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// A wider kernel does not fit a terminal.
    private static final int WIDEST = 11;

    private IdentifyReport() {}

    static List<String> lines(Identification id) {
        List<String> lines = new ArrayList<>();
        lines.add(id.summary());
        lines.add("");
        Identification.Linear linear = id.linear();
        id.match().ifPresent(m -> lines.add("filter     " + m.text() + averaged(m)));
        lines.add("best of    all linear kernels: " + percent(linear.explained()) + " explained, "
                + decibels(id.rest().decibels()) + "; "
                + Numbers.number(id.rest().rms(), 2) + " RMS left over ("
                + Numbers.number(id.rest().rounding(), 2) + " is rounding)");
        if (id.verdict() == Verdict.LINEAR) {
            double offset = id.match().map(Match::offset).orElse(linear.offset());
            lines.add("gain       " + Numbers.number(linear.gain()) + " for a flat picture, offset "
                    + Numbers.number(offset, 1));
            lines.add("separable  " + (linear.separable() ? "yes" : "no"));
            lines.add("border     " + id.edge().text());
        }
        Identification.Offset shift = id.shift();
        lines.add("shift      "
                + (shift.dx() == 0 && shift.dy() == 0
                        ? "none"
                        : shift.dx() + " pixels to the right, " + shift.dy() + " down"));
        lines.add("values     " + values(id.values()));
        lines.add("pairs      " + String.join(", ", id.pairs().names()));
        if (id.verdict() == Verdict.LINEAR) {
            lines.addAll(kernel(id));
        }
        id.pipeline().ifPresent(text -> {
            lines.add("");
            lines.add("again      thawline run '" + text + "' BEFORE AFTER");
        });
        return lines;
    }

    /// ImageMagick's `-blur` averages the Gaussian over three places of each pixel, 2/27 more of variance.
    private static String averaged(Match m) {
        double sigma = m.family() == Family.GAUSSIAN ? m.numbers().getOrDefault("sigma", 0.0) : 0;
        double variance = sigma * sigma - 2.0 / 27;
        return variance > 0 && sigma < 1.5
                ? " (" + Numbers.number(Math.sqrt(variance), 2) + " as ImageMagick's -blur counts)"
                : "";
    }

    private static String values(Identification.Values v) {
        String depth = v.step() == 0 ? "floats" : v.step() == 1 ? "8 bits" : "16 bits";
        return depth + ", " + percent(v.clipped()) + " at an end of the range"
                + (v.jpegQuality().isPresent()
                        ? ", through a JPEG of quality " + v.jpegQuality().getAsInt()
                        : "")
                + v.grey().map(g -> ", grey by " + g).orElse("");
    }

    private static List<String> kernel(Identification id) {
        Kernel k = id.match().map(Match::kernel).orElse(id.linear().kernel());
        if (k.width() > WIDEST) {
            return List.of("kernel     " + k.width() + "×" + k.height() + "; --json has its numbers");
        }
        List<String> lines = new ArrayList<>();
        lines.add("kernel");
        for (int y = 0; y < k.height(); y++) {
            StringBuilder row = new StringBuilder("  ");
            for (int x = 0; x < k.width(); x++) {
                row.append(String.format(Locale.ROOT, " %8s", Numbers.number(k.at(y, x), 4)));
            }
            lines.add(row.toString());
        }
        return lines;
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f %%", Math.floor(10_000 * share) / 100);
    }

    private static String decibels(double db) {
        return String.format(Locale.ROOT, "%.1f dB", db);
    }

    static String json(Identification id) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("summary", id.summary());
        all.put("verdict", id.verdict().name().toLowerCase(Locale.ROOT).replace('_', ' '));
        id.match().ifPresent(m -> all.put("match", match(m)));
        id.nearest().ifPresent(m -> all.put("nearest", match(m)));
        Identification.Linear linear = id.linear();
        Map<String, Object> best = new LinkedHashMap<>();
        best.put("explained", linear.explained());
        best.put("gain", linear.gain());
        best.put("offset", linear.offset());
        best.put("separable", linear.separable());
        best.put("kernel", numbers(linear.kernel()));
        all.put("linear", best);
        Map<String, Object> rest = new LinkedHashMap<>();
        rest.put("rms", id.rest().rms());
        rest.put("decibels", id.rest().decibels());
        rest.put("rounding", id.rest().rounding());
        rest.put("net", id.rest().net());
        all.put("rest", rest);
        all.put("border", id.edge().border().map(Object::toString).orElse(null));
        all.put("borderText", id.edge().text());
        all.put("shift", Map.of("dx", id.shift().dx(), "dy", id.shift().dy()));
        id.operation().ifPresent(o -> all.put("operation", Map.of("text", o.text(), "explained", o.explained())));
        all.put("clipped", id.values().clipped());
        id.values().jpegQuality().ifPresent(q -> all.put("jpegQuality", q));
        id.values().grey().ifPresent(g -> all.put("grey", g));
        id.pipeline().ifPresent(text -> all.put("pipeline", text));
        all.put("pairs", id.pairs().names());
        all.put(
                "bad",
                id.pairs().bad().stream()
                        .map(bad -> Map.of("name", bad.name(), "reason", bad.reason()))
                        .toList());
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> match(Match m) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("family", m.family().toString());
        map.put("text", m.text());
        map.put("width", m.width());
        map.put("height", m.height());
        map.put("numbers", m.numbers());
        map.put("offset", m.offset());
        map.put("explained", m.explained());
        map.put("kernel", numbers(m.kernel()));
        return map;
    }

    /// Row by row.
    private static List<List<Float>> numbers(Kernel k) {
        List<List<Float>> rows = new ArrayList<>();
        for (int y = 0; y < k.height(); y++) {
            List<Float> row = new ArrayList<>();
            for (int x = 0; x < k.width(); x++) {
                row.add(k.at(y, x));
            }
            rows.add(row);
        }
        return rows;
    }
}
