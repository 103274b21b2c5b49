package thawline.io.onnx;

import java.util.List;
import thawline.core.Kernel;
import thawline.layer.Weights;
import thawline.tensor.Shape;

/// Nodes of the operations that came with models from elsewhere.
final class ForeignNodes {

    private ForeignNodes() {}

    static String affine(GraphWriter w, Affine a, Port x) {
        String scaled = w.node("Mul", List.of(x.name(), numbers(w, "gain", a.gain())));
        return w.node("Add", List.of(scaled, numbers(w, "offset", a.offset())));
    }

    private static String numbers(GraphWriter w, String part, Weights weights) {
        Kernel k = weights.kernel();
        if (k.depth() * k.height() * k.width() > 1) {
            w.fixSizes();
        }
        return w.volume()
                ? w.weights(part, weights, 1, k.outs(), k.depth(), k.height(), k.width())
                : w.weights(part, weights, 1, k.outs(), k.height(), k.width());
    }

    static String clamp(GraphWriter w, Clamp c, Port x) {
        String low = Float.isInfinite(c.low()) ? "" : w.constant("low", new float[] {c.low()});
        String high = Float.isInfinite(c.high()) ? "" : w.constant("high", new float[] {c.high()});
        return w.node("Clip", high.isEmpty() ? List.of(x.name(), low) : List.of(x.name(), low, high));
    }

    static String combined(GraphWriter w, Combine c, Port x) {
        int n = x.shape().c() / 2;
        String a = Nodes.channels(w, x.name(), 0, n);
        String b = Nodes.channels(w, x.name(), n, n);
        return w.node(c.kind() == Combine.Kind.PRODUCT ? "Mul" : "Div", List.of(a, b));
    }

    static String reordered(GraphWriter w, Reorder r, Port x) {
        w.fixSizes();
        int[] axes = w.volume() ? new int[] {0, 1, 2, 3} : new int[] {0, 2, 3};
        long[] perm = new long[axes.length + 1];
        for (int i = 0; i < axes.length; i++) {
            int from = r.order().get(axes[i]);
            perm[i + 1] = 1L + (w.volume() || from == 0 ? from : from - 1);
        }
        return w.node("Transpose", List.of(x.name()), GraphWriter.ints("perm", perm));
    }

    static String reshaped(GraphWriter w, Port x, Shape y) {
        w.fixSizes();
        return w.node(
                "Reshape",
                List.of(
                        x.name(),
                        w.volume() ? w.constant(0, y.c(), y.d(), y.h(), y.w()) : w.constant(0, y.c(), y.h(), y.w())));
    }
}
