package thawline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import thawline.xo.Change;
import thawline.xo.PoolingLesson;
import thawline.xo.Tolerance;
import thawline.xo.Tolerance.Curve;
import thawline.xo.Tolerance.Point;
import thawline.xo.Tolerance.Tally;

class TolerancePageTest {

    /// The first is always right, the second never, the third up to half of the way.
    private static Tolerance tolerance() {
        List<Curve> curves = Stream.of(Change.values())
                .map(change -> new Curve(
                        change,
                        Arrays.stream(change.steps())
                                .mapToObj(v -> new Point(
                                        v,
                                        List.of(
                                                new Tally(10, 0, 0),
                                                new Tally(0, 5, 5),
                                                v <= change.steps()[change.steps().length / 2]
                                                        ? new Tally(10, 0, 0)
                                                        : new Tally(5, 5, 0))))
                                .toList()))
                .toList();
        return new Tolerance(List.of("always", "<never>", "half"), curves, 3, 10);
    }

    private static final String PAGE = new TolerancePage(
                    tolerance(), PoolingLesson.of(2, 3), List.of(ComparisonPage.Fact.code("command", "thawline xo")))
            .html();

    @Test
    void each_change_has_a_panel_with_a_line_for_each_classifier_and_signs_below() {
        for (Change change : Change.values()) {
            assertThat(PAGE).contains("<h3>" + change.title() + "</h3>").contains(Html.escaped(change.unit()));
        }
        int n = Change.values().length;
        for (int k = 0; k < 3; k++) {
            assertThat(PAGE.split("class=\"line k" + k + "\"", -1)).hasSize(n + 1);
        }
        assertThat(PAGE.split("<div class=\"strip\"><img src=\"data:image/png", -1))
                .hasSize(n + 1);
        assertThat(PAGE.split("class=\"band\"", -1)).hasSize(n + 1);
    }

    @Test
    void the_head_tells_how_much_each_classifier_read_right_of_all() {
        int signs = 10
                * Arrays.stream(Change.values()).mapToInt(c -> c.steps().length).sum();
        assertThat(PAGE)
                .contains("<dt>always</dt><dd>100.0 %</dd><dd class=\"note\">of " + Figures.fixed(signs, 0) + " signs")
                .contains("<dt>&lt;never&gt;</dt><dd>0.0 %</dd>");
    }

    @Test
    void the_table_says_where_each_classifier_holds() {
        assertThat(PAGE).contains("<b>everywhere</b>").contains("<b>nowhere</b>");
        assertThat(PAGE).contains("<b>−45 … 1</b>");
    }

    @Test
    void the_lesson_has_each_pooling_and_cells_that_stayed_and_changed() {
        assertThat(PAGE).contains("none</th>").contains("max of 2 × 2</th>").contains("average of 4 × 4</th>");
        assertThat(IntStream.of(
                        PAGE.split("rect class=\"kept\"", -1).length, PAGE.split("rect class=\"changed\"", -1).length))
                .allSatisfy(n -> assertThat(n).isGreaterThan(20));
    }

    @Test
    void it_needs_nothing_from_elsewhere_and_letters_of_html_are_written_out() throws Exception {
        assertThat(PAGE).contains("&lt;never&gt;").doesNotContain("<never>");
        new WrittenPage(PAGE).requireSound();
    }

    @Test
    void what_was_stopped_early_has_a_page_too() throws Exception {
        Tolerance some = tolerance();
        Curve first = some.curves().getFirst();
        Curve second = some.curves().get(1);
        Tolerance early = new Tolerance(
                some.names(),
                List.of(first, new Curve(second.change(), second.points().subList(0, 1))),
                3,
                10);
        String page = new TolerancePage(early, PoolingLesson.of(2, 3), List.of()).html();

        assertThat(page).contains("<h3>Shift</h3>").doesNotContain("<h3>Rotation</h3>");
        new WrittenPage(page).requireSound();
    }
}
