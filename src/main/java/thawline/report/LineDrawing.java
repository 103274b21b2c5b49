package thawline.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.DoubleStream;

/// Lines over an axis as SVG, in the page's colours.
///
/// @param label what it shows, for those who do not see it
/// @param band where the ground is shaded; NaN for nowhere
record LineDrawing(String label, Axis across, Axis up, List<Line> lines, Band band) {

    /// From one place on the axis across to another.
    record Band(double from, double to) {
        static final Band NONE = new Band(Double.NaN, Double.NaN);
    }

    LineDrawing(String label, Axis across, Axis up, List<Line> lines) {
        this(label, across, up, lines, Band.NONE);
    }

    /// From where to where, and what is written at some places.
    record Axis(String title, double from, double to, List<Tick> ticks) {

        Axis {
            ticks = List.copyOf(ticks);
        }

        /// What lies above the last mark by so little needs no other.
        private static final double HAIR = 1e-3;

        private double share(double v) {
            return (v - from) / (to - from);
        }

        /// 0 … at least `to`, with some five round numbers.
        static Axis fromZero(String title, double to) {
            double step = step(to / 4);
            double end = to > 0 ? Math.ceil(to / step - HAIR) * step : 1;
            List<Tick> ticks = new ArrayList<>();
            int digits = Math.max(0, -(int) Math.floor(Math.log10(step) + 1e-9));
            for (int i = 0; i * step <= end * (1 + 1e-9); i++) {
                double v = i * step;
                ticks.add(new Tick(v, end < 1e5 && digits < 5 ? Figures.fixed(v, digits) : Figures.number(v, 2)));
            }
            return new Axis(title, 0, end, ticks);
        }

        /// 1, 2 or 5 times a power of ten, at least as large.
        static double step(double least) {
            if (!(least > 0) || Double.isInfinite(least)) {
                return 1;
            }
            double ten = Math.pow(10, Math.floor(Math.log10(least)));
            return DoubleStream.of(1, 2, 5)
                    .map(m -> m * ten)
                    .filter(s -> s >= least * (1 - HAIR))
                    .findFirst()
                    .orElse(10 * ten);
        }

        /// Whole powers of ten around positive numbers; values on it are their logarithms.
        static Axis decades(String title, double least, double most) {
            int from = (int) Math.floor(Math.log10(least));
            int to = Math.max((int) Math.ceil(Math.log10(most)), from + 1);
            List<Tick> ticks = new ArrayList<>();
            int step = Math.max(1, (int) Math.ceil((to - from) / 6.0));
            for (int p = from; p <= to; p += step) {
                ticks.add(new Tick(p, p == 0 ? "1" : p == 1 ? "10" : "10" + Figures.superscript(p)));
            }
            return new Axis(title, from, to, ticks);
        }
    }

    record Tick(double at, String text) {}

    /// y(x); a value that is no number leaves a gap.
    ///
    /// @param style the class of the line, such as `hand`, `learned` or `second`
    record Line(String style, double[] x, double[] y) {

        Line logarithmic() {
            DoubleUnaryOperator log = v -> v > 0 ? Math.log10(v) : Double.NaN;
            return new Line(style, x, Arrays.stream(y).map(log).toArray());
        }
    }

    /// What a line of a style means, for a caption.
    static String legend(String style, String text) {
        return "<span class=\"key " + style + "\"><i></i>" + Html.escaped(text) + "</span> ";
    }

    private static final int WIDTH = 460;
    private static final int HEIGHT = 300;
    private static final int LEFT = 62;
    private static final int RIGHT = 16;
    private static final int TOP = 14;
    private static final int BOTTOM = 50;

    LineDrawing {
        lines = List.copyOf(lines);
    }

    String svg() {
        StringBuilder svg = new StringBuilder(String.format(
                Locale.ROOT,
                "<svg class=\"lines\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">%n",
                WIDTH,
                HEIGHT,
                Html.escaped(label)));
        if (!Double.isNaN(band.from)) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<rect class=\"band\" x=\"%.1f\" y=\"%d\" width=\"%.1f\" height=\"%d\"/>%n",
                    x(band.from),
                    TOP,
                    x(band.to) - x(band.from),
                    HEIGHT - TOP - BOTTOM));
        }
        for (Tick t : up.ticks) {
            double y = y(t.at);
            svg.append(String.format(
                    Locale.ROOT,
                    "<path class=\"grid\" d=\"M%d %.1fH%d\"/><text class=\"up\" x=\"%d\" y=\"%.1f\">%s</text>%n",
                    LEFT,
                    y,
                    WIDTH - RIGHT,
                    LEFT - 8,
                    y,
                    Html.escaped(t.text)));
        }
        for (Tick t : across.ticks) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"across\" x=\"%.1f\" y=\"%d\">%s</text>%n",
                    x(t.at),
                    HEIGHT - BOTTOM + 18,
                    Html.escaped(t.text)));
        }
        svg.append(String.format(
                Locale.ROOT,
                "<text class=\"title\" x=\"%d\" y=\"%d\">%s</text>%n",
                (LEFT + WIDTH - RIGHT) / 2,
                HEIGHT - 8,
                Html.escaped(across.title)));
        if (!up.title.isEmpty()) {
            svg.append(String.format(
                    Locale.ROOT,
                    "<text class=\"title\" transform=\"translate(13 %d) rotate(-90)\">%s</text>%n",
                    (TOP + HEIGHT - BOTTOM) / 2,
                    Html.escaped(up.title)));
        }
        for (Line line : lines) {
            svg.append("<path class=\"line ")
                    .append(line.style)
                    .append("\" d=\"")
                    .append(path(line))
                    .append("\"/>\n");
        }
        return svg.append("</svg>\n").toString();
    }

    private double x(double v) {
        return LEFT + across.share(v) * (WIDTH - LEFT - RIGHT);
    }

    private double y(double v) {
        return HEIGHT - BOTTOM - Math.clamp(up.share(v), 0, 1) * (HEIGHT - TOP - BOTTOM);
    }

    private String path(Line line) {
        StringBuilder path = new StringBuilder();
        boolean down = false;
        for (int i = 0; i < line.x.length; i++) {
            if (Double.isFinite(line.y[i])) {
                path.append(String.format(Locale.ROOT, "%s%.1f %.1f", down ? "L" : "M", x(line.x[i]), y(line.y[i])));
            }
            down = Double.isFinite(line.y[i]);
        }
        return path.toString();
    }
}
