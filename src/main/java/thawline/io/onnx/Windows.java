package thawline.io.onnx;

import static thawline.io.onnx.GraphWriter.ints;
import static thawline.io.onnx.GraphWriter.number;
import static thawline.io.onnx.GraphWriter.text;

import ai.onnx.proto.OnnxMl.AttributeProto;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import thawline.core.Counting;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.layer.AveragePool;
import thawline.layer.Conv2d;
import thawline.layer.Pool;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;

/// Nodes of convolutions and pools, and of the borders around them.
final class Windows {

    /// More planes than that, each convolved on its own by one kernel, are not written down.
    private static final int MOST_PLANES = 1 << 14;

    private Windows() {}

    static Port convolution(GraphWriter w, Conv2d c, Port x, Shape y) {
        Kernel k = c.kernel().kernel();
        boolean inside = c.pad().border().equals(Border.ZERO);
        String padded = inside ? x.name() : padded(w, c.pad(), x);
        List<AttributeProto> attributes = new ArrayList<>(List.of(
                ints("kernel_shape", axes(w, k.depth(), k.height(), k.width())),
                ints("strides", axes(w, c.geometry().stride())),
                ints("dilations", axes(w, c.geometry().dilation())),
                ints("pads", inside ? pads(w, c.pad().margins()) : pads(w, Margins.ZERO))));
        int planes = x.shape().c();
        int copies = 1;
        switch (c.geometry().grouping()) {
            case Grouping.Groups(int n) -> attributes.add(number("group", n));
            case Grouping.Each() -> {
                attributes.add(number("group", planes));
                copies = planes;
            }
        }
        List<String> inputs = new ArrayList<>(List.of(padded, copied(w, kernel(w, c.kernel()), copies)));
        c.bias().ifPresent(b -> inputs.add(w.weights("bias", b, k.outs())));
        if (c.bias().isPresent()) {
            inputs.set(2, copied(w, inputs.get(2), copies));
        }
        String made = w.node("Conv", inputs, attributes.toArray(AttributeProto[]::new));
        if (copies > 1 && k.outs() > 1) {
            // ONNX has the outputs of a plane side by side; here those of a kernel are
            int n = planes;
            long[] order = IntStream.range(0, n * k.outs())
                    .mapToLong(i -> (long) (i % n) * k.outs() + i / n)
                    .toArray();
            made = w.node("Gather", List.of(made, w.constant(order)), number("axis", 1));
        }
        return x.next(made, y);
    }

    private static String kernel(GraphWriter w, Weights weights) {
        Kernel k = weights.kernel();
        return w.volume()
                ? w.weights("kernel", weights, k.outs(), k.ins(), k.depth(), k.height(), k.width())
                : w.weights("kernel", weights, k.outs(), k.ins(), k.height(), k.width());
    }

    /// One kernel for each of several planes.
    private static String copied(GraphWriter w, String kernel, int copies) {
        if (copies > MOST_PLANES) {
            throw new IllegalArgumentException(copies
                    + " planes, each with a copy of one kernel, are more than a model file takes: " + MOST_PLANES);
        }
        return copies == 1 ? kernel : w.node("Concat", Collections.nCopies(copies, kernel), number("axis", 0));
    }

    /// A minimum is the maximum of what is turned round.
    static Port pool(GraphWriter w, Pool p, Port x, Shape y) {
        if (p.extremum() == Extremum.MAX) {
            return x.next(maximum(w, p, x, p.pad()), y);
        }
        Port turned = x.next(w.node("Neg", List.of(x.name())), x.shape());
        Border b = p.pad().border();
        Border border = b.mode() == Border.Mode.CONSTANT ? Border.constant(-b.value()) : b;
        return x.next(
                w.node(
                        "Neg",
                        List.of(maximum(
                                w, p, turned, new Conv2d.Pad(border, p.pad().margins())))),
                y);
    }

    static Port pool(GraphWriter w, AveragePool p, Port x, Shape y) {
        String made = w.node(
                "AveragePool",
                List.of(x.name()),
                ints("kernel_shape", axes(w, p.window())),
                ints("strides", axes(w, p.stride())),
                ints("pads", pads(w, p.margins())),
                number("count_include_pad", p.counting() == Counting.ALL ? 1 : 0));
        return x.next(made, y);
    }

    private static String maximum(GraphWriter w, Pool p, Port x, Conv2d.Pad pad) {
        Footprint f = p.footprint();
        Margins m = pad.margins();
        boolean neutral = pad.border().equals(Border.constant(Float.NEGATIVE_INFINITY))
                && m.front() < f.depth()
                && m.back() < f.depth()
                && m.top() < f.height()
                && m.bottom() < f.height()
                && m.left() < f.width()
                && m.right() < f.width();
        // ONNX Runtime 1.29 takes any constant Pad before a MaxPool in three axes for a border that never wins
        boolean constant = pad.border().mode() == Border.Mode.CONSTANT && !neutral && !m.isZero();
        if (!f.isBox() || constant) {
            return ofPlaces(w, p, x.next(padded(w, pad, x), m.around(x.shape())));
        }
        return w.node(
                "MaxPool",
                List.of(neutral ? x.name() : padded(w, pad, x)),
                ints("kernel_shape", axes(w, f.depth(), f.height(), f.width())),
                ints("strides", axes(w, p.stride())),
                ints("pads", pads(w, neutral ? m : Margins.ZERO)));
    }

