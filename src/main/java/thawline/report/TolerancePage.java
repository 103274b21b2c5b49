package thawline.report;

import java.util.List;
import thawline.report.ComparisonPage.Fact;
import thawline.xo.PoolingLesson;
import thawline.xo.Tolerance;

/// How much a sign may change before classifiers lose it, and what pooling keeps, as one page that needs
/// nothing from elsewhere.
///
/// @param facts what a reader needs to make the same page again
public record TolerancePage(Tolerance tolerance, PoolingLesson lesson, List<Fact> facts) {

    public TolerancePage {
        facts = List.copyOf(facts);
    }

    public String html() {
        ToleranceCharts charts = new ToleranceCharts(tolerance);
        PoolingFigure pooling = new PoolingFigure(lesson, PoolingLesson.example(tolerance.seed()));
        String body = """
            <header>
            <p class="kind">What makes seeing hard, one thing at a time</p>
            <h1>How much may an X change?</h1>
            <p class="verdict">An X that is moved, turned or thickened is still an X to a person. Here the same %d signs, \
            X and O by turns, are changed step by step, and each classifier says what it sees.</p>
            <dl class="tiles">
            %s</dl>
            </header>
            <main>
            %s%s%s%s</main>
            <footer>Every filter is a layer, and every layer is a filter.</footer>
            """.formatted(
                tolerance.signs(),
                charts.tiles(),
                ComparisonPage.section(
                        "curves",
                        "Curves of tolerance",
                        "Below each panel: one of the signs on its way. What is called neither counts as wrong."
                                + " An X that is turned by 45° is a plus.",
                        charts.html()),
                ComparisonPage.section(
                        "holds",
                        "Where they hold",
                        "From where to where, about the clean drawing, at least nine of ten signs are read" + " right.",
                        charts.table()),
                ComparisonPage.section(
                        "pooling",
                        "What pooling is for",
                        POOLING,
                        pooling.cells() + pooling.table() + "<p class=\"lead\">" + Html.escaped(TABLE) + "</p>\n"),
                ComparisonPage.provenance(facts));
        return Html.page("How much may an X change?", body, "base.css", "comparison.css", "xo.css", "tolerance.css");
    }

    private static final String POOLING =
            "A convolution finds pieces of a diagonal and of an anti-diagonal. Move the X to the right by a pixel, and"
                    + " what was found moves along: most cells that see something change. The largest of a window stays"
                    + " where what was found has moved within the window; the average does not.";

    private static final String TABLE =
            "Over many cards, moved by a pixel to each of four sides, of the cells that see something. Change is"
                + " Σ|after − before| / Σ(before + after): 0 where nothing changes, 1 where nothing stays. An average"
                + " hardly ever stays equal, but it too changes by less than what it is the average of.";
}
