package thawline.io.onnx;

import java.util.List;
import thawline.core.Unary;
import thawline.layer.CornerResponse.Measure;
import thawline.layer.Weights;

/// Nodes of operations that look at one place.
final class Points {

    private Points() {}

    static String pointwise(GraphWriter w, Unary f, String x) {
        return switch (f) {
            case IDENTITY -> x;
            case SIGMOID -> w.node("Sigmoid", List.of(x));
            case TANH -> w.node("Tanh", List.of(x));
            case ABSOLUTE -> w.node("Abs", List.of(x));
            case RELU -> w.node("Relu", List.of(x));
            case SQUARE -> w.node("Mul", List.of(x, x));
            case SQRT -> w.node("Sqrt", List.of(w.node("Relu", List.of(x))));
            case ROUND8 -> {
                String low = w.constant("low", new float[] {0});
                String high = w.constant("high", new float[] {255});
                String half = w.constant("half", new float[] {0.5f});
                String held = w.node("Clip", List.of(x, low, high));
                yield w.node("Floor", List.of(w.node("Add", List.of(held, half))));
            }
        };
    }

    /// (2n) → (3n): x², xy, y²
    static String products(GraphWriter w, Port x) {
        int n = x.shape().c() / 2;
        String a = Nodes.channels(w, x.name(), 0, n);
        String b = Nodes.channels(w, x.name(), n, n);
        List<String> all =
                List.of(w.node("Mul", List.of(a, a)), w.node("Mul", List.of(a, b)), w.node("Mul", List.of(b, b)));
        return w.node("Concat", all, GraphWriter.number("axis", 1));
    }

    /// (2n) → (n): √(x² + y²)
    static String magnitude(GraphWriter w, Port x) {
        int n = x.shape().c() / 2;
        String a = Nodes.channels(w, x.name(), 0, n);
        String b = Nodes.channels(w, x.name(), n, n);
        String sum = w.node("Add", List.of(w.node("Mul", List.of(a, a)), w.node("Mul", List.of(b, b))));
        return w.node("Sqrt", List.of(sum));
    }

    /// (3n) → (n)
    static String response(GraphWriter w, Measure measure, Port x) {
        int n = x.shape().c() / 3;
        String a = Nodes.channels(w, x.name(), 0, n);
        String b = Nodes.channels(w, x.name(), n, n);
        String c = Nodes.channels(w, x.name(), 2 * n, n);
        return switch (measure) {
            case Measure.Harris(Weights k) -> {
                String trace = w.node("Add", List.of(a, c));
                String square = w.node("Mul", List.of(trace, trace));
                String share = w.node("Mul", List.of(square, w.weights("k", k, 1)));
                yield w.node("Sub", List.of(determinant(w, a, b, c), share));
            }
            case Measure.ShiTomasi() -> {
                String half = w.constant("half", new float[] {0.5f});
                String mean = w.node("Mul", List.of(w.node("Add", List.of(a, c)), half));
                String apart = w.node("Mul", List.of(w.node("Sub", List.of(a, c)), half));
                String sum = w.node("Add", List.of(w.node("Mul", List.of(apart, apart)), w.node("Mul", List.of(b, b))));
                yield w.node("Sub", List.of(mean, w.node("Sqrt", List.of(sum))));
            }
            case Measure.Foerstner() -> {
                String determinant = determinant(w, a, b, c);
                String zero = w.constant("zero", new float[] {0});
                String corner = w.node("Greater", List.of(determinant, zero));
                String ratio = w.node("Div", List.of(determinant, w.node("Add", List.of(a, c))));
                yield w.node("Where", List.of(corner, ratio, zero));
            }
        };
    }

    private static String determinant(GraphWriter w, String a, String b, String c) {
        return w.node("Sub", List.of(w.node("Mul", List.of(a, c)), w.node("Mul", List.of(b, b))));
    }
}
