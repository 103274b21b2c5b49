package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import thawline.core.Kernel;
import thawline.layer.Weights;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Weights as JSON: what they are, how large, and under which name their numbers stand in the file.
///
/// Numbers that no node needs stand in the JSON itself.
final class WeightText {

    private WeightText() {}

    /// What kind of weights they are.
    private enum Kind {
        DESIGNED,
        LEARNED,
        TRACKED
    }

    record Writer(JsonMapper json, IdentityHashMap<Weights, String> names) {

        ObjectNode write(Weights w) {
            Kernel k = w.kernel();
            ObjectNode all = json.createObjectNode();
            Kind kind = switch (w) {
                case Weights.Designed d -> Kind.DESIGNED;
                case Weights.Learned l -> Kind.LEARNED;
                case Weights.Tracked t -> Kind.TRACKED;
            };
            all.put("is", kind.name());
            all.putArray("window")
                    .add(k.outs())
                    .add(k.ins())
                    .add(k.depth())
                    .add(k.height())
                    .add(k.width());
            if (names.containsKey(w)) {
                all.put("numbers", names.get(w));
            } else {
                all.set("values", array(k.toArray()));
            }
            if (k.isSeparable()) {
                all.set("columns", array(k.toColumns()));
                all.set("rows", array(k.toRows()));
            }
            return all;
        }

        private ArrayNode array(float[] values) {
            ArrayNode all = json.createArrayNode();
            for (float v : values) {
                all.add(v);
            }
            return all;
        }
    }

    /// One name is one set of weights, whoever shares it.
    record Reader(Map<String, TensorProto> tensors, Map<String, Weights> read) {

        Reader(Map<String, TensorProto> tensors) {
            this(tensors, new HashMap<>());
        }

        Weights read(JsonNode node) {
            String name = node.path("numbers").asString("");
            if (name.isEmpty()) {
                return weights(node, array(node.path("values")));
            }
            Weights known = read.get(name);
            if (known == null) {
                if (!tensors.containsKey(name)) {
                    throw new IllegalArgumentException("the file has no numbers called " + name);
                }
                known = weights(node, Constant.of(tensors.get(name)).floats());
                read.put(name, known);
            }
            return known;
        }

        private static Weights weights(JsonNode node, float[] values) {
            JsonNode n = node.path("window");
            int[] w = {
                n.path(0).asInt(),
                n.path(1).asInt(),
                n.path(2).asInt(),
                n.path(3).asInt(),
                n.path(4).asInt()
            };
            Kernel k = Kernel.wrap(w[0], w[1], w[2], w[3], w[4], values);
            if (node.has("columns")) {
                k = k.factored(array(node.path("columns")), array(node.path("rows")));
            }
            Kernel kernel = k;
            return switch (Kind.valueOf(node.path("is").asString())) {
                case DESIGNED -> new Weights.Designed(kernel);
                case LEARNED -> new Weights.Learned(kernel);
                case TRACKED -> new Weights.Tracked(values);
            };
        }

        private static float[] array(JsonNode node) {
            float[] values = new float[node.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = Float.parseFloat(node.path(i).asString());
            }
            return values;
        }
    }
}
