package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorSpecies;

/// Row kernels in SIMD lanes. Lanes run over the outputs of a row, never across a sum, so each output is
/// computed exactly as a scalar loop would. Every method here is small, and all its vectors are local: a
/// vector that leaves a method that is not inlined is boxed.
///
/// Registers: a vector of sums, up to 5 of weights; 4 vectors of sums where there are more weights. 0.47 ns
/// an output for a separable 5 × 5, 0.3 for a maximum of 3 × 3 (256 × 256, one thread, Xeon with AVX-512, JDK
/// 25.0.3).
final class SimdRows {

    private static final VectorSpecies<Float> SPECIES = FloatVector.SPECIES_PREFERRED;
    static final int LANES = SPECIES.length();

    private SimdRows() {}

    /// `y[n] = bias + Σ_t w[t] · x[at + offset[t] + n]`, taps in order, for n in 0 … width−1.
    static void taps(float[] x, int at, Taps taps, float bias, float[] y, int yAt, int width) {
        if (width < LANES) {
            scalarTaps(x, at, taps, bias, 1, y, yAt, width);
            return;
        }
        switch (taps.count) {
            case 1 -> taps1(x, at, taps, bias, y, yAt, width);
            case 2 -> taps2(x, at, taps, bias, y, yAt, width);
            case 3 -> taps3(x, at, taps, bias, y, yAt, width);
            case 4 -> taps4(x, at, taps, bias, y, yAt, width);
            case 5 -> taps5(x, at, taps, bias, y, yAt, width);
            default -> manyTaps(x, at, taps, bias, y, yAt, width);
        }
        if (width % LANES != 0) {
            oneVector(x, at + width - LANES, taps, bias, y, yAt + width - LANES);
        }
    }

    private static void taps1(float[] x, int at, Taps taps, float bias, float[] y, int yAt, int width) {
        int p0 = at + taps.offset[0];
        FloatVector w0 = FloatVector.broadcast(SPECIES, taps.weight[0]);
        FloatVector b = FloatVector.broadcast(SPECIES, bias);
        int last = width - LANES;
        for (int n = 0; n <= last; n += LANES) {
            FloatVector sum = b;
            sum = FloatVector.fromArray(SPECIES, x, p0 + n).fma(w0, sum);
            sum.intoArray(y, yAt + n);
        }
    }

    private static void taps2(float[] x, int at, Taps taps, float bias, float[] y, int yAt, int width) {
        int p0 = at + taps.offset[0];
        int p1 = at + taps.offset[1];
        FloatVector w0 = FloatVector.broadcast(SPECIES, taps.weight[0]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, taps.weight[1]);
        FloatVector b = FloatVector.broadcast(SPECIES, bias);
        int last = width - LANES;
        for (int n = 0; n <= last; n += LANES) {
            FloatVector sum = b;
            sum = FloatVector.fromArray(SPECIES, x, p0 + n).fma(w0, sum);
            sum = FloatVector.fromArray(SPECIES, x, p1 + n).fma(w1, sum);
            sum.intoArray(y, yAt + n);
        }
    }

