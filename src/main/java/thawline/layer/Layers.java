package thawline.layer;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import thawline.core.Elementwise;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Walks over the structure of a layer.
public final class Layers {

    private Layers() {}

    /// An operation and its path name, such as `2.conv2d` or `edges.0.conv2d`.
    public record Located(String path, Op op) {}

    /// Every operation in running order, with its path.
    public static Stream<Located> located(Layer layer) {
        return located("", layer);
    }

    private static Stream<Located> located(String prefix, Layer layer) {
        return switch (layer) {
            case Op op -> Stream.of(new Located(prefix + op.name(), op));
            case Serial s -> children(s.name().isEmpty() ? prefix : prefix + s.name() + ".", s.steps());
            case Fork f -> children(prefix, f.branches());
        };
    }

    private static Stream<Located> children(String prefix, List<Layer> layers) {
        return IntStream.range(0, layers.size()).boxed().flatMap(i -> located(prefix + i + ".", layers.get(i)));
    }

    public static Stream<Op> ops(Layer layer) {
        return located(layer).map(Located::op);
    }

    /// Every set of numbers, in running order; one that two operations share occurs twice.
    public static Stream<Weights> weights(Layer layer) {
        return ops(layer).flatMap(op -> op.weights().stream());
    }

    /// y += x, as branches of a [Fork] are summed.
    public static void add(Tensor x, Tensor y) {
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    Elementwise.best().add(x.data(), x.index(c, z, v, 0), y.data(), y.index(c, z, v, 0), s.w());
                }
            }
        }
    }
}
