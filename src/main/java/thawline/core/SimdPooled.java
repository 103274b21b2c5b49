package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The largest of 2×2 positions of a convolution, and which it was, block by block: [SimdForward] makes a block of
/// [Stencil#BLOCK] positions that stays in the first-level cache, then the lanes run over output channels.
///
/// 77 % of one core's FMA peak (3 × 3, 32 → 64 channels, 28 × 28; Xeon with AVX-512, JDK 25.0.3).
final class SimdPooled {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    private SimdPooled() {}

    /// For a pitch of y that is a multiple of 16.
    static void apply(
            Stencil s, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt, int[] winners, int winnersAt) {
        if (SimdPatch.fits(s)) {
            for (int o = 0; o < s.pitch; o += L) {
                SimdPatch.largest(s, x, xAt, k, kAt + o, y, yAt + o, winners, winnersAt + o);
            }
            return;
        }
        float[] block = Winners.mine().block(Stencil.BLOCK * s.pitch);
        for (int from = 0; from < s.places.length; from += Stencil.BLOCK) {
            int to = Math.min(from + Stencil.BLOCK, s.places.length);
            SimdForward.apply(s, from, to, x, xAt, k, kAt, block, 0);
            for (int o = 0; o < s.pitch; o += L) {
                largest(s, from, to, block, o, y, yAt + o, winners, winnersAt + o);
            }
        }
    }

    /// What is not above the floor counts as 0 and dead; nothing compares to a floor of NaN.
    private static void largest(
            Stencil s, int from, int to, float[] sums, int at, float[] y, int yAt, int[] winners, int winnersAt) {
        int pitch = s.pitch;
        float floor = s.floor();
        int[] targets = s.targets;
        int sum = at;
        for (int p = from >> 2; p < to >> 2; p++) {
            FloatVector best = FloatVector.fromArray(F, sums, sum);
            IntVector winner = IntVector.zero(I);
            FloatVector next = FloatVector.fromArray(F, sums, sum + pitch);
            VectorMask<Float> larger = next.compare(VectorOperators.GT, best);
            best = best.blend(next, larger);
            winner = winner.blend(1, larger.cast(I));
            next = FloatVector.fromArray(F, sums, sum + 2 * pitch);
            larger = next.compare(VectorOperators.GT, best);
            best = best.blend(next, larger);
            winner = winner.blend(2, larger.cast(I));
            next = FloatVector.fromArray(F, sums, sum + 3 * pitch);
            larger = next.compare(VectorOperators.GT, best);
            best = best.blend(next, larger);
            winner = winner.blend(3, larger.cast(I));
            VectorMask<Float> dead = best.compare(VectorOperators.LE, floor);
            int target = targets[p];
            best.blend(0f, dead).intoArray(y, yAt + target);
            winner.blend(-1, dead.cast(I)).intoArray(winners, winnersAt + target);
            sum += 4 * pitch;
        }
    }

    /// dk += Σ dy·x, db += Σ dy for a window of few numbers: each block of positions gets its gradient, nearly three
    /// quarters of it 0, and is added as if it were dense.
    static void kernelGradient(
            Stencil s, float[] x, int xAt, float[] dy, int dyAt, int[] winners, int winnersAt, float[] dk, int dkAt) {
        int weights = s.reads.length * s.pitch;
        float[] byTap = Winners.mine().block(weights + Stencil.BLOCK * s.pitch);
        s.weightsByTap(dk, dkAt, byTap);
        if (SimdPatch.fits(s)) {
            for (int o = 0; o < s.pitch; o += L) {
                SimdPatch.kernelGradient(s, x, xAt, dy, dyAt + o, winners, winnersAt + o, byTap, o);
            }
            s.weightsByOutput(byTap, dk, dkAt);
            return;
        }
        for (int from = 0; from < s.places.length; from += Stencil.BLOCK) {
            int to = Math.min(from + Stencil.BLOCK, s.places.length);
            for (int o = 0; o < s.pitch; o += L) {
                spread(s, from, to, dy, dyAt + o, winners, winnersAt + o, byTap, weights + o);
            }
            SimdKernelGradient.kernel(s, from, to, x, xAt, byTap, weights, byTap, 0);
        }
        s.weightsByOutput(byTap, dk, dkAt);
    }

    /// To the position that won, and 0 to the three others.
    private static void spread(
            Stencil s, int from, int to, float[] dy, int dyAt, int[] winners, int winnersAt, float[] block, int at) {
        int pitch = s.pitch;
        int[] targets = s.targets;
        FloatVector zero = FloatVector.zero(F);
        int store = at;
        for (int p = from >> 2; p < to >> 2; p++) {
            int target = targets[p];
            FloatVector g = FloatVector.fromArray(F, dy, dyAt + target);
            IntVector winner = IntVector.fromArray(I, winners, winnersAt + target);
            zero.blend(g, winner.compare(VectorOperators.EQ, 0).cast(F)).intoArray(block, store);
            zero.blend(g, winner.compare(VectorOperators.EQ, 1).cast(F)).intoArray(block, store + pitch);
            zero.blend(g, winner.compare(VectorOperators.EQ, 2).cast(F)).intoArray(block, store + 2 * pitch);
            zero.blend(g, winner.compare(VectorOperators.EQ, 3).cast(F)).intoArray(block, store + 3 * pitch);
            store += 4 * pitch;
        }
    }
}
