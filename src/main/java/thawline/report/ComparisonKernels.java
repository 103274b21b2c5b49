package thawline.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.learn.compare.Comparison;
import thawline.learn.compare.Course;
import thawline.learn.compare.Film;
import thawline.learn.compare.Grid;
import thawline.learn.compare.KernelMeasures;
import thawline.learn.compare.Kernels.Kind;
import thawline.learn.compare.Kernels.Pair;
import thawline.learn.compare.Spectrum;
import thawline.report.LineDrawing.Axis;
import thawline.report.LineDrawing.Line;
import thawline.report.LineDrawing.Tick;

/// The kernels of both filters: their numbers, how they were learned, their answers to waves, their measures.
final class ComparisonKernels {

    /// Of so many pairs waves and measures are shown.
    private static final int MOST = 4;

    /// Kernels that are wider have no numbers where there is little room.
    private static final int SMALL = 3;

    /// So many kernels a frame of the film.
    private static final int FILMED = 2;

    private static final int WAVES = 64;
    private static final int PLANE = 129;

    private final Comparison comparison;
    private final List<Pair> pairs;

    /// How many pairs are not shown because nothing differs.
    private final int equal;

    ComparisonKernels(Comparison comparison) {
        this.comparison = comparison;
        List<Pair> all = comparison.kernels().pairs();
        List<Pair> differing =
                all.stream().filter(p -> !p.hand().equals(p.learned())).toList();
        this.pairs = differing.isEmpty() ? all.stream().limit(1).toList() : differing;
        this.equal = all.size() - pairs.size();
    }

    String sideBySide() {
        if (pairs.isEmpty() && comparison.kernels().numbers().isEmpty()) {
            return "";
        }
        String lead = switch (comparison.kernels().kind()) {
            case WHOLE ->
                "Both filters are linear, so each amounts to one kernel for every plane that it makes, whatever it is"
                        + " built of. Kernels are applied as they are read, with the anchor in the middle.";
            case ALIKE ->
                "Both filters are built alike: every kernel has its counterpart at the same place."
                        + (equal == 0 ? "" : equal == 1 ? " One more is equal." : " " + equal + " more are equal.");
            case APART -> "The filters are built differently, so each shows its own kernels.";
        };
        String content = comparison.kernels().kind() == Kind.APART ? apart() : together();
        return ComparisonPage.section("kernels", "Kernels", lead, content + numbers());
    }

    /// The first pair, small, for the head of the page; nothing where it is large.
    String emblem() {
        return whole().stream()
                .filter(p -> p.hand().orElseThrow().w() <= KernelDrawing.READABLE)
                .findFirst()
                .map(p -> {
                    Grid hand = p.hand().orElseThrow();
                    Grid learned = p.learned().orElseThrow();
                    double largest = Math.max(hand.largest(), learned.largest());
                    return "<div class=\"emblem\">\n"
                            + figure("hand", "hand", emblem(hand, largest))
                            + figure("learned", "learned", emblem(learned, largest)) + "</div>\n";
                })
                .orElse("");
    }

    private static KernelDrawing emblem(Grid grid, double largest) {
        return grid.w() <= SMALL ? KernelDrawing.of(grid, largest, 3) : KernelDrawing.colours(grid, largest);
    }

    private String together() {
        StringBuilder html = new StringBuilder();
        for (Pair p : pairs) {
            Grid hand = p.hand().orElseThrow();
            Grid learned = p.learned().orElseThrow();
            Grid difference = learned.minus(hand);
            double largest = Math.max(hand.largest(), learned.largest());
            double off = difference.largest();
            KernelDrawing last =
                    off < 0.1 || off >= 1000 ? KernelDrawing.ofSmall(difference) : KernelDrawing.of(difference, off, 3);
            html.append(heading(p))
                    .append("<div class=\"trio\">\n")
                    .append(figure("hand", "hand", KernelDrawing.of(hand, largest, 4)))
                    .append(figure("learned", "learned", KernelDrawing.of(learned, largest, 4)))
                    .append(figure(
                            "difference",
                            off == 0
                                    ? "no difference"
                                    : "learned − hand"
                                            + p.error()
                                                    .map(e -> ", at most " + Figures.percent(e)
                                                            + " of the hand’s largest")
                                                    .orElse(""),
                            last))
                    .append("</div>\n");
        }
        return html.toString();
    }

    private String heading(Pair p) {
        return pairs.size() == 1 && comparison.kernels().kind() == Kind.WHOLE
                ? ""
                : "<h3>" + Html.escaped(p.name()) + "</h3>\n";
    }

    private static String figure(String style, String caption, KernelDrawing drawing) {
        return "<figure class=\"" + style + "\">\n" + drawing.svg(caption) + "<figcaption>"
                + Html.escaped(caption + drawing.units()) + "</figcaption>\n</figure>\n";
    }

    private String apart() {
        return shelf("hand", Pair::hand) + shelf("learned", Pair::learned);
    }

