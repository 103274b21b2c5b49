package thawline.xo;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import thawline.data.Dataset;

/// Cards whose labels are known, to measure classifiers on.
record Exam(Dataset cards, List<Label> truths, int threads) {

    static Exam of(Dataset data, int threads) {
        List<Label> labels = List.of(Label.values());
        return new Exam(
                data,
                IntStream.range(0, data.size())
                        .mapToObj(i -> labels.get(data.label(i)))
                        .toList(),
                threads);
    }

    List<Label> labels(Classifier classifier) {
        return classifier.classify(cards, threads).stream().map(Answer::label).toList();
    }

    Morph.Score score(List<Label> labels) {
        return new Morph.Score(
                same(labels, truths), right(labels, Label.X), right(labels, Label.O), right(labels, Label.NEITHER));
    }

    /// Of cards of one label, the share that is labelled so.
    private double right(List<Label> labels, Label truth) {
        long right = IntStream.range(0, labels.size())
                .filter(i -> truths.get(i) == truth && labels.get(i) == truth)
                .count();
        return (double) right / Math.max(Collections.frequency(truths, truth), 1);
    }

    /// The share of places where two lists are equal.
    static double same(List<Label> a, List<Label> b) {
        long same =
                IntStream.range(0, a.size()).filter(i -> a.get(i) == b.get(i)).count();
        return (double) same / a.size();
    }
}
