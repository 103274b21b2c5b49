package thawline.core;

import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Correlations with windows of many rows at stride 1: `y[v][u] = b + Σ k[ky][kx]·x[v + ky][u + kx]` for four rows of
/// outputs at once, so that a vector of x that is loaded serves four sums.
///
/// Registers: 4 rows × 3 vectors of sums, 3 of x, 1 of a weight: 16, all that AVX2 has. Every sum runs over i, ky, kx
/// in that order, as [ReferenceCorrelation]'s; a row of x that is above or below a window takes part with weights of 0,
/// which changes no bit of finite numbers but perhaps the sign of a zero. Of 16 rows that is 3 more.
///
/// 1.6 ns an output for 7 × 7 (one thread, Xeon with AVX-512, JDK 25.0.3).
final class SimdDense {

    private static final VectorSpecies<Float> F = FloatVector.SPECIES_PREFERRED;
    private static final int L = F.length();

    /// The rows of outputs of a tile, and the vectors of one.
    private static final int ROWS = 4;

    private static final int WIDE = 3 * L;

    /// Windows of fewer rows leave too much of a tile to weights of 0.
    static final int FEWEST = 8;

    private static final ThreadLocal<SimdDense> MINE = ThreadLocal.withInitial(SimdDense::new);

    /// Of one output: for each input row, column and row of outputs the weight.
    private float[] packed = {};

    private SimdDense() {}

    static SimdDense mine() {
        return MINE.get();
    }

    /// Whether tiles are faster, and have the same bits.
    static boolean fits(Tensor x, Kernel k, Kernel bias, Geometry g, Tensor y) {
        Shape s = y.shape();
        return k.depth() == 1
                && k.height() >= FEWEST
                && s.h() >= ROWS
                && s.w() >= L
                && g.stride().isOne()
                && g.dilation().isOne()
                && isPlain(bias)
                && isFinite(k.weights(), 0, k.size())
                && isFinite(x);
    }

    /// −0 plus 0 would no longer be −0.
    private static boolean isPlain(Kernel bias) {
        for (float b : bias.weights()) {
            if (!Float.isFinite(b) || Float.floatToRawIntBits(b) == Float.floatToRawIntBits(-0f)) {
                return false;
            }
        }
        return true;
    }

