package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// dx += kᵀ ⋆ dy in lanes over input channels: tap by tap, tiles of 6 or 8 pixels by 1, 2 or 4 registers of
/// channels, whose sums stay in registers while the outputs pass by.
///
/// For one tap no two pixels of dy reach the same pixel of dx. A tile that reaches beyond the last pixel
/// takes the last one again for the rest: all of dx is loaded before any is stored, so it comes out the same.
///
/// Registers: 6 × 4 sums, 4 of weights, 1 of dy. 76 % of one core's FMA peak (3 × 3, 32 → 64 channels, 28 ×
/// 28; Xeon with AVX-512, JDK 25.0.3).
final class SimdAdjoint {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    private SimdAdjoint() {}

    /// For a pitch of dx that is a multiple of 16.
    static void add(Stencil s, float[] dy, int dyAt, float[] k, int kAt, float[] dx, int dxAt) {
        int pitch = s.x().pitch();
        int pixels = s.places.length;
        for (int tap = 0; tap < s.columns.length; tap++) {
            int i = 0;
            for (; L == Frame.LINE && i + 4 * L <= pitch; i += 4 * L) {
                for (int p = 0; p < pixels; p += 6) {
                    tile6x4(s, tap, p, dy, dyAt, k, kAt + i, dx, dxAt + i);
                }
            }
            for (; i + 2 * L <= pitch; i += 2 * L) {
                for (int p = 0; p < pixels; p += 8) {
                    tile8x2(s, tap, p, dy, dyAt, k, kAt + i, dx, dxAt + i);
                }
            }
            for (; i < pitch; i += L) {
                for (int p = 0; p < pixels; p += 8) {
                    tile8x1(s, tap, p, dy, dyAt, k, kAt + i, dx, dxAt + i);
                }
            }
        }
    }

