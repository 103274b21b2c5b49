package thawline.io.onnx;

/// What a node reads: numbers of the file, or something made of the model's input.
sealed interface Value permits Constant, Data, Partial {}
