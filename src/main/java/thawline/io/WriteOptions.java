package thawline.io;

import java.util.Optional;
import thawline.tensor.Samples.Depth;

/// How picture files are written.
///
/// @param depth what samples are written as; empty for as they are, or wider where the format has nothing as
///     narrow
/// @param quality of JPEG files, 1 … 100
public record WriteOptions(Optional<Depth> depth, int quality, Compression compression) {

    /// Depth as it is, JPEG quality 95, little work for compression.
    public static final WriteOptions DEFAULT = new WriteOptions(Optional.empty(), 95, Compression.FAST);

    public WriteOptions {
        if (quality < 1 || quality > 100) {
            throw new IllegalArgumentException("JPEG quality is 1 … 100, but was " + quality);
        }
        if (depth.filter(d -> d == Depth.S16).isPresent()) {
            throw new IllegalArgumentException("picture files have no signed samples; use U8, U16 or F32");
        }
    }

    public WriteOptions withDepth(Depth wanted) {
        return new WriteOptions(Optional.of(wanted), quality, compression);
    }

    public WriteOptions withQuality(int percent) {
        return new WriteOptions(depth, percent, compression);
    }

    public WriteOptions with(Compression other) {
        return new WriteOptions(depth, quality, other);
    }
}
