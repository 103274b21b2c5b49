package thawline.io;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// NumPy's file of one array, format 1.0: floats of 32 bits, little-endian, in C order (`<f4`).
///
/// Six magic bytes, the version, the length of what follows as 16 bits, a Python dictionary filled up with
/// blanks so that numbers begin at a multiple of 64, the numbers. The bytes are those of `numpy.save`.
public final class Npy {

    private static final byte[] MAGIC = {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0};
    private static final int ALIGNMENT = 64;

    /// How wide NumPy leaves the first axis, so that a file may grow.
    private static final int GROWTH = 21;

    private static final Pattern SHAPE = Pattern.compile(
            "\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(((?:\\d{1,10}(?:, ?|(?=\\))))*)\\), \\} *\n");

    private static final int BUFFER = 1 << 16;

    private Npy() {}

    /// An array as it is kept.
    ///
    /// @param values the last axis runs fastest
    public record Array(float[] values, int[] shape) {}

    /// What stands before the numbers.
    public static ByteBuffer header(int... shape) {
        String axes = Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(", "));
        String tuple = shape.length == 1 ? axes + "," : axes;
        StringBuilder text = new StringBuilder("{'descr': '<f4', 'fortran_order': False, 'shape': (" + tuple + "), }");
        if (shape.length > 0) {
            text.repeat(' ', GROWTH - Integer.toString(shape[0]).length());
        }
        int before = MAGIC.length + Short.BYTES;
        int length = text.length() + 1;
        text.repeat(' ', ALIGNMENT - (before + length) % ALIGNMENT).append('\n');
        ByteBuffer bytes = ByteBuffer.allocate(before + text.length()).order(ByteOrder.LITTLE_ENDIAN);
        return bytes.put(MAGIC)
                .putShort((short) text.length())
                .put(text.toString().getBytes(StandardCharsets.US_ASCII))
                .flip();
    }

    public static void write(WritableByteChannel out, float[] values, int... shape) throws IOException {
        long size = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        if (size != values.length) {
            throw new IllegalArgumentException(
                    "shape " + Arrays.toString(shape) + " has " + size + " numbers, but there are " + values.length);
        }
        writeAll(out, header(shape));
        ByteBuffer bytes = ByteBuffer.allocate(BUFFER).order(ByteOrder.LITTLE_ENDIAN);
        for (int from = 0; from < values.length; from += BUFFER / Float.BYTES) {
            int count = Math.min(BUFFER / Float.BYTES, values.length - from);
            bytes.clear();
            bytes.asFloatBuffer().put(values, from, count);
            writeAll(out, bytes.limit(count * Float.BYTES));
        }
    }

    private static void writeAll(WritableByteChannel out, ByteBuffer bytes) throws IOException {
        while (bytes.hasRemaining()) {
            out.write(bytes);
        }
    }

    /// Reads up to the numbers, and gives the array's shape.
    public static int[] readShape(ReadableByteChannel in) throws IOException {
        ByteBuffer start = read(in, MAGIC.length + Short.BYTES);
        byte[] magic = new byte[MAGIC.length];
        start.get(magic);
        if (!Arrays.equals(magic, MAGIC)) {
            throw new IOException("is no NumPy file of format 1.0");
        }
        String text = StandardCharsets.US_ASCII
                .decode(read(in, Short.toUnsignedInt(start.getShort())))
                .toString();
        Matcher m = SHAPE.matcher(text);
        if (!m.matches()) {
            throw new IOException("is no array of floats in C order: " + text.strip());
        }
        return Arrays.stream(m.group(1).split(", ?"))
                .filter(axis -> !axis.isEmpty())
                .mapToInt(Integer::parseInt)
                .toArray();
    }

    public static Array read(Path file) throws IOException {
        try (ReadableByteChannel in = Files.newByteChannel(file)) {
            int[] shape = readShape(in);
            int size = Arrays.stream(shape).reduce(1, Math::multiplyExact);
            float[] values = new float[size];
            read(in, Math.multiplyExact(size, Float.BYTES)).asFloatBuffer().get(values);
            return new Array(values, shape);
        }
    }

    private static ByteBuffer read(ReadableByteChannel in, int count) throws IOException {
        ByteBuffer bytes = ByteBuffer.allocate(count).order(ByteOrder.LITTLE_ENDIAN);
        while (bytes.hasRemaining()) {
            if (in.read(bytes) < 0) {
                throw new IOException("ends too early");
            }
        }
        return bytes.flip();
    }
}
