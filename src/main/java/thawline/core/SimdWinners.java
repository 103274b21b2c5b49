package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// The gradients of a pooled convolution from its winners alone, in lanes over a window's inputs as they lie
/// in x.
///
/// Sums of 9 registers stay in registers while the winners pass by. A group of registers that reaches beyond
/// the last takes the last one again for the rest: all are loaded before any is stored, so it comes out the
/// same.
///
/// Registers: 9 sums, 1 of a gradient. A winner costs 18 multiply-adds of 16 lanes in 3 × 3 of 32 channels:
/// with all alive 14 ns in the kernel's gradient and 21 ns in the adjoint, whose weights come from the
/// second-level cache (Xeon with AVX-512, JDK 25.0.3).
final class SimdWinners {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> I = IntVector.SPECIES_PREFERRED;
    private static final int L = F.length();
    private static final int GROUP = 9;

    /// A window of so few numbers fills no registers; its lanes run over the outputs instead.
    private static final int FEW_READS = 25;

    /// So many floats of x stay in the first-level cache, with dy, winners and weights beside them.
    private static final int NEAR = 5000;

    /// Fewer pixels are not worth loading and storing an output's sums for.
    private static final int LEAST = 24;

    private SimdWinners() {}

    static void kernelGradient(
            Stencil s, float[] x, int xAt, float[] dy, int dyAt, int[] winners, int winnersAt, float[] dk, int dkAt) {
        if (s.reads.length <= FEW_READS) {
            SimdPooled.kernelGradient(s, x, xAt, dy, dyAt, winners, winnersAt, dk, dkAt);
        } else {
            sparse(s, x, xAt, dy, dyAt, winners, winnersAt, dk, dkAt);
        }
        int biases = dkAt + s.outputs() * s.row();
        for (int o = 0; o < s.pitch; o += L) {
            bias(s, dy, dyAt + o, winners, winnersAt + o, dk, biases + o);
        }
    }

    /// Some pixels at a time, whose x stays in the first-level cache while the outputs pass by; every sum
    /// still takes the pixels in their order.
    private static void sparse(
            Stencil s, float[] x, int xAt, float[] dy, int dyAt, int[] winners, int winnersAt, float[] dk, int dkAt) {
        int[] places = s.places;
        int pixels = s.targets.length;
        int to;
        for (int from = 0; from < pixels; from = to) {
            to = Math.min(from + LEAST, pixels);
            while (to < pixels && places[4 * to] - places[4 * from] < NEAR) {
                to++;
            }
            sparse(s, from, to, x, xAt, dy, dyAt, winners, winnersAt, dk, dkAt);
        }
    }

    private static void sparse(
            Stencil s,
            int from,
            int to,
            float[] x,
            int xAt,
            float[] dy,
            int dyAt,
            int[] winners,
            int winnersAt,
            float[] dk,
            int dkAt) {
        Winners w = Winners.mine();
        int registers = s.row() / L;
        for (int o = 0; o < s.outputs(); o++) {
            int n = w.ofOutput(s, o, from, to, xAt, dy, dyAt, winners, winnersAt);
            for (int r = 0; n > 0 && r < registers; r += GROUP) {
                addPatches(s, r, w.places, w.gradients, n, x, dk, dkAt + o * s.row());
            }
        }
    }

    private static void bias(Stencil s, float[] dy, int dyAt, int[] winners, int winnersAt, float[] dk, int dkAt) {
        FloatVector sum = FloatVector.fromArray(F, dk, dkAt);
        for (int target : s.targets) {
            VectorMask<Float> dead = IntVector.fromArray(I, winners, winnersAt + target)
                    .compare(VectorOperators.LT, 0)
                    .cast(F);
            sum = sum.add(FloatVector.fromArray(F, dy, dyAt + target).blend(0f, dead));
        }
        sum.intoArray(dk, dkAt);
    }

