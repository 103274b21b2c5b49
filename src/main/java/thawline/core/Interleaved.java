package thawline.core;

/// `y[o] = b[o] + Σ_{z,y,x,i} k[o,i,z,y,x]·x[…,i]` over channels-last values: [Correlation] as a CNN wants
/// it, with its adjoints, and the same followed by 2×2 max pooling.
///
/// Values are raw arrays from a first float on (`xAt` …); a [Stencil] knows their [Frame]s and how weights
/// are packed. An array reaches [Frame#room] floats beyond its value's first. Nothing is allocated per call
/// once a thread is warm. Every sum runs in one stated order with fused multiply-adds, so the scalar and the
/// SIMD form agree bit for bit, whatever the lane width. The padding channels of what is written are written
/// too.
public sealed interface Interleaved permits ScalarInterleaved, SimdInterleaved {

    /// The readable specification.
    static Interleaved scalar() {
        return ScalarInterleaved.INSTANCE;
    }

    /// The fastest that this machine runs.
    static Interleaved best() {
        return Lanes.BEST_INTERLEAVED;
    }

    /// y = b + k ⋆ x
    ///
    /// k is packed by tap. Overwrites the inside of y. Each sum starts at the bias and runs over z, y, x, i.
    void apply(Stencil s, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt);

    /// dk += Σ dy·x, db += Σ dy: the adjoint of [#apply] with respect to kernel and bias.
    ///
    /// dk is packed by tap, the bias its first row; the caller zeroes it before the first example. Each sum
    /// goes on from what is there, over the pixels of dy in the order z, y, x.
    void kernelGradient(Stencil s, float[] x, int xAt, float[] dy, int dyAt, float[] dk, int dkAt);

    /// dx += kᵀ ⋆ dy: the adjoint of [#apply] with respect to its input.
    ///
    /// k is packed by output. The caller zeroes dx, margins included; afterwards the margins hold their
    /// gradients. To each element of dx one sum over the outputs, from 0 on, is added for each tap, in the
    /// order z, y, x.
    void adjoint(Stencil s, float[] dy, int dyAt, float[] k, int kAt, float[] dx, int dxAt);

    /// y = f of the largest of each 2×2 of b + k ⋆ x; the stencil is [Stencil#pooled].
    ///
    /// k is packed by tap. Overwrites the inside of y and the same places of `winners` (as large as y's
    /// array): 0 … 3, row by row, which of the four was the largest, the first of equals, or −1 where f is
    /// RELU and none was above 0.
    void applyPooled(
            Stencil s, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt, int[] winners, int winnersAt);

    /// dk += Σ dy·x, db += Σ dy, over the winners alone: the adjoint of [#applyPooled] with respect to kernel
    /// and bias.
    ///
    /// dk is packed by output, the bias its last row; the caller zeroes it before the first example. dy is
    /// the gradient of the pooled value; where the winner is −1 or dy is 0 nothing is added
    /// (small windows add x · 0 there: an x that is not finite may show). Sums go on from what is there, over
    /// the pixels of dy in the order z, y, x.
    void pooledKernelGradient(
            Stencil s, float[] x, int xAt, float[] dy, int dyAt, int[] winners, int winnersAt, float[] dk, int dkAt);

    /// dx += kᵀ ⋆ dy, from the winners alone: the adjoint of [#applyPooled] with respect to its input.
    ///
    /// k is packed by output. The caller zeroes dx, margins included. For each pixel of dy, each of its four
    /// positions in turn and each tap one sum over the outputs that won there with a dy other than 0, from 0
    /// on, is added to dx, if there are any.
    void pooledAdjoint(
            Stencil s, float[] dy, int dyAt, int[] winners, int winnersAt, float[] k, int kAt, float[] dx, int dxAt);
}
