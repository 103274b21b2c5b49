package thawline.train;

import java.util.Optional;
import thawline.layer.Dense;
import thawline.layer.Layer;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Shape;

/// A dense layer to come: every output sees every input, with a bias unless told otherwise. Every call gives
/// a new one.
public final class FullyConnected implements Blueprint {

    private final int units;
    private final boolean biased;
    private final Optional<Initializer> initializer;

    FullyConnected(int units) {
        this(units, true, Optional.empty());
        if (units < 1) {
            throw new IllegalArgumentException("a dense layer has at least one unit, but " + units + " were asked");
        }
    }

    private FullyConnected(int units, boolean biased, Optional<Initializer> initializer) {
        this.units = units;
        this.biased = biased;
        this.initializer = initializer;
    }

    public FullyConnected noBias() {
        return new FullyConnected(units, false, initializer);
    }

    /// Another start than the rest of the net has.
    public FullyConnected initializer(Initializer other) {
        return new FullyConnected(units, biased, Optional.of(other));
    }

    @Override
    public Layer build(Shape in, Start start) {
        if (in.c() != in.size()) {
            throw new IllegalArgumentException("dense(" + units + ") reads a vector (n, 1, 1, 1), but got " + in
                    + "; put flatten() or a global pool before it");
        }
        Start own = initializer.map(start::with).orElse(start);
        Weights kernel = own.kernel(units, in.c(), Axes.ONE);
        return new Dense(kernel, biased ? Optional.of(own.bias(units, in.c(), Axes.ONE)) : Optional.empty());
    }
}