    private static void tile6x4(
            Stencil s, int tap, int p, float[] dy, int dyAt, float[] k, int kAt, float[] dx, int dxAt) {
        int[] places = s.places;
        int[] targets = s.targets;
        int row = s.row();
        int outs = s.outputs();
        int last = places.length - 1;
        int w = kAt + s.columns[tap];
        int tapAt = dxAt + s.reads[tap * s.inputs()];
        int p0 = p;
        int p1 = Math.min(p + 1, last);
        int p2 = Math.min(p + 2, last);
        int p3 = Math.min(p + 3, last);
        int p4 = Math.min(p + 4, last);
        int p5 = Math.min(p + 5, last);
        int g0 = dyAt + targets[p0];
        int g1 = dyAt + targets[p1];
        int g2 = dyAt + targets[p2];
        int g3 = dyAt + targets[p3];
        int g4 = dyAt + targets[p4];
        int g5 = dyAt + targets[p5];
        FloatVector s00 = FloatVector.broadcast(F, 0);
        FloatVector s01 = FloatVector.broadcast(F, 0);
        FloatVector s02 = FloatVector.broadcast(F, 0);
        FloatVector s03 = FloatVector.broadcast(F, 0);
        FloatVector s10 = FloatVector.broadcast(F, 0);
        FloatVector s11 = FloatVector.broadcast(F, 0);
        FloatVector s12 = FloatVector.broadcast(F, 0);
        FloatVector s13 = FloatVector.broadcast(F, 0);
        FloatVector s20 = FloatVector.broadcast(F, 0);
        FloatVector s21 = FloatVector.broadcast(F, 0);
        FloatVector s22 = FloatVector.broadcast(F, 0);
        FloatVector s23 = FloatVector.broadcast(F, 0);
        FloatVector s30 = FloatVector.broadcast(F, 0);
        FloatVector s31 = FloatVector.broadcast(F, 0);
        FloatVector s32 = FloatVector.broadcast(F, 0);
        FloatVector s33 = FloatVector.broadcast(F, 0);
        FloatVector s40 = FloatVector.broadcast(F, 0);
        FloatVector s41 = FloatVector.broadcast(F, 0);
        FloatVector s42 = FloatVector.broadcast(F, 0);
        FloatVector s43 = FloatVector.broadcast(F, 0);
        FloatVector s50 = FloatVector.broadcast(F, 0);
        FloatVector s51 = FloatVector.broadcast(F, 0);
        FloatVector s52 = FloatVector.broadcast(F, 0);
        FloatVector s53 = FloatVector.broadcast(F, 0);
        for (int o = 0; o < outs; o++) {
            FloatVector k0 = FloatVector.fromArray(F, k, w);
            FloatVector k1 = FloatVector.fromArray(F, k, w + L);
            FloatVector k2 = FloatVector.fromArray(F, k, w + 2 * L);
            FloatVector k3 = FloatVector.fromArray(F, k, w + 3 * L);
            FloatVector v = FloatVector.broadcast(F, dy[g0 + o]);
            s00 = v.fma(k0, s00);
            s01 = v.fma(k1, s01);
            s02 = v.fma(k2, s02);
            s03 = v.fma(k3, s03);
            v = FloatVector.broadcast(F, dy[g1 + o]);
            s10 = v.fma(k0, s10);
            s11 = v.fma(k1, s11);
            s12 = v.fma(k2, s12);
            s13 = v.fma(k3, s13);
            v = FloatVector.broadcast(F, dy[g2 + o]);
            s20 = v.fma(k0, s20);
            s21 = v.fma(k1, s21);
            s22 = v.fma(k2, s22);
            s23 = v.fma(k3, s23);
            v = FloatVector.broadcast(F, dy[g3 + o]);
            s30 = v.fma(k0, s30);
            s31 = v.fma(k1, s31);
            s32 = v.fma(k2, s32);
            s33 = v.fma(k3, s33);
            v = FloatVector.broadcast(F, dy[g4 + o]);
            s40 = v.fma(k0, s40);
            s41 = v.fma(k1, s41);
            s42 = v.fma(k2, s42);
            s43 = v.fma(k3, s43);
            v = FloatVector.broadcast(F, dy[g5 + o]);
            s50 = v.fma(k0, s50);
            s51 = v.fma(k1, s51);
            s52 = v.fma(k2, s52);
            s53 = v.fma(k3, s53);
            w += row;
        }
        int x0 = tapAt + places[p0];
        int x1 = tapAt + places[p1];
        int x2 = tapAt + places[p2];
        int x3 = tapAt + places[p3];
        int x4 = tapAt + places[p4];
        int x5 = tapAt + places[p5];
        s00 = s00.add(FloatVector.fromArray(F, dx, x0));
        s01 = s01.add(FloatVector.fromArray(F, dx, x0 + L));
        s02 = s02.add(FloatVector.fromArray(F, dx, x0 + 2 * L));
        s03 = s03.add(FloatVector.fromArray(F, dx, x0 + 3 * L));
        s10 = s10.add(FloatVector.fromArray(F, dx, x1));
        s11 = s11.add(FloatVector.fromArray(F, dx, x1 + L));
        s12 = s12.add(FloatVector.fromArray(F, dx, x1 + 2 * L));
        s13 = s13.add(FloatVector.fromArray(F, dx, x1 + 3 * L));
        s20 = s20.add(FloatVector.fromArray(F, dx, x2));
        s21 = s21.add(FloatVector.fromArray(F, dx, x2 + L));
        s22 = s22.add(FloatVector.fromArray(F, dx, x2 + 2 * L));
        s23 = s23.add(FloatVector.fromArray(F, dx, x2 + 3 * L));
        s30 = s30.add(FloatVector.fromArray(F, dx, x3));
        s31 = s31.add(FloatVector.fromArray(F, dx, x3 + L));
        s32 = s32.add(FloatVector.fromArray(F, dx, x3 + 2 * L));
        s33 = s33.add(FloatVector.fromArray(F, dx, x3 + 3 * L));
        s40 = s40.add(FloatVector.fromArray(F, dx, x4));
        s41 = s41.add(FloatVector.fromArray(F, dx, x4 + L));
        s42 = s42.add(FloatVector.fromArray(F, dx, x4 + 2 * L));
        s43 = s43.add(FloatVector.fromArray(F, dx, x4 + 3 * L));
        s50 = s50.add(FloatVector.fromArray(F, dx, x5));
        s51 = s51.add(FloatVector.fromArray(F, dx, x5 + L));
        s52 = s52.add(FloatVector.fromArray(F, dx, x5 + 2 * L));
        s53 = s53.add(FloatVector.fromArray(F, dx, x5 + 3 * L));
        s00.intoArray(dx, x0);
        s01.intoArray(dx, x0 + L);
        s02.intoArray(dx, x0 + 2 * L);
        s03.intoArray(dx, x0 + 3 * L);
        s10.intoArray(dx, x1);
        s11.intoArray(dx, x1 + L);
        s12.intoArray(dx, x1 + 2 * L);
        s13.intoArray(dx, x1 + 3 * L);
        s20.intoArray(dx, x2);
        s21.intoArray(dx, x2 + L);
        s22.intoArray(dx, x2 + 2 * L);
        s23.intoArray(dx, x2 + 3 * L);
        s30.intoArray(dx, x3);
        s31.intoArray(dx, x3 + L);
        s32.intoArray(dx, x3 + 2 * L);
        s33.intoArray(dx, x3 + 3 * L);
        s40.intoArray(dx, x4);
        s41.intoArray(dx, x4 + L);
        s42.intoArray(dx, x4 + 2 * L);
        s43.intoArray(dx, x4 + 3 * L);
        s50.intoArray(dx, x5);
        s51.intoArray(dx, x5 + L);
        s52.intoArray(dx, x5 + 2 * L);
        s53.intoArray(dx, x5 + 3 * L);
    }

