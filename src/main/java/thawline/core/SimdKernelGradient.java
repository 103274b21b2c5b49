package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// dk += Σ dy·x in lanes over output channels: tiles of 6 or 8 weights of an output by 1, 2 or 4 registers of outputs,
/// whose sums stay in registers while the pixels pass by.
///
/// A tile that reaches beyond the last weight takes the last one again for the rest: all its sums are loaded before any
/// is stored, so it comes out the same.
final class SimdKernelGradient {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    private SimdKernelGradient() {}

    /// For a pitch of dy that is a multiple of 16.
    static void add(Stencil s, float[] x, int xAt, float[] dy, int dyAt, float[] dk, int dkAt) {
        int weights = s.reads.length;
        int first = dkAt + s.pitch;
        int o = 0;
        for (; L == Frame.LINE && o + 4 * L <= s.pitch; o += 4 * L) {
            for (int j = 0; j < weights; j += 6) {
                tile6x4(s, j, x, xAt, dy, dyAt + o, dk, first + o);
            }
        }
        for (; o + 2 * L <= s.pitch; o += 2 * L) {
            for (int j = 0; j < weights; j += 8) {
                tile8x2(s, j, x, xAt, dy, dyAt + o, dk, first + o);
            }
        }
        for (; o < s.pitch; o += L) {
            for (int j = 0; j < weights; j += 8) {
                tile8x1(s, j, x, xAt, dy, dyAt + o, dk, first + o);
            }
        }
        for (o = 0; o < s.pitch; o += L) {
            bias(s, dy, dyAt + o, dk, dkAt + o);
        }
    }

    private static void bias(Stencil s, float[] dy, int dyAt, float[] dk, int dkAt) {
        FloatVector sum = load(dk, dkAt);
        for (int target : s.targets) {
            sum = sum.add(load(dy, dyAt + target));
        }
        sum.intoArray(dk, dkAt);
    }

    private static FloatVector load(float[] a, int at) {
        return FloatVector.fromArray(F, a, at);
    }

    private static FloatVector all(float value) {
        return FloatVector.broadcast(F, value);
    }

    private static void tile6x4(Stencil s, int j, float[] x, int xAt, float[] dy, int dyAt, float[] dk, int dkAt) {
        int[] reads = s.reads;
        int[] places = s.places;
        int[] targets = s.targets;
        int pitch = s.pitch;
        int last = reads.length - 1;
        int j0 = j;
        int j1 = Math.min(j + 1, last);
        int j2 = Math.min(j + 2, last);
        int j3 = Math.min(j + 3, last);
        int j4 = Math.min(j + 4, last);
        int j5 = Math.min(j + 5, last);
        int k0 = dkAt + j0 * pitch;
        int k1 = dkAt + j1 * pitch;
        int k2 = dkAt + j2 * pitch;
        int k3 = dkAt + j3 * pitch;
        int k4 = dkAt + j4 * pitch;
        int k5 = dkAt + j5 * pitch;
        int r0 = xAt + reads[j0];
        int r1 = xAt + reads[j1];
        int r2 = xAt + reads[j2];
        int r3 = xAt + reads[j3];
        int r4 = xAt + reads[j4];
        int r5 = xAt + reads[j5];
        FloatVector s00 = load(dk, k0);
        FloatVector s01 = load(dk, k0 + L);
        FloatVector s02 = load(dk, k0 + 2 * L);
        FloatVector s03 = load(dk, k0 + 3 * L);
        FloatVector s10 = load(dk, k1);
        FloatVector s11 = load(dk, k1 + L);
        FloatVector s12 = load(dk, k1 + 2 * L);
        FloatVector s13 = load(dk, k1 + 3 * L);
        FloatVector s20 = load(dk, k2);
        FloatVector s21 = load(dk, k2 + L);
        FloatVector s22 = load(dk, k2 + 2 * L);
        FloatVector s23 = load(dk, k2 + 3 * L);
        FloatVector s30 = load(dk, k3);
        FloatVector s31 = load(dk, k3 + L);
        FloatVector s32 = load(dk, k3 + 2 * L);
        FloatVector s33 = load(dk, k3 + 3 * L);
        FloatVector s40 = load(dk, k4);
        FloatVector s41 = load(dk, k4 + L);
        FloatVector s42 = load(dk, k4 + 2 * L);
        FloatVector s43 = load(dk, k4 + 3 * L);
        FloatVector s50 = load(dk, k5);
        FloatVector s51 = load(dk, k5 + L);
        FloatVector s52 = load(dk, k5 + 2 * L);
        FloatVector s53 = load(dk, k5 + 3 * L);
        for (int p = 0; p < places.length; p++) {
            int place = places[p];
            int from = dyAt + targets[p];
            FloatVector g0 = load(dy, from);
            FloatVector g1 = load(dy, from + L);
            FloatVector g2 = load(dy, from + 2 * L);
            FloatVector g3 = load(dy, from + 3 * L);
            FloatVector v = all(x[place + r0]);
            s00 = v.fma(g0, s00);
            s01 = v.fma(g1, s01);
            s02 = v.fma(g2, s02);
            s03 = v.fma(g3, s03);
            v = all(x[place + r1]);
            s10 = v.fma(g0, s10);
            s11 = v.fma(g1, s11);
            s12 = v.fma(g2, s12);
            s13 = v.fma(g3, s13);
            v = all(x[place + r2]);
            s20 = v.fma(g0, s20);
            s21 = v.fma(g1, s21);
            s22 = v.fma(g2, s22);
            s23 = v.fma(g3, s23);
            v = all(x[place + r3]);
            s30 = v.fma(g0, s30);
            s31 = v.fma(g1, s31);
            s32 = v.fma(g2, s32);
            s33 = v.fma(g3, s33);
            v = all(x[place + r4]);
            s40 = v.fma(g0, s40);
            s41 = v.fma(g1, s41);
            s42 = v.fma(g2, s42);
            s43 = v.fma(g3, s43);
            v = all(x[place + r5]);
            s50 = v.fma(g0, s50);
            s51 = v.fma(g1, s51);
            s52 = v.fma(g2, s52);
            s53 = v.fma(g3, s53);
        }
        s00.intoArray(dk, k0);
        s01.intoArray(dk, k0 + L);
        s02.intoArray(dk, k0 + 2 * L);
        s03.intoArray(dk, k0 + 3 * L);
        s10.intoArray(dk, k1);
        s11.intoArray(dk, k1 + L);
        s12.intoArray(dk, k1 + 2 * L);
        s13.intoArray(dk, k1 + 3 * L);
        s20.intoArray(dk, k2);
        s21.intoArray(dk, k2 + L);
        s22.intoArray(dk, k2 + 2 * L);
        s23.intoArray(dk, k2 + 3 * L);
        s30.intoArray(dk, k3);
        s31.intoArray(dk, k3 + L);
        s32.intoArray(dk, k3 + 2 * L);
        s33.intoArray(dk, k3 + 3 * L);
        s40.intoArray(dk, k4);
        s41.intoArray(dk, k4 + L);
        s42.intoArray(dk, k4 + 2 * L);
        s43.intoArray(dk, k4 + 3 * L);
        s50.intoArray(dk, k5);
        s51.intoArray(dk, k5 + L);
        s52.intoArray(dk, k5 + 2 * L);
        s53.intoArray(dk, k5 + 3 * L);
    }

