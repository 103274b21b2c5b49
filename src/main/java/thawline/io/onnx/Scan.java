package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.ModelProto;
import com.google.protobuf.CodedInputStream;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.Map;
import java.util.Set;

/// A look through the bytes of a model before objects are made of them: how many, and how deep in each other.
///
/// A message of two bytes becomes an object of a hundred, so what a file may hold is counted first; a
/// truncated file is found here too.
final class Scan {

    /// The most nodes, tensors, attributes, dimensions and the like of a file, all together.
    private static final int MOST_PARTS = 1 << 17;

    /// The most bytes of names, texts and the like, and of settings that become objects, each counted 16
    /// times.
    private static final int MOST_NUMBERS = 1 << 26;

    /// The kinds of message that are looked into, with the fields that hold others.
    private enum Kind {
        MODEL,
        GRAPH,
        NODE,
        ATTRIBUTE,
        TENSOR,
        OTHER
    }

    /// Fields of a tensor that take no more memory than bytes: float_data, raw_data, double_data.
    private static final Set<Integer> AS_LARGE_AS_THE_FILE = Set.of(4, 9, 10);

    private static final Map<Kind, Map<Integer, Kind>> PARTS = Map.of(
            Kind.MODEL, Map.of(7, Kind.GRAPH, 8, Kind.OTHER, 14, Kind.OTHER, 20, Kind.OTHER, 25, Kind.OTHER),
            Kind.GRAPH,
                    Map.of(
                            1,
                            Kind.NODE,
                            5,
                            Kind.TENSOR,
                            11,
                            Kind.OTHER,
                            12,
                            Kind.OTHER,
                            13,
                            Kind.OTHER,
                            14,
                            Kind.OTHER,
                            15,
                            Kind.OTHER,
                            16,
                            Kind.OTHER),
            Kind.NODE, Map.of(5, Kind.ATTRIBUTE, 9, Kind.OTHER),
            Kind.ATTRIBUTE, Map.of(5, Kind.TENSOR, 6, Kind.GRAPH, 10, Kind.TENSOR, 11, Kind.GRAPH),
            Kind.TENSOR, Map.of(13, Kind.OTHER, 16, Kind.OTHER),
            Kind.OTHER, Map.of());

    private final CodedInputStream in;
    private int parts;
    private long numbers;

    private Scan(CodedInputStream in) {
        this.in = in;
    }

    static ModelProto parse(byte[] bytes) {
        CodedInputStream in = CodedInputStream.newInstance(bytes);
        try {
            new Scan(in).message(Kind.MODEL, 0);
            in = CodedInputStream.newInstance(bytes);
            in.enableAliasing(true);
            return ModelProto.parseFrom(in);
        } catch (IOException damaged) {
            throw new Refusal("is no ONNX model, or is cut off or damaged: byte " + in.getTotalBytesRead() + " of "
                    + bytes.length + " makes no sense");
        }
    }

    private void message(Kind kind, int depth) throws IOException {
        if (kind == Kind.GRAPH && depth > 1) {
            throw new Refusal("has graphs inside of nodes (If, Loop or Scan); control flow is not run");
        }
        while (!in.isAtEnd()) {
            int tag = in.readTag();
            int field = WireFormat.getTagFieldNumber(tag);
            if (WireFormat.getTagWireType(tag) != WireFormat.WIRETYPE_LENGTH_DELIMITED) {
                if (WireFormat.getTagWireType(tag) == WireFormat.WIRETYPE_START_GROUP) {
                    throw new Refusal("is no ONNX model: it has groups of protobuf, which ONNX does not use");
                }
                if (!in.skipField(tag)) {
                    throw new Refusal("is no ONNX model, or a damaged one: a group ends that did not begin");
                }
                count(1);
                continue;
            }
            int length = in.readRawVarint32();
            Kind inner = PARTS.get(kind).get(field);
            if (inner == null || inner == Kind.OTHER) {
                boolean asLarge = kind == Kind.TENSOR && AS_LARGE_AS_THE_FILE.contains(field);
                in.skipRawBytes(length);
                count(asLarge ? 0 : inner == Kind.OTHER ? 16L * length : 16L + length);
            } else {
                part();
                int limit = in.pushLimit(length);
                message(inner, depth + 1);
                in.popLimit(limit);
            }
        }
    }

    private void part() {
        if (++parts > MOST_PARTS) {
            throw new Refusal("has more than " + MOST_PARTS + " nodes, tensors and attributes; that is no net");
        }
    }

    private void count(long more) {
        numbers += more;
        if (numbers > MOST_NUMBERS) {
            throw new Refusal("has more than " + (MOST_NUMBERS >> 20)
                    + " MiB of numbers and text that are not stored as raw data");
        }
    }
}
