package thawline.core;

import java.util.Arrays;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// y = the middle one, by size, of the ksize² numbers around a place, plane by plane.
///
/// (c,D,H,W) padded → (c,D,H−ksize+1,W−ksize+1). ksize is odd and at most 63. A negative zero comes out as 0, as
/// the order of the two is open.
public final class Rank {

    /// Floats of scratch that still leave room in the first-level cache.
    private static final int SCRATCH = 6144;

    private Rank() {}

    public static void median(Tensor x, int ksize, Tensor y) {
        if (Lanes.available()) {
            strips(x, MedianNetwork.of(ksize), y);
        } else {
            reference(x, ksize, y);
        }
    }

    /// The readable specification.
    static void reference(Tensor x, int ksize, Tensor y) {
        float[] window = new float[ksize * ksize];
        Shape s = y.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        for (int ky = 0; ky < ksize; ky++) {
                            System.arraycopy(x.data(), x.index(c, z, v + ky, u), window, ky * ksize, ksize);
                        }
                        Arrays.sort(window);
                        y.data()[y.index(c, z, v, u)] = window[window.length / 2] + 0f;
                    }
                }
            }
        }
    }

    /// Rows in strips so narrow that all places of the network stay in the first-level cache.
    private static void strips(Tensor x, MedianNetwork network, Tensor y) {
        int k = network.ksize;
        int lanes = SimdRows.LANES;
        int strip = Math.max(SCRATCH / (k * k) / lanes, 1) * lanes;
        int row = strip + (k - 1 + lanes) / lanes * lanes;
        float[] scratch = Taps.mine().row(k * row + k * k * strip);
        Shape s = y.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u += strip) {
                        int n = Math.min(strip, s.w() - u);
                        for (int ky = 0; ky < k; ky++) {
                            System.arraycopy(x.data(), x.index(c, z, v + ky, u), scratch, ky * row, n + k - 1);
                        }
                        SimdWindows.median(network, scratch, row, strip, n);
                        int from = k * row + network.median * strip;
                        int to = y.index(c, z, v, u);
                        for (int i = 0; i < n; i++) {
                            y.data()[to + i] = scratch[from + i] + 0f;
                        }
                    }
                }
            }
        }
    }

    /// dx[first place of the window that holds the median] += dy
    public static void medianAdjoint(Tensor x, Tensor y, Tensor dy, int ksize, Tensor dx) {
        Shape s = y.shape();
        for (int c = 0; c < s.c(); c++) {
            for (int z = 0; z < s.d(); z++) {
                for (int v = 0; v < s.h(); v++) {
                    for (int u = 0; u < s.w(); u++) {
                        int at = find(x, x.index(c, z, v, u), ksize, y.data()[y.index(c, z, v, u)]);
                        int to = dx.index(c, z, v + at / ksize, u + at % ksize);
                        dx.data()[to] += dy.data()[dy.index(c, z, v, u)];
                    }
                }
            }
        }
    }

    private static int find(Tensor x, int from, int ksize, float value) {
        int i = 0;
        while (i < ksize * ksize - 1 && x.data()[from + i / ksize * x.rowStride() + i % ksize] != value) {
            i++;
        }
        return i;
    }
}
