package thawline.data;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.tensor.Shape;

/// IDX, the format of MNIST: 0, 0, type, number of axes, the axes' lengths as 32-bit numbers, then the
/// elements; all numbers with their most significant byte first. Plain, or packed by gzip.
///
/// Unsigned bytes (type 8) are read, which are 8-bit units. Three axes are n pictures (n,h,w), four n volumes
/// (n,d,h,w), five n of (c,d,h,w); one axis is a list of labels.
final class Idx {
    static final int UNSIGNED_BYTES = 0x08;
    private static final int MOST_AXES = 5;

    private Idx() {}

    /// What a header says: how many, and of which sizes.
    record Header(int[] axes, long elements) {
        int count() {
            return axes[0];
        }

        int bytes() {
            return 4 + 4 * axes.length;
        }

        @Override
        public String toString() {
            return Arrays.stream(axes).mapToObj(Integer::toString).collect(Collectors.joining(" × "));
        }
    }

    /// Inputs of one shape.
    record Inputs(Shape shape, int count, Store store) {}

    /// Whether a file begins as IDX does.
    static boolean is(Path file) throws IOException {
        try (Source in = Source.open(file)) {
            byte[] four = new byte[4];
            return in.fill(four, 4) == 4 && four[0] == 0 && four[1] == 0 && four[2] >= 8 && four[2] <= 14;
        }
    }

    static Inputs inputs(Path file, DataOptions options) throws IOException {
        try (Source in = Source.open(file)) {
            Header header = header(in);
            Shape shape = shape(in, header);
            if (header.elements > options.memory() && !in.packed()) {
                try (FileChannel channel = FileChannel.open(file)) {
                    return new Inputs(shape, header.count(), FileStore.of(channel, header.bytes(), header.elements));
                }
            }
            try (Collector all = new Collector(options.memory())) {
                byte[] buffer = new byte[1 << 16];
                for (long left = header.elements; left > 0; ) {
                    int n = (int) Math.min(left, buffer.length);
                    if (in.fill(buffer, n) < n) {
                        throw ends(in, in.at(), header);
                    }
                    all.add(buffer, 0, n);
                    left -= n;
                }
                requireEnd(in, header);
                return new Inputs(shape, header.count(), all.finish());
            }
        }
    }

    static int[] labels(Path file) throws IOException {
        try (Source in = Source.open(file)) {
            Header header = header(in);
            if (header.axes.length != 1) {
                throw in.wrong(3, "has " + header.axes.length + " axes (" + header + "); labels have 1");
            }
            byte[] bytes = in.readNBytes(header.count()); // takes memory as bytes arrive
            if (bytes.length < header.count()) {
                throw ends(in, in.at(), header);
            }
            requireEnd(in, header);
            int[] labels = new int[bytes.length];
            Arrays.setAll(labels, i -> bytes[i] & 0xFF);
            return labels;
        }
    }

    private static DatasetException ends(Source in, long where, Header header) {
        return in.wrong(
                where,
                "the file ends here; its header says " + header + " bytes, so that it should end at "
                        + (header.bytes() + header.elements));
    }

    private static void requireEnd(Source in, Header header) throws IOException {
        long end = in.at();
        if (in.read() >= 0) {
            throw in.wrong(end, "goes on here; its header says " + header + " bytes, so that it should end");
        }
    }

    private static Header header(Source in) throws IOException {
        byte[] four = new byte[4];
        in.require(four, 4, "the magic number of IDX (4 bytes)");
        if (four[0] != 0 || four[1] != 0) {
            throw in.wrong(
                    0, String.format(Locale.ROOT, "begins with %02X %02X, where IDX has 00 00", four[0], four[1]));
        }
        if (four[2] != UNSIGNED_BYTES) {
            throw in.wrong(
                    2,
                    String.format(Locale.ROOT, "elements are of type 0x%02X; unsigned bytes (0x08) are read", four[2]));
        }
        if (four[3] < 1 || four[3] > MOST_AXES) {
            throw in.wrong(3, "has " + (four[3] & 0xFF) + " axes, where 1 to " + MOST_AXES + " were expected");
        }
        int[] axes = new int[four[3]];
        double product = 1;
        for (int i = 0; i < axes.length; i++) {
            long where = in.at();
            axes[i] = in.number("the length of axis " + i);
            if (axes[i] < 1) {
                throw in.wrong(
                        where,
                        "axis " + i + " has the length " + Integer.toUnsignedString(axes[i])
                                + ", where 1 to 2147483647 was expected");
            }
            product *= axes[i];
        }
        if (product > in.most() - 4.0 - 4 * axes.length) {
            var header = new Header(axes, 0);
            throw in.wrong(
                    4,
                    "the header says " + header + " bytes, but the file can have no more than "
                            + Math.max(0, in.most() - header.bytes()) + "; it is cut off, or its header is damaged");
        }
        return new Header(axes, IntStream.of(axes).asLongStream().reduce(1, Math::multiplyExact));
    }

    private static Shape shape(Source in, Header header) throws DatasetException {
        int[] a = header.axes;
        try {
            return switch (a.length) {
                case 3 -> Shape.plane(a[1], a[2]);
                case 4 -> new Shape(1, a[1], a[2], a[3]);
                case 5 -> new Shape(a[1], a[2], a[3], a[4]);
                default ->
                    throw in.wrong(3, "has " + a.length + " axes (" + header + "); pictures have 3, volumes 4 or 5");
            };
        } catch (IllegalArgumentException unfit) {
            throw in.wrong(8, unfit.getMessage());
        }
    }
}