    private static void taps3(float[] x, int at, Taps taps, float bias, float[] y, int yAt, int width) {
        int p0 = at + taps.offset[0];
        int p1 = at + taps.offset[1];
        int p2 = at + taps.offset[2];
        FloatVector w0 = FloatVector.broadcast(SPECIES, taps.weight[0]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, taps.weight[1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, taps.weight[2]);
        FloatVector b = FloatVector.broadcast(SPECIES, bias);
        int last = width - LANES;
        for (int n = 0; n <= last; n += LANES) {
            FloatVector sum = b;
            sum = FloatVector.fromArray(SPECIES, x, p0 + n).fma(w0, sum);
            sum = FloatVector.fromArray(SPECIES, x, p1 + n).fma(w1, sum);
            sum = FloatVector.fromArray(SPECIES, x, p2 + n).fma(w2, sum);
            sum.intoArray(y, yAt + n);
        }
    }

    private static void taps4(float[] x, int at, Taps taps, float bias, float[] y, int yAt, int width) {
        int p0 = at + taps.offset[0];
        int p1 = at + taps.offset[1];
        int p2 = at + taps.offset[2];
        int p3 = at + taps.offset[3];
        FloatVector w0 = FloatVector.broadcast(SPECIES, taps.weight[0]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, taps.weight[1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, taps.weight[2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, taps.weight[3]);
        FloatVector b = FloatVector.broadcast(SPECIES, bias);
        int last = width - LANES;
        for (int n = 0; n <= last; n += LANES) {
            FloatVector sum = b;
            sum = FloatVector.fromArray(SPECIES, x, p0 + n).fma(w0, sum);
            sum = FloatVector.fromArray(SPECIES, x, p1 + n).fma(w1, sum);
            sum = FloatVector.fromArray(SPECIES, x, p2 + n).fma(w2, sum);
            sum = FloatVector.fromArray(SPECIES, x, p3 + n).fma(w3, sum);
            sum.intoArray(y, yAt + n);
        }
    }

    private static void taps5(float[] x, int at, Taps taps, float bias, float[] y, int yAt, int width) {
        int p0 = at + taps.offset[0];
        int p1 = at + taps.offset[1];
        int p2 = at + taps.offset[2];
        int p3 = at + taps.offset[3];
        int p4 = at + taps.offset[4];
        FloatVector w0 = FloatVector.broadcast(SPECIES, taps.weight[0]);
        FloatVector w1 = FloatVector.broadcast(SPECIES, taps.weight[1]);
        FloatVector w2 = FloatVector.broadcast(SPECIES, taps.weight[2]);
        FloatVector w3 = FloatVector.broadcast(SPECIES, taps.weight[3]);
        FloatVector w4 = FloatVector.broadcast(SPECIES, taps.weight[4]);
        FloatVector b = FloatVector.broadcast(SPECIES, bias);
        int last = width - LANES;
        for (int n = 0; n <= last; n += LANES) {
            FloatVector sum = b;
            sum = FloatVector.fromArray(SPECIES, x, p0 + n).fma(w0, sum);
            sum = FloatVector.fromArray(SPECIES, x, p1 + n).fma(w1, sum);
            sum = FloatVector.fromArray(SPECIES, x, p2 + n).fma(w2, sum);
            sum = FloatVector.fromArray(SPECIES, x, p3 + n).fma(w3, sum);
            sum = FloatVector.fromArray(SPECIES, x, p4 + n).fma(w4, sum);
            sum.intoArray(y, yAt + n);
        }
    }

    private static void manyTaps(float[] x, int at, Taps taps, float bias, float[] y, int yAt, int width) {
        int[] offset = taps.offset;
        float[] w = taps.weight;
        int count = taps.count;
        int n = 0;
        for (; n <= width - 4 * LANES; n += 4 * LANES) {
            FloatVector a = FloatVector.broadcast(SPECIES, bias);
            FloatVector b = a;
            FloatVector c = a;
            FloatVector d = a;
            for (int t = 0; t < count; t++) {
                FloatVector weight = FloatVector.broadcast(SPECIES, w[t]);
                int from = at + offset[t] + n;
                a = FloatVector.fromArray(SPECIES, x, from).fma(weight, a);
                b = FloatVector.fromArray(SPECIES, x, from + LANES).fma(weight, b);
                c = FloatVector.fromArray(SPECIES, x, from + 2 * LANES).fma(weight, c);
                d = FloatVector.fromArray(SPECIES, x, from + 3 * LANES).fma(weight, d);
            }
            a.intoArray(y, yAt + n);
            b.intoArray(y, yAt + n + LANES);
            c.intoArray(y, yAt + n + 2 * LANES);
            d.intoArray(y, yAt + n + 3 * LANES);
        }
        for (; n <= width - LANES; n += LANES) {
            oneVector(x, at + n, taps, bias, y, yAt + n);
        }
    }

    private static void oneVector(float[] x, int at, Taps taps, float bias, float[] y, int yAt) {
        FloatVector a = FloatVector.broadcast(SPECIES, bias);
        for (int t = 0; t < taps.count; t++) {
            a = FloatVector.fromArray(SPECIES, x, at + taps.offset[t])
                    .fma(FloatVector.broadcast(SPECIES, taps.weight[t]), a);
        }
        a.intoArray(y, yAt);
    }

    /// The same for outputs `stride` elements of x apart.
    static void stridedTaps(float[] x, int at, Taps taps, float bias, int stride, float[] y, int yAt, int width) {
        int[] gather = taps.gather(LANES, stride);
        int n = 0;
        for (; n <= width - LANES; n += LANES) {
            FloatVector a = FloatVector.broadcast(SPECIES, bias);
            for (int t = 0; t < taps.count; t++) {
                a = FloatVector.fromArray(SPECIES, x, at + taps.offset[t] + n * stride, gather, 0)
                        .fma(FloatVector.broadcast(SPECIES, taps.weight[t]), a);
            }
            a.intoArray(y, yAt + n);
        }
        scalarTaps(x, at + n * stride, taps, bias, stride, y, yAt + n, width - n);
    }

    private static void scalarTaps(
            float[] x, int at, Taps taps, float bias, int stride, float[] y, int yAt, int width) {
        for (int n = 0; n < width; n++) {
            float sum = bias;
            for (int t = 0; t < taps.count; t++) {
                sum = Math.fma(x[at + taps.offset[t] + n * stride], taps.weight[t], sum);
            }
            y[yAt + n] = sum;
        }
    }

    /// `y[n·stride] += w · x[n]`
    static void scatter(float[] x, int at, float w, int stride, float[] y, int yAt, int width) {
        if (stride != 1) {
            for (int n = 0; n < width; n++) {
                y[yAt + n * stride] = Math.fma(x[at + n], w, y[yAt + n * stride]);
            }
            return;
        }
        FloatVector weight = FloatVector.broadcast(SPECIES, w);
        int n = 0;
        for (; n <= width - LANES; n += LANES) {
            FloatVector.fromArray(SPECIES, x, at + n)
                    .fma(weight, FloatVector.fromArray(SPECIES, y, yAt + n))
                    .intoArray(y, yAt + n);
        }
        for (; n < width; n++) {
            y[yAt + n] = Math.fma(x[at + n], w, y[yAt + n]);
        }
    }

    /// `y[n] = the extremum over t of x[at + offset[t] + n]`; the weights of the taps are not looked at.
    static void extremum(Extremum e, float[] x, int at, Taps taps, float[] y, int yAt, int width) {
        if (width < LANES) {
            for (int n = 0; n < width; n++) {
                float best = e.neutral();
                for (int t = 0; t < taps.count; t++) {
                    best = e.of(best, x[at + taps.offset[t] + n]);
                }
                y[yAt + n] = best + Extremum.ZERO;
            }
            return;
        }
        if (taps.count == 3 && e == Extremum.MAX) {
            maximum3(x, at, taps, y, yAt, width);
        } else if (taps.count == 3) {
            minimum3(x, at, taps, y, yAt, width);
        }
        for (int n = taps.count == 3 ? width - LANES : 0; n < width; n += LANES) {
            int last = Math.min(n, width - LANES);
            if (e == Extremum.MAX) {
                maximum(x, at + last, taps, y, yAt + last);
            } else {
                minimum(x, at + last, taps, y, yAt + last);
            }
        }
    }

    /// All whole vectors of the commonest window. One method for each extremum: with both loops in one
    /// method, the compiler makes objects of their vectors once it has also seen other callers.
    private static void maximum3(float[] x, int at, Taps taps, float[] y, int yAt, int width) {
        int p = at + taps.offset[0];
        int q = at + taps.offset[1];
        int r = at + taps.offset[2];
        int last = width - LANES;
        for (int n = 0; n <= last; n += LANES) {
            FloatVector best = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
            FloatVector v = FloatVector.fromArray(SPECIES, x, p + n);
            best = best.blend(v, best.lt(v));
            v = FloatVector.fromArray(SPECIES, x, q + n);
            best = best.blend(v, best.lt(v));
            v = FloatVector.fromArray(SPECIES, x, r + n);
            best = best.blend(v, best.lt(v));
            best.add(Extremum.ZERO).intoArray(y, yAt + n);
        }
    }

    private static void minimum3(float[] x, int at, Taps taps, float[] y, int yAt, int width) {
        int p = at + taps.offset[0];
        int q = at + taps.offset[1];
        int r = at + taps.offset[2];
        int last = width - LANES;
        for (int n = 0; n <= last; n += LANES) {
            FloatVector best = FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY);
            FloatVector v = FloatVector.fromArray(SPECIES, x, p + n);
            best = best.blend(v, v.lt(best));
            v = FloatVector.fromArray(SPECIES, x, q + n);
            best = best.blend(v, v.lt(best));
            v = FloatVector.fromArray(SPECIES, x, r + n);
            best = best.blend(v, v.lt(best));
            best.add(Extremum.ZERO).intoArray(y, yAt + n);
        }
    }

    private static void maximum(float[] x, int at, Taps taps, float[] y, int yAt) {
        FloatVector best = FloatVector.broadcast(SPECIES, Float.NEGATIVE_INFINITY);
        for (int t = 0; t < taps.count; t++) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + taps.offset[t]);
            best = best.blend(v, best.lt(v));
        }
        best.add(Extremum.ZERO).intoArray(y, yAt);
    }

