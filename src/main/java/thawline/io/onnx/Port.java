package thawline.io.onnx;

import thawline.tensor.Shape;

/// A value of a graph that is being written.
record Port(String name, Shape shape, Form form) {

    /// How the value lies in ONNX.
    enum Form {
        /// (N,c,h,w), or (N,c,d,h,w) in a graph of volumes.
        PLANES,
        /// As PLANES, with one element in a plane whatever the size of the graph's input.
        PIXEL,
        /// (N,c)
        VECTOR
    }

    boolean isVector() {
        return form == Form.VECTOR;
    }

    /// The same kind of value, as another operation makes it.
    Port next(String newName, Shape newShape) {
        return new Port(newName, newShape, form);
    }

    Port as(Form newForm) {
        return new Port(name, shape, newForm);
    }
}
