package thawline.train;

import thawline.layer.Layer;
import thawline.layer.Serial;
import thawline.tensor.Shape;

/// A layer that is not there yet: how many numbers it has depends on the shape of what comes in.
///
/// ```java
/// Blueprint block = conv2d(64, 3).same().relu().then(maxPool(2));
/// ```
@FunctionalInterface
public interface Blueprint {

    Layer build(Shape in, Start start);

    /// This, then the next.
    default Blueprint then(Blueprint next) {
        return (in, start) -> {
            Layer first = build(in, start);
            return Serial.of(first, next.build(first.shape(in), start));
        };
    }

    default Blueprint relu() {
        return then(Blocks.relu());
    }

    default Blueprint sigmoid() {
        return then(Blocks.sigmoid());
    }

    default Blueprint tanh() {
        return then(Blocks.tanh());
    }

    default Blueprint softmax() {
        return then(Blocks.softmax());
    }
}
