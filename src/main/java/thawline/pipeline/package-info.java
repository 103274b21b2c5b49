/// Pipelines as text: `gray | gaussian(ksize=5) | sobel(ksize=3) | magnitude`, and the catalogue of what they
/// are made of.
package thawline.pipeline;
