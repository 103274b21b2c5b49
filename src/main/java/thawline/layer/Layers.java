package thawline.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
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
            case Serial s -> children(inside(s, prefix), s.steps());
            case Fork f -> children(prefix, f.branches());
        };
    }

    /// What the paths of a series' steps begin with.
    static String inside(Serial s, String prefix) {
        return s.name().isEmpty() ? prefix : prefix + s.name() + ".";
    }

    private static Stream<Located> children(String prefix, List<Layer> layers) {
        return IntStream.range(0, layers.size()).boxed().flatMap(i -> located(prefix + i + ".", layers.get(i)));
    }

    /// The part of a layer that makes what comes out at a path: of an operation, or of all of a step (`2`);
    /// empty where there is no such path.
    public static Optional<Layer> upTo(Layer layer, String path) {
        return upTo(layer, "", path);
    }

    private static Optional<Layer> upTo(Layer layer, String prefix, String path) {
        if (prefix.equals(path + ".") || (layer instanceof Op op && path.equals(prefix + op.name()))) {
            return Optional.of(layer);
        }
        return switch (layer) {
            case Op op -> Optional.empty();
            case Serial s -> upTo(s, inside(s, prefix), path);
            case Fork f ->
                IntStream.range(0, f.branches().size())
                        .mapToObj(i -> upTo(f.branches().get(i), prefix + i + ".", path))
                        .flatMap(Optional::stream)
                        .findFirst();
        };
    }

    private static Optional<Layer> upTo(Serial s, String prefix, String path) {
        if (prefix.equals(path + ".")) {
            return Optional.of(s);
        }
        for (int i = 0; i < s.steps().size(); i++) {
            Optional<Layer> part = upTo(s.steps().get(i), prefix + i + ".", path);
            if (part.isPresent()) {
                List<Layer> before = new ArrayList<>(s.steps().subList(0, i));
                before.add(part.get());
                return Optional.of(before.size() == 1 ? part.get() : Serial.of(before.toArray(Layer[]::new)));
            }
        }
        return Optional.empty();
    }

    /// The same layer with the designed numbers at a path learned, by copy; see [#at].
    public static Layer thaw(Layer layer, String path) {
        List<Located> ops = located(layer).toList();
        boolean inside = false;
        for (Located l : ops) {
            inside |= isAt(l.path(), path);
            if (inside && l.op().gradient() == Gradient.NONE) {
                throw new IllegalArgumentException(l.path()
                        + " has no gradient, so nothing in front of it could learn; " + "thaw what comes after it");
            }
        }
        return at(layer, path, Weights::thaw);
    }

    /// The same layer with the learned numbers at a path written down; see [#at].
    public static Layer freeze(Layer layer, String path) {
        return at(layer, path, Weights::freeze);
    }

    /// The same layer with the numbers replaced wherever `path` points to: an operation (`2.conv2d`),
    /// everything under a step or a branch (`2`), or a name, that of a series or of a kind of operation,
    /// wherever it stands (`edges`, `conv2d`).
    public static Layer at(Layer layer, String path, UnaryOperator<Weights> f) {
        if (located(layer).noneMatch(l -> isAt(l.path(), path))) {
            throw new IllegalArgumentException("there is no '" + path + "' among "
                    + located(layer).map(Located::path).collect(Collectors.joining(", ")));
        }
        return at("", layer, path, f);
    }

    private static Layer at(String prefix, Layer layer, String path, UnaryOperator<Weights> f) {
        return switch (layer) {
            case Op op -> isAt(prefix + op.name(), path) ? op.withWeights(f) : op;
            case Serial s -> new Serial(s.name(), each(inside(s, prefix), s.steps(), path, f));
            case Fork k -> new Fork(each(prefix, k.branches(), path, f), k.join());
        };
    }

    private static List<Layer> each(String prefix, List<Layer> layers, String path, UnaryOperator<Weights> f) {
        return IntStream.range(0, layers.size())
                .mapToObj(i -> at(prefix + i + ".", layers.get(i), path, f))
                .toList();
    }

    /// Whole parts of the path only: `2` is no beginning of `21.relu`.
    private static boolean isAt(String of, String path) {
        String whole = "." + of + ".";
        String part = "." + path + ".";
        boolean name = !path.isEmpty() && !Character.isDigit(path.charAt(0));
        return name ? whole.contains(part) : whole.startsWith(part);
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
