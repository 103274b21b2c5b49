package thawline.layer;

/// What kind of derivative an operation has.
public enum Gradient {
    /// The derivative everywhere that matters; checked against differences.
    EXACT,
    /// That of the element which was selected (maximum, median); checked away from ties.
    SELECTION,
    /// A step's derivative is 0 almost everywhere: its gradient is that of a smooth function near it, the
    /// identity for rounding and a sigmoid for a threshold.
    STRAIGHT_THROUGH,
    /// None: such an operation cannot be thawed, and nothing before it learns.
    NONE
}
