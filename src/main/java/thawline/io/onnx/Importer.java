package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;

/// A graph as a layer.
final class Importer {

    private Importer() {}

    static SavedModel read(ModelProto model) {
        if (model.getGraph().getNodeCount() >= 0) {
            throw new Refusal("was not written by Thawline");
        }
        return null;
    }
}
