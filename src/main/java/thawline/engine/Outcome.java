package thawline.engine;

import java.util.List;
import thawline.filter.Corner;
import thawline.tensor.Tensor;

/// What a pipeline made of one picture, before any of it is made ready for a file.
public sealed interface Outcome {

    /// Planes of float in 8-bit units: the filters' result, or the map that a finder made of it.
    record Planes(Tensor planes) implements Outcome {}

    /// Corners, the strongest first.
    record Corners(List<Corner> corners) implements Outcome {
        public Corners {
            corners = List.copyOf(corners);
        }
    }
}
