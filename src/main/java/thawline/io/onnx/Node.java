package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.AttributeProto.AttributeType;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// A node of a graph that is being read, with what it reads.
///
/// Every attribute has to be asked for: one that nobody knows could mean anything.
final class Node {

    private final NodeProto proto;
    private final List<Optional<Value>> inputs;
    private final int opset;
    private final Set<String> asked = new HashSet<>();

    Node(NodeProto proto, List<Optional<Value>> inputs, int opset) {
        this.proto = proto;
        this.inputs = inputs;
        this.opset = opset;
    }

    /// `node "conv1" (Conv)`
    static String title(NodeProto proto) {
        String name = proto.getName().isEmpty() && proto.getOutputCount() > 0 ? proto.getOutput(0) : proto.getName();
        return "node \"" + name + "\" (" + proto.getOpType() + ")";
    }

    String name() {
        return proto.getName().isEmpty() ? proto.getOutput(0) : proto.getName();
    }

    String type() {
        return proto.getOpType();
    }

    int opset() {
        return opset;
    }

    int inputCount() {
        return inputs.size();
    }

    Value input(int i) {
        return optional(i).orElseThrow(() -> new Refusal("has no input " + i));
    }

    Optional<Value> optional(int i) {
        return i < inputs.size() ? inputs.get(i) : Optional.empty();
    }

    /// The name of an input's value.
    String source(int i) {
        return proto.getInput(i);
    }

    /// An input that is made of the model's.
    Data data(int i) {
        if (input(i) instanceof Data d) {
            return d;
        }
        if (input(i) instanceof Partial p) {
            return p.itself()
                    .orElseThrow(() -> new Refusal("reads \"" + source(i)
                            + "\", which is part of a softmax or a comparison and is not read on its own"));
        }
        throw new Refusal("reads numbers of the file as input " + i + ", where values of the net are expected");
    }

    /// An input that is numbers of the file.
    Constant constant(int i) {
        if (input(i) instanceof Constant c) {
            return c;
        }
        throw new Refusal("reads values of the net as input " + i + ", where numbers of the file are expected");
    }

    Optional<Constant> optionalConstant(int i) {
        return optional(i).map(v -> constant(i));
    }

    boolean isConstant() {
        return inputs.stream().allMatch(v -> v.isEmpty() || v.get() instanceof Constant);
    }

    private Optional<AttributeProto> attribute(String name, AttributeType type) {
        asked.add(name);
        Optional<AttributeProto> found = proto.getAttributeList().stream()
                .filter(a -> a.getName().equals(name))
                .findFirst();
        found.filter(a -> a.getType() != type).ifPresent(a -> {
            throw new Refusal("has the attribute " + name + " as " + a.getType() + " instead of " + type);
        });
        return found;
    }

    long number(String name, long otherwise) {
        return attribute(name, AttributeType.INT).map(AttributeProto::getI).orElse(otherwise);
    }

    boolean flag(String name) {
        return number(name, 0) != 0;
    }

    float real(String name, float otherwise) {
        float value =
                attribute(name, AttributeType.FLOAT).map(AttributeProto::getF).orElse(otherwise);
        if (Float.isNaN(value)) {
            throw new Refusal("has the attribute " + name + " as NaN");
        }
        return value;
    }

    String text(String name, String otherwise) {
        return attribute(name, AttributeType.STRING)
                .map(a -> a.getS().toStringUtf8())
                .orElse(otherwise);
    }

    Optional<long[]> numbers(String name) {
        return attribute(name, AttributeType.INTS)
                .map(a -> a.getIntsList().stream().mapToLong(Long::longValue).toArray());
    }

    Optional<TensorProto> tensor(String name) {
        return attribute(name, AttributeType.TENSOR).map(AttributeProto::getT);
    }

    Optional<float[]> reals(String name) {
        return attribute(name, AttributeType.FLOATS).map(a -> {
            float[] values = new float[a.getFloatsCount()];
            for (int i = 0; i < values.length; i++) {
                values[i] = a.getFloats(i);
            }
            return values;
        });
    }

    /// An attribute of no consequence here.
    void ignore(String name) {
        asked.add(name);
    }

    void requireAllKnown() {
        String unknown = proto.getAttributeList().stream()
                .map(AttributeProto::getName)
                .filter(n -> !asked.contains(n))
                .collect(Collectors.joining(", "));
        if (!unknown.isEmpty()) {
            throw new Refusal("has an attribute that is not known here: " + unknown);
        }
    }
}
