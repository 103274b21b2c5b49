package thawline.cli;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.report.XoAnswers;
import thawline.report.XoAnswers.Reading;
import thawline.report.XoBoards;
import thawline.report.XoHiding;
import thawline.xo.Label;

/// The page of `thawline xo demo` in lines of text.
record XoDemoText(XoAnswers answers, XoHiding hiding, XoBoards boards) {

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        int wide = answers.readings().stream()
                .mapToInt(r -> r.picture().name().length())
                .max()
                .orElse(0);
        lines.add(row(wide, "picture", answers.names()));
        answers.readings().forEach(r -> lines.add(row(wide, r.picture().name(), said(r))));
        lines.add(row(
                wide,
                "right",
                IntStream.range(0, answers.names().size())
                        .mapToObj(k ->
                                answers.right(k) + " of " + answers.readings().size())
                        .toList()));
        lines.add("");
        lines.add(String.format(
                Locale.ROOT,
                "Of %d answers, hiding the hottest tenth of the card changes %d, the same form elsewhere %d, a tenth at"
                        + " random %d.",
                hiding.hiding().cards(),
                hiding.hiding().hottest(),
                hiding.hiding().moved(),
                hiding.hiding().scattered()));
        for (XoBoards.Photo photo : boards.photos()) {
            lines.add("");
            lines.add(photo.name() + ": " + photo.reading().board().state());
            lines.addAll(photo.reading().board().toString().lines().toList());
        }
        return lines;
    }

    /// A wrong answer is marked.
    private List<String> said(Reading r) {
        return r.answers().stream()
                .map(a -> {
                    Label label = a.label();
                    return label + (label == r.truth() ? "" : " (wrong)");
                })
                .toList();
    }

    private String row(int wide, String name, List<String> cells) {
        return String.format("%-" + wide + "s", name)
                + IntStream.range(0, cells.size())
                        .mapToObj(k -> String.format(
                                "  %-"
                                        + Math.max(
                                                "neither (wrong)".length(),
                                                answers.names().get(k).length()) + "s",
                                cells.get(k)))
                        .collect(Collectors.joining())
                        .stripTrailing();
    }
}
