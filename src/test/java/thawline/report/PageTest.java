package thawline.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {

    private static final Exhibit.Size SIZE = new Exhibit.Size(320, 240);

    private static String page(Exhibit.Size result) {
        Exhibit exhibit = new Exhibit(
                "A & B",
                "text",
                new Exhibit.Panel("in.png", SIZE, "", "8 bit"),
                List.of(new Exhibit.Panel("in-1.png", result, "threshold(\"<1>\")", "2 ms")));
        return new Page("Title <x>", "lead", List.of(exhibit)).html();
    }

    @Test
    void letters_that_mean_something_in_html_are_written_out() {
        assertThat(page(SIZE))
                .contains("<title>Title &lt;x&gt;</title>")
                .contains("<h2>A &amp; B</h2>")
                .contains("<code>threshold(&quot;&lt;1&gt;&quot;)</code>");
    }

    @Test
    void a_result_of_the_inputs_size_can_be_compared_with_it_in_place() {
        assertThat(page(SIZE)).contains("class=\"before\" src=\"in.png\"");
        assertThat(page(new Exhibit.Size(160, 120))).doesNotContain("class=\"before\"");
    }
}
