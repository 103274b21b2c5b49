package thawline.io.onnx;

import java.util.List;
import thawline.layer.Join;
import thawline.layer.Op;
import thawline.layer.Reach;
import thawline.tensor.Shape;

/// A thing in the graph that is being read: the input, what an operation makes of one thing, or what several
/// are joined to.
final class Made {

    /// No value of a model may have more elements (1 GiB).
    private static final int LARGEST = 1 << 28;

    private final String node;
    private final Origin origin;
    private final Shape shape;

    /// The nearest thing that every way from the input comes through; null for the input.
    private final Made gate;

    private final int depth;
    private boolean walked;

    /// How a thing comes about.
    sealed interface Origin {

        /// The model's input.
        record Input() implements Origin {}

        record Step(Op op, Made in) implements Origin {}

        record Joined(Join join, List<Made> ins) implements Origin {}
    }

    private Made(String node, Origin origin, Shape shape, Made gate) {
        require(shape);
        this.node = node;
        this.origin = origin;
        this.shape = shape;
        this.gate = gate;
        this.depth = gate == null ? 0 : gate.depth + 1;
    }

    static void require(Shape shape) {
        if (shape.size() > LARGEST) {
            throw new Refusal("makes values of shape " + shape + ", more than " + LARGEST + " numbers");
        }
    }

    static Made input(String name, Shape shape) {
        return new Made(name, new Origin.Input(), shape, null);
    }

    static Made step(String node, Op op, Made in) {
        try {
            if (op.reach() instanceof Reach.Window w) {
                require(w.margins().around(in.shape));
            }
            return new Made(node, new Origin.Step(op, in), op.shape(in.shape), in);
        } catch (IllegalArgumentException refused) {
            throw new Refusal(refused.getMessage());
        }
    }

    static Made joined(String node, Join join, List<Made> ins, Shape shape) {
        Made gate = ins.getFirst();
        for (Made in : ins) {
            gate = common(gate, in);
        }
        return new Made(node, new Origin.Joined(join, ins), shape, gate);
    }

    private static Made common(Made first, Made second) {
        Made a = first;
        Made b = second;
        while (a != b) {
            if (a.depth >= b.depth) {
                a = a.gate;
            } else {
                b = b.gate;
            }
        }
        return a;
    }

    Origin origin() {
        return origin;
    }

    Shape shape() {
        return shape;
    }

    Made gate() {
        return gate;
    }

    /// Remembers that this thing has its place in the layer; it has only one.
    void walk() {
        if (walked) {
            throw new Refusal("node \"" + node + "\" feeds branches that are not side by side: "
                    + "a net is read when it is one after the other and side by side");
        }
        walked = true;
    }

    @Override
    public String toString() {
        return "node \"" + node + "\"";
    }
}
