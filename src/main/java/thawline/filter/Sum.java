package thawline.filter;

/// What a box makes of the numbers under it; OpenCV's `normalize` of a `boxFilter`.
public enum Sum {
    /// Their mean.
    MEAN,
    /// Their plain sum.
    TOTAL
}
