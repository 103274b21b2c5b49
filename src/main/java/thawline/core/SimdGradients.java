package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// The row kernels of [GradientRows]: sums and what is made of them stay in registers. The last vector of a
/// row overlaps the one before; rows shorter than a vector are done one by one.
///
/// Registers: the 2 sums, and up to 9 weights. 0.7 ns an output from column sums of Sobel 5 to the magnitude
/// (256 × 256, one thread, Xeon with AVX-512, JDK 25.0.3).
final class SimdGradients {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    private SimdGradients() {}

    private static float sum(float[] x, int at, Taps t) {
        float sum = 0;
        for (int i = 0; i < t.count; i++) {
            sum = Math.fma(x[at + t.offset[i]], t.weight[i], sum);
        }
        return sum;
    }

    /// Whether the columns are Sobel's: p of three terms, and q the difference of the first two of these.
    static boolean downs(Taps p, Taps q) {
        return p.count == 3
                && q.count == 2
                && p.offset[0] == q.offset[0]
                && p.offset[1] == q.offset[1]
                && q.weight[0] == -1
                && q.weight[1] == 1;
    }

    /// The column sums p and, `apart` elements on, q; n is a vector at least.
    static void down(float[] x, int at, Taps p, float[] y, int apart, int n) {
        downRow(x, at, p, y, 0, apart, n);
        if (n % L != 0) {
            downRow(x, at + n - L, p, y, n - L, apart, L);
        }
    }

    private static void downRow(float[] x, int at, Taps p, float[] y, int o, int apart, int n) {
        int p0 = at + p.offset[0];
        int p1 = at + p.offset[1];
        int p2 = at + p.offset[2];
        FloatVector u0 = FloatVector.broadcast(F, p.weight[0]);
        FloatVector u1 = FloatVector.broadcast(F, p.weight[1]);
        FloatVector u2 = FloatVector.broadcast(F, p.weight[2]);
        FloatVector zero = FloatVector.broadcast(F, 0);
        int o1 = o + apart;
        int last = n - L;
        for (int i = 0; i <= last; i += L) {
            FloatVector a = FloatVector.fromArray(F, x, p0 + i);
            FloatVector b = FloatVector.fromArray(F, x, p1 + i);
            FloatVector.fromArray(F, x, p2 + i)
                    .fma(u2, b.fma(u1, a.fma(u0, zero)))
                    .intoArray(y, o + i);
            b.sub(a).intoArray(y, o1 + i);
        }
    }

    /// p of two terms, q of three; p², pq and q² go to planes `plane` apart.
    static void products(float[] x, Taps p, Taps q, float[] y, int o, int plane, int n) {
        if (n < L) {
            for (int i = 0; i < n; i++) {
                float u = sum(x, i, p);
                float v = sum(x, i, q);
                y[o + i] = u * u;
                y[o + plane + i] = u * v;
                y[o + 2 * plane + i] = v * v;
            }
            return;
        }
        products(x, 0, p, q, y, o, plane, n);
        if (n % L != 0) {
            products(x, n - L, p, q, y, o + n - L, plane, L);
        }
    }

    private static void products(float[] x, int at, Taps p, Taps q, float[] y, int o, int plane, int n) {
        int p0 = at + p.offset[0];
        int p1 = at + p.offset[1];
        int q0 = at + q.offset[0];
        int q1 = at + q.offset[1];
        int q2 = at + q.offset[2];
        FloatVector u0 = FloatVector.broadcast(F, p.weight[0]);
        FloatVector u1 = FloatVector.broadcast(F, p.weight[1]);
        FloatVector v0 = FloatVector.broadcast(F, q.weight[0]);
        FloatVector v1 = FloatVector.broadcast(F, q.weight[1]);
        FloatVector v2 = FloatVector.broadcast(F, q.weight[2]);
        FloatVector zero = FloatVector.broadcast(F, 0);
        int o1 = o + plane;
        int o2 = o1 + plane;
        int last = n - L;
        for (int i = 0; i <= last; i += L) {
            FloatVector u = FloatVector.fromArray(F, x, p1 + i)
                    .fma(u1, FloatVector.fromArray(F, x, p0 + i).fma(u0, zero));
            FloatVector v = FloatVector.fromArray(F, x, q2 + i)
                    .fma(
                            v2,
                            FloatVector.fromArray(F, x, q1 + i)
                                    .fma(v1, FloatVector.fromArray(F, x, q0 + i).fma(v0, zero)));
            u.mul(u).intoArray(y, o + i);
            u.mul(v).intoArray(y, o1 + i);
            v.mul(v).intoArray(y, o2 + i);
        }
    }

