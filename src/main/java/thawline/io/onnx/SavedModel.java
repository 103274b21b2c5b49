package thawline.io.onnx;

import thawline.layer.Layer;
import thawline.tensor.Shape;

/// What a model file holds: a layer, the shape of one example that it was made for, and what else is known of
/// it.
///
/// A layer without [thawline.layer.Dense] or [thawline.layer.Flatten] takes pictures of other sizes too.
public record SavedModel(Layer layer, Shape in, Notes notes) {

    public SavedModel {
        layer.shape(in); // or says why they do not fit
    }

    public SavedModel(Layer layer, Shape in) {
        this(layer, in, Notes.NONE);
    }

    public Shape out() {
        return layer.shape(in);
    }
}