    private static boolean isFinite(Tensor x) {
        Shape s = x.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    if (!isFinite(x.data(), x.index(c, z, v, 0), s.w())) {
                        return false;
                    }
                }
            }
        }
        return true;
    }

    /// 0·x is 0 for finite numbers alone.
    private static boolean isFinite(float[] x, int at, int n) {
        FloatVector none = FloatVector.zero(F);
        int u = 0;
        for (; u <= n - L; u += L) {
            none = FloatVector.fromArray(F, x, at + u).fma(FloatVector.zero(F), none);
        }
        float rest = none.reduceLanes(VectorOperators.ADD);
        for (; u < n; u++) {
            rest += 0 * x[at + u];
        }
        return rest == 0;
    }

    void apply(Tensor x, Kernel k, Kernel bias, Geometry g, Tensor y) {
        Shape s = y.shape();
        int inputs = x.shape().c();
        int each = (k.height() + ROWS - 1) * k.width() * ROWS * k.ins();
        if (packed.length < each) {
            packed = new float[each];
        }
        for (int c = 0; c < s.c(); c++) {
            int o = g.kernelOf(c, inputs);
            int first = g.firstInputOf(c, inputs, k);
            float b = Correlation.start(bias, o);
            pack(k, o);
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v += ROWS) {
                    int row = Math.min(v, s.h() - ROWS);
                    rows(x, x.index(first, z, row, 0), k, b, y, y.index(c, z, row, 0));
                }
            }
        }
    }

    private void pack(Kernel k, int o) {
        int n = 0;
        for (int i = 0; i < k.ins(); i++) {
            int from = k.index(o, i, 0, 0, 0);
            for (int r = 0; r < k.height() + ROWS - 1; r++) {
                for (int kx = 0; kx < k.width(); kx++) {
                    for (int j = 0; j < ROWS; j++) {
                        int ky = r - j;
                        packed[n++] = ky < 0 || ky >= k.height() ? 0 : k.weights()[from + ky * k.width() + kx];
                    }
                }
            }
        }
    }

    private void rows(Tensor x, int at, Kernel k, float b, Tensor y, int to) {
        int width = y.shape().w();
        int pitch = y.rowStride();
        int rows = k.height() + ROWS - 1;
        int u = 0;
        for (; u <= width - WIDE; u += WIDE) {
            wide(x, at + u, k.ins(), rows, k.width(), packed, b, y.data(), to + u, pitch);
        }
        for (; u < width; u += L) {
            int last = Math.min(u, width - L);
            narrow(x, at + last, k.ins(), rows, k.width(), packed, b, y.data(), to + last, pitch);
        }
    }

    private static void wide(
            Tensor in, int at, int ins, int rows, int k, float[] w, float bias, float[] y, int to, int pitch) {
        float[] x = in.data();
        FloatVector a0 = FloatVector.broadcast(F, bias);
        FloatVector a1 = a0;
        FloatVector a2 = a0;
        FloatVector b0 = a0;
        FloatVector b1 = a0;
        FloatVector b2 = a0;
        FloatVector c0 = a0;
        FloatVector c1 = a0;
        FloatVector c2 = a0;
        FloatVector d0 = a0;
        FloatVector d1 = a0;
        FloatVector d2 = a0;
        int t = 0;
        for (int r = 0; r < ins * rows; r++) {
            int from = at + r / rows * in.channelStride() + r % rows * in.rowStride();
            for (int kx = 0; kx < k; kx++) {
                FloatVector x0 = FloatVector.fromArray(F, x, from + kx);
                FloatVector x1 = FloatVector.fromArray(F, x, from + kx + L);
                FloatVector x2 = FloatVector.fromArray(F, x, from + kx + 2 * L);
                FloatVector weight = FloatVector.broadcast(F, w[t]);
                a0 = x0.fma(weight, a0);
                a1 = x1.fma(weight, a1);
                a2 = x2.fma(weight, a2);
                weight = FloatVector.broadcast(F, w[t + 1]);
                b0 = x0.fma(weight, b0);
                b1 = x1.fma(weight, b1);
                b2 = x2.fma(weight, b2);
                weight = FloatVector.broadcast(F, w[t + 2]);
                c0 = x0.fma(weight, c0);
                c1 = x1.fma(weight, c1);
                c2 = x2.fma(weight, c2);
                weight = FloatVector.broadcast(F, w[t + 3]);
                d0 = x0.fma(weight, d0);
                d1 = x1.fma(weight, d1);
                d2 = x2.fma(weight, d2);
                t += ROWS;
            }
        }
        FloatVector none = FloatVector.broadcast(F, Lanes.NOTHING);
        none.add(a0).intoArray(y, to);
        none.add(a1).intoArray(y, to + L);
        none.add(a2).intoArray(y, to + 2 * L);
        none.add(b0).intoArray(y, to + pitch);
        none.add(b1).intoArray(y, to + pitch + L);
        none.add(b2).intoArray(y, to + pitch + 2 * L);
        none.add(c0).intoArray(y, to + 2 * pitch);
        none.add(c1).intoArray(y, to + 2 * pitch + L);
        none.add(c2).intoArray(y, to + 2 * pitch + 2 * L);
        none.add(d0).intoArray(y, to + 3 * pitch);
        none.add(d1).intoArray(y, to + 3 * pitch + L);
        none.add(d2).intoArray(y, to + 3 * pitch + 2 * L);
    }

    private static void narrow(
            Tensor in, int at, int ins, int rows, int k, float[] w, float bias, float[] y, int to, int pitch) {
        float[] x = in.data();
        FloatVector a = FloatVector.broadcast(F, bias);
        FloatVector b = a;
        FloatVector c = a;
        FloatVector d = a;
        int t = 0;
        for (int r = 0; r < ins * rows; r++) {
            int from = at + r / rows * in.channelStride() + r % rows * in.rowStride();
            for (int kx = 0; kx < k; kx++) {
                FloatVector x0 = FloatVector.fromArray(F, x, from + kx);
                a = x0.fma(FloatVector.broadcast(F, w[t]), a);
                b = x0.fma(FloatVector.broadcast(F, w[t + 1]), b);
                c = x0.fma(FloatVector.broadcast(F, w[t + 2]), c);
                d = x0.fma(FloatVector.broadcast(F, w[t + 3]), d);
                t += ROWS;
            }
        }
        FloatVector none = FloatVector.broadcast(F, Lanes.NOTHING);
        none.add(a).intoArray(y, to);
        none.add(b).intoArray(y, to + pitch);
        none.add(c).intoArray(y, to + 2 * pitch);
        none.add(d).intoArray(y, to + 3 * pitch);
    }
}