    /// The corner response of a row, of column sums: `u = x[n + 2] − x[n]`, v of three terms, and u², uv, v²
    /// added up over 2 × 2. Three planes from `sums` on, `plane` apart, hold what neighbours in the row before
    /// add up to, and then what they do in this one. Rows are written in whole vectors; y's last one overlaps the
    /// one before, and has sums of its own behind those of the others.
    ///
    /// Each product is made twice, as its own and as its neighbour's, which is quicker than to store and load it.
    /// Registers: 3 weights and −κ, the 2 middle column sums, 6 products, 3 sums. With [#down] 0.65 ns a pixel
    /// against 0.85 with products stored (256 × 256, one thread, EPYC Zen 4, JDK 25.0.3).
    static void corners(float[] x, Taps v, int sums, int plane, float k, float[] y, int o, int n) {
        int whole = Math.max(n - n % L, L);
        cornersRow(x, 0, v, sums, plane, k, y, o, whole);
        if (n > whole) {
            cornersRow(x, n - L, v, sums + whole, plane, k, y, o + n - L, L);
        }
    }

    private static void cornersRow(float[] x, int at, Taps v, int sums, int plane, float k, float[] y, int o, int n) {
        int q0 = at + v.offset[0];
        int q2 = at + v.offset[1];
        int q1 = at + v.offset[2];
        FloatVector v0 = FloatVector.broadcast(F, v.weight[0]);
        FloatVector v2 = FloatVector.broadcast(F, v.weight[1]);
        FloatVector v1 = FloatVector.broadcast(F, v.weight[2]);
        FloatVector minus = FloatVector.broadcast(F, -k);
        int sa = sums;
        int sb = sa + plane;
        int sc = sb + plane;
        int last = n - L;
        for (int i = 0; i <= last; i += L) {
            FloatVector second = FloatVector.fromArray(F, x, q1 + i);
            FloatVector third = FloatVector.fromArray(F, x, q2 + i);
            FloatVector u = FloatVector.fromArray(F, x, at + i + 2).sub(FloatVector.fromArray(F, x, at + i));
            FloatVector w = second.fma(
                    v1, third.fma(v2, FloatVector.fromArray(F, x, q0 + i).mul(v0)));
            FloatVector a = u.mul(u);
            FloatVector b = u.mul(w);
            FloatVector c = w.mul(w);
            u = FloatVector.fromArray(F, x, at + i + 3).sub(FloatVector.fromArray(F, x, at + i + 1));
            w = third.fma(v1, FloatVector.fromArray(F, x, q2 + i + 1).fma(v2, second.mul(v0)));
            FloatVector a1 = u.mul(u);
            FloatVector b1 = u.mul(w);
            FloatVector c1 = w.mul(w);
            u = a.add(a1);
            w = c.add(c1);
            a = FloatVector.fromArray(F, x, sa + i).add(a).add(a1);
            c = FloatVector.fromArray(F, x, sc + i).add(c).add(c1);
            u.intoArray(x, sa + i);
            w.intoArray(x, sc + i);
            u = b.add(b1);
            b = FloatVector.fromArray(F, x, sb + i).add(b).add(b1);
            u.intoArray(x, sb + i);
            FloatVector trace = a.add(c);
            trace.mul(minus).fma(trace, a.fma(c, b.mul(b).neg())).intoArray(y, o + i);
        }
    }

    /// The first element of [#corners] where the products before it are those of the column after it; a, b and c are
    /// what was added up in the row before.
    static float firstCorner(float[] x, Taps v, int sums, int plane, float k, float a, float b, float c) {
        float u = x[4] - x[2];
        float w = sum(x, 2, v);
        float u1 = x[3] - x[1];
        float w1 = sum(x, 1, v);
        x[sums] = u * u + u1 * u1;
        x[sums + plane] = u * w + u1 * w1;
        x[sums + 2 * plane] = w * w + w1 * w1;
        float a4 = a + u * u + u1 * u1;
        float b4 = b + u * w + u1 * w1;
        float c4 = c + w * w + w1 * w1;
        float trace = a4 + c4;
        return Math.fma(trace * -k, trace, Math.fma(a4, c4, -(b4 * b4)));
    }

    /// p of four terms, q of five.
    static void magnitude(float[] x, Taps p, Taps q, float[] y, int o, int n) {
        if (n < L) {
            for (int i = 0; i < n; i++) {
                float u = sum(x, i, p);
                float v = sum(x, i, q);
                y[o + i] = (float) Math.sqrt(Math.fma(u, u, v * v));
            }
            return;
        }
        magnitude(x, 0, p, q, y, o, n);
        if (n % L != 0) {
            magnitude(x, n - L, p, q, y, o + n - L, L);
        }
    }

