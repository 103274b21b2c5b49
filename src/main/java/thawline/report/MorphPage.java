package thawline.report;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;
import thawline.core.Kernel;
import thawline.learn.compare.Grid;
import thawline.report.ComparisonPage.Fact;
import thawline.report.LineDrawing.Axis;
import thawline.report.LineDrawing.Line;
import thawline.report.LineDrawing.Tick;
import thawline.xo.Morph;
import thawline.xo.Morph.Moment;
import thawline.xo.Morph.Score;
import thawline.xo.TemplateMatch;

/// How a template matcher became a net, as one page that needs nothing from elsewhere.
///
/// @param facts what a reader needs to make the same page again
public record MorphPage(Morph.Course course, List<Fact> facts) {

    public MorphPage {
        facts = List.copyOf(facts);
    }

    private static final String TITLE = "A template matcher becomes a net";

    public String html() {
        String body = """
            <header>
            <p class="kind">Every layer is a filter, and a matcher is a net that has not learned</p>
            <h1>%s</h1>
            <p class="verdict">%s</p>
            <dl class="tiles">
            %s</dl>
            </header>
            <main>
            %s%s%s</main>
            <footer>Every filter is a layer, and every layer is a filter.</footer>
            """.formatted(
                        TITLE,
                        Html.escaped(verdict()),
                        tiles(),
                        ComparisonPage.section("way", "The way", WAY, chart()),
                        ComparisonPage.section("kernels", "What becomes of templates", KERNELS, film()),
                        ComparisonPage.provenance(facts));
        return Html.page(TITLE, body, "base.css", "comparison.css", "xo.css", "tolerance.css", "morph.css");
    }

    private static final String WAY =
            "Share of unseen cards, drawn anywhere in the generator’s ranges, that are labelled right. Epoch 0 is the"
                + " matcher as a person designed it: the thawed net gives its answers one by one. Beside the templates"
                + " stands a net like the CNN, whose last numbers are 0 at first.";

    private static final String KERNELS =
            "Six of the templates, each with a mean of 0, from those that were drawn to those that training ended with:"
                    + " one colour above 0, the other below. Each row has the scale of its last. Below: cards that are"
                    + " labelled right, and those that keep the matcher’s label.";

    private String verdict() {
        Score last = course.last().score();
        return String.format(
                Locale.ROOT,
                "A person drew templates of X, of O and of what is neither; of unseen cards, they tell %s right."
                        + " Thawed, with a net beside them that is silent at first, and trained, they tell %s. A net"
                        + " that began with random numbers tells %s.",
                percent(course.matcher().all()),
                percent(last.all()),
                percent(course.cnn().all()));
    }

    private String tiles() {
        return tile("k2", "template matcher", course.matcher().all(), "as designed")
                + tile(
                        "k2",
                        "thawed, at the start",
                        course.moments().getFirst().score().all(),
                        "the same answers")
                + tile("k1", "thawed, at the end", course.last().score().all(), "after training")
                + tile("k0", "CNN", course.cnn().all(), "that began at random");
    }

    private static String tile(String style, String name, double share, String note) {
        return "<div class=\"" + style + "\"><dt>" + name + "</dt><dd>" + percent(share) + "</dd><dd class=\"note\">"
                + note + "</dd></div>\n";
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.1f %%", 100 * share);
    }

    /// The way in curves.
    String chart() {
        List<Moment> moments = course.moments();
        double[] epochs = moments.stream().mapToDouble(Moment::epoch).toArray();
        double end = Math.max(epochs[epochs.length - 1], 1);
        double[] cnn = new double[epochs.length];
        Arrays.fill(cnn, 100 * course.cnn().all());
        double least = 100
                * moments.stream()
                        .mapToDouble(m -> Math.min(
                                m.score().all(),
                                Math.min(
                                        m.score().x(),
                                        Math.min(m.score().o(), m.score().neither()))))
                        .min()
                        .orElse(0);
        double from = Math.floor(least / TEN) * TEN;
        Axis across = new Axis("", 0, end, ticks(0, end, Math.max(1, Math.ceil(end / 6))));
        Axis up = new Axis("", from, 100, ticks(from, 100, from < 60 ? 20 : TEN));
        List<Line> all = List.of(new Line("k0", epochs, cnn), new Line("k1", epochs, shares(Score::all)));
        List<Line> labels = List.of(
                new Line("k1", epochs, shares(Score::x)),
                new Line("k2", epochs, shares(Score::o)),
                new Line("k3", epochs, shares(Score::neither)));
        return "<div class=\"panels pair\">\n"
                + figure(
                        new LineDrawing("accuracy by epoch", across, up, all, LineDrawing.Band.NONE),
                        LineDrawing.legend("k1", "thawed matcher") + LineDrawing.legend("k0", "CNN") + ACROSS)
                + figure(
                        new LineDrawing("accuracy by epoch, of each label", across, up, labels, LineDrawing.Band.NONE),
                        LineDrawing.legend("k1", "X")
                                + LineDrawing.legend("k2", "O")
                                + LineDrawing.legend("k3", "neither")
                                + ACROSS)
                + "</div>\n";
    }

    private static final String ACROSS = "– in percent, by epochs of training";

    private static final double TEN = 10;

    private static List<Tick> ticks(double from, double to, double step) {
        List<Tick> ticks = new ArrayList<>();
        for (double v = from; v <= to; v += step) {
            ticks.add(new Tick(v, Figures.fixed(v, 0)));
        }
        return ticks;
    }

    private double[] shares(ToDoubleFunction<Score> share) {
        return course.moments().stream()
                .mapToDouble(m -> 100 * share.applyAsDouble(m.score()))
                .toArray();
    }

    private static String figure(LineDrawing drawing, String legend) {
        return "<figure class=\"chart\">\n" + drawing.svg() + "<figcaption>" + legend + "</figcaption>\n</figure>\n";
    }

    /// The templates, moment by moment.
    String film() {
        List<Kernel> last = course.last().templates();
        String frames = course.moments().stream()
                .map(m -> "<li>\n" + kernels(m, last) + "<p><b>" + when(m) + "</b><span>"
                        + percent(m.score().all()) + " right</span><span>" + percent(m.same())
                        + " kept</span></p>\n</li>\n")
                .collect(Collectors.joining());
        return "<ol class=\"film morph\" tabindex=\"0\" aria-label=\"templates by epoch\">\n" + frames + "</ol>\n";
    }

    private static String kernels(Moment m, List<Kernel> last) {
        StringBuilder html = new StringBuilder();
        for (int k = 0; k < last.size(); k++) {
            String name = TemplateMatch.shownNames().get(k);
            Grid grid = Grid.of(m.templates().get(k), 0, 0);
            double largest = Grid.of(last.get(k), 0, 0).largest();
            html.append(KernelDrawing.colours(grid, largest).svg(name + ", " + when(m)));
        }
        return html.toString();
    }

    private static String when(Moment m) {
        return m.epoch() == 0
                ? "drawn"
                : "epoch " + Figures.fixed(m.epoch(), m.epoch() == Math.rint(m.epoch()) ? 0 : 2);
    }
}
