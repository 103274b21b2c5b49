package thawline.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/// Panels with lines as one SVG file, for light and dark pages; nothing in it comes from elsewhere.
///
/// @param about what is to be seen, for those who cannot see it
record Plot(String about, List<Panel> panels) {

    /// @param shade up to which x the ground is shaded, and why; NaN for nowhere
    record Panel(String title, Axis x, Axis y, List<Line> lines, double shade, String because) {}

    /// Evenly from one end to the other, by the logarithm where both are above 0 and `log` says so.
    record Axis(String title, double from, double to, Scale scale, List<Tick> ticks) {

        double share(double v) {
            return switch (scale) {
                case EVEN -> (v - from) / (to - from);
                case LOG -> Math.log(v / from) / Math.log(to / from);
            };
        }
    }

    enum Scale {
        EVEN,
        LOG
    }

    record Tick(double at, String label) {}

    /// y(x), and from where to where values lay; empty where there is one for each x.
    record Line(String name, Look look, double[] x, double[] y, double[] low, double[] high) {}

    /// Told apart without red and green too.
    enum Look {
        FIRST,
        SECOND,
        THIRD,
        FOURTH,
        FIFTH
    }

    private static final int WIDTH = 500;
    private static final int LEFT = 84;
    private static final int TOP = 40;
    private static final int WIDE = WIDTH - LEFT - 16;
    private static final int HIGH = 300;
    private static final int ROW = 20;

    private static final String STYLE = """
        <style>
        text { font: 13px system-ui, sans-serif; fill: #333 }
        .paper { fill: #fff } .title { font-weight: 600; font-size: 15px }
        .grid { stroke: #ddd } .shade { fill: #eef3f8 } .note { fill: #667; font-size: 12px }
        path, .key, .bar { fill: none; stroke-width: 2.4; stroke-linejoin: round; stroke-linecap: round }
        .bar { stroke-width: 1.6 }
        .l0 { stroke: #1f6fb4 } .l1 { stroke: #d9741a } .l2 { stroke: #3f8f6b }
        .l3 { stroke: #8a8f98; stroke-dasharray: 5 5 } .l4 { stroke: #8e5bb5; stroke-dasharray: 1 5 }
        .d0 { fill: #1f6fb4 } .d1 { fill: #d9741a } .d2 { fill: #3f8f6b } .d3 { fill: #8a8f98 } .d4 { fill: #8e5bb5 }
        .bar { stroke-dasharray: none }
        @media (prefers-color-scheme: dark) {
        text { fill: #ddd } .paper { fill: #14171c } .grid { stroke: #333a44 } .shade { fill: #1c2530 } .note { fill: #9aa }
        .l0 { stroke: #6db3f2 } .l1 { stroke: #f2a65a } .l2 { stroke: #6fcf9f } .l3 { stroke: #9aa1ac } .l4 { stroke: #c29be6 }
        .d0 { fill: #6db3f2 } .d1 { fill: #f2a65a } .d2 { fill: #6fcf9f } .d3 { fill: #9aa1ac } .d4 { fill: #c29be6 }
        }
        </style>
        """;

