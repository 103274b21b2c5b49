package thawline.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import thawline.data.Dataset;
import thawline.report.XoAnswers;
import thawline.report.XoAnswers.Reading;
import thawline.report.XoBoards;
import thawline.report.XoChanges;
import thawline.report.XoHiding;
import thawline.report.XoMorph;
import thawline.report.XoReasons;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.BoardReader;
import thawline.xo.BoardReading;
import thawline.xo.Card;
import thawline.xo.Classifier;
import thawline.xo.Evidence;
import thawline.xo.Explained;
import thawline.xo.Grey;
import thawline.xo.Hiding;
import thawline.xo.Label;
import thawline.xo.Morph;
import thawline.xo.PoolingLesson;
import thawline.xo.Strokes;
import thawline.xo.TemplateMatch;
import thawline.xo.Tolerance;

/// What `thawline xo demo` shows of a folder of pictures: `x-….png`, `o-….png`, `neither-….png` and `board-….jpg`.
///
/// @param classifiers from the simplest to the net
record XoShow(Path folder, List<Classifier> classifiers) {

    private static final long SEED = 1;

    private static final double HIDDEN = 0.1;

    private static final int SIGNS = 40;

    private static final int LESSON = 40;

    /// Examples of what hiding does, of each label.
    private static final int EXAMPLES = 3;

    private static final int THREADS = Runtime.getRuntime().availableProcessors();

    private static final Morph.Options MORPH = new Morph.Options(1600, 300, 3, SEED, THREADS);

    private static final List<Label> LABELS = List.of(Label.values());

    private Classifier net() {
        return classifiers.getLast();
    }

    /// By name, and printed signs first.
    private List<Path> files(String pattern) throws IOException {
        try (Stream<Path> all = Files.list(folder)) {
            return all.filter(f -> f.getFileName().toString().matches(pattern))
                    .sorted(Comparator.comparing((Path f) -> !f.toString().contains("-clean"))
                            .thenComparing(Comparator.naturalOrder()))
                    .toList();
        }
    }

    /// X first, then O, then neither.
    XoAnswers answers() throws IOException {
        List<Reading> readings = new ArrayList<>();
        for (Label truth : LABELS) {
            for (Path file : files(truth.toString().toLowerCase(Locale.ROOT) + "-.*[.]png")) {
                Tensor grey = Grey.read(file);
                Explained picture = Explained.of(file.getFileName().toString(), grey, net());
                List<Answer> answers = new ArrayList<>();
                for (Classifier c : classifiers.subList(0, classifiers.size() - 1)) {
                    answers.add(c.classify(Card.of(grey)));
                }
                answers.add(picture.answer());
                readings.add(new Reading(picture, truth, answers));
            }
        }
        if (readings.isEmpty()) {
            throw new IllegalArgumentException("there are no pictures x-….png, o-….png or neither-….png in " + folder);
        }
        return new XoAnswers(classifiers.stream().map(Classifier::name).toList(), readings);
    }

    /// Of an X that pixel comparison does not read: one that is turned, or the one that the net is surest of.
    XoReasons reasons(XoAnswers answers) {
        Explained net = answers.readings().stream()
                .filter(r -> r.truth() == Label.X && r.answers().getLast().label() == Label.X)
                .filter(r -> r.answers().getFirst().label() != Label.X)
                .map(Reading::picture)
                .max(Comparator.comparing((Explained e) -> e.name().contains("-rotated"))
                        .thenComparing(e -> e.answer().probability()))
                .orElse(answers.readings().getFirst().picture());
        Evidence why = Evidence.of(TemplateMatch.classifier(), Card.of(net.grey()));
        return new XoReasons(net, new Explained(net.name(), net.grey(), why.answer(), why));
    }

    /// @param cards that are drawn, of which two of three are X and O
    XoHiding hiding(XoAnswers answers, int cards) {
        Dataset drawn = Strokes.cards(cards, SEED, Strokes.Kind.UNIFORM);
        List<Tensor> signs = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            if (LABELS.get(drawn.label(i)) != Label.NEITHER) {
                signs.add(drawn.input(i));
            }
        }
        List<XoHiding.Hidden> examples = LABELS.stream()
                .filter(l -> l != Label.NEITHER)
                .flatMap(l -> answers.readings().stream()
                        .map(Reading::picture)
                        .filter(e -> e.answer().label() == l)
                        .map(this::hidden)
                        .filter(h -> h.answer().label() != l)
                        .limit(EXAMPLES))
                .toList();
        return new XoHiding(Hiding.of(net(), signs, HIDDEN, SEED), examples);
    }

    private XoHiding.Hidden hidden(Explained picture) {
        Tensor left = Evidence.hidden(picture.card(), picture.heat(), HIDDEN);
        return new XoHiding.Hidden(picture, left, net().classify(left));
    }

    XoBoards boards() throws IOException {
        BoardReader reader = new BoardReader(net());
        List<XoBoards.Photo> photos = new ArrayList<>();
        for (Path file : files("board-.*[.](png|jpg)")) {
            Tensor grey = Grey.read(file);
            if (reader.read(grey) instanceof BoardReading.Read read) {
                photos.add(new XoBoards.Photo(file.getFileName().toString(), grey, read));
            }
        }
        return new XoBoards(photos);
    }

    /// The matcher thawed, on few cards.
    XoMorph morph(Stopping stopping) {
        return new XoMorph(Morph.run(MORPH, net(), moment -> {}, stopping::isAsked));
    }

    /// The curves in small.
    XoChanges changes(Stopping stopping) {
        Tolerance tolerance = Tolerance.of(
                classifiers.reversed(),
                new Tolerance.Options(SIGNS, SEED, THREADS, (done, all, change) -> {}, stopping::isAsked));
        return new XoChanges(tolerance, PoolingLesson.of(LESSON, SEED));
    }
}
