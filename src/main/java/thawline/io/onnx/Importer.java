package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.OperatorSetIdProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import ai.onnx.proto.OnnxMl.TensorShapeProto;
import ai.onnx.proto.OnnxMl.ValueInfoProto;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.IntPredicate;
import thawline.layer.Layer;
import thawline.tensor.Shape;

/// A graph as a layer.
///
/// The first axis of the input counts examples. A graph that mixes them is read once more with the whole
/// input as one example, if the file fixes how many there are.
final class Importer {

    /// Operators before opset 7 broadcast otherwise; after 25 nobody has looked.
    private static final int OLDEST = 7;

    private static final int NEWEST = 25;

    private final GraphProto graph;
    private final int opset;
    private final Map<String, Value> values = new HashMap<>();
    private final Map<String, Integer> uses = new HashMap<>();
    private final Map<String, String> unread = new HashMap<>();

    /// A layer and what it reads: whether the first axis of the file's input counts examples.
    record Read(Layer layer, Shape in, boolean batched) {}

    private Importer(ModelProto model) {
        this.graph = model.getGraph();
        this.opset = opset(model);
    }

    /// The sizes that the file leaves open are taken from `sizes`.
    static SavedModel read(ModelProto model, Optional<Shape> sizes) {
        Read read = read(model, Map.of(), sizes);
        return Straighten.input(read.layer(), read.in(), Notes.of(Exporter.notes(model)));
    }

    /// The graph as it is, some of its inputs given as numbers, the sizes that it leaves open taken from
    /// `sizes`.
    static Read read(ModelProto model, Map<String, TensorProto> given, Optional<Shape> sizes) {
        if (!model.hasGraph()) {
            throw new Refusal("is no ONNX model: it has no graph");
        }
        try {
            return new Importer(model).read(given, sizes, true);
        } catch (Refusal batched) {
            try {
                return new Importer(model).read(given, sizes, false);
            } catch (Refusal whole) {
                throw batched;
            }
        }
    }

    private static int opset(ModelProto model) {
        int version = -1;
        for (OperatorSetIdProto set : model.getOpsetImportList()) {
            if (set.getDomain().isEmpty() || set.getDomain().equals("ai.onnx")) {
                version = (int) set.getVersion();
            }
        }
        if (version < OLDEST || version > NEWEST) {
            throw new Refusal("is written for " + (version < 0 ? "no opset of ONNX" : "opset " + version) + "; opsets "
                    + OLDEST + " to " + NEWEST + " are read");
        }
        return version;
    }

    private Read read(Map<String, TensorProto> given, Optional<Shape> sizes, boolean batched) {
        if (graph.getSparseInitializerCount() > 0) {
            throw new Refusal("keeps numbers as sparse tensors, which are not read");
        }
        for (TensorProto t : graph.getInitializerList()) {
            values.put(t.getName(), Constant.of(t));
        }
        given.forEach((name, t) -> values.put(name, Constant.of(t)));
        ValueInfoProto info = input();
        Data in;
        Batch batch;
        try {
            batch = batch(info, batched);
            in = new Data(Made.input(info.getName(), Data.shape(dims(info, batch, sizes))), dims(info, batch, sizes));
        } catch (Refusal refused) {
            throw new Refusal("the input \"" + info.getName() + "\" " + refused.getMessage());
        }
        values.put(info.getName(), in);
        count();
        for (NodeProto node : graph.getNodeList()) {
            try {
                run(node, batch);
            } catch (Refusal refused) {
                throw new Refusal(Node.title(node) + " " + refused.getMessage());
            } catch (ArithmeticException large) {
                throw new Refusal(Node.title(node) + " has sizes that are too large: " + large.getMessage());
            } catch (IllegalArgumentException refused) {
                throw new Refusal(Node.title(node) + " is not possible: " + refused.getMessage());
            }
        }
        return new Read(SeriesParallel.layer(output().made()), in.shape(), batched);
    }

    private ValueInfoProto input() {
        List<ValueInfoProto> open = graph.getInputList().stream()
                .filter(v -> !values.containsKey(v.getName()))
                .toList();
        if (open.size() != 1) {
            throw new Refusal("has " + open.size() + " inputs; nets with one are read");
        }
        return open.getFirst();
    }