    String svg() {
        int keys = panels.stream().mapToInt(p -> p.lines().size()).max().orElse(0);
        int height = TOP + HIGH + 56 + (keys + 1) / 2 * ROW + 8;
        int width = WIDTH * panels.size();
        StringBuilder svg = new StringBuilder();
        add(
                svg,
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" width=\"%d\" height=\"%d\""
                        + " role=\"img\">",
                width,
                height,
                width,
                height);
        add(svg, "<title>%s</title>", about);
        svg.append(STYLE);
        add(svg, "<rect class=\"paper\" width=\"%d\" height=\"%d\"/>", width, height);
        for (int i = 0; i < panels.size(); i++) {
            add(svg, "<g transform=\"translate(%d,0)\">", i * WIDTH);
            draw(svg, panels.get(i));
            svg.append("</g>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private static void add(StringBuilder svg, String format, Object... values) {
        svg.append(String.format(Locale.ROOT, format, values)).append('\n');
    }

    private static double across(Panel p, double x) {
        return LEFT + WIDE * p.x().share(x);
    }

    private static double down(Panel p, double y) {
        return TOP + HIGH * (1 - Math.clamp(p.y().share(y), 0, 1));
    }

    private static void draw(StringBuilder svg, Panel p) {
        add(svg, "<text class=\"title\" x=\"%d\" y=\"24\">%s</text>", LEFT, p.title());
        if (!Double.isNaN(p.shade())) {
            double to = across(p, p.shade());
            add(
                    svg,
                    "<rect class=\"shade\" x=\"%d\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>",
                    LEFT,
                    TOP,
                    to - LEFT,
                    HIGH);
            add(svg, "<text class=\"note\" x=\"%d\" y=\"%d\">%s</text>", LEFT + 8, TOP + 18, p.because());
        }
        for (Tick t : p.y().ticks()) {
            double y = down(p, t.at());
            add(svg, "<line class=\"grid\" x1=\"%d\" x2=\"%d\" y1=\"%.1f\" y2=\"%.1f\"/>", LEFT, LEFT + WIDE, y, y);
            add(svg, "<text x=\"%d\" y=\"%.1f\" text-anchor=\"end\">%s</text>", LEFT - 8, y + 4.5, t.label());
        }
        for (Tick t : p.x().ticks()) {
            double x = across(p, t.at());
            add(svg, "<line class=\"grid\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%d\" y2=\"%d\"/>", x, x, TOP, TOP + HIGH);
            add(svg, "<text x=\"%.1f\" y=\"%d\" text-anchor=\"middle\">%s</text>", x, TOP + HIGH + 18, t.label());
        }
        add(
                svg,
                "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\">%s</text>",
                LEFT + WIDE / 2,
                TOP + HIGH + 38,
                p.x().title());
        add(
                svg,
                "<text transform=\"translate(15,%d) rotate(-90)\" text-anchor=\"middle\">%s</text>",
                TOP + HIGH / 2,
                p.y().title());
        for (int i = 0; i < p.lines().size(); i++) {
            line(svg, p, p.lines().get(i));
            key(svg, p.lines().get(i), LEFT + i % 2 * (WIDE / 2), TOP + HIGH + 60 + i / 2 * ROW);
        }
    }

    private static void line(StringBuilder svg, Panel p, Line l) {
        int look = l.look().ordinal();
        String points = IntStream.range(0, l.x().length)
                .filter(i -> p.y().share(l.y()[i]) >= 0)
                .mapToObj(i -> String.format(Locale.ROOT, "%.1f,%.1f", across(p, l.x()[i]), down(p, l.y()[i])))
                .collect(Collectors.joining(" L"));
        add(svg, "<path class=\"l%d\" d=\"M%s\"/>", look, points);
        for (int i = 0; i < l.low().length; i++) {
            double x = across(p, l.x()[i]);
            add(
                    svg,
                    "<line class=\"bar l%d\" x1=\"%.1f\" x2=\"%.1f\" y1=\"%.1f\" y2=\"%.1f\"/>",
                    look,
                    x,
                    x,
                    down(p, l.low()[i]),
                    down(p, l.high()[i]));
            add(svg, "<circle class=\"d%d\" cx=\"%.1f\" cy=\"%.1f\" r=\"3.6\"/>", look, x, down(p, l.y()[i]));
        }
    }

    private static void key(StringBuilder svg, Line l, int x, int y) {
        int look = l.look().ordinal();
        add(svg, "<line class=\"key l%d\" x1=\"%d\" x2=\"%d\" y1=\"%d\" y2=\"%d\"/>", look, x, x + 26, y, y);
        add(svg, "<text x=\"%d\" y=\"%.1f\">%s</text>", x + 34, y + 4.5, l.name());
    }
}
