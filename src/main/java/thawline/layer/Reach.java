package thawline.layer;

import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;

/// How much of its input one output element of an operation depends on.
public sealed interface Reach {

    /// The element at the same place of each input plane.
    Window PIXEL = new Window(Axes.ONE, Margins.ZERO, Axes.ONE, Border.NONE);

    /// A window of `span` elements, dilation included, that starts `margins` before the input and moves by
    /// `stride`; the operation is handed its input already padded by the margins.
    record Window(Axes span, Margins margins, Axes stride, Border border) implements Reach {}

    /// The element at the same place, and a statistic of the whole input.
    record Plane(Statistic statistic) implements Reach {}

    /// Anything: the operation is handed its whole input at once.
    record Whole() implements Reach {}
}