    private static Batch batch(ValueInfoProto info, boolean batched) {
        if (!info.getType().hasTensorType()) {
            throw new Refusal("is no tensor");
        }
        if (info.getType().getTensorType().getElemType() != TensorProto.DataType.FLOAT_VALUE) {
            throw new Refusal("takes "
                    + Constant.type(info.getType().getTensorType().getElemType()) + "; nets of FLOAT are read");
        }
        if (!info.getType().getTensorType().hasShape()) {
            throw new Refusal("has no shape");
        }
        TensorShapeProto shape = info.getType().getTensorType().getShape();
        if (!batched) {
            return new Batch(false, OptionalInt.empty());
        }
        if (shape.getDimCount() == 0) {
            throw new Refusal("is a single number");
        }
        long n = shape.getDim(0).getDimValue();
        return new Batch(true, n > 0 && n <= Integer.MAX_VALUE ? OptionalInt.of((int) n) : OptionalInt.empty());
    }

    private static int[] dims(ValueInfoProto info, Batch batch, Optional<Shape> sizes) {
        TensorShapeProto shape = info.getType().getTensorType().getShape();
        int from = batch.first() ? 1 : 0;
        int[] dims = new int[shape.getDimCount() - from];
        for (int i = 0; i < dims.length; i++) {
            long n = shape.getDim(i + from).getDimValue();
            if (n <= 0 && sizes.isPresent() && batch.first()) {
                Shape s = sizes.get();
                int[] all = {s.c(), s.d(), s.h(), s.w()};
                n = all[i == 0 ? 0 : 4 - dims.length + i];
            }
            if (n <= 0) {
                throw new Refusal("leaves its axis " + (i + from) + " open; say what size an example has");
            }
            if (n > Integer.MAX_VALUE) {
                throw new Refusal("has an axis of " + n + " elements");
            }
            dims[i] = (int) n;
        }
        return dims;
    }

    /// How often each value is read.
    private void count() {
        graph.getNodeList().forEach(n -> n.getInputList().forEach(i -> uses.merge(i, 1, Integer::sum)));
        graph.getOutputList().forEach(o -> uses.merge(o.getName(), 1, Integer::sum));
    }

    private void run(NodeProto proto, Batch batch) {
        if (!proto.getDomain().isEmpty() && !proto.getDomain().equals("ai.onnx")) {
            throw new Refusal("is an operator of " + proto.getDomain() + ", not of ONNX itself");
        }
        if (proto.getOutputCount() == 0) {
            throw new Refusal("makes nothing");
        }
        List<Optional<Value>> inputs = new ArrayList<>();
        for (String name : proto.getInputList()) {
            inputs.add(name.isEmpty() ? Optional.empty() : Optional.of(value(name)));
        }
        Node node = new Node(proto, inputs, opset);
        IntPredicate single = i -> uses.getOrDefault(proto.getInput(i), 0) == 1;
        Value made = Operators.run(node, new Site(node, batch, single));
        node.requireAllKnown();
        put(proto.getOutput(0), made);
        for (String more : proto.getOutputList().subList(1, proto.getOutputCount())) {
            if (!more.isEmpty()) {
                unread.put(
                        more,
                        Node.title(proto) + " makes \"" + more
                                + "\" besides its first output; indices, masks and statistics are not made here");
            }
        }
    }

    private void put(String name, Value value) {
        if (values.putIfAbsent(name, value) != null) {
            throw new Refusal("makes \"" + name + "\", which is there already");
        }
    }

    private Value value(String name) {
        Value value = values.get(name);
        if (value == null && unread.containsKey(name)) {
            throw new Refusal("cannot be run: " + unread.get(name));
        }
        if (value == null) {
            boolean later =
                    graph.getNodeList().stream().anyMatch(n -> n.getOutputList().contains(name));
            throw new Refusal("reads \"" + name + "\", which " + (later ? "only a later node makes" : "nothing makes"));
        }
        return value;
    }

    private Data output() {
        List<String> names =
                graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
        if (names.size() != 1) {
            throw new Refusal(names.stream()
                    .filter(unread::containsKey)
                    .findFirst()
                    .map(unread::get)
                    .orElse("has " + names.size() + " outputs; nets with one are read"));
        }
        try {
            switch (value(names.getFirst())) {
                case Data d -> {
                    return d;
                }
                case Partial p
                when p.itself().isPresent() -> {
                    return p.itself().get();
                }
                case Partial p -> throw new Refusal("is only part of a softmax or a comparison");
                case Constant c -> {}
            }
        } catch (Refusal missing) {
            throw new Refusal("the output " + missing.getMessage());
        }
        throw new Refusal("the output \"" + names.getFirst() + "\" does not depend on the input");
    }
}
