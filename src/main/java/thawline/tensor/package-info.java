/// Tensors, shapes, ranges, borders and samples: indexing, no arithmetic.
package thawline.tensor;
