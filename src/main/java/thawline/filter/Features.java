package thawline.filter;

import java.util.List;
import java.util.stream.IntStream;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Numbers that describe a picture.
///
/// @param values in C order: the last axis runs fastest
/// @param shape (d) for a vector, (c, h, w) for maps
/// @param names one a number for a vector, one a plane for maps
public record Features(float[] values, int[] shape, List<String> names) {

    public Features {
        names = List.copyOf(names);
    }

    public static Features vector(float[] values, List<String> names) {
        Check.require(
                values.length == names.size(),
                "there are " + values.length + " numbers, but " + names.size() + " names");
        return new Features(values, new int[] {values.length}, names);
    }

    /// All planes as they are, called `plane0`, `plane1`, …
    public static Features maps(Tensor result) {
        Shape s = result.shape();
        Check.require(s.d() == 1, "maps are those of a picture, but got " + s);
        return new Features(result.toArray(), new int[] {s.c(), s.h(), s.w()}, planes(s.c()));
    }

    static List<String> planes(int count) {
        return IntStream.range(0, count).mapToObj(i -> "plane" + i).toList();
    }

    /// Whether they can be a row of a table.
    public boolean isVector() {
        return shape.length == 1;
    }
}
