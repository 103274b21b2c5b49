package thawline.io.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Set;

/// Nodes that read numbers of the file only: what they make is numbers of the file again.
final class Folding {

    /// No more numbers than that come out of a node.
    private static final int LARGEST = 1 << 26;

    private static final Set<String> TYPES = Set.of(
            "Constant",
            "Identity",
            "Cast",
            "Reshape",
            "Squeeze",
            "Unsqueeze",
            "Transpose",
            "Concat",
            "Gather",
            "Slice",
            "Flatten",
            "Add",
            "Sub",
            "Mul",
            "Div",
            "Neg",
            "Sqrt",
            "Shape");

    private Folding() {}

    static boolean isFoldable(Node node) {
        return node.isConstant() && TYPES.contains(node.type());
    }

    static Constant run(Node node, Site site) {
        return switch (node.type()) {
            case "Constant" -> constant(node);
            case "Identity" -> node.constant(0);
            case "Cast" -> {
                node.ignore("to");
                node.ignore("saturate");
                yield node.constant(0);
            }
            case "Shape" ->
                Constant.list(
                        Arrays.stream(node.constant(0).dims()).asLongStream().toArray());
            case "Reshape" -> reshape(node);
            case "Flatten" -> {
                Constant c = node.constant(0);
                int axis = (int) node.number("axis", 1);
                int before = 1;
                for (int i = 0; i < axis && i < c.dims().length; i++) {
                    before *= c.dims()[i];
                }
                yield c.shaped(before, before == 0 ? 0 : c.size() / before);
            }
            case "Squeeze" -> squeeze(node);
            case "Unsqueeze" -> unsqueeze(node);
            case "Transpose" -> transpose(node);
            case "Concat" -> concat(node);
            case "Gather" -> gather(node);
            case "Slice" -> slice(node);
            case "Neg" -> negated(node.constant(0));
            case "Sqrt" -> {
                float[] roots = node.constant(0).floats().clone();
                for (int i = 0; i < roots.length; i++) {
                    roots[i] = (float) Math.sqrt(roots[i]);
                }
                yield Constant.of(roots, node.constant(0).dims());
            }
            default -> arithmetic(node);
        };
    }

    private static Constant constant(Node node) {
        if (node.tensor("value").isPresent()) {
            return Constant.of(node.tensor("value").get());
        }
        if (node.reals("value_floats").isPresent()) {
            float[] values = node.reals("value_floats").get();
            return Constant.of(values, values.length);
        }
        if (node.numbers("value_ints").isPresent()) {
            return Constant.list(node.numbers("value_ints").get());
        }
        float real = node.real("value_float", Float.POSITIVE_INFINITY);
        if (real != Float.POSITIVE_INFINITY) {
            return Constant.of(new float[] {real});
        }
        long whole = node.number("value_int", Long.MAX_VALUE);
        if (whole != Long.MAX_VALUE) {
            return Constant.of(new long[] {whole});
        }
        throw new Refusal("has no value that is read: a tensor, numbers or a number");
    }

    private static int axis(long axis, int rank) {
        long at = axis < 0 ? axis + rank : axis;
        if (at < 0 || at >= rank) {
            throw new Refusal("works along axis " + axis + " of numbers that have " + rank);
        }
        return (int) at;
    }

    private static long[] axes(Node node) {
        return node.optional(1).isPresent()
                ? node.constant(1).wholes()
                : node.numbers("axes").orElse(new long[0]);
    }

    private static Constant reshape(Node node) {
        Constant c = node.constant(0);
        node.ignore("allowzero");
        long[] to = node.constant(1).wholes().clone();
        long known = 1;
        int open = -1;
        for (int i = 0; i < to.length; i++) {
            if (to[i] == 0 && i < c.dims().length) {
                to[i] = c.dims()[i];
            }
            if (to[i] == -1 && open < 0) {
                open = i;
            } else if (to[i] < 0) {
                throw new Refusal("has a size of " + to[i]);
            } else {
                known = Math.multiplyExact(known, to[i]);
            }
        }
        if (open >= 0) {
            to[open] = known == 0 ? 0 : c.size() / known;
            known *= to[open];
        }
        if (known != c.size()) {
            throw new Refusal("makes " + known + " numbers of " + c.size());
        }
        return c.shaped(Arrays.stream(to).mapToInt(Math::toIntExact).toArray());
    }

