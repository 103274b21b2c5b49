package thawline.train;

import java.util.List;
import java.util.Optional;
import thawline.layer.Layer;
import thawline.layer.Op;
import thawline.layer.Pass;
import thawline.layer.Serial;
import thawline.tensor.Tensor;

/// A net parted for training: the body that is run backwards, and the last operation where the loss has that
/// worked in.
///
/// @param body ends in front of that operation
record Head(Layer body, Optional<Op> last) {

    static Head of(Layer layer, Loss loss) {
        if (layer instanceof Serial s && s.steps().size() > 1) {
            Layer end = s.steps().getLast();
            if (end instanceof Op op && loss.includes(op)) {
                List<Layer> rest = s.steps().subList(0, s.steps().size() - 1);
                return new Head(new Serial(s.name(), rest), Optional.of(op));
            }
            Head inner = of(end, loss);
            if (inner.last.isPresent()) {
                List<Layer> rest = new java.util.ArrayList<>(s.steps());
                rest.set(rest.size() - 1, inner.body);
                return new Head(new Serial(s.name(), rest), inner.last);
            }
        }
        return new Head(layer, Optional.empty());
    }

    /// What the whole net would make of the body's output y: y itself, or `to`.
    Tensor shown(Tensor y, Tensor to) {
        if (last.isEmpty()) {
            return y;
        }
        last.get().forward(y, to, Pass.INFER);
        return to;
    }
}