    /// The largest of as many shifted copies as the footprint has places.
    private static String ofPlaces(GraphWriter w, Pool p, Port padded) {
        Footprint f = p.footprint();
        List<String> shifted = new ArrayList<>();
        for (int z = 0; z < f.depth(); z++) {
            for (int v = 0; v < f.height(); v++) {
                for (int u = 0; u < f.width(); u++) {
                    if (f.at(z, v, u)) {
                        shifted.add(w.node(
                                "Slice",
                                List.of(
                                        padded.name(),
                                        w.constant(axes(w, z, v, u)),
                                        w.constant(axes(w, end(f.depth(), z), end(f.height(), v), end(f.width(), u))),
                                        w.constant(w.volume() ? new long[] {2, 3, 4} : new long[] {2, 3}),
                                        w.constant(axes(w, p.stride())))));
                    }
                }
            }
        }
        return shifted.size() == 1 ? shifted.getFirst() : w.node("Max", shifted);
    }

    /// Where a copy that begins at `start` ends, counted from the end.
    private static long end(int window, int start) {
        int after = window - 1 - start;
        return after == 0 ? Long.MAX_VALUE : -after;
    }

    /// The values with a border around them.
    static String padded(GraphWriter w, Conv2d.Pad pad, Port x) {
        Margins m = pad.margins();
        if (m.isZero()) {
            return x.name();
        }
        Shape s = x.shape();
        return switch (pad.border().mode()) {
            case NONE -> x.name();
            case CONSTANT -> pad(w, x.name(), m, "constant", pad.border().value());
            case REPLICATE -> pad(w, x.name(), m, "edge", 0);
            case REFLECT_101 -> fits(m, s, 1) ? pad(w, x.name(), m, "reflect", 0) : gathered(w, pad, x);
            case WRAP -> fits(m, s, 0) ? pad(w, x.name(), m, "wrap", 0) : gathered(w, pad, x);
            case REFLECT -> gathered(w, pad, x);
        };
    }

    private static boolean fits(Margins m, Shape s, int less) {
        return Math.max(m.front(), m.back()) <= s.d() - less
                && Math.max(m.top(), m.bottom()) <= s.h() - less
                && Math.max(m.left(), m.right()) <= s.w() - less;
    }

    private static String pad(GraphWriter w, String x, Margins m, String mode, float value) {
        long[] sides = pads(w, m);
        int n = sides.length / 2;
        long[] all = new long[2 * (n + 2)];
        System.arraycopy(sides, 0, all, 2, n);
        System.arraycopy(sides, n, all, n + 4, n);
        List<String> inputs = new ArrayList<>(List.of(x, w.constant(all)));
        if (mode.equals("constant")) {
            inputs.add(w.constant("border", new float[] {value}));
        }
        return w.node("Pad", inputs, text("mode", mode));
    }

    /// Axis by axis, the elements that stand for each place; ONNX has no border that repeats its edge in
    /// reflecting.
    private static String gathered(GraphWriter w, Conv2d.Pad pad, Port x) {
        w.fixSizes();
        Margins m = pad.margins();
        Shape s = x.shape();
        String at = x.name();
        if (w.volume()) {
            at = gather(w, at, 2, pad.border(), new int[] {m.front(), s.d(), m.back()});
        }
        int rows = w.volume() ? 3 : 2;
        at = gather(w, at, rows, pad.border(), new int[] {m.top(), s.h(), m.bottom()});
        return gather(w, at, rows + 1, pad.border(), new int[] {m.left(), s.w(), m.right()});
    }

    private static String gather(GraphWriter w, String x, int axis, Border border, int[] sizes) {
        if (sizes[0] + sizes[2] == 0) {
            return x;
        }
        long[] sources = IntStream.range(-sizes[0], sizes[1] + sizes[2])
                .mapToLong(i -> border.source(i, sizes[1]))
                .toArray();
        return w.node("Gather", List.of(x, w.constant(sources)), number("axis", axis));
    }

    private static long[] axes(GraphWriter w, Axes a) {
        return axes(w, a.d(), a.h(), a.w());
    }

    private static long[] axes(GraphWriter w, long d, long h, long width) {
        return w.volume() ? new long[] {d, h, width} : new long[] {h, width};
    }

    private static long[] pads(GraphWriter w, Margins m) {
        return w.volume()
                ? new long[] {m.front(), m.top(), m.left(), m.back(), m.bottom(), m.right()}
                : new long[] {m.top(), m.left(), m.bottom(), m.right()};
    }
}
