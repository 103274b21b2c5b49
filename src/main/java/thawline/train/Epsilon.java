package thawline.train;

/// The small number that keeps a division by a root finite, and whose formula it stands in.
///
/// With v the running mean of g² (or their sum):
///
/// | | Keras | PyTorch |
/// |---|---|---|
/// | Adam, AdamW | √v + ε, before the start is corrected for | √v̂ + ε, after it |
/// | RMSProp, Adagrad | √(v + ε) | √v + ε |
///
/// Adadelta is √(v + ε) in both.
public record Epsilon(double value, Style style) {

    public enum Style {
        KERAS,
        PYTORCH
    }

    public Epsilon {
        if (!(value >= 0)) {
            throw new IllegalArgumentException("ε is not negative, but was " + value);
        }
    }

    public static Epsilon keras(double value) {
        return new Epsilon(value, Style.KERAS);
    }

    public static Epsilon pytorch(double value) {
        return new Epsilon(value, Style.PYTORCH);
    }

    /// What is added under a root.
    float inside() {
        return style == Style.KERAS ? (float) value : 0;
    }

    /// What is added to a root.
    float outside() {
        return style == Style.PYTORCH ? (float) value : 0;
    }
}
