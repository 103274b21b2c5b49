package thawline.io;

/// What a colour file is read as.
public enum ReadAs {
    /// Red, green and blue.
    STORED,
    /// For a pipeline that begins with grey: a JPEG in YCbCr gives its luma plane, decoded without the rest.
    /// Other files are read as with [#STORED], and the pipeline makes them grey.
    LUMA
}
