package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Op;
import thawline.layer.Reach;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.tensor.Shape;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What a graph does not say of a layer, as JSON in the file's metadata: its operations with their settings,
/// what is learned, which numbers of the file are whose.
///
/// It is only data: every operation is one of the sealed family's records. And it is only believed when the
/// layer that it describes, written again, gives the graph that the file has.
final class Structure {

    static final String PREFIX = "thawline.";
    /// Without a dot, so that no note is called so.
    static final String KEY = "thawline";

    private static final JsonMapper JSON = new JsonMapper();

    private Structure() {}

    static String text(SavedModel model, IdentityHashMap<Weights, String> names) {
        ObjectNode all = JSON.createObjectNode();
        Records records = new Records(JSON);
        all.set("in", records.write(Shape.class, model.in(), new WeightText.Writer(JSON, names)));
        all.set("layer", records.write(Layer.class, model.layer(), new WeightText.Writer(JSON, names)));
        return JSON.writeValueAsString(all);
    }

    private static Optional<String> text(ModelProto model) {
        return model.getMetadataPropsList().stream()
                .filter(e -> e.getKey().equals(KEY))
                .map(StringStringEntryProto::getValue)
                .findFirst();
    }

    /// The shape of an example that a file of ours was written for.
    static Optional<Shape> in(ModelProto model) {
        try {
            return text(model).map(text -> (Shape) new Records(JSON)
                    .read(Shape.class, JSON.readTree(text).path("in"), new WeightText.Reader(Map.of())));
        } catch (JacksonException | IllegalArgumentException unlike) {
            return Optional.empty();
        }
    }

    /// The layer as it was written; empty where the file was not written here, or was changed since.
    static Optional<SavedModel> read(ModelProto model) {
        Optional<String> text = text(model);
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            JsonNode all = JSON.readTree(text.get());
            Map<String, TensorProto> tensors = new HashMap<>();
            model.getGraph().getInitializerList().forEach(t -> tensors.put(t.getName(), t));
            WeightText.Reader numbers = new WeightText.Reader(tensors);
            Records records = new Records(JSON);
            Shape in = (Shape) records.read(Shape.class, all.path("in"), numbers);
            Layer layer = (Layer) records.read(Layer.class, all.path("layer"), numbers);
            requireModest(layer, in);
            SavedModel saved = new SavedModel(layer, in, Notes.of(Exporter.notes(model)));
            GraphProto again = Exporter.graph(saved);
            return again.equals(model.getGraph()) ? Optional.of(saved) : Optional.empty();
        } catch (RuntimeException unlike) { // whatever a file makes of the JSON: its graph is read then
            return Optional.empty();
        }
    }

    /// No value is larger than those of models from elsewhere; returns the shape that comes out.
    private static Shape requireModest(Layer layer, Shape in) {
        Made.require(in);
        return switch (layer) {
            case Op op -> {
                if (op.reach() instanceof Reach.Window w) {
                    Made.require(w.margins().around(in));
                }
                Shape out = op.shape(in);
                Made.require(out);
                yield out;
            }
            case Serial s -> {
                Shape at = in;
                for (Layer step : s.steps()) {
                    at = requireModest(step, at);
                }
                yield at;
            }
            case Fork f -> {
                f.branches().forEach(b -> requireModest(b, in));
                yield f.shape(in);
            }
        };
    }
}
