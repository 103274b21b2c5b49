package thawline.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import thawline.report.LineDrawing.Axis;
import thawline.report.LineDrawing.Band;
import thawline.report.LineDrawing.Line;
import thawline.report.LineDrawing.Tick;
import thawline.report.Pixmap.Tone;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.xo.Change;
import thawline.xo.Tolerance;
import thawline.xo.Tolerance.Curve;
import thawline.xo.Tolerance.Point;
import thawline.xo.Tolerance.Span;

/// Curves of tolerance: a panel for each change with the signs themselves below it, and where each classifier
/// holds.
record ToleranceCharts(Tolerance tolerance) {

    /// Those that are curves: a measurement that was stopped may have ended at the first value.
    private List<Curve> drawn() {
        return tolerance.curves().stream().filter(c -> c.points().size() > 1).toList();
    }

    /// What has a colour of its own.
    private static final int LOOKS = 4;

    /// Signs below a panel.
    private static final int SHOWN = 7;

    private static final int MARKS = 7;

    /// The keys, and the panels.
    String html() {
        long plain = tolerance.plain();
        return legend() + "<div class=\"panels\">\n"
                + drawn().stream().map(c -> panel(c, plain)).collect(Collectors.joining()) + "</div>\n";
    }

    /// How much each classifier read right of all there was.
    String tiles() {
        long all = (long) tolerance.signs()
                * tolerance.curves().stream().mapToInt(c -> c.points().size()).sum();
        return IntStream.range(0, tolerance.names().size())
                .mapToObj(k -> "<div class=\"" + style(k) + "\"><dt>"
                        + Html.escaped(tolerance.names().get(k)) + "</dt><dd>"
                        + Figures.below(100.0 * correct(k) / all, 1) + " %</dd><dd class=\"note\">of "
                        + Figures.fixed((double) all, 0) + " signs, over all changes</dd></div>\n")
                .collect(Collectors.joining());
    }

    private long correct(int classifier) {
        return tolerance.curves().stream()
                .flatMap(c -> c.points().stream())
                .mapToLong(p -> p.tallies().get(classifier).correct())
                .sum();
    }

    private static String style(int classifier) {
        return "k" + classifier % LOOKS;
    }

    private String legend() {
        return "<p class=\"legend\">"
                + IntStream.range(0, tolerance.names().size())
                        .mapToObj(k ->
                                LineDrawing.legend(style(k), tolerance.names().get(k)))
                        .collect(Collectors.joining())
                + "<span class=\"key shade\"><i></i>what the generator draws to train on</span></p>\n";
    }

    private String panel(Curve curve, long sign) {
        Change change = curve.change();
        double[] x = curve.points().stream().mapToDouble(Point::value).toArray();
        List<Line> lines = new ArrayList<>();
        for (int k = tolerance.names().size() - 1; k >= 0; k--) {
            double[] right = curve.right(k);
            lines.add(new Line(
                    style(k), x, DoubleStream.of(right).map(v -> 100 * v).toArray()));
        }
        LineDrawing drawing = new LineDrawing(
                "X and O read right, in percent, by " + change.unit(),
                new Axis(change.unit(), x[0], x[x.length - 1], marks(x)),
                new Axis("read right, %", 0, 100, percents()),
                lines,
                new Band(change.from(), Math.min(change.to(), x[x.length - 1])));
        return "<figure class=\"chart\">\n<h3>" + Html.escaped(change.title()) + "</h3>\n" + drawing.svg()
                + strip(curve, sign) + "</figure>\n";
    }

    private static List<Tick> percents() {
        return IntStream.rangeClosed(0, 5)
                .mapToObj(i -> new Tick(20 * i, Integer.toString(20 * i)))
                .toList();
    }

    /// Some of the values, evenly and with 0 among them where it is one.
    private static List<Tick> marks(double[] x) {
        int every = Math.max(1, (x.length + MARKS - 2) / (MARKS - 1));
        int zero = (int) DoubleStream.of(x).takeWhile(v -> v < 0).count();
        return IntStream.range(0, x.length)
                .filter(i -> (i - zero) % every == 0)
                .mapToObj(i -> new Tick(x[i], Figures.fixed(x[i], 0)))
                .toList();
    }

    /// One sign on its way, below the axis.
    private static String strip(Curve curve, long sign) {
        int n = curve.points().size();
        int shown = Math.min(SHOWN, n);
        double[] values = IntStream.range(0, shown)
                .mapToDouble(i -> curve.points()
                        .get(Math.round((float) i * (n - 1) / (shown - 1)))
                        .value())
                .toArray();
        return "<div class=\"strip\">"
                + DoubleStream.of(values)
                        .mapToObj(v -> Pixmap.grey(plane(Tolerance.picture(curve.change(), v, sign)), 0, Tone.PICTURE)
                                .img("X, " + curve.change().unit() + ": " + Figures.fixed(v, 0)))
                        .collect(Collectors.joining())
                + "</div>\n";
    }

    private static Tensor plane(Samples.U8 picture) {
        Tensor plane = Tensor.zeros(Shape.plane(Tolerance.SIDE, Tolerance.SIDE));
        for (int i = 0; i < picture.data().length; i++) {
            plane.data()[i] = Byte.toUnsignedInt(picture.data()[i]);
        }
        return plane;
    }

    /// From where to where each classifier still reads enough.
    String table() {
        String head = tolerance.names().stream()
                .map(name -> "<th scope=\"col\">" + Html.escaped(name) + "</th>")
                .collect(Collectors.joining());
        String rows = drawn().stream()
                .map(curve ->
                        "<tr><th scope=\"row\">" + Html.escaped(curve.change().title()) + "<small>"
                                + Html.escaped(curve.change().unit()) + "</small></th>"
                                + IntStream.range(0, tolerance.names().size())
                                        .mapToObj(k -> cell(curve, k))
                                        .collect(Collectors.joining())
                                + "</tr>\n")
                .collect(Collectors.joining());
        return "<div class=\"wide\"><table class=\"holds\">\n<thead><tr><th scope=\"col\">what changes</th>" + head
                + "</tr></thead>\n<tbody>\n" + rows + "</tbody></table></div>\n";
    }

    private static String cell(Curve curve, int k) {
        Span span = curve.holds(k);
        double first = curve.points().getFirst().value();
        double last = curve.points().getLast().value();
        if (Double.isNaN(span.from())) {
            return "<td class=\"" + style(k) + "\"><span class=\"range\"></span><b>nowhere</b></td>";
        }
        return String.format(
                Locale.ROOT,
                "<td class=\"%s\"><span class=\"range\"><i"
                        + " style=\"left:%.1f%%;width:%.1f%%\"></i></span><b>%s</b></td>",
                style(k),
                100 * (span.from() - first) / (last - first),
                100 * (span.to() - span.from()) / (last - first),
                curve.held(k).replace('-', '−'));
    }
}
