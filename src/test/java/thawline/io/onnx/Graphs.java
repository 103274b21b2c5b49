package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.TypeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.List;

/// An ONNX graph written by hand, from `input` to `output`.
final class Graphs {

    private final GraphProto.Builder graph = GraphProto.newBuilder().setName("test");
    private final int opset;

    Graphs(int opset, Object... dims) {
        this.opset = opset;
        TensorShapeProto.Builder shape = TensorShapeProto.newBuilder();
        for (Object d : dims) {
            if (d instanceof String name) {
                shape.addDimBuilder().setDimParam(name);
            } else {
                shape.addDimBuilder().setDimValue(((Number) d).longValue());
            }
        }
        graph.addInput(
                value("input", TypeProto.Tensor.newBuilder().setElemType(1).setShape(shape)));
        graph.addOutput(value("output", TypeProto.Tensor.newBuilder().setElemType(1)));
    }

    private static ValueInfoProto value(String name, TypeProto.Tensor.Builder type) {
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    GraphProto.Builder proto() {
        return graph;
    }

    Graphs floats(String name, float[] values, long... dims) {
        TensorProto.Builder t = TensorProto.newBuilder().setName(name).setDataType(1);
        for (long d : dims) {
            t.addDims(d);
        }
        for (float v : values) {
            t.addFloatData(v);
        }
        graph.addInitializer(t);
        return this;
    }

    Graphs ints(String name, long[] values, long... dims) {
        TensorProto.Builder t = TensorProto.newBuilder().setName(name).setDataType(7);
        for (long d : dims) {
            t.addDims(d);
        }
        for (long v : values) {
            t.addInt64Data(v);
        }
        graph.addInitializer(t);
        return this;
    }

    Graphs node(String type, String output, String inputs, String... attributes) {
        NodeProto.Builder n =
                NodeProto.newBuilder().setOpType(type).setName(output).addOutput(output);
        for (String i : inputs.split(",", -1)) {
            n.addInput(i);
        }
        for (String a : attributes) {
            n.addAttribute(attribute(a));
        }
        graph.addNode(n);
        return this;
    }

    /// `axis=1`, `pads=1,1,1,1`, `alpha=0.5`, `mode:edge`; the attributes that ONNX has as lists are lists.
    private static AttributeProto attribute(String text) {
        AttributeProto.Builder a = AttributeProto.newBuilder();
        if (text.indexOf(':') > 0) {
            return a.setName(text.substring(0, text.indexOf(':')))
                    .setType(AttributeProto.AttributeType.STRING)
                    .setS(com.google.protobuf.ByteString.copyFromUtf8(text.substring(text.indexOf(':') + 1)))
                    .build();
        }
        String name = text.substring(0, text.indexOf('='));
        String value = text.substring(text.indexOf('=') + 1);
        a.setName(name);
        if (List.of("pads", "perm", "strides", "dilations", "kernel_shape", "axes")
                .contains(name)) {
            a.setType(AttributeProto.AttributeType.INTS);
            for (String v : value.split(",", -1)) {
                a.addInts(Long.parseLong(v));
            }
            return a.build();
        }
        return value.contains(".")
                ? a.setType(AttributeProto.AttributeType.FLOAT)
                        .setF(Float.parseFloat(value))
                        .build()
                : a.setType(AttributeProto.AttributeType.INT)
                        .setI(Long.parseLong(value))
                        .build();
    }

    ModelProto model() {
        return ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset))
                .setGraph(graph)
                .build();
    }

    byte[] bytes() {
        return model().toByteArray();
    }
}
