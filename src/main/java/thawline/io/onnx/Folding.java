package thawline.io.onnx;

import java.util.Arrays;
import java.util.Set;

/// Nodes that read numbers of the file only: what they make is numbers of the file again.
final class Folding {

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
            case "Transpose" -> Picks.transpose(node);
            case "Concat" -> Picks.concat(node);
            case "Gather" -> Picks.gather(node);
            case "Slice" -> Picks.slice(node);
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
            gone[Picks.axis(a, gone.length)] = true;
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
            added[Picks.axis(a, rank)] = true;
        }
        int[] dims = new int[rank];
        int next = 0;
        for (int i = 0; i < rank; i++) {
            dims[i] = added[i] || next == c.dims().length ? 1 : c.dims()[next++];
        }
        return c.shaped(dims);
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
        int[] strides = Picks.strides(c.dims());
        int less = dims.length - c.dims().length;
        return Picks.picked(c, dims, place -> {
            int at = 0;
            for (int i = 0; i < strides.length; i++) {
                at += c.dims()[i] == 1 ? 0 : place[i + less] * strides[i];
            }
            return at;
        });
    }
}
