package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// y = b + k ⋆ x in lanes over output channels: tiles of 6 or 8 pixels by 1, 2 or 4 registers of channels, whose sums
/// stay in registers while the taps pass by.
///
/// A tile that reaches beyond the last pixel takes the last pixel again for the rest. Each tile is a method of its own
/// with all its vectors in local variables, which is what C2 keeps in registers.
final class SimdForward {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    private SimdForward() {}

    /// Positions `from … to−1` of the convolution, for a pitch of y that is a multiple of 16.
    static void apply(Stencil s, int from, int to, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
        int o = 0;
        // narrower registers are too few for the large tile
        for (; L == Frame.LINE && o + 4 * L <= s.pitch; o += 4 * L) {
            for (int p = from; p < to; p += 6) {
                tile6x4(s, p, x, xAt, k, kAt + o, y, yAt + o);
            }
        }
        for (; o + 2 * L <= s.pitch; o += 2 * L) {
            for (int p = from; p < to; p += 8) {
                tile8x2(s, p, x, xAt, k, kAt + o, y, yAt + o);
            }
        }
        for (; o < s.pitch; o += L) {
            for (int p = from; p < to; p += 8) {
                tile8x1(s, p, x, xAt, k, kAt + o, y, yAt + o);
            }
        }
    }

    private static void tile6x4(Stencil s, int p, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
        int[] reads = s.reads;
        int[] places = s.places;
        int[] stores = s.stores;
        int pitch = s.pitch;
        int last = places.length - 1;
        int x0 = xAt + places[p];
        int x1 = xAt + places[Math.min(p + 1, last)];
        int x2 = xAt + places[Math.min(p + 2, last)];
        int x3 = xAt + places[Math.min(p + 3, last)];
        int x4 = xAt + places[Math.min(p + 4, last)];
        int x5 = xAt + places[Math.min(p + 5, last)];
        FloatVector s00 = FloatVector.fromArray(F, k, kAt);
        FloatVector s01 = FloatVector.fromArray(F, k, kAt + L);
        FloatVector s02 = FloatVector.fromArray(F, k, kAt + 2 * L);
        FloatVector s03 = FloatVector.fromArray(F, k, kAt + 3 * L);
        FloatVector s10 = s00;
        FloatVector s11 = s01;
        FloatVector s12 = s02;
        FloatVector s13 = s03;
        FloatVector s20 = s00;
        FloatVector s21 = s01;
        FloatVector s22 = s02;
        FloatVector s23 = s03;
        FloatVector s30 = s00;
        FloatVector s31 = s01;
        FloatVector s32 = s02;
        FloatVector s33 = s03;
        FloatVector s40 = s00;
        FloatVector s41 = s01;
        FloatVector s42 = s02;
        FloatVector s43 = s03;
        FloatVector s50 = s00;
        FloatVector s51 = s01;
        FloatVector s52 = s02;
        FloatVector s53 = s03;
        int w = kAt;
        for (int read : reads) {
            w += pitch;
            FloatVector k0 = FloatVector.fromArray(F, k, w);
            FloatVector k1 = FloatVector.fromArray(F, k, w + L);
            FloatVector k2 = FloatVector.fromArray(F, k, w + 2 * L);
            FloatVector k3 = FloatVector.fromArray(F, k, w + 3 * L);
            FloatVector v = FloatVector.broadcast(F, x[x0 + read]);
            s00 = v.fma(k0, s00);
            s01 = v.fma(k1, s01);
            s02 = v.fma(k2, s02);
            s03 = v.fma(k3, s03);
            v = FloatVector.broadcast(F, x[x1 + read]);
            s10 = v.fma(k0, s10);
            s11 = v.fma(k1, s11);
            s12 = v.fma(k2, s12);
            s13 = v.fma(k3, s13);
            v = FloatVector.broadcast(F, x[x2 + read]);
            s20 = v.fma(k0, s20);
            s21 = v.fma(k1, s21);
            s22 = v.fma(k2, s22);
            s23 = v.fma(k3, s23);
            v = FloatVector.broadcast(F, x[x3 + read]);
            s30 = v.fma(k0, s30);
            s31 = v.fma(k1, s31);
            s32 = v.fma(k2, s32);
            s33 = v.fma(k3, s33);
            v = FloatVector.broadcast(F, x[x4 + read]);
            s40 = v.fma(k0, s40);
            s41 = v.fma(k1, s41);
            s42 = v.fma(k2, s42);
            s43 = v.fma(k3, s43);
            v = FloatVector.broadcast(F, x[x5 + read]);
            s50 = v.fma(k0, s50);
            s51 = v.fma(k1, s51);
            s52 = v.fma(k2, s52);
            s53 = v.fma(k3, s53);
        }
        int to = yAt + stores[p];
        s00.intoArray(y, to);
        s01.intoArray(y, to + L);
        s02.intoArray(y, to + 2 * L);
        s03.intoArray(y, to + 3 * L);
        to = yAt + stores[Math.min(p + 1, last)];
        s10.intoArray(y, to);
        s11.intoArray(y, to + L);
        s12.intoArray(y, to + 2 * L);
        s13.intoArray(y, to + 3 * L);
        to = yAt + stores[Math.min(p + 2, last)];
        s20.intoArray(y, to);
        s21.intoArray(y, to + L);
        s22.intoArray(y, to + 2 * L);
        s23.intoArray(y, to + 3 * L);
        to = yAt + stores[Math.min(p + 3, last)];
        s30.intoArray(y, to);
        s31.intoArray(y, to + L);
        s32.intoArray(y, to + 2 * L);
        s33.intoArray(y, to + 3 * L);
        to = yAt + stores[Math.min(p + 4, last)];
        s40.intoArray(y, to);
        s41.intoArray(y, to + L);
        s42.intoArray(y, to + 2 * L);
        s43.intoArray(y, to + 3 * L);
        to = yAt + stores[Math.min(p + 5, last)];
        s50.intoArray(y, to);
        s51.intoArray(y, to + L);
        s52.intoArray(y, to + 2 * L);
        s53.intoArray(y, to + 3 * L);
    }

