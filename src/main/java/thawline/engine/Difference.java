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

    /// Of the filters' results.
    static PixelDifference of(Tensor ours, Tensor theirs) {
        return PixelDifference.of(ours, theirs);
    }

    /// Of two pictures as they are stored, in steps of their depth.
    static PixelDifference of(Samples ours, Samples theirs) {
        return PixelDifference.of(ours, theirs);
    }

    static CornerDifference of(List<Corner> ours, List<Corner> theirs) {
        return CornerDifference.of(ours, theirs);
    }
}
