package thawline.lab;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import thawline.tensor.Tensor;
import thawline.xo.Answer;
import thawline.xo.Card;
import thawline.xo.Classifier;

/// Reads drawings with several classifiers, of which the first one speaks for all.
///
/// @param evidence card (1,1,32,32) → where the first one's evidence is, (1,1,h,w); empty where nothing tells
public record Reader(List<Classifier> classifiers, Optional<UnaryOperator<Tensor>> evidence) {

    public Reader {
        classifiers = List.copyOf(classifiers);
        if (classifiers.isEmpty()) {
            throw new IllegalArgumentException("nothing reads the drawing: there is no classifier");
        }
    }

    /// What came out of one drawing.
    ///
    /// @param answers in the order of the classifiers
    record Reading(Tensor card, List<Answer> answers, Optional<Tensor> evidence) {

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
                evidence.map(where -> where.apply(card)));
    }
}
