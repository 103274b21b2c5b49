package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// y = b + k ⋆ x in lanes over output channels: tiles of 6 or 8 pixels by 1, 2 or 4 registers of channels,
/// whose sums stay in registers while the taps pass by.
///
/// Taps are taken so many at a time that their weights stay in the first-level cache; sums wait in y for the
/// next. (Of one core's FMA peak, 3 × 3 of 32 → 64 channels over 32 × 32 ran at 69 % without that and at 77 %
/// with it, and over 28 × 28 at 82 %; Xeon with AVX-512, JDK 25.0.3.)
///
/// Registers: 6 × 4 sums, 4 of weights, 1 of x.
///
/// A tile that reaches beyond the last pixel takes the last pixel again for the rest. Each tile is a method
/// of its own with all its vectors in local variables, which is what C2 keeps in registers.
final class SimdForward {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    /// Floats of weights that stay in the first-level cache beside x and y: 24 KB.
    private static final int WEIGHTS = 6144;

    private SimdForward() {}

    /// Positions `from … to−1` of the convolution, for a pitch of y that is a multiple of 16.
    static void apply(Stencil s, int from, int to, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
        int o = 0;
        // narrower registers are too few for the large tile
        for (; L == Frame.LINE && o + 4 * L <= s.pitch; o += 4 * L) {
            for (int tap = 0; tap < s.reads.length; tap += WEIGHTS / (4 * L)) {
                int end = Math.min(tap + WEIGHTS / (4 * L), s.reads.length);
                for (int p = from; p < to; p += 6) {
                    tile6x4(s, p, tap, end, x, xAt, k, kAt + o, y, yAt + o);
                }
            }
        }
        for (; o + 2 * L <= s.pitch; o += 2 * L) {
            for (int tap = 0; tap < s.reads.length; tap += WEIGHTS / (2 * L)) {
                int end = Math.min(tap + WEIGHTS / (2 * L), s.reads.length);
                for (int p = from; p < to; p += 8) {
                    tile8x2(s, p, tap, end, x, xAt, k, kAt + o, y, yAt + o);
                }
            }
        }
        for (; o < s.pitch; o += L) {
            for (int p = from; p < to; p += 8) {
                tile8x1(s, p, x, xAt, k, kAt + o, y, yAt + o);
            }
        }
    }

