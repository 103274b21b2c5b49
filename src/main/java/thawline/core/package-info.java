/// The one convolution core: kernels, geometry, padding, and correlation with its two adjoints, each as a
/// readable reference and as SIMD that equals it bit for bit. Nothing outside this package loops over a
/// kernel's elements.
package thawline.core;
