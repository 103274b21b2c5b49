package thawline.lab;

import java.util.List;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.Card;
import thawline.xo.Classifier;
import thawline.xo.Evidence;

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
    /// @param heat where on the card the first one's evidence is, (1,1,32,32); below zero it speaks against
    record Reading(Tensor card, List<Answer> answers, Tensor heat) {

        Answer answer() {
            return answers.getFirst();
        }
    }

    /// @param grey (1,1,H,W), 0 … 255
    Reading read(Tensor grey) {
        Tensor card = Card.of(grey);
        return new Reading(
                card,
                classifiers.stream().map(c -> c.classify(card)).toList(),
                Evidence.of(classifiers.getFirst(), card).heat());
    }
}
