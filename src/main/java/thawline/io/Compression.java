package thawline.io;

/// How much work goes into making PNG and TIFF files small; their pixels are the same.
public enum Compression {
    /// As large as the pixels.
    NONE,
    /// Little work.
    FAST,
    /// As small as can be.
    SMALL
}
