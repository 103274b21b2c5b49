package thawline.layer;

/// A number or numbers of whole planes that an operation needs before it can start.
public enum Statistic {
    /// The smallest and the largest element.
    EXTREMES,
    /// How often each 8-bit value occurs, after rounding.
    HISTOGRAM
}
