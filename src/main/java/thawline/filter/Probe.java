package thawline.filter;

import java.util.Optional;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.layer.Layer;
import thawline.layer.Pool;
import thawline.tensor.Border;

/// What [Morphology] goes over a picture with: a footprint, what lies outside the picture (empty: what never
/// wins), and how often each of dilation and erosion is done in a row.
public record Probe(Footprint footprint, Optional<Border> border, int iterations) {

    /// More in a row are better done by a larger footprint.
    private static final int MOST = 100;

    public Probe {
        Check.require(
                iterations >= 1 && iterations <= MOST,
                "iterations " + iterations + " is not within 1 … " + MOST + "; a larger footprint reaches farther");
    }

    public static Probe of(Footprint f) {
        return new Probe(f, Optional.empty(), 1);
    }

    public Probe border(Border outside) {
        return new Probe(footprint, Optional.of(outside), iterations);
    }

    public Probe iterations(int times) {
        return new Probe(footprint, border, times);
    }

    /// The largest value around, `iterations` times.
    public Layer dilate() {
        return repeated(Extremum.MAX);
    }

    /// The smallest value around, `iterations` times.
    public Layer erode() {
        return repeated(Extremum.MIN);
    }

    private Layer repeated(Extremum extremum) {
        Layer once =
                border.map(b -> Pool.around(extremum, footprint, b)).orElseGet(() -> Pool.around(extremum, footprint));
        Layer all = once;
        for (int i = 1; i < iterations; i++) {
            all = all.then(once);
        }
        return all;
    }
}
