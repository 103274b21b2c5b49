package thawline.pipeline;

import static thawline.pipeline.Common.java;
import static thawline.pipeline.Common.note;

import java.util.List;
import thawline.layer.Layer;

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
            new Role.Filter(a -> a.get(FILE)),
            FILE));

    private ModelEntries() {}
}