    /// `dk[r …] += Σ_n g[n]·x[places[n] …]`
    private static void addPatches(
            Stencil s, int r, int[] places, float[] g, int count, float[] x, float[] dk, int dkAt) {
        int[] registers = s.registers;
        int last = registers.length - 1;
        int r0 = r;
        int r1 = Math.min(r + 1, last);
        int r2 = Math.min(r + 2, last);
        int r3 = Math.min(r + 3, last);
        int r4 = Math.min(r + 4, last);
        int r5 = Math.min(r + 5, last);
        int r6 = Math.min(r + 6, last);
        int r7 = Math.min(r + 7, last);
        int r8 = Math.min(r + 8, last);
        int x0 = registers[r0];
        int x1 = registers[r1];
        int x2 = registers[r2];
        int x3 = registers[r3];
        int x4 = registers[r4];
        int x5 = registers[r5];
        int x6 = registers[r6];
        int x7 = registers[r7];
        int x8 = registers[r8];
        FloatVector s0 = FloatVector.fromArray(F, dk, dkAt + r0 * L);
        FloatVector s1 = FloatVector.fromArray(F, dk, dkAt + r1 * L);
        FloatVector s2 = FloatVector.fromArray(F, dk, dkAt + r2 * L);
        FloatVector s3 = FloatVector.fromArray(F, dk, dkAt + r3 * L);
        FloatVector s4 = FloatVector.fromArray(F, dk, dkAt + r4 * L);
        FloatVector s5 = FloatVector.fromArray(F, dk, dkAt + r5 * L);
        FloatVector s6 = FloatVector.fromArray(F, dk, dkAt + r6 * L);
        FloatVector s7 = FloatVector.fromArray(F, dk, dkAt + r7 * L);
        FloatVector s8 = FloatVector.fromArray(F, dk, dkAt + r8 * L);
        for (int n = 0; n < count; n++) {
            int place = places[n];
            FloatVector v = FloatVector.broadcast(F, g[n]);
            s0 = v.fma(FloatVector.fromArray(F, x, place + x0), s0);
            s1 = v.fma(FloatVector.fromArray(F, x, place + x1), s1);
            s2 = v.fma(FloatVector.fromArray(F, x, place + x2), s2);
            s3 = v.fma(FloatVector.fromArray(F, x, place + x3), s3);
            s4 = v.fma(FloatVector.fromArray(F, x, place + x4), s4);
            s5 = v.fma(FloatVector.fromArray(F, x, place + x5), s5);
            s6 = v.fma(FloatVector.fromArray(F, x, place + x6), s6);
            s7 = v.fma(FloatVector.fromArray(F, x, place + x7), s7);
            s8 = v.fma(FloatVector.fromArray(F, x, place + x8), s8);
        }
        s0.intoArray(dk, dkAt + r0 * L);
        s1.intoArray(dk, dkAt + r1 * L);
        s2.intoArray(dk, dkAt + r2 * L);
        s3.intoArray(dk, dkAt + r3 * L);
        s4.intoArray(dk, dkAt + r4 * L);
        s5.intoArray(dk, dkAt + r5 * L);
        s6.intoArray(dk, dkAt + r6 * L);
        s7.intoArray(dk, dkAt + r7 * L);
        s8.intoArray(dk, dkAt + r8 * L);
    }

    static void adjoint(
            Stencil s, float[] dy, int dyAt, int[] winners, int winnersAt, float[] k, int kAt, float[] dx, int dxAt) {
        Winners w = Winners.mine();
        int room = s.rows.length + L;
        w.room(4 * room);
        for (int p = 0; p < s.targets.length; p++) {
            int target = s.targets[p];
            list(s, dy, dyAt + target, winners, winnersAt + target, w, room);
            for (int position = 0; position < 4; position++) {
                int n = w.counts[position];
                int to = dxAt + s.places[4 * p + position];
                for (int r = 0; n > 0 && r < s.registers.length; r += GROUP) {
                    addWeights(s, r, w, position * room, n, k, kAt, dx, to);
                }
            }
        }
    }

    /// For each of the four positions of a pixel, lists which outputs won there with a gradient other than 0,
    /// as where their rows of weights begin: position n's from `n · room` on.
    private static void list(Stencil s, float[] dy, int dyAt, int[] winners, int winnersAt, Winners w, int room) {
        int[] rows = s.rows;
        int[] places = w.places;
        float[] gradients = w.gradients;
        int n0 = 0;
        int n1 = room;
        int n2 = 2 * room;
        int n3 = 3 * room;
        for (int o = 0; o < rows.length; o += L) {
            FloatVector g = FloatVector.fromArray(F, dy, dyAt + o);
            IntVector row = IntVector.fromArray(I, rows, o);
            IntVector winner = IntVector.fromArray(I, winners, winnersAt + o);
            VectorMask<Integer> live = g.compare(VectorOperators.NE, 0).cast(I).and(row.compare(VectorOperators.GE, 0));
            VectorMask<Integer> won = winner.compare(VectorOperators.EQ, 0).and(live);
            row.compress(won).intoArray(places, n0);
            g.compress(won.cast(F)).intoArray(gradients, n0);
            n0 += won.trueCount();
            won = winner.compare(VectorOperators.EQ, 1).and(live);
            row.compress(won).intoArray(places, n1);
            g.compress(won.cast(F)).intoArray(gradients, n1);
            n1 += won.trueCount();
            won = winner.compare(VectorOperators.EQ, 2).and(live);
            row.compress(won).intoArray(places, n2);
            g.compress(won.cast(F)).intoArray(gradients, n2);
            n2 += won.trueCount();
            won = winner.compare(VectorOperators.EQ, 3).and(live);
            row.compress(won).intoArray(places, n3);
            g.compress(won.cast(F)).intoArray(gradients, n3);
            n3 += won.trueCount();
        }
        w.counts[0] = n0;
        w.counts[1] = n1 - room;
        w.counts[2] = n2 - 2 * room;
        w.counts[3] = n3 - 3 * room;
    }

