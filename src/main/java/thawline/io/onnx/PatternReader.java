package thawline.io.onnx;

import java.util.Optional;
import thawline.core.Kernel;
import thawline.layer.LeakyRelu;
import thawline.layer.Op;
import thawline.layer.Scale;
import thawline.layer.Softmax;
import thawline.layer.Weights;

/// Operations that a file writes out in several nodes: softmax as e^(x − max)/Σ, bounds and leaky ReLU as
/// choices.
final class PatternReader {

    private PatternReader() {}

    /// Sub and Div inside of a softmax; empty where they are nothing but that.
    static Optional<Value> inSoftmax(Node node, Site site) {
        Value a = node.input(0);
        Value b = node.input(1);
        if (node.type().equals("Sub")
                && a instanceof Data x
                && b instanceof Partial max
                && max.kind() == Partial.Kind.LARGEST
                && max.of().equals(x)) {
            return Optional.of(Partial.along(Partial.Kind.SHIFTED, x, max.axis()));
        }
        if (node.type().equals("Div")
                && a instanceof Partial powers
                && b instanceof Partial total
                && total.is(Partial.Kind.TOTAL, powers)
                && powers.kind() == Partial.Kind.POWERS) {
            return Optional.of(PointReader.along(site, powers.of(), powers.axis(), new Softmax()));
        }
        return Optional.empty();
    }

    static Partial exponential(Node node) {
        if (node.input(0) instanceof Partial p && p.kind() == Partial.Kind.SHIFTED) {
            return Partial.along(Partial.Kind.POWERS, p.of(), p.axis());
        }
        throw new Refusal("is an exponential outside of a softmax, which is not read");
    }

    static Partial total(Node node, Site site) {
        long[] axes = ShapeReader.axes(node);
        boolean keep = node.number("keepdims", 1) != 0;
        node.ignore("noop_with_empty_axes");
        if (node.input(0) instanceof Partial p && p.kind() == Partial.Kind.POWERS && axes.length == 1 && keep) {
            int axis = site.batch().axis(axes[0], p.of().rank());
            if (axis == p.axis()) {
                return Partial.along(Partial.Kind.TOTAL, p.of(), axis);
            }
        }
        throw new Refusal("is a sum outside of a softmax, which is not read");
    }

    static Partial compared(Node node) {
        boolean less = node.type().equals("Less");
        return node.input(0) instanceof Data x
                ? Partial.compared(
                        less ? Partial.Kind.BELOW : Partial.Kind.ABOVE,
                        x,
                        node.constant(1).single())
                : Partial.compared(
                        less ? Partial.Kind.ABOVE : Partial.Kind.BELOW,
                        node.data(1),
                        node.constant(0).single());
    }

    /// Which of two stands at each place; the second is what was compared.
    static Data chosen(Node node, Site site) {
        if (!(node.input(0) instanceof Partial p)
                || !(p.kind() == Partial.Kind.BELOW || p.kind() == Partial.Kind.ABOVE)
                || !node.input(2).equals(p.of())) {
            throw new Refusal("chooses otherwise than between values and their bound, which is not read");
        }
        if (node.input(1) instanceof Constant c && c.size() == 1 && c.single() == p.bound()) {
            return p.kind() == Partial.Kind.BELOW
                    ? site.same(PointReader.held(p.bound(), Float.POSITIVE_INFINITY), p.of())
                    : site.same(PointReader.held(Float.NEGATIVE_INFINITY, p.bound()), p.of());
        }
        Optional<Float> slope = node.input(1) instanceof Data d ? slope(d, p.of()) : Optional.empty();
        if (slope.isPresent() && p.kind() == Partial.Kind.BELOW && p.bound() == 0) {
            return site.same(new LeakyRelu(slope.get()), p.of());
        }
        throw new Refusal("chooses otherwise than between values and their bound, which is not read");
    }

    /// The factor that makes y of x.
    private static Optional<Float> slope(Data y, Data x) {
        return y.made().origin() instanceof Made.Origin.Step(Op op, Made in)
                        && in == x.made()
                        && op instanceof Scale(Weights gain, Weights offset)
                        && offset.kernel().equals(Kernel.scalar(0))
                ? Optional.of(gain.kernel().value())
                : Optional.empty();
    }

    /// Max or Min of values and a number.
    static Data held(Node node, Site site) {
        if (node.inputCount() != 2) {
            throw new Refusal("compares " + node.inputCount() + " values; a value and a number are read");
        }
        boolean first = node.input(0) instanceof Data;
        float bound = node.constant(first ? 1 : 0).single();
        Op op = node.type().equals("Max")
                ? PointReader.held(bound, Float.POSITIVE_INFINITY)
                : PointReader.held(Float.NEGATIVE_INFINITY, bound);
        return site.same(op, node.data(first ? 0 : 1));
    }
}
