package thawline.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToIntFunction;
import java.util.stream.IntStream;
import thawline.report.ComparisonPage.Fact;
import thawline.xo.Change;
import thawline.xo.PoolingLesson;
import thawline.xo.PoolingLesson.Row;
import thawline.xo.Tolerance;
import thawline.xo.Tolerance.Curve;
import thawline.xo.Tolerance.Point;
import thawline.xo.Tolerance.Tally;
import tools.jackson.databind.json.JsonMapper;

/// What was measured of tolerance and pooling, for people and for programs.
record ToleranceText(Tolerance tolerance, PoolingLesson lesson) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add("At least 9 of 10 signs are read right:");
        List<List<String>> cells = new ArrayList<>();
        List<String> head = new ArrayList<>(List.of("", ""));
        head.addAll(tolerance.names());
        cells.add(head);
        for (Curve curve : tolerance.curves()) {
            List<String> row = new ArrayList<>(
                    List.of(curve.change().toString(), curve.change().unit()));
            IntStream.range(0, tolerance.names().size()).forEach(k -> row.add(curve.held(k)));
            cells.add(row);
        }
        lines.addAll(table(cells));
        lines.add("");
        lines.add("Cells of feature maps that see something and stay equal when the picture moves by a pixel:");
        List<List<String>> shares = new ArrayList<>();
        shares.add(List.of("maps", "pooling", "equal", "change"));
        for (Row r : lesson.rows()) {
            shares.add(List.of(
                    word(r.maps()),
                    word(r.pooling()) + (r.window() > 1 ? " of " + r.window() + " × " + r.window() : ""),
                    String.format(Locale.ROOT, "%.1f %%", 100 * r.ofSeeing()),
                    String.format(Locale.ROOT, "%.2f", r.change())));
        }
        lines.addAll(table(shares));
        return lines;
    }

    private static List<String> table(List<List<String>> rows) {
        int columns = rows.getFirst().size();
        int[] widths = new int[columns];
        rows.forEach(row -> IntStream.range(0, columns)
                .forEach(i -> widths[i] = Math.max(widths[i], row.get(i).length())));
        return rows.stream()
                .map(row -> {
                    StringBuilder line = new StringBuilder("  ");
                    for (int i = 0; i < columns; i++) {
                        line.append(row.get(i))
                                .append(" ".repeat(widths[i] - row.get(i).length() + 2));
                    }
                    return line.toString().stripTrailing();
                })
                .toList();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    /// What the page says about where it comes from.
    List<Fact> facts(String command) {
        return List.of(
                Fact.code("command", command),
                Fact.text("version", About.version()),
                Fact.text("signs", tolerance.signs() + " at each value, seed " + tolerance.seed()),
                Fact.text("cards of the lesson", Integer.toString(lesson.cards())));
    }

    String json(String command) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("command", command);
        all.put("version", About.version());
        all.put("signs", tolerance.signs());
        all.put("seed", tolerance.seed());
        all.put("classifiers", tolerance.names());
        all.put("changes", tolerance.curves().stream().map(this::change).toList());
        all.put("pooling", lesson.rows().stream().map(ToleranceText::row).toList());
        return JSON.writeValueAsString(all);
    }

    private Map<String, Object> change(Curve curve) {
        Change change = curve.change();
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("change", change.toString());
        map.put("unit", change.unit());
        map.put("trainedFrom", change.from());
        map.put("trainedTo", change.to());
        map.put("values", curve.points().stream().map(Point::value).toList());
        Map<String, Object> classifiers = new LinkedHashMap<>();
        for (int k = 0; k < tolerance.names().size(); k++) {
            Map<String, Object> one = new LinkedHashMap<>();
            one.put("holds", curve.held(k));
            one.put("right", counts(curve, k, Tally::correct));
            one.put("neither", counts(curve, k, Tally::neither));
            one.put("other", counts(curve, k, Tally::other));
            classifiers.put(tolerance.names().get(k), one);
        }
        map.put("classifiers", classifiers);
        return map;
    }

    private static List<Integer> counts(Curve curve, int k, ToIntFunction<Tally> kind) {
        return curve.points().stream()
                .map(p -> kind.applyAsInt(p.tallies().get(k)))
                .toList();
    }

    private static Map<String, Object> row(Row r) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("maps", word(r.maps()));
        map.put("pooling", word(r.pooling()));
        map.put("window", r.window());
        map.put("cells", r.cells());
        map.put("equal", r.equal());
        map.put("seeing", r.seeing());
        map.put("kept", r.kept());
        map.put("change", r.change());
        return map;
    }
}
