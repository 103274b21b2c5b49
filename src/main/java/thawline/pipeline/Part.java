package thawline.pipeline;

import java.util.List;
import thawline.layer.Layer;
import thawline.layer.Serial;
import thawline.tensor.Shape;

/// A step with the layer that it became for the shape that it was given.
record Part(Step step, Shape in, Shape out, Made made) {

    /// The layer, and what it is made of: the branches of a fork, the steps of a named pipeline, else
    /// nothing.
    record Made(Layer layer, List<List<Part>> inside) {}

    static Part of(Step step, Shape in, Layer layer) {
        return of(step, in, layer, List.of());
    }

    static Part of(Step step, Shape in, Layer layer, List<List<Part>> inside) {
        return new Part(step, in, layer.shape(in), new Made(layer, inside));
    }

    Layer layer() {
        return made.layer;
    }

    List<List<Part>> inside() {
        return made.inside;
    }

    /// One layer for all, one after the other.
    static Layer joined(List<Part> parts) {
        return parts.size() == 1
                ? parts.getFirst().layer()
                : Serial.of(parts.stream().map(Part::layer).toArray(Layer[]::new));
    }
}