    private static void tile6x4(
            Stencil s, int p, int first, int end, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
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
        int y0 = yAt + stores[p];
        int y1 = yAt + stores[Math.min(p + 1, last)];
        int y2 = yAt + stores[Math.min(p + 2, last)];
        int y3 = yAt + stores[Math.min(p + 3, last)];
        int y4 = yAt + stores[Math.min(p + 4, last)];
        int y5 = yAt + stores[Math.min(p + 5, last)];
        // the first taps go on from the bias
        float[] start = first == 0 ? k : y;
        int b0 = first == 0 ? kAt : y0;
        int b1 = first == 0 ? kAt : y1;
        int b2 = first == 0 ? kAt : y2;
        int b3 = first == 0 ? kAt : y3;
        int b4 = first == 0 ? kAt : y4;
        int b5 = first == 0 ? kAt : y5;
        FloatVector s00 = FloatVector.fromArray(F, start, b0);
        FloatVector s01 = FloatVector.fromArray(F, start, b0 + L);
        FloatVector s02 = FloatVector.fromArray(F, start, b0 + 2 * L);
        FloatVector s03 = FloatVector.fromArray(F, start, b0 + 3 * L);
        FloatVector s10 = FloatVector.fromArray(F, start, b1);
        FloatVector s11 = FloatVector.fromArray(F, start, b1 + L);
        FloatVector s12 = FloatVector.fromArray(F, start, b1 + 2 * L);
        FloatVector s13 = FloatVector.fromArray(F, start, b1 + 3 * L);
        FloatVector s20 = FloatVector.fromArray(F, start, b2);
        FloatVector s21 = FloatVector.fromArray(F, start, b2 + L);
        FloatVector s22 = FloatVector.fromArray(F, start, b2 + 2 * L);
        FloatVector s23 = FloatVector.fromArray(F, start, b2 + 3 * L);
        FloatVector s30 = FloatVector.fromArray(F, start, b3);
        FloatVector s31 = FloatVector.fromArray(F, start, b3 + L);
        FloatVector s32 = FloatVector.fromArray(F, start, b3 + 2 * L);
        FloatVector s33 = FloatVector.fromArray(F, start, b3 + 3 * L);
        FloatVector s40 = FloatVector.fromArray(F, start, b4);
        FloatVector s41 = FloatVector.fromArray(F, start, b4 + L);
        FloatVector s42 = FloatVector.fromArray(F, start, b4 + 2 * L);
        FloatVector s43 = FloatVector.fromArray(F, start, b4 + 3 * L);
        FloatVector s50 = FloatVector.fromArray(F, start, b5);
        FloatVector s51 = FloatVector.fromArray(F, start, b5 + L);
        FloatVector s52 = FloatVector.fromArray(F, start, b5 + 2 * L);
        FloatVector s53 = FloatVector.fromArray(F, start, b5 + 3 * L);
        int w = kAt + first * pitch;
        for (int n = first; n < end; n++) {
            int read = reads[n];
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
        s00.intoArray(y, y0);
        s01.intoArray(y, y0 + L);
        s02.intoArray(y, y0 + 2 * L);
        s03.intoArray(y, y0 + 3 * L);
        s10.intoArray(y, y1);
        s11.intoArray(y, y1 + L);
        s12.intoArray(y, y1 + 2 * L);
        s13.intoArray(y, y1 + 3 * L);
        s20.intoArray(y, y2);
        s21.intoArray(y, y2 + L);
        s22.intoArray(y, y2 + 2 * L);
        s23.intoArray(y, y2 + 3 * L);
        s30.intoArray(y, y3);
        s31.intoArray(y, y3 + L);
        s32.intoArray(y, y3 + 2 * L);
        s33.intoArray(y, y3 + 3 * L);
        s40.intoArray(y, y4);
        s41.intoArray(y, y4 + L);
        s42.intoArray(y, y4 + 2 * L);
        s43.intoArray(y, y4 + 3 * L);
        s50.intoArray(y, y5);
        s51.intoArray(y, y5 + L);
        s52.intoArray(y, y5 + 2 * L);
        s53.intoArray(y, y5 + 3 * L);
    }

    private static void tile8x2(
            Stencil s, int p, int first, int end, float[] x, int xAt, float[] k, int kAt, float[] y, int yAt) {
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
        int y0 = yAt + stores[p];
        int y1 = yAt + stores[Math.min(p + 1, last)];
        int y2 = yAt + stores[Math.min(p + 2, last)];
        int y3 = yAt + stores[Math.min(p + 3, last)];
        int y4 = yAt + stores[Math.min(p + 4, last)];
        int y5 = yAt + stores[Math.min(p + 5, last)];
        int y6 = yAt + stores[Math.min(p + 6, last)];
        int y7 = yAt + stores[Math.min(p + 7, last)];
        float[] start = first == 0 ? k : y;
        int b0 = first == 0 ? kAt : y0;
        int b1 = first == 0 ? kAt : y1;
        int b2 = first == 0 ? kAt : y2;
        int b3 = first == 0 ? kAt : y3;
        int b4 = first == 0 ? kAt : y4;
        int b5 = first == 0 ? kAt : y5;
        int b6 = first == 0 ? kAt : y6;
        int b7 = first == 0 ? kAt : y7;
        FloatVector s00 = FloatVector.fromArray(F, start, b0);
        FloatVector s01 = FloatVector.fromArray(F, start, b0 + L);
        FloatVector s10 = FloatVector.fromArray(F, start, b1);
        FloatVector s11 = FloatVector.fromArray(F, start, b1 + L);
        FloatVector s20 = FloatVector.fromArray(F, start, b2);
        FloatVector s21 = FloatVector.fromArray(F, start, b2 + L);
        FloatVector s30 = FloatVector.fromArray(F, start, b3);
        FloatVector s31 = FloatVector.fromArray(F, start, b3 + L);
        FloatVector s40 = FloatVector.fromArray(F, start, b4);
        FloatVector s41 = FloatVector.fromArray(F, start, b4 + L);
        FloatVector s50 = FloatVector.fromArray(F, start, b5);
        FloatVector s51 = FloatVector.fromArray(F, start, b5 + L);
        FloatVector s60 = FloatVector.fromArray(F, start, b6);
        FloatVector s61 = FloatVector.fromArray(F, start, b6 + L);
        FloatVector s70 = FloatVector.fromArray(F, start, b7);
        FloatVector s71 = FloatVector.fromArray(F, start, b7 + L);
        int w = kAt + first * pitch;
        for (int n = first; n < end; n++) {
            int read = reads[n];
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
        s00.intoArray(y, y0);
        s01.intoArray(y, y0 + L);
        s10.intoArray(y, y1);
        s11.intoArray(y, y1 + L);
        s20.intoArray(y, y2);
        s21.intoArray(y, y2 + L);
        s30.intoArray(y, y3);
        s31.intoArray(y, y3 + L);
        s40.intoArray(y, y4);
        s41.intoArray(y, y4 + L);
        s50.intoArray(y, y5);
        s51.intoArray(y, y5 + L);
        s60.intoArray(y, y6);
        s61.intoArray(y, y6 + L);
        s70.intoArray(y, y7);
        s71.intoArray(y, y7 + L);
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
