package thawline.io.onnx;

import static thawline.io.onnx.GraphWriter.ints;
import static thawline.io.onnx.GraphWriter.number;

import java.util.List;
import thawline.core.Cut;
import thawline.layer.BlockNorm;
import thawline.layer.Normalise;
import thawline.layer.Threshold;
import thawline.layer.Threshold.Level;
import thawline.layer.Weights;

/// Nodes of operations that compare and measure.
final class Measures {

    private Measures() {}

    private static String one(GraphWriter w, String part, double value) {
        return w.constant(part, new float[] {(float) value});
    }

    /// The largest (`ReduceMax`), smallest … of all planes of an example together.
    private static String whole(GraphWriter w, String type, String x) {
        long[] axes = w.volume() ? new long[] {1, 2, 3, 4} : new long[] {1, 2, 3};
        return reduced(w, type, x, axes);
    }

    /// Opset 18 made an input of the axes.
    static String reduced(GraphWriter w, String type, String x, long... axes) {
        return w.opset() < 18 && !type.equals("ReduceSum")
                ? w.node(type, List.of(x), ints("axes", axes), number("keepdims", 1))
                : w.node(type, List.of(x, w.constant(axes)), number("keepdims", 1));
    }

    static String threshold(GraphWriter w, Threshold t, String path, Port x) {
        String level = switch (t.level()) {
            case Level.Absolute(Weights v) -> w.weights("value", v, 1);
            case Level.OfMaximum(Weights share) ->
                w.node("Mul", List.of(whole(w, "ReduceMax", x.name()), w.weights("share", share, 1)));
            case Level.Otsu() -> throw Exporter.refused(path, ": Otsu's level is read out of a histogram");
        };
        if (t.cut() == Cut.TRUNC) {
            return w.node("Min", List.of(x.name(), level));
        }
        String above = w.node("Greater", List.of(x.name(), level));
        String zero = one(w, "zero", 0);
        return switch (t.cut()) {
            case BINARY -> w.node("Where", List.of(above, one(w, "high", t.high()), zero));
            case BINARY_INV -> w.node("Where", List.of(above, zero, one(w, "high", t.high())));
            case TOZERO -> w.node("Where", List.of(above, x.name(), zero));
            case TOZERO_INV -> w.node("Where", List.of(above, zero, x.name()));
            case TRUNC -> throw new IllegalStateException();
        };
    }

    static String normalise(GraphWriter w, Normalise n, Port x) {
        String least = whole(w, "ReduceMin", x.name());
        String spread = w.node("Sub", List.of(whole(w, "ReduceMax", x.name()), least));
        String zero = one(w, "zero", 0);
        String wide = w.node("Greater", List.of(spread, zero));
        String ratio = w.node("Div", List.of(one(w, "width", (double) n.high() - n.low()), spread));
        String gain = w.node("Where", List.of(wide, ratio, zero));
        String scaled = w.node("Mul", List.of(w.node("Sub", List.of(x.name(), least)), gain));
        return w.node("Add", List.of(scaled, one(w, "low", n.low())));
    }

    static String blockNorm(GraphWriter w, BlockNorm n, Port x) {
        String first = unit(w, x.name(), one(w, "epsilon", n.epsilon()));
        String held = w.node("Clip", List.of(first, one(w, "least", -n.clip()), one(w, "most", n.clip())));
        return unit(w, held, one(w, "again", BlockNorm.AGAIN));
    }

    /// x/(|x| + ε)
    private static String unit(GraphWriter w, String x, String epsilon) {
        String length = w.node("Sqrt", List.of(reduced(w, "ReduceSum", w.node("Mul", List.of(x, x)), 1)));
        return w.node("Div", List.of(x, w.node("Add", List.of(length, epsilon))));
    }

    /// (2n) → (n): the arc tangent, a half turn further where x is negative, a whole one where only y is.
    static String orientation(GraphWriter w, Port x) {
        int n = x.shape().c() / 2;
        String across = Nodes.channels(w, x.name(), 0, n);
        String down = Nodes.channels(w, x.name(), n, n);
        String zero = one(w, "zero", 0);
        String flat = w.node("Equal", List.of(down, zero)); // keeps 0/0 out
        String ratio = w.node("Where", List.of(flat, zero, w.node("Div", List.of(down, across))));
        String angle = w.node("Mul", List.of(w.node("Atan", List.of(ratio)), one(w, "degrees", Math.toDegrees(1))));
        String left = w.node("Less", List.of(across, zero));
        String up = w.node("Less", List.of(down, zero));
        String turn = w.node("Where", List.of(up, one(w, "turn", 360), zero));
        String more = w.node("Where", List.of(left, one(w, "half", 180), turn));
        String sum = w.node("Add", List.of(angle, more));
        String whole = w.node("Less", List.of(sum, one(w, "end", 360)));
        return w.node("Where", List.of(whole, sum, zero));
    }
}
