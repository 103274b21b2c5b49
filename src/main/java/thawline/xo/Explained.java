package thawline.xo;

import thawline.tensor.Tensor;

/// A picture with the answer and its reasons.
///
/// @param name as a reader knows it, such as a file's
/// @param grey the picture as it came, (1,1,H,W)
public record Explained(String name, Tensor grey, Evidence evidence) {

    public static Explained of(String name, Tensor grey, Classifier classifier) {
        return new Explained(name, grey, Evidence.of(classifier, Card.of(grey)));
    }

    public Answer answer() {
        return evidence.answer();
    }
}
