package thawline.layer;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import thawline.tensor.Range;
import thawline.tensor.Shape;

/// One layer after the other, under a name or (with an empty one) none.
public record Serial(String name, List<Layer> steps) implements Layer {

    public Serial {
        if (steps.isEmpty()) {
            throw new IllegalArgumentException("a series has at least one step");
        }
        steps = List.copyOf(steps);
    }

    /// Nameless series inside are joined on, so that a.then(b).then(c) equals a.then(b.then(c)).
    public static Serial of(Layer... layers) {
        List<Layer> steps = new ArrayList<>();
        for (Layer layer : layers) {
            if (layer instanceof Serial(String name, List<Layer> inner) && name.isEmpty()) {
                steps.addAll(inner);
            } else {
                steps.add(layer);
            }
        }
        return new Serial("", steps);
    }

    public static Serial named(String name, Layer... layers) {
        return new Serial(name, of(layers).steps);
    }

    @Override
    public Shape shape(Shape in) {
        Shape s = in;
        for (Layer step : steps) {
            s = step.shape(s);
        }
        return s;
    }

    @Override
    public Range range(Range in) {
        Range r = in;
        for (Layer step : steps) {
            r = step.range(r);
        }
        return r;
    }

    @Override
    public Serial withWeights(UnaryOperator<Weights> f) {
        return new Serial(name, steps.stream().map(s -> s.withWeights(f)).toList());
    }
}
