package thawline.core;

/// Functions of one number, applied to every element.
public enum Unary {
    /// x
    IDENTITY,
    /// |x|
    ABSOLUTE,
    /// max(x, 0)
    RELU,
    /// x²
    SQUARE,
    /// √x, 0 for negative x
    SQRT,
    /// ⌊x + ½⌋ held in 0 … 255: what storing in 8 bits does
    ROUND8,
    /// 1 / (1 + e⁻ˣ)
    SIGMOID,
    /// (eˣ − e⁻ˣ) / (eˣ + e⁻ˣ)
    TANH
}
