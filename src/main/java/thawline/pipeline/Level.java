package thawline.pipeline;

/// Where a threshold lies.
public sealed interface Level {

    /// The same for every picture.
    record Fixed(double value) implements Level {}

    /// A share of the picture's largest element.
    record OfMaximum(double share) implements Level {}

    /// By Otsu's method.
    record Otsu() implements Level {}
}
