package thawline.io.onnx;

import java.util.ArrayList;
import java.util.List;
import thawline.layer.Layer;
import thawline.layer.LeakyRelu;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.tensor.Shape;

/// Takes away what turns a file's input into planes: our inputs are planes.
///
/// Keras' models take (N,h,w,c) or (N,h,w) and put that in order first.
final class Straighten {

    private Straighten() {}

    static SavedModel input(Layer layer, Shape in, Notes notes) {
        List<Layer> steps = new ArrayList<>(layer instanceof Serial s ? s.steps() : List.of(layer));
        Shape at = in;
        for (int i = 0; i + 1 < steps.size(); ) {
            switch (steps.get(i)) {
                case Reorder r
                when steps.size() > 1 -> {
                    at = r.shape(at);
                    steps.remove(i);
                }
                case Reshape r
                when steps.size() > 1 -> {
                    at = r.to();
                    steps.remove(i);
                }
                case Scale s -> i++;
                case Pointwise p -> i++;
                case LeakyRelu l -> i++;
                case Clamp c -> i++;
                default -> {
                    return new SavedModel(layer(steps), at, notes);
                }
            }
        }
        return new SavedModel(layer(steps), at, notes);
    }

    private static Layer layer(List<Layer> steps) {
        return steps.size() == 1 ? steps.getFirst() : new Serial("", steps);
    }
}
