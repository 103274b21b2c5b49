package thawline.report;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import thawline.report.ComparisonPage.Fact;
import thawline.xo.Explained;
import thawline.xo.Label;

/// What the project's X and O are about on one page that needs nothing from elsewhere.
///
/// @param answers comes first, and its last classifier makes the headline
/// @param more parts in their order
/// @param facts what a reader needs to make the same page again
public record XoPage(XoAnswers answers, List<XoPart> more, List<Fact> facts) {

    public XoPage {
        more = List.copyOf(more);
        facts = List.copyOf(facts);
    }

    public String html() {
        int net = answers.names().size() - 1;
        String body = """
            <header>
            <p class="kind">From comparing pixels to a net that learned</p>
            <h1>X, O, or neither?</h1>
            <div class="headline">
            <p class="figure"><strong>%d</strong><span>of %d</span></p>
            <p class="verdict">%s</p>
            <div class="emblem cards">%s</div>
            </div>
            </header>
            <main>
            %s%s%s</main>
            <footer>Every filter is a layer, and every layer is a filter.</footer>
            """.formatted(
                        answers.right(net),
                        answers.readings().size(),
                        Html.escaped(verdict(net)),
                        emblem(),
                        answers.html(),
                        more.stream().map(XoPart::html).collect(Collectors.joining()),
                        ComparisonPage.provenance(facts));
        return Html.page(
                "X, O, or neither?", body, "base.css", "comparison.css", "xo.css", "tolerance.css", "morph.css");
    }

    private String verdict(int net) {
        return "The net is right about " + answers.right(net) + " of these "
                + answers.readings().size()
                + " pictures; comparing pixels is right about " + answers.right(0)
                + ". Both run on one convolution core, and the net says where it looked.";
    }

    /// Of each label a printed sign, or else the picture that the net is surest of.
    private String emblem() {
        return Stream.of(Label.values())
                .flatMap(l -> answers.readings().stream()
                        .map(XoAnswers.Reading::picture)
                        .filter(e -> e.answer().label() == l)
                        .max(Comparator.comparing((Explained e) -> e.name().contains("-clean"))
                                .thenComparing(e -> e.answer().probability()))
                        .stream())
                .map(XoPage::sheet)
                .collect(Collectors.joining());
    }

    private static String sheet(Explained e) {
        return "<figure>" + CardDrawing.answered(e) + "<figcaption>"
                + CardDrawing.sign(e.answer().label()) + " <span>"
                + CardDrawing.percent(e.answer().probability()) + "</span></figcaption></figure>";
    }
}
