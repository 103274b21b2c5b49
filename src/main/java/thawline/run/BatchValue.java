package thawline.run;

import thawline.core.Frame;
import thawline.tensor.Shape;

/// What flows between the nodes of a [BatchGraph]: numbers of a shape for every example, and where something
/// in front of it learns, their gradient.
final class BatchValue {

    /// How the numbers of an example lie.
    enum Form {
        /// Plane after plane.
        PLANAR,
        /// Channels last, see [Frame]. What lies in the channels that a pixel is filled up with is
        /// left open.
        INTERLEAVED
    }

    final Shape shape;
    final Slots data;

    /// Null where nothing in front learns.
    final Slots gradient;

    private final Form form;
    private final Frame frame;

    BatchValue(Shape shape, Form form, boolean learns) {
        this.shape = shape;
        this.form = form;
        this.frame = Frame.of(shape);
        data = slots();
        gradient = learns ? slots() : null;
    }

    /// Room for what has this value's shape and form.
    Slots slots() {
        int size = form == Form.INTERLEAVED || isVector() ? frame().extent() : shape.size();
        return isPlanar() ? Slots.planes(shape, size) : Slots.of(size);
    }

    /// How it lies when interleaved.
    Frame frame() {
        return frame;
    }

    /// All numbers of an example as one row; where interleaved, with what pixels are filled up with.
    Shape row() {
        return new Shape(1, 1, 1, isPlanar() ? shape.size() : data.size);
    }

    boolean learns() {
        return gradient != null;
    }

    /// Where an example has one pixel, or one channel without anything to fill up, both forms are the same.
    private boolean isBoth() {
        return isVector() || shape.c() == 1;
    }

    private boolean isVector() {
        return shape.size() == shape.c();
    }

    boolean isPlanar() {
        return form == Form.PLANAR || isBoth();
    }

    boolean isInterleaved() {
        return form == Form.INTERLEAVED || isBoth();
    }
}
