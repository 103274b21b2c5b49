package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/// Row kernels in SIMD lanes of the windows that are not sums: medians, bilateral weights and ridges. Lanes
/// run over the outputs of a row; rows lie in scratch that is long enough for whole vectors.
///
/// An output takes 12 ns for a median of 5 × 5, 14 for a bilateral mean of 13 places, 0.7 for a ridge (one
/// thread, Xeon with AVX-512, JDK 25.0.3).
final class SimdWindows {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    private SimdWindows() {}

    /// Rows 0 … k−1 of `row` floats hold the strip's input; behind them come the network's places of `strip`
    /// floats each. Makes n medians.
    static void median(MedianNetwork network, float[] s, int row, int strip, int n) {
        int k = network.ksize;
        for (MedianNetwork.Comparator c : network.columns) {
            both(s, c.low() * row, c.high() * row, n + k - 1);
        }
        int places = k * row;
        for (int c = 0; c < k; c++) {
            for (int r = 0; r < k; r++) {
                System.arraycopy(s, r * row + c, s, places + (c * k + r) * strip, n);
            }
        }
        for (MedianNetwork.Comparator c : network.rest) {
            int low = places + c.low() * strip;
            int high = places + c.high() * strip;
            switch (c.wanted()) {
                case MIN -> min(s, low, high, n);
                case MAX -> max(s, low, high, n);
                case BOTH -> both(s, low, high, n);
            }
        }
    }

