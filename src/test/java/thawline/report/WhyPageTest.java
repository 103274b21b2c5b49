package thawline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import thawline.report.ComparisonPage.Fact;

class WhyPageTest {

    private static String page(String... names) {
        return new WhyPage(
                        Stream.of(names).map(Nets::explained).toList(),
                        List.of(Fact.code("command", "thawline xo classify")))
                .html();
    }

    @Test
    void a_picture_has_its_answer_its_heat_and_the_maps_of_each_step() {
        String page = page("x-clean");

        assertThat(page)
                .contains("evidence for X", "evidence for O", "evidence for neither")
                .contains("convolution 3 × 3", "ReLU", "max pooling", "4 × 30 × 30", "4 × 15 × 15", "20 × 13 × 13")
                .contains("x-clean &amp; &lt;co&gt;", "prefers-color-scheme: dark")
                .doesNotContain("class=\"index\"");
        // card and picture, three times card and heat, three rows of four maps, two of the twelve strongest of twenty
        assertThat(new WrittenPage(page).pictures()).hasSize(2 + 6 + 12 + 24);
    }

    @Test
    void several_pictures_have_an_index() {
        assertThat(page("x-clean", "o-oval")).contains("class=\"index\"", "href=\"#picture-1\"", "id=\"picture-1\"");
    }

    @Test
    void a_page_needs_nothing_from_elsewhere_and_its_drawings_are_sound() throws Exception {
        new WrittenPage(page("o-pencil", "x-thick")).requireSound();
    }
}
