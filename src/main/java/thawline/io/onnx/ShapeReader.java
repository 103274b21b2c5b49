package thawline.io.onnx;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import thawline.layer.Flatten;
import thawline.layer.GlobalPool;
import thawline.layer.Join;
import thawline.layer.Op;
import thawline.tensor.Shape;

/// Operators that put values into another shape or order.
final class ShapeReader {

    private ShapeReader() {}

    /// The same numbers in the same order under other axes.
    static Data shaped(Site site, Data x, int... dims) {
        Shape to = Data.shape(dims);
        if (to.equals(x.shape())) {
            return new Data(x.made(), dims);
        }
        if (to.size() != x.size()) {
            throw new Refusal("makes the shape " + Arrays.toString(dims) + " of " + Arrays.toString(x.dims()));
        }
        Op op = to.c() == to.size() ? new Flatten() : new Reshape(to);
        return site.step(op, x, dims);
    }

    /// With an axis in the place of the first one, and the first in its.
    static Data swapped(Site site, Data x, int axis) {
        if (axis == 0 || x.rank() < 2) {
            return x;
        }
        int[] dims = x.dims().clone();
        dims[0] = x.dims()[axis];
        dims[axis] = x.dims()[0];
        return site.step(Reorder.swap(0, WindowReader.places(x.rank())[axis]), x, dims);
    }

    static Data flatten(Node node, Site site) {
        Data x = node.data(0);
        long axis = node.number("axis", 1);
        Batch batch = site.batch();
        int all = x.rank() + (batch.first() ? 1 : 0);
        long at = axis < 0 ? axis + all : axis;
        if (at < 0 || at > all) {
            throw new Refusal("works along axis " + axis + " of values that have " + all);
        }
        if (batch.first()) {
            boolean ones = Arrays.stream(x.dims()).limit(Math.max(at - 1, 0)).allMatch(n -> n == 1);
            if (at > 0 ? ones : batch.isCount(1)) {
                return shaped(site, x, x.size());
            }
            throw Batch.across();
        }
        int before = 1;
        for (int i = 0; i < at; i++) {
            before *= x.dims()[i];
        }
        return shaped(site, x, before, x.size() / before);
    }

    static Data reshape(Node node, Site site) {
        Data x = node.data(0);
        long[] to = node.opset() < 5
                ? node.numbers("shape").orElseThrow(() -> new Refusal("has no shape"))
                : node.constant(1).wholes();
        boolean zeroIsZero = node.flag("allowzero");
        Batch batch = site.batch();
        long[] from = batch.sizes(x.dims());
        long[] sizes = to.clone();
        int open = -1;
        for (int i = 0; i < sizes.length; i++) {
            if (sizes[i] == 0 && !zeroIsZero) {
                if (i >= from.length) {
                    throw new Refusal("keeps axis " + i + " of values that have " + from.length);
                }
                sizes[i] = from[i];
            }
            if (sizes[i] == -1) {
                if (open >= 0) {
                    throw new Refusal("leaves two sizes open");
                }
                open = i;
            }
        }
        int skip = batch.first() ? 1 : 0;
        long known = 1;
        for (int i = skip; i < sizes.length; i++) {
            if (i != open) {
                if (sizes[i] <= 0) {
                    throw i > 0 && sizes[i] == Batch.MARK ? Batch.across() : new Refusal("has a size of " + sizes[i]);
                }
                known = Math.multiplyExact(known, sizes[i]);
            }
        }
        if (open >= skip) {
            sizes[open] = x.size() / known;
            known *= sizes[open];
        }
        if (batch.first() && open == 0 && known == x.size()) {
            sizes[0] = from[0];
        }
        if (known != x.size()) {
            if (batch.first()) {
                throw Batch.across();
            }
            throw new Refusal("makes " + known + " numbers of " + x.size());
        }
        return shaped(site, x, batch.example(sizes));
    }

    static long[] axes(Node node) {
        return node.inputCount() > 1 && node.optional(1).isPresent()
                ? node.constant(1).wholes()
                : node.numbers("axes").orElse(new long[0]);
    }

    static Data squeeze(Node node, Site site) {
        Data x = node.data(0);
        long[] axes = axes(node);
        List<Integer> gone = new ArrayList<>();
        for (long a : axes) {
            gone.add(site.batch().axis(a, x.rank()));
        }
        int[] dims = IntStream.range(0, x.rank())
                .filter(i -> axes.length == 0 ? x.dims()[i] != 1 : !gone.contains(i))
                .map(i -> x.dims()[i])
                .toArray();
        return shaped(site, x, dims);
    }