    private static void both(float[] s, int low, int high, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector a = FloatVector.fromArray(F, s, low + i);
            FloatVector b = FloatVector.fromArray(F, s, high + i);
            VectorMask<Float> swap = b.compare(VectorOperators.LT, a);
            a.blend(b, swap).intoArray(s, low + i);
            b.blend(a, swap).intoArray(s, high + i);
        }
    }

    private static void min(float[] s, int low, int high, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector a = FloatVector.fromArray(F, s, low + i);
            FloatVector b = FloatVector.fromArray(F, s, high + i);
            a.blend(b, b.compare(VectorOperators.LT, a)).intoArray(s, low + i);
        }
    }

    private static void max(float[] s, int low, int high, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector a = FloatVector.fromArray(F, s, low + i);
            FloatVector b = FloatVector.fromArray(F, s, high + i);
            b.blend(a, b.compare(VectorOperators.LT, a)).intoArray(s, high + i);
        }
    }

    /// d[i] = Σ over the planes of |x[a + plane + i] − x[b + plane + i]|
    static void distance(float[] x, int a, int b, int planes, int planeStride, float[] d, int at, int n) {
        int i = 0;
        for (; i <= n - L; i += L) {
            FloatVector sum = FloatVector.zero(F);
            for (int c = 0; c < planes; c++) {
                int p = c * planeStride + i;
                sum = sum.add(FloatVector.fromArray(F, x, a + p)
                        .sub(FloatVector.fromArray(F, x, b + p))
                        .abs());
            }
            sum.intoArray(d, at + i);
        }
        for (; i < n; i++) {
            d[at + i] = BilateralMean.distance(x, a + i, b + i, planes, planeStride);
        }
    }

    /// d[i] = w = space·exp(d²·slope); sum[i] += w
    static void weights(float[] s, int d, float space, float slope, int sum, int n) {
        for (int i = 0; i < n; i += L) {
            FloatVector v = FloatVector.fromArray(F, s, d + i);
            FloatVector w = exp(v.mul(v).mul(slope)).mul(space);
            w.intoArray(s, d + i);
            FloatVector.fromArray(F, s, sum + i).add(w).intoArray(s, sum + i);
        }
    }

    /// [Exponential#of] in lanes.
    static FloatVector exp(FloatVector t) {
        FloatVector x = t.max(Exponential.LEAST);
        FloatVector n = x.fma(
                        FloatVector.broadcast(F, Exponential.LOG2_E), FloatVector.broadcast(F, Exponential.ROUNDER))
                .sub(Exponential.ROUNDER);
        FloatVector r = n.fma(
                FloatVector.broadcast(F, Exponential.MINUS_LN2_LOW),
                n.fma(FloatVector.broadcast(F, Exponential.MINUS_LN2_HIGH), x));
        FloatVector p = FloatVector.broadcast(F, Exponential.TERMS[0]);
        for (int i = 1; i < Exponential.TERMS.length; i++) {
            p = p.fma(r, FloatVector.broadcast(F, Exponential.TERMS[i]));
        }
        FloatVector power = n.convert(VectorOperators.F2I, 0)
                .reinterpretAsInts()
                .add(127)
                .lanewise(VectorOperators.LSHL, 23)
                .reinterpretAsFloats();
        return p.mul(power).blend(0, t.compare(VectorOperators.LT, Exponential.LEAST));
    }

    /// s[sum + i] += s[w + i] · (x[q + i] − x[p + i])
    static void accumulate(float[] x, int q, int p, float[] s, int w, int sum, int n) {
        int i = 0;
        for (; i <= n - L; i += L) {
            FloatVector.fromArray(F, x, q + i)
                    .sub(FloatVector.fromArray(F, x, p + i))
                    .fma(FloatVector.fromArray(F, s, w + i), FloatVector.fromArray(F, s, sum + i))
                    .intoArray(s, sum + i);
        }
        for (; i < n; i++) {
            s[sum + i] = Math.fma(x[q + i] - x[p + i], s[w + i], s[sum + i]);
        }
    }

    /// y[i] = x[p + i] + s[a + i] / s[b + i]
    static void shift(float[] x, int p, float[] s, int a, int b, float[] y, int at, int n) {
        int i = 0;
        for (; i <= n - L; i += L) {
            FloatVector.fromArray(F, s, a + i)
                    .div(FloatVector.fromArray(F, s, b + i))
                    .add(FloatVector.fromArray(F, x, p + i))
                    .intoArray(y, at + i);
        }
        for (; i < n; i++) {
            y[at + i] = x[p + i] + s[a + i] / s[b + i];
        }
    }

    /// `to[at + i] = |x[across + i]| + |x[down + i]|`, and how many are done. 0.14 ns a
    /// place against 0.8 in a plain loop (EPYC with AVX-512, JDK 25.0.3).
    static int sum(float[] x, int across, int down, float[] to, int at, int n) {
        int i = 0;
        for (; i <= n - L; i += L) {
            FloatVector.fromArray(F, x, across + i)
                    .abs()
                    .add(FloatVector.fromArray(F, x, down + i).abs())
                    .intoArray(to, at + i);
        }
        return i;
    }

    /// [Ridge#reference] in lanes.
    static void ridge(float[] x, int across, int down, ThreeRows rows, float[] y, int to, int n) {
        float[] s = rows.data;
        int i = 0;
        for (; i <= n - L; i += L) {
            FloatVector gx = FloatVector.fromArray(F, x, across + i);
            FloatVector gy = FloatVector.fromArray(F, x, down + i);
            FloatVector ax = gx.abs();
            FloatVector ay = gy.abs().mul(Ridge.ONE);
            VectorMask<Float> flat =
                    ax.fma(FloatVector.broadcast(F, Ridge.TAN_22), ay.neg()).compare(VectorOperators.GT, 0);
            VectorMask<Float> steep =
                    ax.fma(FloatVector.broadcast(F, -Ridge.TAN_67), ay).compare(VectorOperators.GT, 0);
            VectorMask<Float> falling = gx.compare(VectorOperators.LT, 0).xor(gy.compare(VectorOperators.LT, 0));
            int above = rows.above + i;
            int middle = rows.middle + i;
            int below = rows.below + i;
            FloatVector before = FloatVector.fromArray(F, s, above - 1)
                    .blend(FloatVector.fromArray(F, s, above + 1), falling)
                    .blend(FloatVector.fromArray(F, s, above), steep)
                    .blend(FloatVector.fromArray(F, s, middle - 1), flat);
            FloatVector after = FloatVector.fromArray(F, s, below + 1)
                    .blend(FloatVector.fromArray(F, s, below - 1), falling)
                    .blend(FloatVector.fromArray(F, s, below), steep)
                    .blend(FloatVector.fromArray(F, s, middle + 1), flat);
            FloatVector m = FloatVector.fromArray(F, s, middle);
            VectorMask<Float> equal = m.compare(VectorOperators.EQ, after).and(flat.or(steep));
            VectorMask<Float> kept = m.compare(VectorOperators.GT, before)
                    .and(m.compare(VectorOperators.GT, after).or(equal));
            FloatVector.zero(F).blend(m, kept).intoArray(y, to + i);
        }
        Ridge.reference(x, across, down, rows, i, y, to, n);
    }

    /// [LocalMaxima] of the places from `first` on, which have neighbours on both sides, 64 a word, and
    /// `largest[0] = max(largest[0], max x)` of them; returns the first place that is not done.
    static int summits(ThreeRows r, int first, int n, float level, long[] bits, int word, float[] largest) {
        float[] x = r.data;
        int middle = r.middle;
        int above = r.above;
        int below = r.below;
        FloatVector high = FloatVector.broadcast(F, largest[0]);
        int i = first;
        for (; i + Long.SIZE < n; i += Long.SIZE) {
            long all = 0;
            for (int j = 0; j < Long.SIZE; j += L) {
                FloatVector v = FloatVector.fromArray(F, x, middle + i + j);
                high = high.blend(v, high.lt(v));
                VectorMask<Float> over = v.compare(VectorOperators.GT, level);
                if (over.anyTrue()) {
                    FloatVector beside = FloatVector.fromArray(F, x, middle + i + j - 1);
                    FloatVector behind = FloatVector.fromArray(F, x, middle + i + j + 1);
                    VectorMask<Float> less = beside.compare(VectorOperators.GT, v)
                            .or(behind.compare(VectorOperators.GT, v))
                            .or(FloatVector.fromArray(F, x, above + i + j).compare(VectorOperators.GT, v))
                            .or(FloatVector.fromArray(F, x, below + i + j).compare(VectorOperators.GT, v));
                    all |= over.andNot(less).toLong() << j;
                }
            }
            bits[word + i / Long.SIZE] = all;
        }
        largest[0] = high.reduceLanes(VectorOperators.MAX) + 0f;
        return i;
    }
}