    private String shelf(String who, Function<Pair, Optional<Grid>> side) {
        List<Pair> own = pairs.stream().filter(p -> side.apply(p).isPresent()).toList();
        if (own.isEmpty()) {
            return "<h3>" + who + "</h3>\n<p class=\"lead\">This filter has no kernels.</p>\n";
        }
        return "<h3>" + who + "</h3>\n<div class=\"shelf\">\n"
                + own.stream()
                        .map(p -> figure(
                                who, p.name(), KernelDrawing.of(side.apply(p).orElseThrow())))
                        .collect(Collectors.joining())
                + "</div>\n";
    }

    private String numbers() {
        if (comparison.kernels().numbers().isEmpty()) {
            return "";
        }
        String rows = comparison.kernels().numbers().stream()
                .map(n -> row(n.path(), Figures.number(n.hand(), 5), Figures.number(n.learned(), 5)))
                .collect(Collectors.joining());
        return "<h3>Single numbers</h3>\n" + table("path", rows);
    }

    private static String row(String name, String hand, String learned) {
        return "<tr><th scope=\"row\">" + name + "</th><td>" + hand + "</td><td>" + learned + "</td></tr>\n";
    }

    private static String table(String first, String rows) {
        return "<div class=\"wide\"><table>\n<thead><tr><th scope=\"col\">" + first
                + "</th><th scope=\"col\">hand</th><th scope=\"col\">learned</th></tr></thead>\n<tbody>\n" + rows
                + "</tbody></table></div>\n";
    }

    /// The film strip and the loss; nothing where the model's file has neither.
    String learning() {
        Film film = comparison.film();
        Course course = comparison.course();
        boolean strip =
                film.frames().size() > 1 && !film.frames().getLast().kernels().isEmpty();
        if (!strip && course.isEmpty()) {
            return "";
        }
        String lead = strip
                ? "The kernel after each of some epochs, from the numbers that training began with to those that it"
                        + " ended with, in the colours of the kernel that it ended with."
                        + (Double.isNaN(film.frames().getLast().error())
                                ? ""
                                : " Below it the largest error of its numbers, as a share of the hand’s largest.")
                : "";
        return ComparisonPage.section(
                "learning",
                "How it was learned",
                lead,
                (strip ? strip(film) : "") + (course.isEmpty() ? "" : loss(course)));
    }

    private static String strip(Film film) {
        List<Grid> last = film.frames().getLast().kernels();
        int rows = Math.min(FILMED, last.size());
        StringBuilder html = new StringBuilder("<ol class=\"film\" tabindex=\"0\" aria-label=\"kernels by epoch\">\n");
        for (Film.Frame frame : film.frames()) {
            html.append("<li>\n");
            for (int k = 0; k < rows; k++) {
                Grid grid = frame.kernels().get(k);
                double largest = last.get(k).largest();
                KernelDrawing drawing =
                        grid.w() <= SMALL ? KernelDrawing.of(grid, largest, 3) : KernelDrawing.colours(grid, largest);
                html.append(drawing.svg("kernel after epoch " + frame.epoch()));
            }
            html.append("<p><b>")
                    .append(frame.epoch() == 0 ? "start" : "epoch " + frame.epoch())
                    .append("</b>")
                    .append(Double.isNaN(frame.error()) ? "" : "<span>" + Figures.percent(frame.error()) + "</span>")
                    .append("</p>\n</li>\n");
        }
        return html.append("</ol>\n").toString();
    }

    private static String loss(Course course) {
        List<Course.Point> points = course.points();
        double[] epochs = points.stream().mapToDouble(Course.Point::epoch).toArray();
        double[] loss = points.stream().mapToDouble(Course.Point::loss).toArray();
        List<Line> lines = new ArrayList<>();
        StringBuilder legend = new StringBuilder();
        add("learned", "loss in training", epochs, loss, lines, legend);
        double[] kept = points.stream().mapToDouble(Course.Point::validation).toArray();
        add("second", "loss on what was kept back", epochs, kept, lines, legend);
        double[] distance = points.stream().mapToDouble(Course.Point::distance).toArray();
        add("third", "distance to the exact least-squares kernel", epochs, distance, lines, legend);
        double[] shown = lines.stream()
                .flatMapToDouble(line -> Arrays.stream(line.y()))
                .filter(Double::isFinite)
                .toArray();
        if (shown.length == 0) {
            return "";
        }
        double least = Math.pow(10, Arrays.stream(shown).min().orElseThrow());
        double most = Math.pow(10, Arrays.stream(shown).max().orElseThrow());
        LineDrawing drawing = new LineDrawing(
                "loss over " + points.size() + " epochs, from " + Figures.number(loss[0], 2) + " to "
                        + Figures.number(loss[loss.length - 1], 2),
                epochs("epoch", epochs[0], epochs[epochs.length - 1]),
                Axis.decades("", least, most),
                lines);
        return "<div class=\"course\">\n<figure class=\"chart\">\n" + drawing.svg() + "<figcaption>" + legend
                + "</figcaption>\n</figure>\n<dl class=\"tiles\">\n"
                + ComparisonPage.tile("epochs", Figures.fixed(points.size(), 0), "passes over what it learned from")
                + ComparisonPage.tile(
                        "loss",
                        Figures.number(loss[loss.length - 1], 2),
                        "in the last, " + Figures.number(loss[0], 2) + " in the first epoch")
                + (course.seconds() > 0
                        ? ComparisonPage.tile(
                                "time", Figures.number(course.seconds(), 2) + " s", "of training, all epochs")
                        : "")
                + "</dl>\n</div>\n";
    }

