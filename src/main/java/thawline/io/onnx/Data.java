package thawline.io.onnx;

/// Something made of the model's input.
record Data() implements Value {}
