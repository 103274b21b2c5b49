package thawline.core;

import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// `y[o] = b[o] + Σ_{i,z,y,x} k[o,i,z,y,x]·x[i,…]`: the one correlation of this toolkit, with its two
/// adjoints.
///
/// Inputs are already padded (see [Padding]); only positions where the whole window lies inside are computed.
/// Shapes follow [Geometry#output]. Where the incubator module `jdk.incubator.vector` is there, rows run in
/// SIMD lanes; the result equals [ReferenceCorrelation] bit for bit, whatever the lane width.
public sealed interface Correlation permits ReferenceCorrelation, SimdCorrelation {

    /// y = b + k ⋆ x
    ///
    /// (i,D,H,W) → (o,D',H',W'); `bias` has one number per output plane of the kernel, or a single one for
    /// all. Each sum starts at the bias and runs over i, z, y, x in that order with fused multiply-adds,
    /// leaving out weights that are exactly 0. A separable kernel at stride 1 first sums down its column,
    /// then along its row, both from the outside inwards, see [#inwards].
    void apply(Tensor x, Kernel k, Kernel bias, Geometry g, Tensor y);

    /// y = max(b + k ⋆ x, 0): [#apply], then [Unary#RELU].
    void rectified(Tensor x, Kernel k, Kernel bias, Geometry g, Tensor y);

    /// dx += kᵀ ⋆ dy: the adjoint of [#apply] with respect to its input, so that ⟨k⋆x, dy⟩ = ⟨x, kᵀ⋆dy⟩.
    ///
    /// (o,D',H',W') → (i,D,H,W); to each element of dx the terms are added in the order o, then dy's place,
    /// then z, y, x.
    void adjoint(Tensor dy, Kernel k, Geometry g, Tensor dx);

    /// `dk[o,i,z,y,x] += Σ dy[o,…]·x[i,…]`: the adjoint of [#apply] with respect to its kernel.
    ///
    /// Each row of dy is summed in 16 interleaved partial sums (element n goes to sum n mod 16), which are
    /// added pairwise; rows are added in double precision. That order is the same for every lane width.
    void kernelGradient(Tensor x, Tensor dy, Kernel k, Geometry g, float[] dk);

    /// `db[o] += Σ dy[o,…]`, in double precision, row by row.
    static void biasGradient(Tensor dy, Kernel k, Geometry g, float[] db) {
        Shape s = dy.shape();
        int share = g.grouping() instanceof Grouping.Each ? s.c() / k.outs() : 1;
        for (int o = 0; o < k.outs(); o++) {
            double sum = 0;
            for (int c = o * share; c < (o + 1) * share; c++) {
                for (int z = 0; z < s.d(); z++) {
                    for (int y = 0; y < s.h(); y++) {
                        int row = dy.index(c, z, y, 0);
                        for (int x = 0; x < s.w(); x++) {
                            sum += dy.data()[row + x];
                        }
                    }
                }
            }
            db[o] += (float) sum;
        }
    }

    /// No bias: every sum starts at 0.
    Kernel NO_BIAS = Kernel.scalar(0);

    /// The number that sums of output `o` start at.
    static float start(Kernel bias, int o) {
        return bias.weights()[bias.size() == 1 ? 0 : o];
    }

    /// The readable specification.
    static Correlation reference() {
        return ReferenceCorrelation.INSTANCE;
    }

    /// The fastest that this machine runs: SIMD, or the reference where the incubator module is missing.
    static Correlation best() {
        return Lanes.BEST_CORRELATION;
    }

    /// 0, n − 1, 1, n − 2, …: the order in which a separable kernel's sums take in their terms. What mirrors
    /// each other comes together, so that a first derivative of a flat plane is exactly 0, whatever its
    /// value.
    static int inwards(int i, int n) {
        return i % 2 == 0 ? i / 2 : n - 1 - i / 2;
    }

    /// Whether [#rectified] is one pass over several outputs at a time, rather than two.
    static boolean rectifies(Kernel k, Geometry g) {
        return Lanes.available()
                && k.outs() % SimdPlanes.PLANES == 0
                && k.height() < SimdDense.FEWEST
                && g.grouping().equals(Grouping.ALL)
                && g.stride().isOne()
                && !runsSeparably(k, g);
    }

    /// y = max(y, 0)
    static void rectify(Tensor y) {
        Shape s = y.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    int row = y.index(c, z, v, 0);
                    Elementwise.best().unary(Unary.RELU, y.data(), row, y.data(), row, s.w());
                }
            }
        }
    }

    /// How many fused multiply-adds [#apply] takes for an output shape: those of both passes where it runs
    /// separably; weights that are exactly 0 are left out.
    static long multiplyAdds(Kernel k, Geometry g, Shape out) {
        boolean separable = runsSeparably(k, g);
        float[] first = separable ? k.columns() : k.weights();
        float[] second = separable ? k.rows() : new float[0];
        long weights = 0;
        for (float w : first) {
            weights += w == 0 ? 0 : 1;
        }
        for (float w : second) {
            weights += w == 0 ? 0 : 1;
        }
        return weights * (out.size() / k.outs());
    }

    /// Whether a kernel is applied as a column pass and a row pass; up to four weights take one pass.
    static boolean runsSeparably(Kernel k, Geometry g) {
        return k.isSeparable() && g.stride().isOne() && k.height() > 1 && k.width() > 1 && k.height() * k.width() > 4;
    }
}
