package thawline.core;

/// What the mean over a window that reaches beyond the plane is divided by.
public enum Counting {
    /// The size of the window: what lies outside counts as 0.
    ALL,
    /// The number of places inside the plane.
    INSIDE
}
