package thawline.report;

import java.util.List;
import java.util.stream.Collectors;
import thawline.tensor.Tensor;
import thawline.xo.Explained;
import thawline.xo.Label;

/// How one picture becomes an answer: the maps of each step, the evidence for each label, and where a
/// matcher's templates answer.
///
/// @param matcher the same picture read by templates
public record XoReasons(Explained net, Explained matcher) implements XoPart {

    @Override
    public String html() {
        return ComparisonPage.section(
                "reasons",
                "From ink to an answer",
                "A kernel looks for one small thing everywhere; ReLU keeps where it found it; pooling keeps that it"
                        + " did, not quite where. Orange is above zero, blue below.",
                new StageDrawing(net.evidence()).html()
                        + "<h3>Evidence <span>the share that each place has in the score, fine and coarse; orange"
                        + " speaks for the label, blue against it. Point at a card to see it without.</span></h3>\n"
                        + "<div class=\"case\">\n"
                        + WhyPage.figure("the card", "32 × 32", CardDrawing.card(net.card(), "the card"))
                        + WhyPage.evidence(net) + "<div class=\"told\">\n" + CardDrawing.shares(net.answer())
                        + "</div>\n</div>\n" + responses());
    }

    /// Nothing where the matcher's answer is not the best of places.
    private String responses() {
        List<Label> signs = List.of(Label.X, Label.O);
        if (matcher.evidence().response(Label.X).isEmpty()) {
            return "";
        }
        double largest = CardDrawing.largest(signs.stream()
                .map(l -> matcher.evidence().response(l).orElseThrow())
                .toArray(Tensor[]::new));
        return "<h3>The template matcher’s response <span>how well the best template of a label fits around each place;"
                + " its answer is the largest</span></h3>\n<div class=\"case\">\n"
                + signs.stream()
                        .map(l -> WhyPage.figure(
                                "templates of " + l,
                                "",
                                CardDrawing.heat(
                                        matcher.card(),
                                        matcher.evidence().response(l).orElseThrow(),
                                        largest,
                                        "response of " + l)))
                        .collect(Collectors.joining())
                + "<div class=\"told\">\n" + CardDrawing.shares(matcher.answer()) + "</div>\n</div>\n";
    }
}
