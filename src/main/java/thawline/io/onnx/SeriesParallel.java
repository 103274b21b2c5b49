package thawline.io.onnx;

import java.util.ArrayList;
import java.util.List;
import thawline.core.Unary;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Pointwise;
import thawline.layer.Serial;

/// A graph of things as series and forks.
final class SeriesParallel {

    /// The deepest that forks lie in each other.
    private static final int DEEPEST = 50;

    private SeriesParallel() {}

    static Layer layer(Made output) {
        Made input = output;
        while (input.gate() != null) {
            input = input.gate();
        }
        return between(input, output, 0);
    }

    /// What makes `to` of `from`, which every way to it comes through.
    private static Layer between(Made from, Made to, int depth) {
        if (depth > DEEPEST) {
            throw new Refusal("forks lie more than " + DEEPEST + " deep in each other at " + to);
        }
        List<Layer> steps = new ArrayList<>();
        Made at = to;
        while (at != from) {
            at.walk();
            switch (at.origin()) {
                case Made.Origin.Input i -> throw new IllegalStateException(to + " does not come from " + from);
                case Made.Origin.Step s -> steps.add(s.op());
                case Made.Origin.Joined j -> {
                    List<Layer> branches = new ArrayList<>();
                    for (Made in : j.ins()) {
                        branches.add(between(at.gate(), in, depth + 1));
                    }
                    steps.add(new Fork(branches, j.join()));
                }
            }
            at = at.gate();
        }
        return switch (steps.size()) {
            case 0 -> new Pointwise(Unary.IDENTITY);
            case 1 -> steps.getFirst();
            default -> new Serial("", steps.reversed());
        };
    }
}
