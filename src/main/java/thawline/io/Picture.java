package thawline.io;

import java.util.Optional;
import thawline.tensor.Samples;

/// A picture file's content: 1 (grey) or 3 (red, green, blue) channels of samples, the alpha plane beside
/// them if there is one, the format it came in, and how many bits a sample had there (a 4-bit grey picture
/// has 8-bit samples here).
public record Picture(Samples pixels, Optional<Samples> alpha, ImageFormat format, int bits) {

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
        return new Picture(pixels, Optional.empty(), format, pixels.depth().bits());
    }

    /// The same picture with other pixels, as after a filter; alpha stays where the size and depth did.
    public Picture with(Samples other) {
        Optional<Samples> kept = alpha.filter(
                a -> a.depth() == other.depth() && a.height() == other.height() && a.width() == other.width());
        return new Picture(other, kept, format, other.depth().bits());
    }

    /// Without alpha.
    public Picture opaque() {
        return new Picture(pixels, Optional.empty(), format, bits);
    }
}
