package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Lanes over columns, of which there are as many as fill whole vectors: two steps of a transform over four
/// rows at a time, `z[a] ± turn·z[b]`.
///
/// Registers: 4 numbers of a real and an imaginary part, and three turns of two: 14. 32 × 32 weights by
/// transforms take 3.4 ns an output (one thread, Xeon with AVX-512, JDK 25.0.3).
enum SimdButterflies implements Butterflies {
    INSTANCE;

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    @Override
    public void split(float[] z, int a, int b, int im, float c, float s, int wide) {
        FloatVector cos = FloatVector.broadcast(F, c);
        FloatVector sin = FloatVector.broadcast(F, s);
        for (int u = 0; u < wide; u += L) {
            FloatVector ar = FloatVector.fromArray(F, z, a + u);
            FloatVector ai = FloatVector.fromArray(F, z, im + a + u);
            FloatVector br = FloatVector.fromArray(F, z, b + u);
            FloatVector bi = FloatVector.fromArray(F, z, im + b + u);
            FloatVector re = ar.sub(br);
            FloatVector ii = ai.sub(bi);
            ar.add(br).intoArray(z, a + u);
            ai.add(bi).intoArray(z, im + a + u);
            re.fma(cos, ii.mul(sin)).intoArray(z, b + u);
            ii.fma(cos, re.mul(sin).neg()).intoArray(z, im + b + u);
        }
    }

    @Override
    public void join(float[] z, int a, int b, int im, float c, float s, int wide) {
        FloatVector cos = FloatVector.broadcast(F, c);
        FloatVector sin = FloatVector.broadcast(F, s);
        for (int u = 0; u < wide; u += L) {
            FloatVector ar = FloatVector.fromArray(F, z, a + u);
            FloatVector ai = FloatVector.fromArray(F, z, im + a + u);
            FloatVector br = FloatVector.fromArray(F, z, b + u);
            FloatVector bi = FloatVector.fromArray(F, z, im + b + u);
            FloatVector re = br.fma(cos, bi.mul(sin).neg());
            FloatVector ii = bi.fma(cos, br.mul(sin));
            ar.sub(re).intoArray(z, b + u);
            ai.sub(ii).intoArray(z, im + b + u);
            ar.add(re).intoArray(z, a + u);
            ai.add(ii).intoArray(z, im + a + u);
        }
    }

    /// Two steps of every row at once, so that each number is loaded and stored half as often; the bits are
    /// those of one after the other.
    @Override
    public void forward(float[] z, int at, int im, int pitch, int n, int wide, Turns turns) {
        int half = n / 2;
        for (; half >= 2; half /= 4) {
            for (int j = 0; j < half / 2; j++) {
                for (int a = at + j * pitch; a < at + n * pitch; a += 2 * half * pitch) {
                    split2(z, a, half / 2 * pitch, im, turns, j, n / 2 / half, wide);
                }
            }
        }
        for (int a = at; half == 1 && a < at + n * pitch; a += 2 * pitch) {
            split(z, a, a + pitch, im, turns.cos()[0], turns.sin()[0], wide);
        }
    }

    /// Rows a, a + apart, a + 2·apart and a + 3·apart.
    private static void split2(float[] z, int a, int apart, int im, Turns turns, int j, int step, int wide) {
        int quarter = turns.cos().length / 2;
        FloatVector c0 = FloatVector.broadcast(F, turns.cos()[j * step]);
        FloatVector s0 = FloatVector.broadcast(F, turns.sin()[j * step]);
        FloatVector c1 = FloatVector.broadcast(F, turns.cos()[j * step + quarter]);
        FloatVector s1 = FloatVector.broadcast(F, turns.sin()[j * step + quarter]);
        FloatVector c2 = FloatVector.broadcast(F, turns.cos()[2 * j * step]);
        FloatVector s2 = FloatVector.broadcast(F, turns.sin()[2 * j * step]);
        for (int u = a; u < a + wide; u += L) {
            FloatVector ar = FloatVector.fromArray(F, z, u);
            FloatVector br = FloatVector.fromArray(F, z, u + apart);
            FloatVector cr = FloatVector.fromArray(F, z, u + 2 * apart);
            FloatVector dr = FloatVector.fromArray(F, z, u + 3 * apart);
            FloatVector ai = FloatVector.fromArray(F, z, im + u);
            FloatVector bi = FloatVector.fromArray(F, z, im + u + apart);
            FloatVector ci = FloatVector.fromArray(F, z, im + u + 2 * apart);
            FloatVector di = FloatVector.fromArray(F, z, im + u + 3 * apart);
            FloatVector re = ar.sub(cr);
            FloatVector ii = ai.sub(ci);
            ar = ar.add(cr);
            ai = ai.add(ci);
            cr = re.fma(c0, ii.mul(s0));
            ci = ii.fma(c0, re.mul(s0).neg());
            re = br.sub(dr);
            ii = bi.sub(di);
            br = br.add(dr);
            bi = bi.add(di);
            dr = re.fma(c1, ii.mul(s1));
            di = ii.fma(c1, re.mul(s1).neg());
            re = ar.sub(br);
            ii = ai.sub(bi);
            ar.add(br).intoArray(z, u);
            ai.add(bi).intoArray(z, im + u);
            re.fma(c2, ii.mul(s2)).intoArray(z, u + apart);
            ii.fma(c2, re.mul(s2).neg()).intoArray(z, im + u + apart);
            re = cr.sub(dr);
            ii = ci.sub(di);
            cr.add(dr).intoArray(z, u + 2 * apart);
            ci.add(di).intoArray(z, im + u + 2 * apart);
            re.fma(c2, ii.mul(s2)).intoArray(z, u + 3 * apart);
            ii.fma(c2, re.mul(s2).neg()).intoArray(z, im + u + 3 * apart);
        }
    }

