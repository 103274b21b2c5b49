package thawline.core;

/// What a threshold t makes of a number x; OpenCV's `THRESH_*`.
public enum Cut {
    /// high where x > t, else 0
    BINARY,
    /// 0 where x > t, else high
    BINARY_INV,
    /// min(x, t)
    TRUNC,
    /// x where x > t, else 0
    TOZERO,
    /// 0 where x > t, else x
    TOZERO_INV
}