    private static Constant squeeze(Node node) {
        Constant c = node.constant(0);
        long[] axes = axes(node);
        boolean[] gone = new boolean[c.dims().length];
        for (long a : axes) {
            gone[axis(a, gone.length)] = true;
        }
        int n = 0;
        int[] dims = new int[gone.length];
        long size = 1;
        for (int i = 0; i < gone.length; i++) {
            if (axes.length == 0 ? c.dims()[i] != 1 : !gone[i]) {
                dims[n++] = c.dims()[i];
                size *= c.dims()[i];
            }
        }
        if (size != c.size()) {
            throw new Refusal("drops an axis that has not one element");
        }
        return c.shaped(Arrays.copyOf(dims, n));
    }

    private static Constant unsqueeze(Node node) {
        Constant c = node.constant(0);
        long[] axes = axes(node);
        int rank = c.dims().length + axes.length;
        boolean[] added = new boolean[rank];
        for (long a : axes) {
            added[axis(a, rank)] = true;
        }
        int[] dims = new int[rank];
        int next = 0;
        for (int i = 0; i < rank; i++) {
            dims[i] = added[i] || next == c.dims().length ? 1 : c.dims()[next++];
        }
        return c.shaped(dims);
    }

    /// How far apart neighbours along each axis are.
    private static int[] strides(int[] dims) {
        int[] strides = new int[dims.length];
        int step = 1;
        for (int i = dims.length - 1; i >= 0; i--) {
            strides[i] = step;
            step *= dims[i];
        }
        return strides;
    }

    /// The numbers at index `source.at(i)` for every place i of the axes `dims`.
    private static Constant picked(Constant c, int[] dims, Places source) {
        long size = Arrays.stream(dims).asLongStream().reduce(1, Math::multiplyExact);
        if (size > LARGEST) {
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

    private interface Places {
        int at(int[] place);
    }

    private static Constant transpose(Node node) {
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

    private static Constant concat(Node node) {
        Constant first = node.constant(0);
        int axis = axis(node.number("axis", 0), first.dims().length);
        int[] dims = first.dims().clone();
        List<Constant> all = new java.util.ArrayList<>();
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

    private static Constant gather(Node node) {
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

    private static Constant slice(Node node) {
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

    private static Constant negated(Constant c) {
        float[] reals = c.reals().clone();
        long[] wholes = c.wholes().clone();
        for (int i = 0; i < reals.length; i++) {
            reals[i] = -reals[i];
        }
        for (int i = 0; i < wholes.length; i++) {
            wholes[i] = counted(wholes[i]) * -1;
        }
        return new Constant(c.dims(), reals, wholes);
    }

    private static long counted(long n) {
        if (n == Batch.MARK) {
            throw Batch.across();
        }
        return n;
    }

    private static Constant arithmetic(Node node) {
        Constant a = node.constant(0);
        Constant b = node.constant(1);
        int n = Math.max(a.dims().length, b.dims().length);
        int[] dims = new int[n];
        for (int i = 0; i < n; i++) {
            int p = size(a, n, i);
            int q = size(b, n, i);
            if (p != q && p != 1 && q != 1) {
                throw new Refusal("puts numbers of shape " + Arrays.toString(a.dims()) + " and "
                        + Arrays.toString(b.dims()) + " together");
            }
            dims[i] = p == 1 ? q : p;
        }
        Constant left = stretched(a, dims);
        Constant right = stretched(b, dims);
        if (left.isWhole() && right.isWhole()) {
            long[] values = new long[left.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = of(node.type(), counted(left.wholes()[i]), counted(right.wholes()[i]));
            }
            return Constant.of(values, dims);
        }
        float[] x = left.anyFloats();
        float[] y = right.anyFloats();
        float[] values = new float[x.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = switch (node.type()) {
                case "Add" -> x[i] + y[i];
                case "Sub" -> x[i] - y[i];
                case "Mul" -> x[i] * y[i];
                default -> x[i] / y[i];
            };
        }
        return Constant.of(values, dims);
    }

    private static long of(String type, long a, long b) {
        return switch (type) {
            case "Add" -> Math.addExact(a, b);
            case "Sub" -> Math.subtractExact(a, b);
            case "Mul" -> Math.multiplyExact(a, b);
            default -> a / b;
        };
    }

    private static int size(Constant c, int rank, int axis) {
        int at = axis - rank + c.dims().length;
        return at < 0 ? 1 : c.dims()[at];
    }

    private static Constant stretched(Constant c, int[] dims) {
        int[] strides = strides(c.dims());
        int less = dims.length - c.dims().length;
        return picked(c, dims, place -> {
            int at = 0;
            for (int i = 0; i < strides.length; i++) {
                at += c.dims()[i] == 1 ? 0 : place[i + less] * strides[i];
            }
            return at;
        });
    }
}
