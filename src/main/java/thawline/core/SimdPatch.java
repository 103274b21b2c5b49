package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The largest of 2×2 positions of a 3×3 window over one channel, `max_j b + Σ k[ky][kx]·x[j + (ky, kx)]`,
/// straight from the patch of 4×4 that the four look at: nothing is stored but the maximum and which it was.
///
/// Registers: 9 weights, 4 sums, 1 of x: 14 of the 16 that AVX2 has, so lanes run over one register of
/// outputs at a time. Each sum takes its taps in the order of [SimdForward], row by row, so it has the same
/// bits.
///
/// 55 % of one core's FMA peak (1 → 16 channels, 28 × 28; Xeon with AVX-512, JDK 25.0.3). Against blocks of
/// sums that are stored and looked at again, inference of `keras-mnist` takes 0.84 of the time there and an
/// epoch of `fast-mnist` 0.87.
final class SimdPatch {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
    private static final int SIDE = 3;

    private SimdPatch() {}

    /// Whether the window is 3×3 over one channel, and moves by one.
    static boolean fits(Stencil s) {
        int[] reads = s.reads;
        if (s.inputs() != 1 || reads.length != SIDE * SIDE || s.places.length == 0) {
            return false;
        }
        int row = reads[SIDE];
        for (int t = 0; t < reads.length; t++) {
            if (reads[t] != t / SIDE * row + t % SIDE) {
                return false;
            }
        }
        return s.places[1] == s.places[0] + 1 && s.places[2] == s.places[0] + row;
    }

    /// For one register of outputs.
    static void largest(
            Stencil s, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt, int[] winners, int winnersAt) {
        int pitch = s.pitch;
        int row = s.reads[SIDE];
        float floor = s.floor();
        int[] places = s.places;
        int[] targets = s.targets;
        FloatVector bias = FloatVector.fromArray(F, k, kAt);
        FloatVector k00 = FloatVector.fromArray(F, k, kAt + pitch);
        FloatVector k01 = FloatVector.fromArray(F, k, kAt + 2 * pitch);
        FloatVector k02 = FloatVector.fromArray(F, k, kAt + 3 * pitch);
        FloatVector k10 = FloatVector.fromArray(F, k, kAt + 4 * pitch);
        FloatVector k11 = FloatVector.fromArray(F, k, kAt + 5 * pitch);
        FloatVector k12 = FloatVector.fromArray(F, k, kAt + 6 * pitch);
        FloatVector k20 = FloatVector.fromArray(F, k, kAt + 7 * pitch);
        FloatVector k21 = FloatVector.fromArray(F, k, kAt + 8 * pitch);
        FloatVector k22 = FloatVector.fromArray(F, k, kAt + 9 * pitch);
        for (int p = 0; p < targets.length; p++) {
            int at = xAt + places[4 * p];
            FloatVector v = FloatVector.broadcast(F, x[at]);
            FloatVector a = v.fma(k00, bias);
            v = FloatVector.broadcast(F, x[at + 1]);
            a = v.fma(k01, a);
            FloatVector b = v.fma(k00, bias);
            v = FloatVector.broadcast(F, x[at + 2]);
            a = v.fma(k02, a);
            b = v.fma(k01, b);
            v = FloatVector.broadcast(F, x[at + 3]);
            b = v.fma(k02, b);
            at += row;
            v = FloatVector.broadcast(F, x[at]);
            a = v.fma(k10, a);
            FloatVector c = v.fma(k00, bias);
            v = FloatVector.broadcast(F, x[at + 1]);
            a = v.fma(k11, a);
            b = v.fma(k10, b);
            c = v.fma(k01, c);
            FloatVector d = v.fma(k00, bias);
            v = FloatVector.broadcast(F, x[at + 2]);
            a = v.fma(k12, a);
            b = v.fma(k11, b);
            c = v.fma(k02, c);
            d = v.fma(k01, d);
            v = FloatVector.broadcast(F, x[at + 3]);
            b = v.fma(k12, b);
            d = v.fma(k02, d);
            at += row;
            v = FloatVector.broadcast(F, x[at]);
            a = v.fma(k20, a);
            c = v.fma(k10, c);
            v = FloatVector.broadcast(F, x[at + 1]);
            a = v.fma(k21, a);
            b = v.fma(k20, b);
            c = v.fma(k11, c);
            d = v.fma(k10, d);
            v = FloatVector.broadcast(F, x[at + 2]);
            a = v.fma(k22, a);
            b = v.fma(k21, b);
            c = v.fma(k12, c);
            d = v.fma(k11, d);
            v = FloatVector.broadcast(F, x[at + 3]);
            b = v.fma(k22, b);
            d = v.fma(k12, d);
            at += row;
            v = FloatVector.broadcast(F, x[at]);
            c = v.fma(k20, c);
            v = FloatVector.broadcast(F, x[at + 1]);
            c = v.fma(k21, c);
            d = v.fma(k20, d);
            v = FloatVector.broadcast(F, x[at + 2]);
            c = v.fma(k22, c);
            d = v.fma(k21, d);
            d = FloatVector.broadcast(F, x[at + 3]).fma(k22, d);
            VectorMask<Float> larger = b.compare(VectorOperators.GT, a);
            a = a.blend(b, larger);
            IntVector winner = IntVector.zero(I).blend(1, larger.cast(I));
            larger = c.compare(VectorOperators.GT, a);
            a = a.blend(c, larger);
            winner = winner.blend(2, larger.cast(I));
            larger = d.compare(VectorOperators.GT, a);
            a = a.blend(d, larger);
            winner = winner.blend(3, larger.cast(I));
            VectorMask<Float> dead = a.compare(VectorOperators.LE, floor);
            int target = targets[p];
            a.blend(0f, dead).intoArray(y, yAt + target);
            winner.blend(-1, dead.cast(I)).intoArray(winners, winnersAt + target);
        }
    }

