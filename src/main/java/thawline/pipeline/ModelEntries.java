package thawline.pipeline;

import static thawline.pipeline.Common.java;
import static thawline.pipeline.Common.note;

import java.util.List;
import thawline.layer.Layer;
import thawline.tensor.Shape;

/// What was learned, as a step like any other.
final class ModelEntries {

    private static final Parameter<Layer> FILE = Parameter.required(
            "file",
            Type.MODEL,
            "samples/learned-sobel.onnx",
            "a model file, as learn, train and other programs write it; from the folder where the command runs");

    static final List<Entry> ALL = List.of(Entry.of(
            "model",
            note("what a model file computes, such as a learned filter", java("ModelFiles.filter(Path.of({file}))")),
            new Role.Fitted((a, in) -> fitting(a.get(FILE), in)),
            FILE));

    private ModelEntries() {}

    /// A model of one plane in front of a picture in colour says what is missing.
    private static Layer fitting(Layer model, Shape in) {
        boolean forgotten = in.c() == 3 && !takes(model, in) && takes(model, Shape.plane(in.h(), in.w()));
        if (forgotten) {
            throw new IllegalArgumentException("the model reads one plane, and this picture has three; put gray before"
                    + " it, as in 'gray | model(…)'");
        }
        return model;
    }

    private static boolean takes(Layer model, Shape in) {
        try {
            model.shape(in);
            return true;
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }
}
