package thawline.data;

import java.util.Optional;
import thawline.io.ImageFiles;
import thawline.tensor.Shape;

/// How a data set is read.
///
/// @param shape what pictures are made to fit; empty for the size that they all have
/// @param fit how they are made to fit
/// @param memory the most bytes that examples may take on the heap; a larger set stays in files
/// @param decoder what decodes pictures; empty for the fastest one, which is loaded when there are pictures
public record DataOptions(Optional<Shape> shape, Fit fit, long memory, Optional<ImageFiles> decoder) {

    /// The pictures' own size, and a quarter of the heap.
    public static final DataOptions DEFAULT =
            new DataOptions(Optional.empty(), Fit.STRETCH, Runtime.getRuntime().maxMemory() / 4, Optional.empty());

    /// How a picture of another size becomes one of the size that is wanted.
    public enum Fit {
        /// All of it, each axis by a factor of its own.
        STRETCH,
        /// Its middle: both axes by one factor, and what is too long is cut off at both ends.
        CROP
    }

    public DataOptions {
        if (memory < 0) {
            throw new IllegalArgumentException("a limit of memory is 0 or more, but was " + memory);
        }
    }

    public DataOptions with(Shape of) {
        return new DataOptions(Optional.of(of), fit, memory, decoder);
    }

    public DataOptions with(Fit how) {
        return new DataOptions(shape, how, memory, decoder);
    }

    public DataOptions withMemory(long most) {
        return new DataOptions(shape, fit, most, decoder);
    }

    public DataOptions with(ImageFiles other) {
        return new DataOptions(shape, fit, memory, Optional.of(other));
    }

    public ImageFiles images() {
        return decoder.orElseGet(ImageFiles::best);
    }
}
