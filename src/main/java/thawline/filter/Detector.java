package thawline.filter;

import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Tensor;

/// A layer and the read-out that makes an answer of its result.
public record Detector<R>(Layer layer, ReadOut<R> readOut) {

    /// The readable way to run both, whole plane by whole plane; a plan runs the layer faster.
    public R detect(Tensor picture) {
        return readOut.read(Trace.run(layer, picture));
    }
}
