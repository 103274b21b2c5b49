package thawline.io;

import java.util.List;
import java.util.Optional;
import thawline.tensor.Samples;
import thawline.tensor.Samples.Depth;

/// A picture file's content: 1 (grey) or 3 (red, green, blue) channels of samples, the alpha plane beside
/// them if there is one, and where they came from.
public record Picture(Samples pixels, Optional<Samples> alpha, Origin origin) {

    public Picture {
        if (alpha.isPresent()) {
            Samples a = alpha.get();
            if (a.channels() != 1
                    || a.depth() != pixels.depth()
                    || a.height() != pixels.height()
                    || a.width() != pixels.width()) {
                throw new IllegalArgumentException("alpha is one plane of the picture's size and depth, but was "
                        + a.depth() + a.shape() + " beside " + pixels.depth() + pixels.shape());
            }
        }
    }

    /// Pixels that did not come from a file.
    public static Picture of(Samples pixels, ImageFormat format) {
        return new Picture(
                pixels, Optional.empty(), Origin.of(format, pixels.depth().bits()));
    }

    public ImageFormat format() {
        return origin.format();
    }

    /// How many bits a sample had in the file.
    public int bits() {
        return origin.bits();
    }

    /// What the reader had to say about the file, for people.
    public List<String> notes() {
        return origin.notes();
    }

    /// The same picture with other pixels, as after a filter; alpha stays where the size did, in the depth of
    /// the pixels.
    public Picture with(Samples other) {
        Optional<Samples> kept = alpha.filter(a -> a.height() == other.height() && a.width() == other.width())
                .map(a -> Depths.convert(a, other.depth()));
        return new Picture(other, kept, new Origin(format(), other.depth().bits(), notes()));
    }

    /// Pixels and alpha of another depth, with the same meaning: 257 · v from 8 to 16 bit, held in 0 … 255 from
    /// float to integers.
    public Picture converted(Depth depth) {
        return depth == pixels.depth() ? this : with(Depths.convert(pixels, depth));
    }

    /// Beside the pixels, in the place of what alpha there was.
    public Picture withAlpha(Samples other) {
        return new Picture(pixels, Optional.of(other), origin);
    }

    public Picture withNote(String note) {
        return new Picture(pixels, alpha, origin.withNote(note));
    }

    /// Without alpha.
    public Picture opaque() {
        return new Picture(pixels, Optional.empty(), origin);
    }
}