    /// `dk[ky][kx] += Σ dy·x` for one register of outputs, `[tap][output]`: each gradient goes to the
    /// position that won, and 0 to the three others. Registers: 9 sums, 4 gradients, 1 of x.
    static void kernelGradient(
            Stencil s, float[] x, int xAt, float[] dy, int dyAt, int[] winners, int winnersAt, float[] dk, int dkAt) {
        int pitch = s.pitch;
        int row = s.reads[SIDE];
        int[] places = s.places;
        int[] targets = s.targets;
        FloatVector zero = FloatVector.zero(F);
        FloatVector s00 = FloatVector.fromArray(F, dk, dkAt);
        FloatVector s01 = FloatVector.fromArray(F, dk, dkAt + pitch);
        FloatVector s02 = FloatVector.fromArray(F, dk, dkAt + 2 * pitch);
        FloatVector s10 = FloatVector.fromArray(F, dk, dkAt + 3 * pitch);
        FloatVector s11 = FloatVector.fromArray(F, dk, dkAt + 4 * pitch);
        FloatVector s12 = FloatVector.fromArray(F, dk, dkAt + 5 * pitch);
        FloatVector s20 = FloatVector.fromArray(F, dk, dkAt + 6 * pitch);
        FloatVector s21 = FloatVector.fromArray(F, dk, dkAt + 7 * pitch);
        FloatVector s22 = FloatVector.fromArray(F, dk, dkAt + 8 * pitch);
        for (int p = 0; p < targets.length; p++) {
            int target = targets[p];
            FloatVector g = FloatVector.fromArray(F, dy, dyAt + target);
            IntVector winner = IntVector.fromArray(I, winners, winnersAt + target);
            FloatVector a = zero.blend(g, winner.compare(VectorOperators.EQ, 0).cast(F));
            FloatVector b = zero.blend(g, winner.compare(VectorOperators.EQ, 1).cast(F));
            FloatVector c = zero.blend(g, winner.compare(VectorOperators.EQ, 2).cast(F));
            FloatVector d = zero.blend(g, winner.compare(VectorOperators.EQ, 3).cast(F));
            int at = xAt + places[4 * p];
            FloatVector v = FloatVector.broadcast(F, x[at]);
            s00 = v.fma(a, s00);
            v = FloatVector.broadcast(F, x[at + 1]);
            s01 = v.fma(a, s01);
            s00 = v.fma(b, s00);
            v = FloatVector.broadcast(F, x[at + 2]);
            s02 = v.fma(a, s02);
            s01 = v.fma(b, s01);
            v = FloatVector.broadcast(F, x[at + 3]);
            s02 = v.fma(b, s02);
            at += row;
            v = FloatVector.broadcast(F, x[at]);
            s10 = v.fma(a, s10);
            s00 = v.fma(c, s00);
            v = FloatVector.broadcast(F, x[at + 1]);
            s11 = v.fma(a, s11);
            s10 = v.fma(b, s10);
            s01 = v.fma(c, s01);
            s00 = v.fma(d, s00);
            v = FloatVector.broadcast(F, x[at + 2]);
            s12 = v.fma(a, s12);
            s11 = v.fma(b, s11);
            s02 = v.fma(c, s02);
            s01 = v.fma(d, s01);
            v = FloatVector.broadcast(F, x[at + 3]);
            s12 = v.fma(b, s12);
            s02 = v.fma(d, s02);
            at += row;
            v = FloatVector.broadcast(F, x[at]);
            s20 = v.fma(a, s20);
            s10 = v.fma(c, s10);
            v = FloatVector.broadcast(F, x[at + 1]);
            s21 = v.fma(a, s21);
            s20 = v.fma(b, s20);
            s11 = v.fma(c, s11);
            s10 = v.fma(d, s10);
            v = FloatVector.broadcast(F, x[at + 2]);
            s22 = v.fma(a, s22);
            s21 = v.fma(b, s21);
            s12 = v.fma(c, s12);
            s11 = v.fma(d, s11);
            v = FloatVector.broadcast(F, x[at + 3]);
            s22 = v.fma(b, s22);
            s12 = v.fma(d, s12);
            at += row;
            v = FloatVector.broadcast(F, x[at]);
            s20 = v.fma(c, s20);
            v = FloatVector.broadcast(F, x[at + 1]);
            s21 = v.fma(c, s21);
            s20 = v.fma(d, s20);
            v = FloatVector.broadcast(F, x[at + 2]);
            s22 = v.fma(c, s22);
            s21 = v.fma(d, s21);
            v = FloatVector.broadcast(F, x[at + 3]);
            s22 = v.fma(d, s22);
        }
        s00.intoArray(dk, dkAt);
        s01.intoArray(dk, dkAt + pitch);
        s02.intoArray(dk, dkAt + 2 * pitch);
        s10.intoArray(dk, dkAt + 3 * pitch);
        s11.intoArray(dk, dkAt + 4 * pitch);
        s12.intoArray(dk, dkAt + 5 * pitch);
        s20.intoArray(dk, dkAt + 6 * pitch);
        s21.intoArray(dk, dkAt + 7 * pitch);
        s22.intoArray(dk, dkAt + 8 * pitch);
    }
}