    private static void tile8x2(Stencil s, int j, float[] x, int xAt, float[] dy, int dyAt, float[] dk, int dkAt) {
        int[] reads = s.reads;
        int[] places = s.places;
        int[] targets = s.targets;
        int pitch = s.pitch;
        int last = reads.length - 1;
        int j0 = j;
        int j1 = Math.min(j + 1, last);
        int j2 = Math.min(j + 2, last);
        int j3 = Math.min(j + 3, last);
        int j4 = Math.min(j + 4, last);
        int j5 = Math.min(j + 5, last);
        int j6 = Math.min(j + 6, last);
        int j7 = Math.min(j + 7, last);
        int k0 = dkAt + j0 * pitch;
        int k1 = dkAt + j1 * pitch;
        int k2 = dkAt + j2 * pitch;
        int k3 = dkAt + j3 * pitch;
        int k4 = dkAt + j4 * pitch;
        int k5 = dkAt + j5 * pitch;
        int k6 = dkAt + j6 * pitch;
        int k7 = dkAt + j7 * pitch;
        int r0 = xAt + reads[j0];
        int r1 = xAt + reads[j1];
        int r2 = xAt + reads[j2];
        int r3 = xAt + reads[j3];
        int r4 = xAt + reads[j4];
        int r5 = xAt + reads[j5];
        int r6 = xAt + reads[j6];
        int r7 = xAt + reads[j7];
        FloatVector s00 = load(dk, k0);
        FloatVector s01 = load(dk, k0 + L);
        FloatVector s10 = load(dk, k1);
        FloatVector s11 = load(dk, k1 + L);
        FloatVector s20 = load(dk, k2);
        FloatVector s21 = load(dk, k2 + L);
        FloatVector s30 = load(dk, k3);
        FloatVector s31 = load(dk, k3 + L);
        FloatVector s40 = load(dk, k4);
        FloatVector s41 = load(dk, k4 + L);
        FloatVector s50 = load(dk, k5);
        FloatVector s51 = load(dk, k5 + L);
        FloatVector s60 = load(dk, k6);
        FloatVector s61 = load(dk, k6 + L);
        FloatVector s70 = load(dk, k7);
        FloatVector s71 = load(dk, k7 + L);
        for (int p = 0; p < places.length; p++) {
            int place = places[p];
            int from = dyAt + targets[p];
            FloatVector g0 = load(dy, from);
            FloatVector g1 = load(dy, from + L);
            FloatVector v = all(x[place + r0]);
            s00 = v.fma(g0, s00);
            s01 = v.fma(g1, s01);
            v = all(x[place + r1]);
            s10 = v.fma(g0, s10);
            s11 = v.fma(g1, s11);
            v = all(x[place + r2]);
            s20 = v.fma(g0, s20);
            s21 = v.fma(g1, s21);
            v = all(x[place + r3]);
            s30 = v.fma(g0, s30);
            s31 = v.fma(g1, s31);
            v = all(x[place + r4]);
            s40 = v.fma(g0, s40);
            s41 = v.fma(g1, s41);
            v = all(x[place + r5]);
            s50 = v.fma(g0, s50);
            s51 = v.fma(g1, s51);
            v = all(x[place + r6]);
            s60 = v.fma(g0, s60);
            s61 = v.fma(g1, s61);
            v = all(x[place + r7]);
            s70 = v.fma(g0, s70);
            s71 = v.fma(g1, s71);
        }
        s00.intoArray(dk, k0);
        s01.intoArray(dk, k0 + L);
        s10.intoArray(dk, k1);
        s11.intoArray(dk, k1 + L);
        s20.intoArray(dk, k2);
        s21.intoArray(dk, k2 + L);
        s30.intoArray(dk, k3);
        s31.intoArray(dk, k3 + L);
        s40.intoArray(dk, k4);
        s41.intoArray(dk, k4 + L);
        s50.intoArray(dk, k5);
        s51.intoArray(dk, k5 + L);
        s60.intoArray(dk, k6);
        s61.intoArray(dk, k6 + L);
        s70.intoArray(dk, k7);
        s71.intoArray(dk, k7 + L);
    }