    private static void minimum(float[] x, int at, Taps taps, float[] y, int yAt) {
        FloatVector best = FloatVector.broadcast(SPECIES, Float.POSITIVE_INFINITY);
        for (int t = 0; t < taps.count; t++) {
            FloatVector v = FloatVector.fromArray(SPECIES, x, at + taps.offset[t]);
            best = best.blend(v, v.lt(best));
        }
        best.add(Extremum.ZERO).intoArray(y, yAt);
    }

    /// `partial[n mod 16] = Σ a[n]·b[n·stride]`; the caller adds the partial sums.
    static void partialProducts(float[] a, int aAt, float[] b, int bAt, int stride, int width, float[] partial) {
        int n = 0;
        if (stride == 1) {
            n = width - width % KernelGradient.PARTIALS;
            for (int lane = 0; lane < KernelGradient.PARTIALS; lane += LANES) {
                FloatVector sum = FloatVector.zero(SPECIES);
                for (int m = lane; m < n; m += KernelGradient.PARTIALS) {
                    sum = FloatVector.fromArray(SPECIES, a, aAt + m)
                            .fma(FloatVector.fromArray(SPECIES, b, bAt + m), sum);
                }
                sum.intoArray(partial, lane);
            }
        } else {
            java.util.Arrays.fill(partial, 0);
        }
        for (; n < width; n++) {
            int lane = n % KernelGradient.PARTIALS;
            partial[lane] = Math.fma(a[aAt + n], b[bAt + n * stride], partial[lane]);
        }
    }
}
