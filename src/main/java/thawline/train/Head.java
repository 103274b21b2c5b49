package thawline.train;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.core.Unary;
import thawline.layer.Layer;
import thawline.layer.Op;
import thawline.layer.Pass;
import thawline.layer.Pointwise;
import thawline.layer.Serial;
import thawline.tensor.Tensor;

/// A net parted for training: the body that is run backwards, and the last operation where the loss has that
/// worked in.
///
/// @param body ends in front of that operation
record Head(Layer body, Optional<Op> last) {

    static Head of(Layer layer, Loss loss) {
        if (!(layer instanceof Serial s)) {
            return new Head(layer, Optional.empty());
        }
        List<Layer> steps = new ArrayList<>(s.steps());
        Layer end = steps.removeLast();
        if (end instanceof Op op && loss.includes(op)) {
            if (steps.isEmpty()) {
                steps.add(new Pointwise(Unary.IDENTITY));
            }
            return new Head(new Serial(s.name(), steps), Optional.of(op));
        }
        Head inner = of(end, loss);
        steps.add(inner.body);
        return new Head(inner.last.isPresent() ? new Serial(s.name(), steps) : layer, inner.last);
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
