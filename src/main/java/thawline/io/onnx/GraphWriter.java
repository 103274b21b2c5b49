package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import com.google.protobuf.ByteString;
import com.google.protobuf.UnsafeByteOperations;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import thawline.layer.Weights;
import thawline.tensor.Shape;

/// An ONNX graph while it is written: nodes under the path of the operation that they belong to.
final class GraphWriter {

    /// What the graph's only input and output are called.
    static final String INPUT = "input";

    static final String OUTPUT = "output";

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("thawline");
    private final IdentityHashMap<Weights, String> names = new IdentityHashMap<>();
    private final IdentityHashMap<Weights, Map<List<Long>, String>> shaped = new IdentityHashMap<>();
    private final Map<List<Long>, String> constants = new HashMap<>();
    private final Map<String, Integer> used = new HashMap<>();
    private final boolean volume;
    private final int opset;
    private String path = "";
    private boolean sized;

    GraphWriter(boolean volume, int opset) {
        this.volume = volume;
        this.opset = opset;
    }

    int opset() {
        return opset;
    }

    /// Whether values are (N,c,d,h,w); else they are (N,c,h,w).
    boolean volume() {
        return volume;
    }

    /// From now on nodes belong to the operation at a path.
    void at(String newPath) {
        path = newPath;
    }

    /// The sizes of planes are written into the graph, so that it takes no others.
    void fixSizes() {
        sized = true;
    }

    boolean isSized() {
        return sized;
    }

    /// The name under which weights stand in the file, where they do.
    IdentityHashMap<Weights, String> names() {
        return names;
    }

    /// A node with one output; returns the output's name.
    String node(String type, List<String> inputs, AttributeProto... attributes) {
        String name = unused(path + "/" + type);
        graph.addNode(NodeProto.newBuilder()
                .setName(name)
                .setOpType(type)
                .addAllInput(inputs)
                .addOutput(name)
                .addAllAttribute(Arrays.asList(attributes)));
        return name;
    }

    private String unused(String wanted) {
        int before = used.merge(wanted, 1, Integer::sum) - 1;
        return before == 0 ? wanted : wanted + "_" + before;
    }

    /// Weights under the path of their first operation; those that two operations share stand in the file
    /// once.
    String weights(String part, Weights w, long... dims) {
        List<Long> shape = Arrays.stream(dims).boxed().toList();
        String name = shaped.computeIfAbsent(w, key -> new HashMap<>())
                .computeIfAbsent(
                        shape, key -> initializer(path + "." + part, w.kernel().toArray(), dims));
        names.putIfAbsent(w, name);
        return name;
    }

    /// Numbers that are nobody's weights.
    String constant(String part, float[] values, long... dims) {
        return initializer(path + "/" + part, values, dims);
    }

    private String initializer(String wanted, float[] values, long... dims) {
        ByteBuffer raw = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        raw.asFloatBuffer().put(values);
        return initializer(wanted, TensorProto.DataType.FLOAT, raw, dims);
    }

    /// Whole numbers, such as a shape; the same ones stand in the file once.
    String constant(long... values) {
        return constants.computeIfAbsent(Arrays.stream(values).boxed().toList(), key -> {
            ByteBuffer raw = ByteBuffer.allocate(values.length * Long.BYTES).order(ByteOrder.LITTLE_ENDIAN);
            raw.asLongBuffer().put(values);
            return initializer("constant", TensorProto.DataType.INT64, raw, values.length);
        });
    }

    private String initializer(String wanted, TensorProto.DataType type, ByteBuffer raw, long... dims) {
        String name = unused(wanted);
        ByteString bytes = UnsafeByteOperations.unsafeWrap(raw);
        TensorProto.Builder tensor = TensorProto.newBuilder()
                .setName(name)
                .setDataType(type.getNumber())
                .setRawData(bytes);
        Arrays.stream(dims).forEach(tensor::addDims);
        graph.addInitializer(tensor);
        return name;
    }

    /// The graph whose input is `in` and whose output is the value called `last`.
    GraphProto end(Shape in, Port last) {
        String result = last.name();
        if (result.equals(INPUT)) {
            path = "";
            result = node("Identity", List.of(INPUT));
        }
        for (NodeProto.Builder node : graph.getNodeBuilderList()) {
            for (int i = 0; i < node.getInputCount(); i++) {
                if (node.getInput(i).equals(result)) {
                    node.setInput(i, OUTPUT);
                }
            }
            if (node.getOutput(0).equals(result)) {
                node.setOutput(0, OUTPUT);
            }
        }
        return graph.addInput(value(INPUT, in, false))
                .addOutput(value(OUTPUT, last.shape(), last.isVector()))
                .build();
    }

    private ValueInfoProto value(String name, Shape s, boolean vector) {
        TensorShapeProto.Builder dims = TensorShapeProto.newBuilder();
        dims.addDimBuilder().setDimParam("N");
        dims.addDimBuilder().setDimValue(s.c());
        if (!vector && volume) {
            size(dims, "depth", name, s.d());
        }
        if (!vector) {
            size(dims, "height", name, s.h());
            size(dims, "width", name, s.w());
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder()
                        .setTensorType(TypeProto.Tensor.newBuilder()
                                .setElemType(TensorProto.DataType.FLOAT.getNumber())
                                .setShape(dims)))
                .build();
    }

    private void size(TensorShapeProto.Builder dims, String axis, String of, int n) {
        if (sized) {
            dims.addDimBuilder().setDimValue(n);
        } else {
            dims.addDimBuilder().setDimParam(of.equals(INPUT) ? axis : "out_" + axis);
        }
    }

    static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder a = AttributeProto.newBuilder().setName(name).setType(AttributeProto.AttributeType.INTS);
        Arrays.stream(values).forEach(a::addInts);
        return a.build();
    }

    static AttributeProto number(String name, long value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.INT)
                .setI(value)
                .build();
    }

    static AttributeProto number(String name, float value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.FLOAT)
                .setF(value)
                .build();
    }

    static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(AttributeProto.AttributeType.STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }
}