    private static void tile8x2(
            Stencil s, int tap, int p, float[] dy, int dyAt, float[] k, int kAt, float[] dx, int dxAt) {
        int[] places = s.places;
        int[] targets = s.targets;
        int row = s.row();
        int outs = s.outputs();
        int last = places.length - 1;
        int w = kAt + s.columns[tap];
        int tapAt = dxAt + s.reads[tap * s.inputs()];
        int p0 = p;
        int p1 = Math.min(p + 1, last);
        int p2 = Math.min(p + 2, last);
        int p3 = Math.min(p + 3, last);
        int p4 = Math.min(p + 4, last);
        int p5 = Math.min(p + 5, last);
        int p6 = Math.min(p + 6, last);
        int p7 = Math.min(p + 7, last);
        int g0 = dyAt + targets[p0];
        int g1 = dyAt + targets[p1];
        int g2 = dyAt + targets[p2];
        int g3 = dyAt + targets[p3];
        int g4 = dyAt + targets[p4];
        int g5 = dyAt + targets[p5];
        int g6 = dyAt + targets[p6];
        int g7 = dyAt + targets[p7];
        FloatVector s00 = FloatVector.broadcast(F, 0);
        FloatVector s01 = FloatVector.broadcast(F, 0);
        FloatVector s10 = FloatVector.broadcast(F, 0);
        FloatVector s11 = FloatVector.broadcast(F, 0);
        FloatVector s20 = FloatVector.broadcast(F, 0);
        FloatVector s21 = FloatVector.broadcast(F, 0);
        FloatVector s30 = FloatVector.broadcast(F, 0);
        FloatVector s31 = FloatVector.broadcast(F, 0);
        FloatVector s40 = FloatVector.broadcast(F, 0);
        FloatVector s41 = FloatVector.broadcast(F, 0);
        FloatVector s50 = FloatVector.broadcast(F, 0);
        FloatVector s51 = FloatVector.broadcast(F, 0);
        FloatVector s60 = FloatVector.broadcast(F, 0);
        FloatVector s61 = FloatVector.broadcast(F, 0);
        FloatVector s70 = FloatVector.broadcast(F, 0);
        FloatVector s71 = FloatVector.broadcast(F, 0);
        for (int o = 0; o < outs; o++) {
            FloatVector k0 = FloatVector.fromArray(F, k, w);
            FloatVector k1 = FloatVector.fromArray(F, k, w + L);
            FloatVector v = FloatVector.broadcast(F, dy[g0 + o]);
            s00 = v.fma(k0, s00);
            s01 = v.fma(k1, s01);
            v = FloatVector.broadcast(F, dy[g1 + o]);
            s10 = v.fma(k0, s10);
            s11 = v.fma(k1, s11);
            v = FloatVector.broadcast(F, dy[g2 + o]);
            s20 = v.fma(k0, s20);
            s21 = v.fma(k1, s21);
            v = FloatVector.broadcast(F, dy[g3 + o]);
            s30 = v.fma(k0, s30);
            s31 = v.fma(k1, s31);
            v = FloatVector.broadcast(F, dy[g4 + o]);
            s40 = v.fma(k0, s40);
            s41 = v.fma(k1, s41);
            v = FloatVector.broadcast(F, dy[g5 + o]);
            s50 = v.fma(k0, s50);
            s51 = v.fma(k1, s51);
            v = FloatVector.broadcast(F, dy[g6 + o]);
            s60 = v.fma(k0, s60);
            s61 = v.fma(k1, s61);
            v = FloatVector.broadcast(F, dy[g7 + o]);
            s70 = v.fma(k0, s70);
            s71 = v.fma(k1, s71);
            w += row;
        }
        int x0 = tapAt + places[p0];
        int x1 = tapAt + places[p1];
        int x2 = tapAt + places[p2];
        int x3 = tapAt + places[p3];
        int x4 = tapAt + places[p4];
        int x5 = tapAt + places[p5];
        int x6 = tapAt + places[p6];
        int x7 = tapAt + places[p7];
        s00 = s00.add(FloatVector.fromArray(F, dx, x0));
        s01 = s01.add(FloatVector.fromArray(F, dx, x0 + L));
        s10 = s10.add(FloatVector.fromArray(F, dx, x1));
        s11 = s11.add(FloatVector.fromArray(F, dx, x1 + L));
        s20 = s20.add(FloatVector.fromArray(F, dx, x2));
        s21 = s21.add(FloatVector.fromArray(F, dx, x2 + L));
        s30 = s30.add(FloatVector.fromArray(F, dx, x3));
        s31 = s31.add(FloatVector.fromArray(F, dx, x3 + L));
        s40 = s40.add(FloatVector.fromArray(F, dx, x4));
        s41 = s41.add(FloatVector.fromArray(F, dx, x4 + L));
        s50 = s50.add(FloatVector.fromArray(F, dx, x5));
        s51 = s51.add(FloatVector.fromArray(F, dx, x5 + L));
        s60 = s60.add(FloatVector.fromArray(F, dx, x6));
        s61 = s61.add(FloatVector.fromArray(F, dx, x6 + L));
        s70 = s70.add(FloatVector.fromArray(F, dx, x7));
        s71 = s71.add(FloatVector.fromArray(F, dx, x7 + L));
        s00.intoArray(dx, x0);
        s01.intoArray(dx, x0 + L);
        s10.intoArray(dx, x1);
        s11.intoArray(dx, x1 + L);
        s20.intoArray(dx, x2);
        s21.intoArray(dx, x2 + L);
        s30.intoArray(dx, x3);
        s31.intoArray(dx, x3 + L);
        s40.intoArray(dx, x4);
        s41.intoArray(dx, x4 + L);
        s50.intoArray(dx, x5);
        s51.intoArray(dx, x5 + L);
        s60.intoArray(dx, x6);
        s61.intoArray(dx, x6 + L);
        s70.intoArray(dx, x7);
        s71.intoArray(dx, x7 + L);
    }

