package thawline.io.onnx;

import java.util.Arrays;
import java.util.OptionalInt;

/// Whether the first axis of all values counts examples, and how many the file fixes.
record Batch(boolean first, OptionalInt size) {

    /// Stands for the number of examples among sizes.
    static final long MARK = Long.MIN_VALUE;

    /// The place of an ONNX axis among the axes of an example.
    int axis(long axis, int rank) {
        int all = first ? rank + 1 : rank;
        long at = axis < 0 ? axis + all : axis;
        if (at < 0 || at >= all) {
            throw new Refusal("works along axis " + axis + " of values that have " + all);
        }
        if (first && at == 0) {
            throw across();
        }
        return (int) (first ? at - 1 : at);
    }

    static Refusal across() {
        return new Refusal("works across the examples of a batch; every example is run on its own");
    }

    /// Whether a size is the number of examples; a file that leaves it open and says 1 has one at a time.
    boolean isCount(long n) {
        return n == MARK || n == size.orElse(1);
    }

    /// ONNX sizes of a value, the number of examples marked where the file leaves it open.
    long[] sizes(int[] dims) {
        long[] own = Arrays.stream(dims).asLongStream().toArray();
        if (!first) {
            return own;
        }
        long[] all = new long[own.length + 1];
        all[0] = size.isPresent() ? size.getAsInt() : MARK;
        System.arraycopy(own, 0, all, 1, own.length);
        return all;
    }

    /// The axes of an example out of ONNX sizes that begin with the number of examples, or with one for all
    /// of them.
    int[] example(long[] sizes) {
        if (first && sizes.length == 0) {
            throw across();
        }
        if (first && !isCount(sizes[0])) {
            throw across();
        }
        long[] own = first ? Arrays.copyOfRange(sizes, 1, sizes.length) : sizes;
        return Arrays.stream(own).mapToInt(Math::toIntExact).toArray();
    }
}
