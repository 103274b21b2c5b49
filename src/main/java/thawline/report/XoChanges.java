package thawline.report;

import thawline.xo.PoolingLesson;
import thawline.xo.Tolerance;

/// What makes seeing hard: curves of tolerance, and what pooling keeps.
public record XoChanges(Tolerance tolerance, PoolingLesson lesson) implements XoPart {

    @Override
    public String html() {
        PoolingFigure pooling = new PoolingFigure(lesson, PoolingLesson.example(tolerance.seed()));
        return ComparisonPage.section(
                        "changes",
                        "How much may it change?",
                        "The same " + tolerance.signs()
                                + " signs, changed step by step; the share that each classifier still reads. Fewer"
                                + " signs make rougher curves: thawline xo tolerance draws them with more.",
                        new ToleranceCharts(tolerance).html())
                + ComparisonPage.section(
                        "pooling",
                        "What pooling is for",
                        "The X moves to the right by a pixel. Most cells of the maps that see something change; the"
                                + " largest of a window stays where what was found has moved within it.",
                        pooling.cells());
    }
}