    /// A line, where there is anything to draw.
    private static void add(
            String style, String name, double[] epochs, double[] values, List<Line> lines, StringBuilder legend) {
        Line line = new Line(style, epochs, values).logarithmic();
        if (Arrays.stream(line.y()).anyMatch(Double::isFinite)) {
            lines.add(line);
            legend.append(legend(style, name));
        }
    }

    private static Axis epochs(String title, double first, double last) {
        double step = Math.max(1, Axis.step((last - first) / 6));
        List<Tick> ticks = new ArrayList<>();
        for (double e = Math.ceil(first / step) * step; e <= last; e += step) {
            ticks.add(new Tick(e, Figures.fixed(e, 0)));
        }
        return new Axis(title, first, Math.max(last, first + 1), ticks);
    }

    private static String legend(String style, String text) {
        return "<span class=\"key " + style + "\"><i></i>" + text + "</span> ";
    }

    private List<Pair> whole() {
        return pairs.stream()
                .filter(p -> p.hand().isPresent() && p.learned().isPresent())
                .limit(MOST)
                .toList();
    }

    /// How strongly both answer to waves.
    String waves() {
        if (whole().isEmpty()) {
            return "";
        }
        return ComparisonPage.section(
                "waves",
                "Answers to waves",
                "How strongly the kernels pass waves: flat on the left or in the middle, the finest that pixels hold (π"
                        + " radians a pixel) on the right or at the rim.",
                "<p class=\"lead\">" + legend("hand", "hand") + legend("learned", "learned") + "</p>\n"
                        + whole().stream().map(p -> heading(p) + waves(p)).collect(Collectors.joining()));
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

    /// What the kernels are in numbers.
    String measures() {
        if (whole().isEmpty()) {
            return "";
        }
        return ComparisonPage.section(
                "measures",
                "Kernels in numbers",
                "",
                whole().stream().map(p -> heading(p) + measures(p)).collect(Collectors.joining()));
    }

    private static String measures(Pair p) {
        KernelMeasures a = KernelMeasures.of(p.hand().orElseThrow());
        KernelMeasures b = KernelMeasures.of(p.learned().orElseThrow());
        String rows = row(
                        term("DC gain", "what a flat picture is multiplied by"),
                        Figures.number(zeroed(a.gain(), a), 4),
                        Figures.number(zeroed(b.gain(), b), 4))
                + row(
                        term("noise gain", "what the deviation of white noise is multiplied by"),
                        Figures.number(a.noise(), 5),
                        Figures.number(b.noise(), 5))
                + row(
                        term(
                                "separability rank",
                                "how many products of a column and a row it takes, and how much of the energy one has"),
                        rank(a),
                        rank(b))
                + row(
                        term("left and right", "1 alike, −1 opposite"),
                        Figures.fixed(a.leftRight(), 4),
                        Figures.fixed(b.leftRight(), 4))
                + row(
                        term("top and bottom", "1 alike, −1 opposite"),
                        Figures.fixed(a.topBottom(), 4),
                        Figures.fixed(b.topBottom(), 4));
        if (Math.abs(p.offsets().hand()) > 0 || Math.abs(p.offsets().learned()) > 0) {
            rows = row(
                            term("offset", "what black becomes"),
                            Figures.number(p.offsets().hand(), 4),
                            Figures.number(p.offsets().learned(), 4))
                    + rows;
        }
        boolean angle = !Double.isNaN(a.angle()) || !Double.isNaN(b.angle());
        return table(
                "measure",
                rows
                        + (angle
                                ? row(
                                        term(
                                                "angular error",
                                                "RMS of the direction seen by this derivative and its transpose, waves"
                                                        + " of four pixels and longer"),
                                        degrees(a.angle()),
                                        degrees(b.angle()))
                                : ""));
    }

    /// What is left of 0 by rounding is 0.
    private static double zeroed(double gain, KernelMeasures m) {
        return Math.abs(gain) < 1e-7 * m.noise() ? 0 : gain;
    }

    private static String degrees(double angle) {
        return Double.isNaN(angle) ? "–" : Figures.fixed(angle, 3) + "°";
    }

    private static String rank(KernelMeasures m) {
        return m.rank() + " <small>" + Figures.below(100 * m.separable(), 2) + " %</small>";
    }

    private static String term(String name, String meaning) {
        return name + "<small>" + meaning + "</small>";
    }
}
