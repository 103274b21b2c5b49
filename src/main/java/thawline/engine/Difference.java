package thawline.engine;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
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

    /// The cells by their titles.
    default SortedMap<String, String> row() {
        SortedMap<String, String> row = new TreeMap<>();
        for (int i = 0; i < titles().size(); i++) {
            row.put(titles().get(i), cells().get(i));
        }
        return row;
    }

    /// What [#row] wrote, as exactly as it is written there; empty for an empty row.
    static Optional<Difference> of(SortedMap<String, String> row) {
        if (row.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(row.containsKey("psnr") ? PixelDifference.of(row) : CornerDifference.of(row));
    }

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
