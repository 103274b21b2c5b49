package thawline.xo;

import java.util.List;
import thawline.tensor.Tensor;

/// A picture with the answer and its reasons.
///
/// @param name as a reader knows it, such as a file's
/// @param grey the picture as it came, (1,1,H,W)
/// @param answer the mean of its views
/// @param evidence of the view that is surest of the answer
public record Explained(String name, Tensor grey, Answer answer, Evidence evidence) {

    public static Explained of(String name, Tensor grey, Classifier classifier) {
        List<Tensor> views = Card.views(grey);
        Answer answer = classifier.read(List.of(views), 1).getFirst();
        Evidence surest = null;
        for (Tensor view : views) {
            Evidence evidence = Evidence.of(classifier, view);
            if (surest == null
                    || evidence.answer().share(answer.label()) > surest.answer().share(answer.label())) {
                surest = evidence;
            }
        }
        return new Explained(name, grey, answer, surest);
    }

    /// The card that the evidence lies on.
    public Tensor card() {
        return evidence.stages().getFirst().maps();
    }

    /// Where what speaks for the answer is; see [Evidence#heat].
    public Tensor heat() {
        return evidence.heat(answer.label());
    }
}
