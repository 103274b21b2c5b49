package thawline.io.onnx;

import static thawline.io.onnx.GraphWriter.number;

import java.util.ArrayList;
import java.util.List;
import thawline.core.Kernel;
import thawline.layer.AveragePool;
import thawline.layer.BatchNorm;
import thawline.layer.BlockNorm;
import thawline.layer.Conv2d;
import thawline.layer.CornerResponse;
import thawline.layer.Correlate;
import thawline.layer.Dense;
import thawline.layer.Dropout;
import thawline.layer.Energy;
import thawline.layer.Equalise;
import thawline.layer.Flatten;
import thawline.layer.GlobalPool;
import thawline.layer.LeakyRelu;
import thawline.layer.LocalResponseNorm;
import thawline.layer.Magnitude;
import thawline.layer.Normalise;
import thawline.layer.Op;
import thawline.layer.Orientation;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Products;
import thawline.layer.Scale;
import thawline.layer.Softmax;
import thawline.layer.Threshold;
import thawline.tensor.Shape;

/// The nodes of each operation.
final class Nodes {

    private Nodes() {}

    /// Writes what makes y of x.
    static Port of(GraphWriter w, Op op, String path, Port given) {
        Shape y = op.shape(given.shape());
        Port x = needsPlanes(op) ? planes(w, given) : given;
        return switch (op) {
            case Conv2d c -> Windows.convolution(w, c, x, y);
            case Pool p -> Windows.pool(w, p, x, y);
            case AveragePool p -> Windows.pool(w, p, x, y);
            case GlobalPool p -> {
                String type = p.kind() == GlobalPool.Kind.MAX ? "GlobalMaxPool" : "GlobalAveragePool";
                yield x.next(w.node(type, List.of(x.name())), y).as(Port.Form.PIXEL);
            }
            case Flatten f -> vector(w, x);
            case Dense d -> dense(w, d, vector(w, x), y);
            case Dropout d -> x;
            case BatchNorm b -> {
                List<String> inputs = List.of(
                        x.name(),
                        w.weights("gamma", b.gamma(), b.channels()),
                        w.weights("beta", b.beta(), b.channels()),
                        w.weights("mean", b.mean(), b.channels()),
                        w.weights("variance", b.variance(), b.channels()));
                yield x.next(
                        w.node(
                                "BatchNormalization",
                                inputs,
                                number("epsilon", b.epsilon()),
                                number("momentum", b.momentum())),
                        y);
            }
            case LocalResponseNorm n -> x.next(localNorm(w, n, x.name()), y);
            case Softmax s -> x.next(w.node("Softmax", List.of(x.name()), number("axis", 1)), y);
            case LeakyRelu r -> x.next(w.node("LeakyRelu", List.of(x.name()), number("alpha", r.slope())), y);
            case Pointwise p -> x.next(Points.pointwise(w, p.function(), x.name()), y);
            case Scale s -> {
                String scaled = w.node("Mul", List.of(x.name(), w.weights("gain", s.gain(), 1)));
                yield x.next(w.node("Add", List.of(scaled, w.weights("offset", s.offset(), 1))), y);
            }
            case Products p -> x.next(Points.products(w, x), y);
            case Magnitude m -> x.next(Points.magnitude(w, x), y);
            case CornerResponse r -> x.next(Points.response(w, r.measure(), x), y);
            case Energy e -> x.next(Matches.energy(w, e, x, y), y);
            case Correlate c -> x.next(Matches.correlate(w, c, x), y);
            case Orientation o -> x.next(Measures.orientation(w, x), y);
            case Threshold t -> x.next(Measures.threshold(w, t, path, x), y);
            case Normalise n -> x.next(Measures.normalise(w, n, x), y);
            case Equalise e -> throw Exporter.refused(path, ": what it writes is read out of a histogram");
            case BlockNorm n -> x.next(Measures.blockNorm(w, n, x), y);
            case Affine a -> x.next(ForeignNodes.affine(w, a, x), y);
            case Clamp c -> x.next(ForeignNodes.clamp(w, c, x), y);
            case Combine c -> x.next(ForeignNodes.combined(w, c, x), y);
            case Reorder r -> x.next(ForeignNodes.reordered(w, r, x), y);
            case Reshape r -> new Port(ForeignNodes.reshaped(w, x, y), y, Port.Form.PLANES);
            default -> throw Exporter.refused(path, "; only what comes before it can be written");
        };
    }

    /// ONNX Runtime runs an LRN over (N,c,h,w) only, so that of a volume sees the rows and columns as one
    /// axis.
    private static String localNorm(GraphWriter w, LocalResponseNorm n, String x) {
        String from = w.volume() ? w.node("Reshape", List.of(x, w.constant(0, 0, 0, -1))) : x;
        String made = w.node(
                "LRN",
                List.of(from),
                number("size", n.size()),
                number("alpha", n.alpha()),
                number("beta", n.beta()),
                number("bias", n.bias()));
        return w.volume() ? w.node("Reshape", List.of(made, w.node("Shape", List.of(x)))) : made;
    }

    /// Whether the nodes of an operation name the axes of planes.
    private static boolean needsPlanes(Op op) {
        return switch (op) {
            case Conv2d c -> true;
            case Pool p -> true;
            case AveragePool p -> true;
            case GlobalPool p -> true;
            case LocalResponseNorm n -> true;
            case Energy e -> true;
            case Correlate c -> true;
            case Threshold t -> true;
            case Normalise n -> true;
            case Affine a -> true;
            case Reorder r -> true;
            default -> false;
        };
    }

    private static Port dense(GraphWriter w, Dense d, Port x, Shape y) {
        Kernel k = d.kernel().kernel();
        List<String> inputs = new ArrayList<>(List.of(x.name(), w.weights("kernel", d.kernel(), k.outs(), k.ins())));
        d.bias().ifPresent(b -> inputs.add(w.weights("bias", b, k.outs())));
        return x.next(w.node("Gemm", inputs, number("transB", 1)), y);
    }

    /// A vector as planes of one element.
    static Port planes(GraphWriter w, Port x) {
        if (!x.isVector()) {
            return x;
        }
        String shape = w.volume() ? w.constant(0, -1, 1, 1, 1) : w.constant(0, -1, 1, 1);
        return new Port(w.node("Reshape", List.of(x.name(), shape)), x.shape(), Port.Form.PIXEL);
    }

    /// (c,d,h,w) as a vector, in the order c, d, h, w.
    static Port vector(GraphWriter w, Port x) {
        if (x.isVector()) {
            return x;
        }
        if (x.form() == Port.Form.PLANES) {
            w.fixSizes();
        }
        String name = w.node("Flatten", List.of(x.name()), number("axis", 1));
        return new Port(name, new Shape(x.shape().size(), 1, 1, 1), Port.Form.VECTOR);
    }

    /// The `count` channels from `first` on.
    static String channels(GraphWriter w, String x, int first, int count) {
        return w.node("Slice", List.of(x, w.constant(first), w.constant(first + count), w.constant(1)));
    }
}
