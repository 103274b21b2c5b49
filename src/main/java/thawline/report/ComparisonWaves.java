package thawline.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.learn.compare.Grid;
import thawline.learn.compare.Kernels.Pair;
import thawline.learn.compare.Spectrum;
import thawline.report.ComparisonKernels.Titled;
import thawline.report.LineDrawing.Axis;
import thawline.report.LineDrawing.Line;
import thawline.report.LineDrawing.Tick;

/// Answers of kernels to waves: over the plane of all waves as pictures, and along three ways through it as lines.
record ComparisonWaves(List<Titled> pairs) {

    private static final int WAVES = 64;
    private static final int PLANE = 129;

    /// How strongly both answer to waves.
    String html() {
        if (pairs.isEmpty()) {
            return "";
        }
        return ComparisonPage.section(
                "waves",
                "Answers to waves",
                "How strongly the kernels pass waves: flat on the left or in the middle, the finest that pixels hold (π"
                        + " radians a pixel) on the right or at the rim.",
                "<p class=\"lead\">" + LineDrawing.legend("hand", "hand") + LineDrawing.legend("learned", "learned")
                        + "</p>\n"
                        + pairs.stream().map(p -> p.heading() + waves(p.pair())).collect(Collectors.joining()));
    }

    private static String waves(Pair p) {
        Grid hand = p.hand().orElseThrow();
        Grid learned = p.learned().orElseThrow();
        Grid a = Spectrum.plane(hand, PLANE);
        Grid b = Spectrum.plane(learned, PLANE);
        double largest = Math.max(a.largest(), b.largest());
        StringBuilder html = new StringBuilder("<div class=\"waves\">\n<div class=\"spectra\">\n")
                .append(spectrum("hand", a, largest))
                .append(spectrum("learned", b, largest))
                .append("<p>All waves: none in the middle, the finest at the rim; brighter passes more.</p>\n</div>\n");
        for (Spectrum.Way way : Spectrum.Way.values()) {
            html.append(curve(hand, learned, way, largest));
        }
        return html.append("</div>\n").toString();
    }

    private static String spectrum(String who, Grid g, double largest) {
        return "<figure class=\"" + who + "\"><div class=\"frame\">"
                + Pixmap.heat(g, largest)
                        .img("answers of the " + who + (who.equals("hand") ? "’s" : "") + " kernel to all waves")
                + "</div><figcaption>" + who + "</figcaption></figure>\n";
    }

    private static String curve(Grid hand, Grid learned, Spectrum.Way way, double largest) {
        double[] x = IntStream.rangeClosed(0, WAVES)
                .mapToDouble(i -> Math.PI * i / WAVES)
                .toArray();
        String title = "waves "
                + (way == Spectrum.Way.DIAGONAL
                        ? "along the diagonal"
                        : way.name().toLowerCase(Locale.ROOT));
        List<Tick> ticks = List.of(
                new Tick(0, "0"),
                new Tick(Math.PI / 4, "π/4"),
                new Tick(Math.PI / 2, "π/2"),
                new Tick(3 * Math.PI / 4, "3π/4"),
                new Tick(Math.PI, "π"));
        LineDrawing drawing = new LineDrawing(
                "answers of both kernels to " + title,
                new Axis("radians a pixel", 0, Math.PI, ticks),
                Axis.fromZero("gain", largest),
                List.of(
                        new Line("hand", x, Spectrum.along(hand, way, WAVES)),
                        new Line("learned", x, Spectrum.along(learned, way, WAVES))));
        return "<figure class=\"chart\">\n" + drawing.svg() + "<figcaption>" + title + "</figcaption>\n</figure>\n";
    }
}