    static Data unsqueeze(Node node, Site site) {
        Data x = node.data(0);
        long[] axes = axes(node);
        int rank = x.rank() + axes.length;
        if (rank > 4) {
            throw new Refusal("makes values of " + rank + " axes beside the batch's; up to 4 are read");
        }
        List<Integer> added = new ArrayList<>();
        for (long a : axes) {
            added.add(site.batch().axis(a, rank));
        }
        int[] dims = new int[rank];
        int next = 0;
        for (int i = 0; i < rank; i++) {
            dims[i] = added.contains(i) || next == x.rank() ? 1 : x.dims()[next++];
        }
        return shaped(site, x, dims);
    }

    static Data transpose(Node node, Site site) {
        Data x = node.data(0);
        int n = x.rank();
        int skip = site.batch().first() ? 1 : 0;
        long[] perm = node.numbers("perm")
                .orElseGet(() -> IntStream.range(0, n + skip)
                        .mapToLong(i -> n + skip - 1 - i)
                        .toArray());
        if (!Arrays.equals(
                Arrays.stream(perm).sorted().toArray(),
                IntStream.range(0, n + skip).asLongStream().toArray())) {
            throw new Refusal("has the order " + Arrays.toString(perm) + " for " + (n + skip) + " axes");
        }
        if (skip == 1 && perm[0] != 0) {
            throw Batch.across();
        }
        int[] dims = new int[n];
        int[] places = WindowReader.places(n);
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3));
        for (int i = 0; i < n; i++) {
            int from = (int) perm[i + skip] - skip;
            dims[i] = x.dims()[from];
            order.set(places[i], places[from]);
        }
        return order.equals(List.of(0, 1, 2, 3)) ? x : site.step(new Reorder(order), x, dims);
    }

    static Data concat(Node node, Site site) {
        List<Data> all = new ArrayList<>();
        for (int i = 0; i < node.inputCount(); i++) {
            all.add(node.data(i));
        }
        Data first = all.getFirst();
        int axis = site.batch().axis(node.number("axis", 0), first.rank());
        int along = 0;
        for (Data x : all) {
            int[] dims = x.dims().clone();
            if (dims.length == first.rank()) {
                dims[axis] = first.dims()[axis];
            }
            if (!Arrays.equals(dims, first.dims())) {
                throw new Refusal("joins values of shape " + Arrays.toString(first.dims()) + " and "
                        + Arrays.toString(x.dims()) + "; all but one axis have to agree");
            }
            along = Math.addExact(along, x.dims()[axis]);
        }
        if (all.size() == 1) {
            return first;
        }
        List<Data> turned = all.stream().map(x -> swapped(site, x, axis)).toList();
        int[] dims = turned.getFirst().dims().clone();
        dims[0] = along;
        return swapped(site, site.joined(Join.CONCAT, turned, dims), axis);
    }

    /// The mean or the largest of whole planes; the largest along one axis may be part of a softmax.
    static Value reduce(Node node, Site site) {
        Data x = node.data(0);
        boolean keep = node.number("keepdims", 1) != 0;
        long[] axes = axes(node);
        boolean[] gone = new boolean[x.rank()];
        for (long a : axes) {
            gone[site.batch().axis(a, x.rank())] = true;
        }
        boolean planes = x.rank() > 1 && !gone[0];
        for (int i = 1; i < gone.length; i++) {
            planes &= gone[i];
        }
        node.ignore("noop_with_empty_axes");
        boolean largest = node.type().equals("ReduceMax");
        Optional<Data> pooled = planes ? Optional.of(pooled(site, x, largest, keep)) : Optional.empty();
        if (largest && keep && axes.length == 1) {
            return new Partial(Partial.Kind.LARGEST, x, site.batch().axis(axes[0], x.rank()), 0, pooled);
        }
        return pooled.orElseThrow(() -> new Refusal("reduces some axes; whole planes are read"));
    }

    private static Data pooled(Site site, Data x, boolean largest, boolean keep) {
        int[] dims = new int[keep ? x.rank() : 1];
        Arrays.fill(dims, 1);
        dims[0] = x.dims()[0];
        return site.step(largest ? GlobalPool.MAX : GlobalPool.AVERAGE, x, dims);
    }

    /// The sizes of a value, the number of examples marked.
    static Constant shape(Node node, Site site) {
        Data x = node.data(0);
        long[] sizes = site.batch().sizes(x.dims());
        int start = Math.clamp(from(node.number("start", 0), sizes.length), 0, sizes.length);
        int end = Math.clamp(from(node.number("end", sizes.length), sizes.length), start, sizes.length);
        return Constant.list(Arrays.copyOfRange(sizes, start, end));
    }

    private static long from(long at, int n) {
        return at < 0 ? at + n : at;
    }
}
