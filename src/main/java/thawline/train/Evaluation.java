package thawline.train;

import java.util.Optional;

/// What a model is worth on a set of examples.
///
/// @param confusion of classes; empty where planes are wanted
public record Evaluation(Scores scores, Optional<Confusion> confusion) {

    public double loss() {
        return scores.loss();
    }

    public double accuracy() {
        return scores.accuracy();
    }
}
