package thawline.cli;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What pipelines made of pictures, a line each.
final class ResultTable {

    private static final String ROW = "%-29s %-10s %11s  %-11s  %s%n";

    /// One pipeline over one picture.
    record Line(String picture, String size, String pipeline, String result, Duration time) {}

    private final List<Line> lines = new ArrayList<>();

    void add(Line line) {
        lines.add(line);
    }

    int size() {
        return lines.size();
    }

    /// Of all lines together.
    Duration time() {
        return lines.stream().map(Line::time).reduce(Duration.ZERO, Duration::plus);
    }

    void print(PrintWriter out) {
        out.printf(Locale.ROOT, ROW, "picture", "size", "filtered in", "result", "pipeline");
        for (Line line : lines) {
            String time = milliseconds(line.time());
            out.printf(Locale.ROOT, ROW, line.picture(), line.size(), time, line.result(), line.pipeline());
        }
    }

    static String milliseconds(Duration time) {
        return String.format(Locale.ROOT, "%.1f ms", time.toNanos() / 1e6);
    }

    static String seconds(Duration time) {
        return String.format(Locale.ROOT, "%.2f s", time.toNanos() / 1e9);
    }
}
