package thawline.core;

/// How long a gradient (x, y) is.
public enum Norm {
    /// |x| + |y|
    L1,
    /// √(x² + y²)
    L2
}