    private static void tile8x1(Stencil s, int j, float[] x, int xAt, float[] dy, int dyAt, float[] dk, int dkAt) {
        int[] reads = s.reads;
        int[] places = s.places;
        int[] targets = s.targets;
        int pitch = s.pitch;
        int last = reads.length - 1;
        int j0 = j;
        int j1 = Math.min(j + 1, last);
        int j2 = Math.min(j + 2, last);
        int j3 = Math.min(j + 3, last);
        int j4 = Math.min(j + 4, last);
        int j5 = Math.min(j + 5, last);
        int j6 = Math.min(j + 6, last);
        int j7 = Math.min(j + 7, last);
        int k0 = dkAt + j0 * pitch;
        int k1 = dkAt + j1 * pitch;
        int k2 = dkAt + j2 * pitch;
        int k3 = dkAt + j3 * pitch;
        int k4 = dkAt + j4 * pitch;
        int k5 = dkAt + j5 * pitch;
        int k6 = dkAt + j6 * pitch;
        int k7 = dkAt + j7 * pitch;
        int r0 = xAt + reads[j0];
        int r1 = xAt + reads[j1];
        int r2 = xAt + reads[j2];
        int r3 = xAt + reads[j3];
        int r4 = xAt + reads[j4];
        int r5 = xAt + reads[j5];
        int r6 = xAt + reads[j6];
        int r7 = xAt + reads[j7];
        FloatVector s00 = load(dk, k0);
        FloatVector s10 = load(dk, k1);
        FloatVector s20 = load(dk, k2);
        FloatVector s30 = load(dk, k3);
        FloatVector s40 = load(dk, k4);
        FloatVector s50 = load(dk, k5);
        FloatVector s60 = load(dk, k6);
        FloatVector s70 = load(dk, k7);
        for (int p = 0; p < places.length; p++) {
            int place = places[p];
            int from = dyAt + targets[p];
            FloatVector g0 = load(dy, from);
            FloatVector v = all(x[place + r0]);
            s00 = v.fma(g0, s00);
            v = all(x[place + r1]);
            s10 = v.fma(g0, s10);
            v = all(x[place + r2]);
            s20 = v.fma(g0, s20);
            v = all(x[place + r3]);
            s30 = v.fma(g0, s30);
            v = all(x[place + r4]);
            s40 = v.fma(g0, s40);
            v = all(x[place + r5]);
            s50 = v.fma(g0, s50);
            v = all(x[place + r6]);
            s60 = v.fma(g0, s60);
            v = all(x[place + r7]);
            s70 = v.fma(g0, s70);
        }
        s00.intoArray(dk, k0);
        s10.intoArray(dk, k1);
        s20.intoArray(dk, k2);
        s30.intoArray(dk, k3);
        s40.intoArray(dk, k4);
        s50.intoArray(dk, k5);
        s60.intoArray(dk, k6);
        s70.intoArray(dk, k7);
    }
}