    /// [#forward] backwards.
    @Override
    public void inverse(float[] z, int at, int im, int pitch, int n, int wide, Turns turns) {
        int half = 1;
        if (Integer.numberOfTrailingZeros(n) % 2 == 1) {
            for (int a = at; a < at + n * pitch; a += 2 * pitch) {
                join(z, a, a + pitch, im, turns.cos()[0], turns.sin()[0], wide);
            }
            half = 2;
        }
        for (; half < n; half *= 4) {
            for (int j = 0; j < half; j++) {
                for (int a = at + j * pitch; a < at + n * pitch; a += 4 * half * pitch) {
                    join2(z, a, half * pitch, im, turns, j, n / 4 / half, wide);
                }
            }
        }
    }

    private static void join2(float[] z, int a, int apart, int im, Turns turns, int j, int step, int wide) {
        int quarter = turns.cos().length / 2;
        FloatVector c0 = FloatVector.broadcast(F, turns.cos()[2 * j * step]);
        FloatVector s0 = FloatVector.broadcast(F, turns.sin()[2 * j * step]);
        FloatVector c1 = FloatVector.broadcast(F, turns.cos()[j * step]);
        FloatVector s1 = FloatVector.broadcast(F, turns.sin()[j * step]);
        FloatVector c2 = FloatVector.broadcast(F, turns.cos()[j * step + quarter]);
        FloatVector s2 = FloatVector.broadcast(F, turns.sin()[j * step + quarter]);
        for (int u = a; u < a + wide; u += L) {
            FloatVector ar = FloatVector.fromArray(F, z, u);
            FloatVector br = FloatVector.fromArray(F, z, u + apart);
            FloatVector cr = FloatVector.fromArray(F, z, u + 2 * apart);
            FloatVector dr = FloatVector.fromArray(F, z, u + 3 * apart);
            FloatVector ai = FloatVector.fromArray(F, z, im + u);
            FloatVector bi = FloatVector.fromArray(F, z, im + u + apart);
            FloatVector ci = FloatVector.fromArray(F, z, im + u + 2 * apart);
            FloatVector di = FloatVector.fromArray(F, z, im + u + 3 * apart);
            FloatVector re = br.fma(c0, bi.mul(s0).neg());
            FloatVector ii = bi.fma(c0, br.mul(s0));
            br = ar.sub(re);
            bi = ai.sub(ii);
            ar = ar.add(re);
            ai = ai.add(ii);
            re = dr.fma(c0, di.mul(s0).neg());
            ii = di.fma(c0, dr.mul(s0));
            dr = cr.sub(re);
            di = ci.sub(ii);
            cr = cr.add(re);
            ci = ci.add(ii);
            re = cr.fma(c1, ci.mul(s1).neg());
            ii = ci.fma(c1, cr.mul(s1));
            ar.sub(re).intoArray(z, u + 2 * apart);
            ai.sub(ii).intoArray(z, im + u + 2 * apart);
            ar.add(re).intoArray(z, u);
            ai.add(ii).intoArray(z, im + u);
            re = dr.fma(c2, di.mul(s2).neg());
            ii = di.fma(c2, dr.mul(s2));
            br.sub(re).intoArray(z, u + 3 * apart);
            bi.sub(ii).intoArray(z, im + u + 3 * apart);
            br.add(re).intoArray(z, u + apart);
            bi.add(ii).intoArray(z, im + u + apart);
        }
    }

