package thawline.report;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.report.ComparisonPage.Fact;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.Evidence;
import thawline.xo.Explained;
import thawline.xo.Label;

/// Answers with their reasons as one page that needs nothing from elsewhere: heat for each label, and what
/// the net made of the card on its way.
///
/// @param facts what a reader needs to make the same page again
public record WhyPage(List<Explained> pictures, List<Fact> facts) {

    public WhyPage {
        pictures = List.copyOf(pictures);
        facts = List.copyOf(facts);
    }

    public String html() {
        String body = """
            <header>
            <p class="kind">Why it is an X, an O, or neither</p>
            <h1>%s</h1>
            <p class="verdict">%s</p>
            %s</header>
            <main>
            %s%s</main>
            <footer>Every filter is a layer, and every layer is a filter.</footer>
            """.formatted(
                        title(),
                        Html.escaped(HOW),
                        pictures.size() > 1 ? index() : "",
                        IntStream.range(0, pictures.size())
                                .mapToObj(i -> section(pictures.get(i), i))
                                .collect(Collectors.joining()),
                        ComparisonPage.provenance(facts));
        return Html.page("Why: " + title(), body, "base.css", "comparison.css", "xo.css");
    }

    private static final String HOW =
            "Orange speaks for a label, blue against it. Each place of the feature maps between convolutions, and of"
                + " the last ones, has an exact share of the score; the heat is the mean of what they tell. Point at a"
                + " card to see it without.";

    private String title() {
        return pictures.size() == 1 ? Html.escaped(pictures.getFirst().name()) : pictures.size() + " pictures";
    }

    private String index() {
        return "<ol class=\"index\">\n"
                + IntStream.range(0, pictures.size())
                        .mapToObj(i -> tile(pictures.get(i), "#picture-" + i))
                        .collect(Collectors.joining())
                + "</ol>\n";
    }

    /// A picture with its heat and answer, in small.
    static String tile(Explained e, String link) {
        Answer answer = e.answer();
        return "<li><a href=\"" + link + "\">" + CardDrawing.answered(e)
                + "<p>" + CardDrawing.sign(answer.label()) + "<span>" + CardDrawing.percent(answer.probability())
                + "</span></p><small>" + Html.escaped(e.name()) + "</small></a></li>\n";
    }

    private static String section(Explained e, int number) {
        Answer answer = e.answer();
        return "<section id=\"picture-" + number + "\">\n<h2>" + CardDrawing.sign(answer.label()) + " "
                + Html.escaped(e.name()) + "</h2>\n<div class=\"case\">\n"
                + figure(
                        "the picture",
                        e.grey().shape().w() + " × " + e.grey().shape().h(),
                        CardDrawing.picture(e.grey(), e.name()))
                + figure("the card", "ink on paper, 32 × 32", CardDrawing.card(e.card(), "the card"))
                + evidence(e)
                + "<div class=\"told\">\n<p>" + Html.escaped(told(e)) + "</p>\n" + CardDrawing.shares(answer)
                + "</div>\n</div>\n<details>\n<summary>What the net saw on the way</summary>\n"
                + new StageDrawing(e.evidence()).html() + "</details>\n</section>\n";
    }

    /// Heat for each label in colours of one scale.
    static String evidence(Explained e) {
        Evidence why = e.evidence();
        Map<Label, Tensor> heats = new EnumMap<>(Label.class);
        for (Label label : Label.values()) {
            heats.put(label, why.heat(label));
        }
        double largest = CardDrawing.largest(heats.values().toArray(Tensor[]::new));
        return heats.entrySet().stream()
                .map(heat -> figure(
                        "evidence for " + heat.getKey(),
                        "margin " + Figures.fixed(why.margin(heat.getKey()), 1),
                        CardDrawing.heat(e.card(), heat.getValue(), largest, "evidence for " + heat.getKey())))
                .collect(Collectors.joining());
    }

    static String figure(String name, String fact, String drawing) {
        return "<figure>\n" + drawing + "<figcaption><b>" + Html.escaped(name) + "</b><span>" + Html.escaped(fact)
                + "</span></figcaption>\n</figure>\n";
    }

    private static String told(Explained e) {
        Label label = e.answer().label();
        double margin = e.evidence().margin(label);
        double rest = e.evidence().rest(e.evidence().told().getLast(), label);
        return String.format(
                Locale.ROOT,
                "Its score is %s above the mean of the others: %s from places on the card, %s from the bias.",
                Figures.fixed(margin, 1),
                Figures.fixed(margin - rest, 1),
                Figures.fixed(rest, 1));
    }
}
