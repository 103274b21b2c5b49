package thawline.bench;

import java.util.List;
import java.util.Locale;

/// How many times as fast ours is, as an SVG of bars from 1 to the left where it is slower and to the right where it is
/// faster, by the logarithm; nothing in it comes from elsewhere.
public final class RatioDrawing {

    private static final int LEFT = 330;
    private static final int WIDE = 480;
    private static final int HIGH = 18;
    private static final int TOP = 46;
    private static final double LEAST = 0.25;
    private static final double MOST = 64;

    private static final String STYLE = """
        <style>
        text { font: 12px system-ui, sans-serif; fill: #333 }
        .paper { fill: #fff } .grid { stroke: #ddd } .one { stroke: #667; stroke-width: 1.5 }
        .win { fill: #1f6fb4 } .loss { fill: #d9741a } .bar { stroke: #222; stroke-width: 2 } .spread { stroke: #9ab; stroke-width: 2 }
        @media (prefers-color-scheme: dark) {
        text { fill: #ddd } .paper { fill: #14171c } .grid { stroke: #333a44 } .one { stroke: #9aa }
        .win { fill: #6db3f2 } .loss { fill: #f2a65a } .bar { stroke: #eee } .spread { stroke: #567 }
        }
        </style>
        """;

    private RatioDrawing() {}

    /// A line for each peer of each row with so many threads.
    public static String of(List<Row> rows, int threads) {
        List<Row> shown = rows.stream().filter(r -> r.threads() == threads).toList();
        int lines = shown.stream().mapToInt(r -> r.peers().size()).sum();
        int height = TOP + HIGH * lines + 34;
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " role=\"img\">%n<title>How many times as fast Thawline is, threads: %d</title>%n%s<rect"
                        + " class=\"paper\" width=\"%d\" height=\"%d\"/>%n",
                LEFT + WIDE + 40,
                height,
                LEFT + WIDE + 40,
                height,
                threads,
                STYLE,
                LEFT + WIDE + 40,
                height));
        for (double tick = LEAST; tick <= MOST; tick *= 2) {
            add(svg, tick == 1 ? "one" : "grid", at(tick), at(tick), TOP - 8, TOP + HIGH * lines);
            svg.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s ×</text>%n",
                    at(tick),
                    TOP - 14,
                    number(tick)));
        }
        int y = TOP;
        for (Row row : shown) {
            for (Row.Against a : row.peers()) {
                line(svg, row.name() + " / " + a.peer(), a, y);
                y += HIGH;
            }
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text x=\"%d\" y=\"%d\">times as fast as the peer; a black mark is the bar, a grey line the"
                        + " quartiles</text>%n",
                LEFT,
                y + 22));
        return svg.append("</svg>\n").toString();
    }

    private static void line(StringBuilder svg, String name, Row.Against a, int y) {
        double ratio = a.ratio().median();
        svg.append(String.format(
                Locale.ROOT, "<text x=\"%d\" y=\"%d\" text-anchor=\"end\">%s</text>%n", LEFT - 8, y + 13, name));
        svg.append(String.format(
                Locale.ROOT,
                "<rect class=\"%s\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                ratio < 1 ? "loss" : "win",
                Math.min(at(1), at(ratio)),
                y + 3,
                Math.abs(at(ratio) - at(1)),
                HIGH - 6));
        add(svg, "spread", at(a.ratio().low()), at(a.ratio().high()), y + HIGH / 2, y + HIGH / 2);
        if (a.hasBar()) {
            add(svg, "bar", at(a.must()), at(a.must()), y + 1, y + HIGH - 1);
        }
    }

    private static void add(StringBuilder svg, String kind, double x1, double x2, int y1, int y2) {
        svg.append(String.format(
                Locale.ROOT,
                "<line class=\"%s\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>%n",
                kind,
                x1,
                x2,
                y1,
                y2));
    }

    private static double at(double ratio) {
        double share = Math.log(ratio / LEAST) / Math.log(MOST / LEAST);
        return LEFT + WIDE * Math.clamp(share, 0, 1);
    }

    private static String number(double tick) {
        return tick < 1 ? "1/" + Math.round(1 / tick) : "" + Math.round(tick);
    }
}