    private static void tile8x1(
            Stencil s, int tap, int p, float[] dy, int dyAt, float[] k, int kAt, float[] dx, int dxAt) {
        int[] places = s.places;
        int[] targets = s.targets;
        int row = s.row();
        int outs = s.outputs();
        int last = places.length - 1;
        int w = kAt + s.columns[tap];
        int tapAt = dxAt + s.reads[tap * s.inputs()];
        int p0 = p;
        int p1 = Math.min(p + 1, last);
        int p2 = Math.min(p + 2, last);
        int p3 = Math.min(p + 3, last);
        int p4 = Math.min(p + 4, last);
        int p5 = Math.min(p + 5, last);
        int p6 = Math.min(p + 6, last);
        int p7 = Math.min(p + 7, last);
        int g0 = dyAt + targets[p0];
        int g1 = dyAt + targets[p1];
        int g2 = dyAt + targets[p2];
        int g3 = dyAt + targets[p3];
        int g4 = dyAt + targets[p4];
        int g5 = dyAt + targets[p5];
        int g6 = dyAt + targets[p6];
        int g7 = dyAt + targets[p7];
        FloatVector s00 = FloatVector.broadcast(F, 0);
        FloatVector s10 = FloatVector.broadcast(F, 0);
        FloatVector s20 = FloatVector.broadcast(F, 0);
        FloatVector s30 = FloatVector.broadcast(F, 0);
        FloatVector s40 = FloatVector.broadcast(F, 0);
        FloatVector s50 = FloatVector.broadcast(F, 0);
        FloatVector s60 = FloatVector.broadcast(F, 0);
        FloatVector s70 = FloatVector.broadcast(F, 0);
        for (int o = 0; o < outs; o++) {
            FloatVector k0 = FloatVector.fromArray(F, k, w);
            FloatVector v = FloatVector.broadcast(F, dy[g0 + o]);
            s00 = v.fma(k0, s00);
            v = FloatVector.broadcast(F, dy[g1 + o]);
            s10 = v.fma(k0, s10);
            v = FloatVector.broadcast(F, dy[g2 + o]);
            s20 = v.fma(k0, s20);
            v = FloatVector.broadcast(F, dy[g3 + o]);
            s30 = v.fma(k0, s30);
            v = FloatVector.broadcast(F, dy[g4 + o]);
            s40 = v.fma(k0, s40);
            v = FloatVector.broadcast(F, dy[g5 + o]);
            s50 = v.fma(k0, s50);
            v = FloatVector.broadcast(F, dy[g6 + o]);
            s60 = v.fma(k0, s60);
            v = FloatVector.broadcast(F, dy[g7 + o]);
            s70 = v.fma(k0, s70);
            w += row;
        }
        int x0 = tapAt + places[p0];
        int x1 = tapAt + places[p1];
        int x2 = tapAt + places[p2];
        int x3 = tapAt + places[p3];
        int x4 = tapAt + places[p4];
        int x5 = tapAt + places[p5];
        int x6 = tapAt + places[p6];
        int x7 = tapAt + places[p7];
        s00 = s00.add(FloatVector.fromArray(F, dx, x0));
        s10 = s10.add(FloatVector.fromArray(F, dx, x1));
        s20 = s20.add(FloatVector.fromArray(F, dx, x2));
        s30 = s30.add(FloatVector.fromArray(F, dx, x3));
        s40 = s40.add(FloatVector.fromArray(F, dx, x4));
        s50 = s50.add(FloatVector.fromArray(F, dx, x5));
        s60 = s60.add(FloatVector.fromArray(F, dx, x6));
        s70 = s70.add(FloatVector.fromArray(F, dx, x7));
        s00.intoArray(dx, x0);
        s10.intoArray(dx, x1);
        s20.intoArray(dx, x2);
        s30.intoArray(dx, x3);
        s40.intoArray(dx, x4);
        s50.intoArray(dx, x5);
        s60.intoArray(dx, x6);
        s70.intoArray(dx, x7);
    }
}
