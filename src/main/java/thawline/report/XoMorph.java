package thawline.report;

import java.util.List;
import java.util.Locale;
import thawline.xo.Morph;

/// A short way from the template matcher to a net: curves, and what becomes of templates.
public record XoMorph(Morph.Course course) implements XoPart {

    @Override
    public String html() {
        MorphPage page = new MorphPage(course, List.of());
        return ComparisonPage.section("morph", "A matcher that learns", told(), page.chart() + page.film());
    }

    private String told() {
        return String.format(
                Locale.ROOT,
                "The template matcher is thawed: at epoch 0 it labels %.1f %% of unseen cards right, answer by answer"
                    + " as before. Training first unsettles what was designed, then it learns: %.1f %% at the end of"
                    + " this short run. thawline xo morph takes more cards and time, and comes up to the CNN.",
                100 * course.matcher().all(),
                100 * course.last().score().all());
    }
}