    /// `dx[to + r …] += Σ_n g[n]·k[places[n] + r …]`
    private static void addWeights(
            Stencil s, int r, Winners w, int first, int count, float[] k, int kAt, float[] dx, int to) {
        int[] places = w.places;
        float[] g = w.gradients;
        int[] registers = s.registers;
        int last = registers.length - 1;
        int r0 = r;
        int r1 = Math.min(r + 1, last);
        int r2 = Math.min(r + 2, last);
        int r3 = Math.min(r + 3, last);
        int r4 = Math.min(r + 4, last);
        int r5 = Math.min(r + 5, last);
        int r6 = Math.min(r + 6, last);
        int r7 = Math.min(r + 7, last);
        int r8 = Math.min(r + 8, last);
        int k0 = kAt + r0 * L;
        int k1 = kAt + r1 * L;
        int k2 = kAt + r2 * L;
        int k3 = kAt + r3 * L;
        int k4 = kAt + r4 * L;
        int k5 = kAt + r5 * L;
        int k6 = kAt + r6 * L;
        int k7 = kAt + r7 * L;
        int k8 = kAt + r8 * L;
        FloatVector s0 = FloatVector.broadcast(F, 0);
        FloatVector s1 = FloatVector.broadcast(F, 0);
        FloatVector s2 = FloatVector.broadcast(F, 0);
        FloatVector s3 = FloatVector.broadcast(F, 0);
        FloatVector s4 = FloatVector.broadcast(F, 0);
        FloatVector s5 = FloatVector.broadcast(F, 0);
        FloatVector s6 = FloatVector.broadcast(F, 0);
        FloatVector s7 = FloatVector.broadcast(F, 0);
        FloatVector s8 = FloatVector.broadcast(F, 0);
        for (int n = first; n < first + count; n++) {
            int place = places[n];
            FloatVector v = FloatVector.broadcast(F, g[n]);
            s0 = v.fma(FloatVector.fromArray(F, k, place + k0), s0);
            s1 = v.fma(FloatVector.fromArray(F, k, place + k1), s1);
            s2 = v.fma(FloatVector.fromArray(F, k, place + k2), s2);
            s3 = v.fma(FloatVector.fromArray(F, k, place + k3), s3);
            s4 = v.fma(FloatVector.fromArray(F, k, place + k4), s4);
            s5 = v.fma(FloatVector.fromArray(F, k, place + k5), s5);
            s6 = v.fma(FloatVector.fromArray(F, k, place + k6), s6);
            s7 = v.fma(FloatVector.fromArray(F, k, place + k7), s7);
            s8 = v.fma(FloatVector.fromArray(F, k, place + k8), s8);
        }
        int x0 = to + registers[r0];
        int x1 = to + registers[r1];
        int x2 = to + registers[r2];
        int x3 = to + registers[r3];
        int x4 = to + registers[r4];
        int x5 = to + registers[r5];
        int x6 = to + registers[r6];
        int x7 = to + registers[r7];
        int x8 = to + registers[r8];
        s0 = s0.add(FloatVector.fromArray(F, dx, x0));
        s1 = s1.add(FloatVector.fromArray(F, dx, x1));
        s2 = s2.add(FloatVector.fromArray(F, dx, x2));
        s3 = s3.add(FloatVector.fromArray(F, dx, x3));
        s4 = s4.add(FloatVector.fromArray(F, dx, x4));
        s5 = s5.add(FloatVector.fromArray(F, dx, x5));
        s6 = s6.add(FloatVector.fromArray(F, dx, x6));
        s7 = s7.add(FloatVector.fromArray(F, dx, x7));
        s8 = s8.add(FloatVector.fromArray(F, dx, x8));
        s0.intoArray(dx, x0);
        s1.intoArray(dx, x1);
        s2.intoArray(dx, x2);
        s3.intoArray(dx, x3);
        s4.intoArray(dx, x4);
        s5.intoArray(dx, x5);
        s6.intoArray(dx, x6);
        s7.intoArray(dx, x7);
        s8.intoArray(dx, x8);
    }
}
