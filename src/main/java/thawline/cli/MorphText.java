package thawline.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import thawline.report.ComparisonPage.Fact;
import thawline.xo.Morph;
import thawline.xo.Morph.Moment;
import thawline.xo.Morph.Score;
import tools.jackson.databind.json.JsonMapper;

/// What came of a morph, for people and for programs.
record MorphText(Morph.Course course, Morph.Options options) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// `epoch 0.25  97.10 % of unseen cards right  (X 96.80 %, O 98.00 %, neither 96.50 %)`
    static String line(Moment m) {
        return String.format(Locale.ROOT, "epoch %-5s %s", Numbers.number(m.epoch(), 3), score(m.score()));
    }

    private static String score(Score s) {
        return String.format(
                Locale.ROOT,
                "%s of unseen cards right  (X %s, O %s, neither %s)",
                ConfusionTable.percent(s.all()),
                ConfusionTable.percent(s.x()),
                ConfusionTable.percent(s.o()),
                ConfusionTable.percent(s.neither()));
    }

    List<String> lines() {
        return List.of(
                "template matcher   " + score(course.matcher()),
                "thawed, at first   " + score(course.moments().getFirst().score()),
                "thawed, in the end " + score(course.last().score()),
                "CNN                " + score(course.cnn()));
    }

    List<Fact> facts(String command) {
        return List.of(
                Fact.code("command", command),
                Fact.text("version", About.version()),
                Fact.text("cards", options.cards() + " to learn from, " + options.unseen() + " unseen"),
                Fact.text("training", options.epochs() + " epochs, seed " + options.seed()));
    }

    String json(String command) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("command", command);
        all.put("version", About.version());
        all.put("cards", options.cards());
        all.put("unseen", options.unseen());
        all.put("epochs", options.epochs());
        all.put("seed", options.seed());
        all.put("matcher", map(course.matcher()));
        all.put("cnn", map(course.cnn()));
        all.put("moments", course.moments().stream().map(MorphText::moment).toList());
        return JSON.writeValueAsString(all);
    }

    private static Map<String, Object> moment(Moment m) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("epoch", m.epoch());
        map.put("accuracy", map(m.score()));
        map.put("asTheMatcher", m.same());
        return map;
    }

    private static Map<String, Object> map(Score s) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("all", s.all());
        map.put("X", s.x());
        map.put("O", s.o());
        map.put("neither", s.neither());
        return map;
    }
}