    private static void tile8x2(Stencil s, int p, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
        int[] reads = s.reads;
        int[] places = s.places;
        int[] stores = s.stores;
        int pitch = s.pitch;
        int last = places.length - 1;
        int x0 = xAt + places[p];
        int x1 = xAt + places[Math.min(p + 1, last)];
        int x2 = xAt + places[Math.min(p + 2, last)];
        int x3 = xAt + places[Math.min(p + 3, last)];
        int x4 = xAt + places[Math.min(p + 4, last)];
        int x5 = xAt + places[Math.min(p + 5, last)];
        int x6 = xAt + places[Math.min(p + 6, last)];
        int x7 = xAt + places[Math.min(p + 7, last)];
        FloatVector s00 = FloatVector.fromArray(F, k, kAt);
        FloatVector s01 = FloatVector.fromArray(F, k, kAt + L);
        FloatVector s10 = s00;
        FloatVector s11 = s01;
        FloatVector s20 = s00;
        FloatVector s21 = s01;
        FloatVector s30 = s00;
        FloatVector s31 = s01;
        FloatVector s40 = s00;
        FloatVector s41 = s01;
        FloatVector s50 = s00;
        FloatVector s51 = s01;
        FloatVector s60 = s00;
        FloatVector s61 = s01;
        FloatVector s70 = s00;
        FloatVector s71 = s01;
        int w = kAt;
        for (int read : reads) {
            w += pitch;
            FloatVector k0 = FloatVector.fromArray(F, k, w);
            FloatVector k1 = FloatVector.fromArray(F, k, w + L);
            FloatVector v = FloatVector.broadcast(F, x[x0 + read]);
            s00 = v.fma(k0, s00);
            s01 = v.fma(k1, s01);
            v = FloatVector.broadcast(F, x[x1 + read]);
            s10 = v.fma(k0, s10);
            s11 = v.fma(k1, s11);
            v = FloatVector.broadcast(F, x[x2 + read]);
            s20 = v.fma(k0, s20);
            s21 = v.fma(k1, s21);
            v = FloatVector.broadcast(F, x[x3 + read]);
            s30 = v.fma(k0, s30);
            s31 = v.fma(k1, s31);
            v = FloatVector.broadcast(F, x[x4 + read]);
            s40 = v.fma(k0, s40);
            s41 = v.fma(k1, s41);
            v = FloatVector.broadcast(F, x[x5 + read]);
            s50 = v.fma(k0, s50);
            s51 = v.fma(k1, s51);
            v = FloatVector.broadcast(F, x[x6 + read]);
            s60 = v.fma(k0, s60);
            s61 = v.fma(k1, s61);
            v = FloatVector.broadcast(F, x[x7 + read]);
            s70 = v.fma(k0, s70);
            s71 = v.fma(k1, s71);
        }
        int to = yAt + stores[p];
        s00.intoArray(y, to);
        s01.intoArray(y, to + L);
        to = yAt + stores[Math.min(p + 1, last)];
        s10.intoArray(y, to);
        s11.intoArray(y, to + L);
        to = yAt + stores[Math.min(p + 2, last)];
        s20.intoArray(y, to);
        s21.intoArray(y, to + L);
        to = yAt + stores[Math.min(p + 3, last)];
        s30.intoArray(y, to);
        s31.intoArray(y, to + L);
        to = yAt + stores[Math.min(p + 4, last)];
        s40.intoArray(y, to);
        s41.intoArray(y, to + L);
        to = yAt + stores[Math.min(p + 5, last)];
        s50.intoArray(y, to);
        s51.intoArray(y, to + L);
        to = yAt + stores[Math.min(p + 6, last)];
        s60.intoArray(y, to);
        s61.intoArray(y, to + L);
        to = yAt + stores[Math.min(p + 7, last)];
        s70.intoArray(y, to);
        s71.intoArray(y, to + L);
    }

