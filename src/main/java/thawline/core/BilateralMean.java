package thawline.core;

import java.util.Arrays;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y[p] = Σ_q w·x[q] / Σ_q w,  w = exp(−|p − q|²/2σ_space²)·exp(−D²/2σ_colour²),  D = Σ_planes |x[q] − x[p]|
///
/// (c,D,H,W) padded by the radius → (c,D,H−2r,W−2r); q runs over the disc of that radius, in reading order. All
/// planes share their weights, so that an edge in one holds the others back too. The mean is taken of x[q] − x[p] and
/// added to x[p], which keeps a flat plane exactly as it is.
public record BilateralMean(int radius, float sigmaColor, float sigmaSpace) {

    private int span() {
        return 2 * radius + 1;
    }

    /// −1/2σ_colour², by which D² goes into the exponent.
    private float slope() {
        return (float) (-0.5 / ((double) sigmaColor * sigmaColor));
    }

    /// exp(−(dy² + dx²)/2σ_space²), or 0 outside the disc.
    private float space(int dy, int dx) {
        int r2 = dy * dy + dx * dx;
        return r2 > radius * radius ? 0 : (float) StrictMath.exp(-0.5 * r2 / ((double) sigmaSpace * sigmaSpace));
    }

    /// How many places of the window weigh more than 0.
    public int places() {
        int places = 0;
        for (int i = 0; i < span() * span(); i++) {
            places += space(i / span() - radius, i % span() - radius) > 0 ? 1 : 0;
        }
        return places;
    }

    static float distance(float[] x, int a, int b, int planes, int planeStride) {
        float sum = 0;
        for (int c = 0; c < planes; c++) {
            sum += Math.abs(x[a + c * planeStride] - x[b + c * planeStride]);
        }
        return sum;
    }

    private float weight(float distance, float space) {
        return Exponential.of(distance * distance * slope()) * space;
    }

    public void apply(Tensor x, Tensor y) {
        if (Lanes.available()) {
            rows(x, y);
        } else {
            reference(x, y);
        }
    }

    /// The readable specification.
    void reference(Tensor x, Tensor y) {
        Shape s = y.shape();
        float[] sums = new float[s.c()];
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    float total = sums(x, z, v, u, sums);
                    for (int c = 0; c < s.c(); c++) {
                        y.data()[y.index(c, z, v, u)] = x.at(c, z, v + radius, u + radius) + sums[c] / total;
                    }
                }
            }
        }
    }

    /// Σ w·(x[q] − x[p]) of each plane into `sums`; answers Σ w.
    private float sums(Tensor x, int z, int v, int u, float[] sums) {
        Arrays.fill(sums, 0);
        float total = 0;
        int p = x.index(0, z, v + radius, u + radius);
        for (int dy = -radius; dy <= radius; dy++) {
            for (int dx = -radius; dx <= radius; dx++) {
                float space = space(dy, dx);
                if (space > 0) {
                    int q = p + dy * x.rowStride() + dx;
                    float w = weight(distance(x.data(), q, p, sums.length, x.channelStride()), space);
                    total += w;
                    for (int c = 0; c < sums.length; c++) {
                        float gap = x.data()[q + c * x.channelStride()] - x.data()[p + c * x.channelStride()];
                        sums[c] = Math.fma(gap, w, sums[c]);
                    }
                }
            }
        }
        return total;
    }

    /// Row by row: all outputs of a row take in one q after the other.
    private void rows(Tensor x, Tensor y) {
        Shape s = y.shape();
        int n = s.w();
        int row = n + SimdRows.LANES;
        int span = span();
        float[] scratch = Taps.mine().row((s.c() + 2) * row + span * span);
        int total = row;
        int sums = 2 * row;
        int disc = sums + s.c() * row;
        for (int i = 0; i < span * span; i++) {
            scratch[disc + i] = space(i / span - radius, i % span - radius);
        }
        float slope = slope();
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                Arrays.fill(scratch, total, disc, 0);
                int p = x.index(0, z, v + radius, radius);
                for (int i = 0; i < span * span; i++) {
                    float space = scratch[disc + i];
                    if (space > 0) {
                        int q = x.index(0, z, v + i / span, i % span);
                        SimdWindows.distance(x.data(), q, p, s.c(), x.channelStride(), scratch, 0, n);
                        SimdWindows.weights(scratch, 0, space, slope, total, n);
                        for (int c = 0; c < s.c(); c++) {
                            int plane = c * x.channelStride();
                            SimdWindows.accumulate(x.data(), q + plane, p + plane, scratch, 0, sums + c * row, n);
                        }
                    }
                }
                for (int c = 0; c < s.c(); c++) {
                    int plane = p + c * x.channelStride();
                    SimdWindows.shift(
                            x.data(), plane, scratch, sums + c * row, total, y.data(), y.index(c, z, v, 0), n);
                }
            }
        }
    }

    /// dx += Jᵀ·dy; answers the gradients of (σ_colour, σ_space).
    ///
    /// With W = Σ w:  dx[q] += dy·w/W,  dw = dy·(x[q] − y)/W,  and w itself moves with D by −w·D/σ_colour², which
    /// goes to x[q] and, turned, to x[p].
    public double[] adjoint(Tensor x, Tensor y, Tensor dy, Tensor dx) {
        Shape s = y.shape();
        double[] bySigma = new double[2];
        float[] sums = new float[s.c()];
        for (int z = 0; z < s.d(); z++) {
            for (int v = 0; v < s.h(); v++) {
                for (int u = 0; u < s.w(); u++) {
                    float total = sums(x, z, v, u, sums);
                    for (int i = 0; i < span() * span(); i++) {
                        float space = space(i / span() - radius, i % span() - radius);
                        if (space > 0) {
                            int[] q = {z, v + i / span(), u + i % span()};
                            adjointOf(x, y, dy, dx, new int[] {z, v, u}, q, space, total, bySigma);
                        }
                    }
                }
            }
        }
        return bySigma;
    }

    private void adjointOf(
            Tensor x, Tensor y, Tensor dy, Tensor dx, int[] p, int[] q, float space, float total, double[] bySigma) {
        int planes = y.shape().c();
        int centre = x.index(0, p[0], p[1] + radius, p[2] + radius);
        int other = x.index(0, q[0], q[1], q[2]);
        float d = distance(x.data(), other, centre, planes, x.channelStride());
        double w = weight(d, space);
        double byWeight = 0;
        for (int c = 0; c < planes; c++) {
            double slope = dy.data()[dy.index(c, p[0], p[1], p[2])] / (double) total;
            dx.data()[dx.index(c, q[0], q[1], q[2])] += (float) (slope * w);
            float away = x.data()[other + c * x.channelStride()] - y.data()[y.index(c, p[0], p[1], p[2])];
            byWeight += slope * away;
        }
        double colour = (double) sigmaColor * sigmaColor;
        for (int c = 0; c < planes; c++) {
            float gap = x.data()[other + c * x.channelStride()] - x.data()[centre + c * x.channelStride()];
            float pull = (float) (byWeight * w * -d / colour * Math.signum(gap));
            dx.data()[dx.index(c, q[0], q[1], q[2])] += pull;
            dx.data()[dx.index(c, p[0], p[1] + radius, p[2] + radius)] -= pull;
        }
        int r2 = (q[1] - p[1] - radius) * (q[1] - p[1] - radius) + (q[2] - p[2] - radius) * (q[2] - p[2] - radius);
        bySigma[0] += byWeight * w * d * d / (colour * sigmaColor);
        bySigma[1] += byWeight * w * r2 / ((double) sigmaSpace * sigmaSpace * sigmaSpace);
    }
}
