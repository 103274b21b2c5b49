/// Model files: layers to and from ONNX.
package thawline.io.onnx;