    private static void tile8x1(Stencil s, int p, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
        int[] reads = s.reads;
        int[] places = s.places;
        int[] stores = s.stores;
        int pitch = s.pitch;
        int last = places.length - 1;
        int x0 = xAt + places[p];
        int x1 = xAt + places[Math.min(p + 1, last)];
        int x2 = xAt + places[Math.min(p + 2, last)];
        int x3 = xAt + places[Math.min(p + 3, last)];
        int x4 = xAt + places[Math.min(p + 4, last)];
        int x5 = xAt + places[Math.min(p + 5, last)];
        int x6 = xAt + places[Math.min(p + 6, last)];
        int x7 = xAt + places[Math.min(p + 7, last)];
        FloatVector s00 = FloatVector.fromArray(F, k, kAt);
        FloatVector s10 = s00;
        FloatVector s20 = s00;
        FloatVector s30 = s00;
        FloatVector s40 = s00;
        FloatVector s50 = s00;
        FloatVector s60 = s00;
        FloatVector s70 = s00;
        int w = kAt;
        for (int read : reads) {
            w += pitch;
            FloatVector k0 = FloatVector.fromArray(F, k, w);
            FloatVector v = FloatVector.broadcast(F, x[x0 + read]);
            s00 = v.fma(k0, s00);
            v = FloatVector.broadcast(F, x[x1 + read]);
            s10 = v.fma(k0, s10);
            v = FloatVector.broadcast(F, x[x2 + read]);
            s20 = v.fma(k0, s20);
            v = FloatVector.broadcast(F, x[x3 + read]);
            s30 = v.fma(k0, s30);
            v = FloatVector.broadcast(F, x[x4 + read]);
            s40 = v.fma(k0, s40);
            v = FloatVector.broadcast(F, x[x5 + read]);
            s50 = v.fma(k0, s50);
            v = FloatVector.broadcast(F, x[x6 + read]);
            s60 = v.fma(k0, s60);
            v = FloatVector.broadcast(F, x[x7 + read]);
            s70 = v.fma(k0, s70);
        }
        int to = yAt + stores[p];
        s00.intoArray(y, to);
        to = yAt + stores[Math.min(p + 1, last)];
        s10.intoArray(y, to);
        to = yAt + stores[Math.min(p + 2, last)];
        s20.intoArray(y, to);
        to = yAt + stores[Math.min(p + 3, last)];
        s30.intoArray(y, to);
        to = yAt + stores[Math.min(p + 4, last)];
        s40.intoArray(y, to);
        to = yAt + stores[Math.min(p + 5, last)];
        s50.intoArray(y, to);
        to = yAt + stores[Math.min(p + 6, last)];
        s60.intoArray(y, to);
        to = yAt + stores[Math.min(p + 7, last)];
        s70.intoArray(y, to);
    }
}
