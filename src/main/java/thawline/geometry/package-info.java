/// Layers that move pixels: resize, crop, turn, affine and perspective warps.
package thawline.geometry;
