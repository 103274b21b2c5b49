package thawline.lab;

import java.util.ArrayList;
import java.util.List;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.Card;
import thawline.xo.Classifier;
import thawline.xo.Evidence;
import thawline.xo.Label;

/// Reads drawings with several classifiers, of which the first one speaks for all.
public record Reader(List<Classifier> classifiers) {

    public Reader {
        classifiers = List.copyOf(classifiers);
        if (classifiers.isEmpty()) {
            throw new IllegalArgumentException("nothing reads the drawing: there is no classifier");
        }
    }

    /// What came out of one drawing.
    ///
    /// @param answers in the order of the classifiers
    /// @param heat where on the card the evidence for the first one's answer is, (1,1,32,32); below zero it speaks
    /// against it
    record Reading(Tensor card, List<Answer> answers, Tensor heat) {

        Answer answer() {
            return answers.getFirst();
        }
    }

    /// The first one looks as `thawline xo classify` does, at the whole and at what is written; the others at the card
    /// alone, so that it is seen what they make of a sign that has moved.
    ///
    /// @param grey (1,1,H,W), 0 … 255
    Reading read(Tensor grey) {
        Tensor card = Card.of(grey);
        Classifier first = classifiers.getFirst();
        List<Answer> answers = new ArrayList<>(List.of(first.read(grey)));
        classifiers.stream().skip(1).map(c -> c.classify(card)).forEach(answers::add);
        Label said = answers.getFirst().label();
        return new Reading(card, answers, Evidence.of(first, card).heat(said));
    }
}
