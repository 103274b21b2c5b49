package thawline.io.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Numbers of the file picked out of others, and put together.
final class Picks {

    /// A node that makes more numbers than it reads makes no more than that.
    private static final int LARGEST = 1 << 24;

    private Picks() {}

    static int axis(long axis, int rank) {
        long at = axis < 0 ? axis + rank : axis;
        if (at < 0 || at >= rank) {
            throw new Refusal("works along axis " + axis + " of numbers that have " + rank);
        }
        return (int) at;
    }

    /// How far apart neighbours along each axis are.
    static int[] strides(int[] dims) {
        int[] strides = new int[dims.length];
        int step = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= dims[i];
        }
        return strides;
    }

    /// The numbers at index `source.at(i)` for every place i of the axes `dims`.
    static Constant picked(Constant c, int[] dims, Places source) {
        long size = Arrays.stream(dims).asLongStream().reduce(1, Math::multiplyExact);
        if (size > Math.max(LARGEST, c.size())) {
            throw new Refusal("makes " + size + " numbers of the file's; up to " + LARGEST + " are made");
        }
        int n = (int) size;
        float[] reals = new float[c.isWhole() ? 0 : n];
        long[] wholes = new long[c.isWhole() ? n : 0];
        int[] place = new int[dims.length];
        for (int i = 0; i < n; i++) {
            int from = source.at(place);
            if (c.isWhole()) {
                wholes[i] = c.wholes()[from];
            } else {
                reals[i] = c.reals()[from];
            }
            for (int axis = dims.length - 1; axis >= 0 && ++place[axis] == dims[axis]; axis--) {
                place[axis] = 0;
            }
        }
        return new Constant(dims, reals, wholes);
    }

    interface Places {
        int at(int[] place);
    }

    static Constant transpose(Node node) {
        Constant c = node.constant(0);
        int n = c.dims().length;
        long[] perm = node.numbers("perm").orElseGet(() -> {
            long[] turned = new long[n];
            Arrays.setAll(turned, i -> n - 1 - i);
            return turned;
        });
        long[] sorted = perm.clone();
        Arrays.sort(sorted);
        for (int i = 0; i < Math.max(n, perm.length); i++) {
            if (perm.length != n || sorted[i] != i) {
                throw new Refusal("has the order " + Arrays.toString(perm) + " for " + n + " axes");
            }
        }
        int[] strides = strides(c.dims());
        int[] dims = new int[n];
        Arrays.setAll(dims, i -> c.dims()[(int) perm[i]]);
        return picked(c, dims, place -> {
            int at = 0;
            for (int i = 0; i < n; i++) {
                at += place[i] * strides[(int) perm[i]];
            }
            return at;
        });
    }

    static Constant concat(Node node) {
        Constant first = node.constant(0);
        int axis = axis(node.number("axis", 0), first.dims().length);
        int[] dims = first.dims().clone();
        List<Constant> all = new ArrayList<>();
        dims[axis] = 0;
        long size = 0;
        for (int i = 0; i < node.inputCount(); i++) {
            Constant c = node.constant(i);
            int[] others = c.dims().clone();
            if (others.length != dims.length || c.isWhole() != first.isWhole()) {
                throw new Refusal("joins numbers that do not go together");
            }
            others[axis] = dims[axis];
            if (!Arrays.equals(others, dims)) {
                throw new Refusal("joins numbers of shapes that do not go together");
            }
            all.add(c);
            size += c.size();
            dims[axis] = Math.addExact(dims[axis], c.dims()[axis]);
        }
        if (size > LARGEST) {
            throw new Refusal("makes " + size + " numbers of the file's; up to " + LARGEST + " are made");
        }
        float[] reals = new float[first.isWhole() ? 0 : (int) size];
        long[] wholes = new long[first.isWhole() ? (int) size : 0];
        int outer = 1;
        for (int i = 0; i < axis; i++) {
            outer *= dims[i];
        }
        int at = 0;
        for (int o = 0; o < outer; o++) {
            for (Constant c : all) {
                int block = c.size() / outer;
                if (first.isWhole()) {
                    System.arraycopy(c.wholes(), o * block, wholes, at, block);
                } else {
                    System.arraycopy(c.reals(), o * block, reals, at, block);
                }
                at += block;
            }
        }
        return new Constant(dims, reals, wholes);
    }

    static Constant gather(Node node) {
        Constant c = node.constant(0);
        Constant indices = node.constant(1);
        int axis = axis(node.number("axis", 0), c.dims().length);
        int n = c.dims()[axis];
        int rank = indices.dims().length;
        int[] dims = new int[c.dims().length - 1 + rank];
        System.arraycopy(c.dims(), 0, dims, 0, axis);
        System.arraycopy(indices.dims(), 0, dims, axis, rank);
        System.arraycopy(c.dims(), axis + 1, dims, axis + rank, c.dims().length - axis - 1);
        int[] strides = strides(c.dims());
        int[] inner = strides(indices.dims());
        if (!indices.isWhole() && indices.size() > 0) {
            throw new Refusal("has places that are no whole numbers");
        }
        return picked(c, dims, place -> {
            int at = 0;
            for (int i = 0; i < axis; i++) {
                at += place[i] * strides[i];
            }
            int which = 0;
            for (int i = 0; i < rank; i++) {
                which += place[axis + i] * inner[i];
            }
            at += axis(indices.wholes()[which], n) * strides[axis];
            for (int i = axis + 1; i < strides.length; i++) {
                at += place[i - 1 + rank] * strides[i];
            }
            return at;
        });
    }

    static Constant slice(Node node) {
        Constant c = node.constant(0);
        int n = c.dims().length;
        long[] starts = node.optional(1).isPresent()
                ? node.constant(1).wholes()
                : node.numbers("starts").orElse(new long[0]);
        long[] ends = node.optional(2).isPresent()
                ? node.constant(2).wholes()
                : node.numbers("ends").orElse(new long[0]);
        long[] axes = node.optional(3).isPresent()
                ? node.constant(3).wholes()
                : node.numbers("axes").orElseGet(() -> {
                    long[] all = new long[starts.length];
                    Arrays.setAll(all, i -> i);
                    return all;
                });
        long[] steps = node.optional(4).isPresent() ? node.constant(4).wholes() : new long[axes.length];
        if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
            throw new Refusal("has starts, ends, axes and steps of several lengths");
        }
        int[] dims = c.dims().clone();
        int[] from = new int[n];
        for (int i = 0; i < axes.length; i++) {
            if (steps[i] != 0 && steps[i] != 1) {
                throw new Refusal("steps by " + steps[i] + "; numbers of the file are cut by steps of 1");
            }
            int a = axis(axes[i], n);
            long size = c.dims()[a];
            long start = Math.clamp(starts[i] < 0 ? starts[i] + size : starts[i], 0, size);
            long end = Math.clamp(ends[i] < 0 ? ends[i] + size : ends[i], start, size);
            from[a] = (int) start;
            dims[a] = (int) (end - start);
        }
        int[] strides = strides(c.dims());
        return picked(c, dims, place -> {
            int at = 0;
            for (int i = 0; i < n; i++) {
                at += (place[i] + from[i]) * strides[i];
            }
            return at;
        });
    }
}