    @Override
    public void multiply(float[] x, float[] k, float[] y, int im, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector xr = FloatVector.fromArray(F, x, i);
            FloatVector xi = FloatVector.fromArray(F, x, im + i);
            FloatVector kr = FloatVector.fromArray(F, k, i);
            FloatVector ki = FloatVector.fromArray(F, k, im + i);
            xr.fma(kr, xi.fma(ki, FloatVector.fromArray(F, y, i))).intoArray(y, i);
            xi.fma(kr, xr.neg().fma(ki, FloatVector.fromArray(F, y, im + i))).intoArray(y, im + i);
        }
    }

    /// Registers: 4 vectors of outputs (8 sums), 2 of x, 3 of k; every number of k serves four vectors.
    @Override
    public void along(float[] x, int at, float[] k, int from, int count, float[] y, int im, int n) {
        int u = 0;
        for (; u <= n - 4 * L; u += 4 * L) {
            four(x, at + u, k, from, count, y, im);
        }
        for (; u <= n - L; u += L) {
            one(x, at + u, k, from, count, y, im);
        }
        ScalarButterflies.along(x, at, k, from, count, y, im, u, n);
    }

    private static void four(float[] x, int at, float[] k, int from, int count, float[] y, int im) {
        FloatVector r0 = FloatVector.fromArray(F, y, at);
        FloatVector r1 = FloatVector.fromArray(F, y, at + L);
        FloatVector r2 = FloatVector.fromArray(F, y, at + 2 * L);
        FloatVector r3 = FloatVector.fromArray(F, y, at + 3 * L);
        FloatVector i0 = FloatVector.fromArray(F, y, im + at);
        FloatVector i1 = FloatVector.fromArray(F, y, im + at + L);
        FloatVector i2 = FloatVector.fromArray(F, y, im + at + 2 * L);
        FloatVector i3 = FloatVector.fromArray(F, y, im + at + 3 * L);
        for (int t = 0; t < count; t++) {
            FloatVector re = FloatVector.broadcast(F, k[from + 3 * t]);
            FloatVector ii = FloatVector.broadcast(F, k[from + 3 * t + 1]);
            FloatVector minus = FloatVector.broadcast(F, k[from + 3 * t + 2]);
            FloatVector a = FloatVector.fromArray(F, x, at + t);
            FloatVector b = FloatVector.fromArray(F, x, im + at + t);
            r0 = b.fma(minus, a.fma(re, r0));
            i0 = b.fma(re, a.fma(ii, i0));
            a = FloatVector.fromArray(F, x, at + t + L);
            b = FloatVector.fromArray(F, x, im + at + t + L);
            r1 = b.fma(minus, a.fma(re, r1));
            i1 = b.fma(re, a.fma(ii, i1));
            a = FloatVector.fromArray(F, x, at + t + 2 * L);
            b = FloatVector.fromArray(F, x, im + at + t + 2 * L);
            r2 = b.fma(minus, a.fma(re, r2));
            i2 = b.fma(re, a.fma(ii, i2));
            a = FloatVector.fromArray(F, x, at + t + 3 * L);
            b = FloatVector.fromArray(F, x, im + at + t + 3 * L);
            r3 = b.fma(minus, a.fma(re, r3));
            i3 = b.fma(re, a.fma(ii, i3));
        }
        FloatVector none = FloatVector.broadcast(F, Lanes.NOTHING);
        none.add(r0).intoArray(y, at);
        none.add(r1).intoArray(y, at + L);
        none.add(r2).intoArray(y, at + 2 * L);
        none.add(r3).intoArray(y, at + 3 * L);
        none.add(i0).intoArray(y, im + at);
        none.add(i1).intoArray(y, im + at + L);
        none.add(i2).intoArray(y, im + at + 2 * L);
        none.add(i3).intoArray(y, im + at + 3 * L);
    }

    private static void one(float[] x, int at, float[] k, int from, int count, float[] y, int im) {
        FloatVector r = FloatVector.fromArray(F, y, at);
        FloatVector i = FloatVector.fromArray(F, y, im + at);
        for (int t = 0; t < count; t++) {
            FloatVector re = FloatVector.broadcast(F, k[from + 3 * t]);
            FloatVector a = FloatVector.fromArray(F, x, at + t);
            FloatVector b = FloatVector.fromArray(F, x, im + at + t);
            r = b.fma(FloatVector.broadcast(F, k[from + 3 * t + 2]), a.fma(re, r));
            i = b.fma(re, a.fma(FloatVector.broadcast(F, k[from + 3 * t + 1]), i));
        }
        FloatVector none = FloatVector.broadcast(F, Lanes.NOTHING);
        none.add(r).intoArray(y, at);
        none.add(i).intoArray(y, im + at);
    }
}
