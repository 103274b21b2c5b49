package thawline.bench;

import java.util.List;
import java.util.Locale;

/// What a megapixel costs in pictures of 0.1 to 100 megapixels, as an SVG: level lines are a cost that grows with the
/// picture and no faster.
public final class CostDrawing {

    private static final int LEFT = 70;
    private static final int WIDE = 420;
    private static final int TOP = 20;
    private static final int HIGH = 240;

    private static final String STYLE = """
        <style>
        text { font: 12px system-ui, sans-serif; fill: #333 }
        .paper { fill: #fff } .grid { stroke: #ddd } path { fill: none; stroke-width: 2.4 }
        .t0 { stroke: #1f6fb4 } .t1 { stroke: #d9741a }
        @media (prefers-color-scheme: dark) {
        text { fill: #ddd } .paper { fill: #14171c } .grid { stroke: #333a44 } .t0 { stroke: #6db3f2 } .t1 { stroke: #f2a65a }
        }
        </style>
        """;

    private CostDrawing() {}

    /// A line for each number of threads.
    public static String of(List<Row> all) {
        List<Row> rows = all.stream().filter(r -> r.name().startsWith("cost-")).toList();
        double most = rows.stream().mapToDouble(CostDrawing::cost).max().orElse(1) * 1.1;
        List<Integer> threads =
                rows.stream().map(Row::threads).distinct().sorted().toList();
        int height = TOP + HIGH + 70;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 520 %d\" width=\"520\" height=\"%d\""
                        + " role=\"img\">%n<title>Milliseconds a megapixel by size</title>%n%s<rect class=\"paper\""
                        + " width=\"520\" height=\"%d\"/>%n",
                height,
                height,
                STYLE,
                height));
        for (int i = 0; i <= 4; i++) {
            double y = TOP + HIGH * (1 - i / 4.0);
            svg.append(String.format(
                    Locale.ROOT,
                    "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/><text x=\"%d\" y=\"%.1f\""
                            + " text-anchor=\"end\">%.1f</text>%n",
                    LEFT,
                    LEFT + WIDE,
                    y,
                    y,
                    LEFT - 6,
                    y + 4,
                    most * i / 4));
        }
        for (String tick : List.of("0.1", "1", "10", "100")) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>%n",
                    across(Double.parseDouble(tick)),
                    TOP + HIGH + 18,
                    tick));
        }
        for (int i = 0; i < threads.size(); i++) {
            line(svg, rows, threads.get(i), i, most);
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\">megapixels; upwards: milliseconds a megapixel of the chain's mask</text>%n",
                LEFT,
                TOP + HIGH + 38));
        return svg.append("</svg>\n").toString();
    }

    private static void line(StringBuilder svg, List<Row> rows, int threads, int i, double most) {
        StringBuilder path = new StringBuilder();
        for (Row row : rows) {
            if (row.threads() == threads) {
                path.append(String.format(
                        Locale.ROOT,
                        "%s%.1f,%.1f",
                        path.isEmpty() ? "M" : " L",
                        across(row.megapixels()),
                        TOP + HIGH * (1 - cost(row) / most)));
            }
        }
        svg.append(String.format(Locale.ROOT, "<path class=\"t%d\" d=\"%s\"/>%n", i % 2, path));
        svg.append(String.format(
                Locale.ROOT,
                "<path class=\"t%d\" d=\"M%d,%d h24\"/><text x=\"%d\" y=\"%d\">%d %s</text>%n",
                i % 2,
                LEFT + 130 * i,
                TOP + HIGH + 56,
                LEFT + 130 * i + 32,
                TOP + HIGH + 60,
                threads,
                threads == 1 ? "thread" : "threads"));
    }

    private static double cost(Row row) {
        return row.milliseconds().median() / row.megapixels();
    }

    private static double across(double megapixels) {
        return LEFT + WIDE * Math.log10(megapixels / 0.1) / 3;
    }
}
