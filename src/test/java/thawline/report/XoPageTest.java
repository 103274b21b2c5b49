package thawline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.report.ComparisonPage.Fact;
import thawline.report.XoAnswers.Reading;
import thawline.xo.Answer;
import thawline.xo.Evidence;
import thawline.xo.Explained;
import thawline.xo.Hiding;
import thawline.xo.Label;
import thawline.xo.Morph;
import thawline.xo.TemplateMatch;

class XoPageTest {

    private static final Answer X = new Answer(0.9, 0.06, 0.04);
    private static final Answer O = new Answer(0.1, 0.8, 0.1);

    private static final Explained CROSS = Nets.explained("x-rotated");
    private static final Explained RING = Nets.explained("o-oval");

    private static final XoAnswers ANSWERS = new XoAnswers(
            List.of("pixels <1>", "net"),
            List.of(
                    new Reading(CROSS, Label.X, List.of(O, X)),
                    new Reading(RING, Label.O, List.of(O, O)),
                    new Reading(CROSS, Label.NEITHER, List.of(O, X))));

    private static String page(XoPart... parts) {
        return new XoPage(ANSWERS, List.of(parts), List.of(Fact.code("command", "thawline xo demo"))).html();
    }

    @Test
    void the_headline_counts_what_the_last_classifier_gets_right() {
        assertThat(ANSWERS.right(0)).isEqualTo(1);
        assertThat(ANSWERS.right(1)).isEqualTo(2);
        assertThat(page())
                .contains("<strong>2</strong><span>of 3</span>", "comparing pixels is right about 1")
                .contains("pixels &lt;1&gt;", "x-rotated &amp; &lt;co&gt;", "prefers-color-scheme: dark");
    }

    @Test
    void an_answer_is_marked_right_or_wrong() {
        String page = page();

        assertThat(page.split("class=\"right\"", -1)).hasSize(1 + 3);
        assertThat(page.split("class=\"wrong\"", -1)).hasSize(1 + 3);
    }

    @Test
    void the_parts_stand_in_their_order_and_need_nothing_from_elsewhere() throws Exception {
        Evidence why = CROSS.evidence();
        String page = page(
                new XoReasons(CROSS, RING),
                new XoHiding(
                        new Hiding(200, 80, 20, 5),
                        List.of(new XoHiding.Hidden(
                                CROSS, Evidence.hidden(why.stages().getFirst().maps(), why.heat(), 0.1), O))));

        assertThat(page).contains("40.0 %", "10.0 %", "2.5 %", "becomes", "templates of X");
        WrittenPage written = new WrittenPage(page);
        assertThat(written.parts()).containsSubsequence("answers", "reasons", "hiding", "provenance");
        written.requireSound();
    }

    @Test
    void a_matcher_that_learns_is_shown_by_its_curves_and_templates() {
        Morph.Score poor = new Morph.Score(0.9, 0.88, 0.95, 0.87);
        Morph.Score good = new Morph.Score(0.94, 0.99, 0.99, 0.84);
        List<Kernel> templates =
                Collections.nCopies(TemplateMatch.shownNames().size(), Kernel.of(3, 3, 1, -1, 1, -1, 0, -1, 1, -1, 1));
        String page = page(new XoMorph(new Morph.Course(
                poor,
                good,
                List.of(new Morph.Moment(0, poor, 1, templates), new Morph.Moment(1, good, 0.9, templates)),
                TemplateMatch.classifier(),
                true)));

        assertThat(page)
                .contains("at epoch 0 it labels 90.0 % of unseen cards right", "94.0 % at the end of this short run")
                .contains(
                        "thawed matcher",
                        "templates by epoch",
                        TemplateMatch.shownNames().getFirst() + ", drawn");
    }
}
