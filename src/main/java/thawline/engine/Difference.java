package thawline.engine;

import java.util.List;
import thawline.filter.Corner;
import thawline.tensor.Samples;
import thawline.tensor.Tensor;

/// How far two results of one pipeline are apart: Thawline's, which comes first, and OpenCV's.
public sealed interface Difference permits PixelDifference, CornerDifference {

    /// Whether both are the same.
    boolean isNone();

    /// The titles of [#cells], for a table.
    List<String> titles();

    /// The numbers, as text for a table.
    List<String> cells();

    /// Of what two engines made; both are planes, or both corners.
    static Difference of(Outcome ours, Outcome theirs) {
        if (ours instanceof Outcome.Planes(Tensor a) && theirs instanceof Outcome.Planes(Tensor b)) {
            return PixelDifference.of(a, b);
        }
        if (ours instanceof Outcome.Corners(List<Corner> a) && theirs instanceof Outcome.Corners(List<Corner> b)) {
            return CornerDifference.of(a, b);
        }
        throw new IllegalArgumentException("planes and corners cannot be compared");
    }

    /// Of two pictures as they are stored, in steps of their depth.
    static PixelDifference of(Samples ours, Samples theirs) {
        return PixelDifference.of(ours, theirs);
    }
}
