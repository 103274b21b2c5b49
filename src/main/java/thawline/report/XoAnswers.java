package thawline.report;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.xo.Answer;
import thawline.xo.Explained;
import thawline.xo.Label;

/// Pictures, and what several classifiers take them for; the last one's evidence lies over the card.
///
/// @param names of the classifiers
public record XoAnswers(List<String> names, List<Reading> readings) implements XoPart {

    /// A picture, what is on it, and the answers in the order of the classifiers.
    public record Reading(Explained picture, Label truth, List<Answer> answers) {

        public Reading {
            answers = List.copyOf(answers);
        }

        boolean isRight(int classifier) {
            return answers.get(classifier).label() == truth;
        }
    }

    public XoAnswers {
        names = List.copyOf(names);
        readings = List.copyOf(readings);
    }

    /// How many pictures a classifier takes for what they are.
    public long right(int classifier) {
        return readings.stream().filter(r -> r.isRight(classifier)).count();
    }

    @Override
    public String html() {
        return ComparisonPage.section(
                "answers",
                "To a person it is still an X",
                "Moved, turned, thick, thin, in pencil, on squared paper, light on dark. Over each card lies the"
                        + " evidence for the net’s answer; below are the answers of all classifiers.",
                "<dl class=\"tiles\">\n"
                        + IntStream.range(0, names.size())
                                .mapToObj(k -> ComparisonPage.tile(
                                        Html.escaped(names.get(k)),
                                        right(k) + " of " + readings.size(),
                                        k == names.size() - 1 ? "learned from drawn strokes" : "made by hand"))
                                .collect(Collectors.joining())
                        + "</dl>\n<ol class=\"index answers\">\n"
                        + readings.stream().map(this::reading).collect(Collectors.joining())
                        + "</ol>\n");
    }

    private String reading(Reading r) {
        return "<li><div class=\"both\">" + CardDrawing.picture(r.picture.grey(), r.picture.name())
                + CardDrawing.answered(r.picture) + "</div>\n<p><b>"
                + Html.escaped(r.picture.name().replaceFirst("[.][a-z]+$", "")) + "</b></p>\n<ul>\n"
                + IntStream.range(0, names.size()).mapToObj(k -> answer(r, k)).collect(Collectors.joining())
                + "</ul></li>\n";
    }

    private String answer(Reading r, int k) {
        Answer a = r.answers.get(k);
        return "<li class=\"" + (r.isRight(k) ? "right" : "wrong") + "\"><span>" + Html.escaped(names.get(k))
                + "</span> " + CardDrawing.sign(a.label()) + "<i>" + (r.isRight(k) ? "✓" : "✗") + "</i></li>\n";
    }
}
