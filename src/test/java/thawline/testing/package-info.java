/// What several test packages share: seeded inputs, and one helper each for the dot test, the gradient check and
/// equality of bits.
package thawline.testing;
