package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.TensorProto;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import java.util.stream.Collectors;

/// Numbers of a file, the last axis running fastest: either floats or whole numbers.
record Constant(int[] dims, float[] reals, long[] wholes) implements Value {

    /// More axes than that are no tensor of a net.
    private static final int MOST_AXES = 12;

    private static final float[] NO_REALS = {};
    private static final long[] NO_WHOLES = {};

    Constant {
        if (dims.length > MOST_AXES) {
            throw new Refusal("has numbers of " + dims.length + " axes; up to " + MOST_AXES + " are read");
        }
    }

    static Constant of(float[] values, int... dims) {
        return new Constant(dims, values, NO_WHOLES);
    }

    static Constant of(long[] values, int... dims) {
        return new Constant(dims, NO_REALS, values);
    }

    static Constant list(long... values) {
        return of(values, values.length);
    }

    /// The numbers of a tensor, whose sizes are held against each other before memory is taken.
    static Constant of(TensorProto t) {
        String name = t.getName().isEmpty() ? "a tensor" : "the tensor \"" + t.getName() + "\"";
        if (t.getDataLocation() == TensorProto.DataLocation.EXTERNAL || t.getExternalDataCount() > 0) {
            throw new Refusal(name + " keeps its numbers in another file (external data), which is not read; "
                    + "save the model with its numbers inside");
        }
        if (t.hasSegment()) {
            throw new Refusal(name + " is cut into segments, which are not read");
        }
        if (t.getDimsCount() > MOST_AXES) {
            throw new Refusal(name + " has " + t.getDimsCount() + " axes; up to " + MOST_AXES + " are read");
        }
        int[] dims = new int[t.getDimsCount()];
        long size = 1;
        for (int i = 0; i < dims.length; i++) {
            long d = t.getDims(i);
            if (d < 0 || d > Integer.MAX_VALUE || size * d > Integer.MAX_VALUE) {
                throw new Refusal(name + " has the shape " + t.getDimsList() + ", more than an array can hold");
            }
            dims[i] = (int) d;
            size *= d;
        }
        int n = (int) size;
        return switch (TensorProto.DataType.forNumber(t.getDataType())) {
            case FLOAT -> of(floats(t, name, n), dims);
            case DOUBLE -> of(doubles(t, name, n), dims);
            case FLOAT16 -> of(halves(t, name, n), dims);
            case INT64 -> of(longs(t, name, n), dims);
            case INT32 -> of(ints(t, name, n), dims);
            case null, default ->
                throw new Refusal(name + " holds " + type(t.getDataType())
                        + "; FLOAT, DOUBLE and FLOAT16, and INT64 and INT32 for shapes, are read");
        };
    }

    static String type(int number) {
        TensorProto.DataType type = TensorProto.DataType.forNumber(number);
        return type == null ? "numbers of the unknown type " + number : type + " numbers";
    }

    private static ByteBuffer raw(TensorProto t, String name, int n, int bytes) {
        if (t.getRawData().size() != (long) n * bytes) {
            throw new Refusal(name + " has the shape " + t.getDimsList() + ", which takes " + (long) n * bytes
                    + " bytes, but " + t.getRawData().size() + " are there");
        }
        return t.getRawData().asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    private static void require(TensorProto t, String name, int n, int given) {
        if (n != given) {
            throw new Refusal(name + " has the shape " + t.getDimsList() + ", which is " + n + " numbers, but " + given
                    + " are there");
        }
    }

    private static float[] floats(TensorProto t, String name, int n) {
        if (t.getFloatDataCount() == 0) {
            ByteBuffer raw = raw(t, name, n, Float.BYTES);
            float[] values = new float[n];
            raw.asFloatBuffer().get(values);
            return values;
        }
        require(t, name, n, t.getFloatDataCount());
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = t.getFloatData(i);
        }
        return values;
    }

    private static float[] doubles(TensorProto t, String name, int n) {
        boolean inRaw = t.getDoubleDataCount() == 0;
        ByteBuffer raw = inRaw ? raw(t, name, n, Double.BYTES) : null;
        if (!inRaw) {
            require(t, name, n, t.getDoubleDataCount());
        }
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = (float) (inRaw ? raw.getDouble(i * Double.BYTES) : t.getDoubleData(i));
        }
        return values;
    }

    private static float[] halves(TensorProto t, String name, int n) {
        boolean inRaw = t.getInt32DataCount() == 0;
        ByteBuffer raw = inRaw ? raw(t, name, n, Short.BYTES) : null;
        if (!inRaw) {
            require(t, name, n, t.getInt32DataCount());
        }
        float[] values = new float[n];
        for (int i = 0; i < n; i++) {
            values[i] = Float.float16ToFloat(inRaw ? raw.getShort(i * Short.BYTES) : (short) t.getInt32Data(i));
        }
        return values;
    }

    private static long[] longs(TensorProto t, String name, int n) {
        boolean inRaw = t.getInt64DataCount() == 0;
        ByteBuffer raw = inRaw ? raw(t, name, n, Long.BYTES) : null;
        if (!inRaw) {
            require(t, name, n, t.getInt64DataCount());
        }
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = inRaw ? raw.getLong(i * Long.BYTES) : t.getInt64Data(i);
        }
        return values;
    }

    private static long[] ints(TensorProto t, String name, int n) {
        boolean inRaw = t.getInt32DataCount() == 0;
        ByteBuffer raw = inRaw ? raw(t, name, n, Integer.BYTES) : null;
        if (!inRaw) {
            require(t, name, n, t.getInt32DataCount());
        }
        long[] values = new long[n];
        for (int i = 0; i < n; i++) {
            values[i] = inRaw ? raw.getInt(i * Integer.BYTES) : t.getInt32Data(i);
        }
        return values;
    }

    /// How many numbers there are.
    int size() {
        return Math.max(reals.length, wholes.length);
    }

    boolean isWhole() {
        return wholes.length > 0;
    }

    /// The numbers as floats that are finite.
    float[] floats() {
        float[] values = anyFloats();
        for (float v : values) {
            if (!Float.isFinite(v)) {
                throw new Refusal("a weight is " + v + "; every weight of a model is a finite number");
            }
        }
        return values;
    }

    /// The numbers as floats, infinite ones among them.
    float[] anyFloats() {
        if (!isWhole()) {
            return reals;
        }
        float[] values = new float[wholes.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = wholes[i];
        }
        return values;
    }

    /// The only number.
    float single() {
        if (size() != 1) {
            throw new Refusal("one number is expected, but there are " + size());
        }
        return anyFloats()[0];
    }

    Constant shaped(int... newDims) {
        return new Constant(newDims, reals, wholes);
    }

    @Override
    public String toString() {
        return "constant of shape "
                + Arrays.stream(dims).mapToObj(Integer::toString).collect(Collectors.joining("×"));
    }
}
