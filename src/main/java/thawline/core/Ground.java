package thawline.core;

/// What the energy of a window is counted from.
public enum Ground {
    /// The window's own mean, plane by plane: what is left is its pattern.
    MEAN,
    /// 0.
    ZERO
}
