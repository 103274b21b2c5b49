package thawline.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import thawline.report.ComparisonPage.Fact;
import thawline.report.WhyPage;
import thawline.xo.Answer;
import thawline.xo.Classifier;
import thawline.xo.Explained;
import thawline.xo.Grey;

/// The page that says why.
record XoReasonsFile(OutFile page) {

    /// More pictures make a page that nobody reads to its end: the least sure are shown.
    private static final int MOST = 60;

    /// @param answers by file, in their order
    void write(Map<Path, Answer> answers, Classifier classifier, List<Fact> facts) throws IOException {
        List<Path> least = answers.entrySet().stream()
                .sorted(Comparator.comparingDouble(e -> e.getValue().probability()))
                .limit(MOST)
                .map(Map.Entry::getKey)
                .toList();
        List<Explained> pictures = new ArrayList<>();
        for (Path file : answers.keySet()) {
            if (least.contains(file)) {
                pictures.add(Explained.of(file.getFileName().toString(), Grey.read(file), classifier));
            }
        }
        List<Fact> all = new ArrayList<>(facts);
        if (answers.size() > MOST) {
            all.add(Fact.text("shown", "the " + MOST + " least sure of " + answers.size() + " pictures"));
        }
        page.write(new WhyPage(pictures, all).html());
    }
}