    private static void magnitude(float[] x, int at, Taps p, Taps q, float[] y, int o, int n) {
        int p0 = at + p.offset[0];
        int p1 = at + p.offset[1];
        int p2 = at + p.offset[2];
        int p3 = at + p.offset[3];
        int q0 = at + q.offset[0];
        int q1 = at + q.offset[1];
        int q2 = at + q.offset[2];
        int q3 = at + q.offset[3];
        int q4 = at + q.offset[4];
        FloatVector u0 = FloatVector.broadcast(F, p.weight[0]);
        FloatVector u1 = FloatVector.broadcast(F, p.weight[1]);
        FloatVector u2 = FloatVector.broadcast(F, p.weight[2]);
        FloatVector u3 = FloatVector.broadcast(F, p.weight[3]);
        FloatVector v0 = FloatVector.broadcast(F, q.weight[0]);
        FloatVector v1 = FloatVector.broadcast(F, q.weight[1]);
        FloatVector v2 = FloatVector.broadcast(F, q.weight[2]);
        FloatVector v3 = FloatVector.broadcast(F, q.weight[3]);
        FloatVector v4 = FloatVector.broadcast(F, q.weight[4]);
        FloatVector zero = FloatVector.broadcast(F, 0);
        int last = n - L;
        for (int i = 0; i <= last; i += L) {
            FloatVector u = FloatVector.fromArray(F, x, p1 + i)
                    .fma(u1, FloatVector.fromArray(F, x, p0 + i).fma(u0, zero));
            u = FloatVector.fromArray(F, x, p3 + i)
                    .fma(u3, FloatVector.fromArray(F, x, p2 + i).fma(u2, u));
            FloatVector v = FloatVector.fromArray(F, x, q1 + i)
                    .fma(v1, FloatVector.fromArray(F, x, q0 + i).fma(v0, zero));
            v = FloatVector.fromArray(F, x, q3 + i)
                    .fma(v3, FloatVector.fromArray(F, x, q2 + i).fma(v2, v));
            v = FloatVector.fromArray(F, x, q4 + i).fma(v4, v);
            u.fma(u, v.mul(v)).sqrt().intoArray(y, o + i);
        }
    }

    /// Four terms each of three planes `plane` apart.
    static void harris(float[] x, int at, int plane, int stride, float[] w, float k, float[] y, int o, int n) {
        if (n < L) {
            for (int i = 0; i < n; i++) {
                float a = square(x, at + i, stride, w);
                float b = square(x, at + plane + i, stride, w);
                float c = square(x, at + 2 * plane + i, stride, w);
                float trace = a + c;
                y[o + i] = Math.fma(trace * -k, trace, Math.fma(a, c, -(b * b)));
            }
            return;
        }
        harrisRow(x, at, plane, stride, w, k, y, o, n);
        if (n % L != 0) {
            harrisRow(x, at + n - L, plane, stride, w, k, y, o + n - L, L);
        }
    }

    private static float square(float[] x, int at, int stride, float[] w) {
        float top = Math.fma(x[at + 1], w[1], Math.fma(x[at], w[0], 0));
        return Math.fma(x[at + stride + 1], w[3], Math.fma(x[at + stride], w[2], top));
    }

    private static void harrisRow(
            float[] x, int at, int plane, int stride, float[] w, float k, float[] y, int o, int n) {
        int a0 = at;
        int a1 = a0 + stride;
        int b0 = a0 + plane;
        int b1 = b0 + stride;
        int c0 = b0 + plane;
        int c1 = c0 + stride;
        FloatVector w0 = FloatVector.broadcast(F, w[0]);
        FloatVector w1 = FloatVector.broadcast(F, w[1]);
        FloatVector w2 = FloatVector.broadcast(F, w[2]);
        FloatVector w3 = FloatVector.broadcast(F, w[3]);
        FloatVector zero = FloatVector.broadcast(F, 0);
        int last = n - L;
        for (int i = 0; i <= last; i += L) {
            FloatVector a = FloatVector.fromArray(F, x, a0 + i + 1)
                    .fma(w1, FloatVector.fromArray(F, x, a0 + i).fma(w0, zero));
            a = FloatVector.fromArray(F, x, a1 + i + 1)
                    .fma(w3, FloatVector.fromArray(F, x, a1 + i).fma(w2, a));
            FloatVector b = FloatVector.fromArray(F, x, b0 + i + 1)
                    .fma(w1, FloatVector.fromArray(F, x, b0 + i).fma(w0, zero));
            b = FloatVector.fromArray(F, x, b1 + i + 1)
                    .fma(w3, FloatVector.fromArray(F, x, b1 + i).fma(w2, b));
            FloatVector c = FloatVector.fromArray(F, x, c0 + i + 1)
                    .fma(w1, FloatVector.fromArray(F, x, c0 + i).fma(w0, zero));
            c = FloatVector.fromArray(F, x, c1 + i + 1)
                    .fma(w3, FloatVector.fromArray(F, x, c1 + i).fma(w2, c));
            FloatVector trace = a.add(c);
            trace.mul(-k).fma(trace, a.fma(c, b.mul(b).neg())).intoArray(y, o + i);
        }
    }
}
