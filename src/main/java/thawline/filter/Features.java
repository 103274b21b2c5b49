package thawline.filter;

import java.util.List;
import java.util.stream.IntStream;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Numbers that describe a picture: a vector, each of whose numbers has a name and can be a column of a
/// table, or maps, each of whose planes has one.
///
/// @param values in C order: the last axis runs fastest
/// @param shape of maps (c, h, w); a vector may have axes too
public record Features(float[] values, int[] shape, List<String> names) {

    public Features {
        names = List.copyOf(names);
    }

    static Features vector(float[] values, List<String> names, int... shape) {
        Check.require(
                values.length == names.size(),
                "there are " + values.length + " numbers, but " + names.size() + " names");
        return new Features(values, shape, names);
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

    public boolean isVector() {
        return names.size() == values.length;
    }
}
