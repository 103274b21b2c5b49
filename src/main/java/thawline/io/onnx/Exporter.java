package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import thawline.layer.AveragePool;
import thawline.layer.Fork;
import thawline.layer.Join;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Op;
import thawline.layer.Reach;
import thawline.layer.Serial;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// A layer as an ONNX graph of what inference computes, one example of shape `in` after the other along the
/// first dimension N.
///
/// Opset 17 under IR version 8, which programs of 2022 and later read; a WRAP border needs opset 19, IR
/// version 9. Values are (N,c,h,w), or (N,c,d,h,w) where anything has a depth; what a Dense takes and makes
/// is (N,c).
final class Exporter {

    private static final int OPSET = 17;
    private static final int IR = 8;
    private static final int OPSET_WITH_WRAP = 19;
    private static final int IR_WITH_WRAP = 9;

    private final GraphWriter writer;

    private Exporter(GraphWriter writer) {
        this.writer = writer;
    }

    static ModelProto model(SavedModel model) {
        GraphWriter writer = writer(model);
        GraphProto graph = graph(model, writer);
        ModelProto.Builder file = ModelProto.newBuilder()
                .setIrVersion(writer.opset() == OPSET ? IR : IR_WITH_WRAP)
                .setProducerName("Thawline")
                .addOpsetImport(OperatorSetIdProto.newBuilder().setDomain("").setVersion(writer.opset()))
                .setGraph(graph);
        file.addMetadataProps(entry(Structure.KEY, Structure.text(model, writer.names())));
        model.notes().entries().forEach((name, text) -> file.addMetadataProps(entry(Structure.PREFIX + name, text)));
        return file.build();
    }

    static GraphProto graph(SavedModel model) {
        return graph(model, writer(model));
    }

    private static GraphWriter writer(SavedModel model) {
        return new GraphWriter(hasDepth(model.layer(), model.in()), wraps(model.layer()) ? OPSET_WITH_WRAP : OPSET);
    }

    private static GraphProto graph(SavedModel model, GraphWriter writer) {
        Port in = new Port(GraphWriter.INPUT, model.in(), Port.Form.PLANES);
        return writer.end(model.in(), new Exporter(writer).write("", model.layer(), in));
    }

    private static StringStringEntryProto entry(String key, String value) {
        return StringStringEntryProto.newBuilder().setKey(key).setValue(value).build();
    }

    private static boolean wraps(Layer layer) {
        return Layers.ops(layer)
                .anyMatch(
                        op -> op.reach() instanceof Reach.Window w && w.border().mode() == Border.Mode.WRAP);
    }

    /// Whether any value or window has a depth of more than 1.
    private static boolean hasDepth(Layer layer, Shape in) {
        return in.d() > 1
                || Layers.ops(layer).anyMatch(op -> switch (op) {
                    case AveragePool p -> isDeep(p.window(), p.margins());
                    case Reorder r -> r.order().get(1) != 1;
                    case Reshape r -> r.to().d() > 1;
                    case Affine a ->
                        a.gain().kernel().depth() > 1 || a.offset().kernel().depth() > 1;
                    case Op o when o.reach() instanceof Reach.Window w -> isDeep(w.span(), w.margins());
                    default -> false;
                });
    }

    private static boolean isDeep(Axes window, Margins m) {
        return window.d() > 1 || m.front() > 0 || m.back() > 0;
    }

    private Port write(String prefix, Layer layer, Port x) {
        return switch (layer) {
            case Op op -> {
                writer.at(prefix + op.name());
                yield Nodes.of(writer, op, prefix + op.name(), x);
            }
            case Serial s -> {
                String inside = s.name().isEmpty() ? prefix : prefix + s.name() + ".";
                Port at = x;
                for (int i = 0; i < s.steps().size(); i++) {
                    at = write(inside + i + ".", s.steps().get(i), at);
                }
                yield at;
            }
            case Fork f -> join(prefix, f, x);
        };
    }

    private Port join(String prefix, Fork f, Port x) {
        List<Port> made = new ArrayList<>();
        for (int i = 0; i < f.branches().size(); i++) {
            made.add(write(prefix + i + ".", f.branches().get(i), x));
        }
        writer.at(prefix + (f.join() == Join.SUM ? "sum" : "concat"));
        boolean vector = made.stream().allMatch(Port::isVector);
        boolean planes = made.stream().anyMatch(p -> p.form() == Port.Form.PLANES);
        List<String> names = made.stream()
                .map(p -> vector ? p : Nodes.planes(writer, p))
                .map(Port::name)
                .toList();
        Port y = new Port(
                names.getFirst(),
                f.shape(x.shape()),
                vector ? Port.Form.VECTOR : planes ? Port.Form.PLANES : Port.Form.PIXEL);
        if (names.size() == 1) {
            return y;
        }
        return switch (f.join()) {
            case CONCAT -> y.next(writer.node("Concat", names, GraphWriter.number("axis", 1)), y.shape());
            case SUM -> y.next(writer.node(names.size() == 2 ? "Add" : "Sum", names), y.shape());
        };
    }

    /// What ONNX has not, by the path of the operation.
    static IllegalArgumentException refused(String path, String why) {
        return new IllegalArgumentException(path + " has no counterpart in ONNX" + why);
    }

    static Map<String, String> notes(ModelProto model) {
        Map<String, String> all = new TreeMap<>();
        model.getMetadataPropsList().stream()
                .filter(e ->
                        !e.getKey().startsWith(Structure.PREFIX) && !e.getKey().equals(Structure.KEY))
                .forEach(e -> all.put(e.getKey(), e.getValue()));
        model.getMetadataPropsList().stream()
                .filter(e -> e.getKey().startsWith(Structure.PREFIX))
                .forEach(e -> all.put(e.getKey().substring(Structure.PREFIX.length()), e.getValue()));
        return all;
    }
}
