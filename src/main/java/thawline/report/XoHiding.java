package thawline.report;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.Explained;
import thawline.xo.Hiding;

/// The proof of the heat: hide the hottest part, and the answer changes.
///
/// @param hiding counted over cards
public record XoHiding(Hiding hiding, List<Hidden> examples) implements XoPart {

    /// A picture, its card without the hottest part, and what that is taken for.
    public record Hidden(Explained picture, Tensor left, Answer answer) {}

    public XoHiding {
        examples = List.copyOf(examples);
    }

    @Override
    public String html() {
        return ComparisonPage.section(
                "hiding",
                "Is the heat true?",
                "If it shows what the answer rests on, hiding the hottest tenth of a card changes more answers than"
                        + " hiding another tenth. Counted over " + hiding.cards() + " drawn cards.",
                "<div class=\"bars hiding\">\n"
                        + bar("the hottest tenth", "hot", hiding.hottest())
                        + bar("the same form elsewhere", "", hiding.moved())
                        + bar("a tenth at random", "", hiding.scattered())
                        + "</div>\n<ol class=\"index hidden\">\n"
                        + examples.stream().map(XoHiding::example).collect(Collectors.joining())
                        + "</ol>\n");
    }

    private String bar(String name, String style, int changed) {
        double share = (double) changed / hiding.cards();
        return String.format(
                Locale.ROOT,
                "<div class=\"bar %s\"><span>%s</span><i style=\"width:%.1f%%\"></i><b>%s %%</b></div>%n",
                style,
                name,
                100 * share,
                Figures.fixed(100 * share, 1));
    }

    private static String example(Hidden h) {
        return "<li><div class=\"both\">" + CardDrawing.answered(h.picture)
                + CardDrawing.card(h.left, "without the hottest tenth") + "</div>\n<p>"
                + CardDrawing.sign(h.picture.answer().label()) + "<span>becomes</span>"
                + CardDrawing.sign(h.answer.label()) + "</p></li>\n";
    }
}
