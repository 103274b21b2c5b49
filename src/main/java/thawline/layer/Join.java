package thawline.layer;

/// How the branches of a [Fork] come together.
public enum Join {
    /// One stack of planes after the other; all of one size.
    CONCAT,
    /// Plane by plane sum, in the order of the branches; all of one shape.
    SUM
}
