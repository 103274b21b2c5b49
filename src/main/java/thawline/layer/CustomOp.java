package thawline.layer;

/// An operation of a user's own; it takes part in plans, gradients and reports like the built-in ones.
public non-sealed interface CustomOp extends Op {}
