package thawline.xo;

import java.util.Arrays;

/// The brightness of blank paper under a picture: a + b·x + c·y + d·x² + e·xy + f·y², x and y in −1 … 1.
///
/// Fitted to the pixels that lie near it, beginning with the brightness that half of the frame
/// has; so what is written does not pull at it. (Beaton, Tukey 1974: reweighted least squares with weights that fall
/// to nothing.)
final class Paper {

    private static final int TERMS = 6;

    private static final int ROUNDS = 8;

    /// Of the frame, as a share of the side.
    private static final double FRAME = 1 / 16.0;

    /// Every so many pixels are enough for six numbers.
    private static final int STEP = 3;

    /// Of pixels that are taken for paper: this share of the absolute residuals is below …
    private static final double LOWER = 0.4;

    /// … so many deviations of normal noise, inverted.
    private static final float DEVIATION = 1.907f;

    /// From the length of the shortest interval that has half of the numbers to a deviation.
    private static final float SHORTEST = 0.7413f;

    /// Deviations from the paper that only ink has.
    private static final float FAR = 3;

    /// Round by round fewer deviations are enough …
    private static final float CLOSER = 0.25f;

    /// … down to these.
    private static final float NEAR = 1.8f;

    private static final float LEAST = 1.5f;

    private final double[] factors = new double[TERMS];

    private Paper(double level) {
        factors[0] = level;
    }

    /// Residuals v − paper, in the place of v; what lies farther from 0 than the result is ink.
    static float subtract(float[] v, int h, int w) {
        float[] some = new float[h * w];
        int n = frame(v, h, w, some);
        Arrays.sort(some, 0, n);
        int half = n / 2;
        int at = 0;
        for (int i = 0; i + half < n; i++) {
            at = some[i + half] - some[i] < some[at + half] - some[at] ? i : at;
        }
        Paper paper = new Paper((some[at] + some[at + half]) / 2);
        float scale = Math.max(LEAST, SHORTEST * (some[at + half] - some[at]));
        for (int round = 0; round < ROUNDS && h > STEP && w > STEP; round++) {
            float far = Math.max(NEAR, FAR - round * CLOSER) * scale;
            paper.fit(v, h, w, far);
            scale = Math.min(scale, Math.max(LEAST, paper.deviation(v, h, w, some, far)));
        }
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                v[y * w + x] -= paper.at(unit(x, w), unit(y, h));
            }
        }
        return FAR * scale;
    }

    /// The deviation of residuals where nothing is written.
    static float noise(float[] residuals, float ink) {
        float[] some = new float[residuals.length / STEP + 1];
        float far = ink;
        float noise = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int n = 0;
            for (int i = 0; i < residuals.length; i += STEP) {
                float r = Math.abs(residuals[i]);
                if (r <= far) {
                    some[n++] = r;
                }
            }
            noise = n == 0 ? noise : DEVIATION * Order.at(some, n, (int) (LOWER * n));
            far = FAR * Math.max(LEAST / FAR, noise);
        }
        return noise;
    }

    private static double unit(int i, int n) {
        return n == 1 ? 0 : 2.0 * i / (n - 1) - 1;
    }

    private float at(double x, double y) {
        double[] f = factors;
        return (float) (f[0] + f[1] * x + f[2] * y + f[3] * x * x + f[4] * x * y + f[5] * y * y);
    }

    /// Copies every second pixel of the frame; how many these are.
    private static int frame(float[] v, int h, int w, float[] frame) {
        int deep = Math.clamp(Math.round(FRAME * Math.max(h, w)), 1, Math.ceilDiv(Math.min(h, w), 2));
        int n = 0;
        for (int y = 0; y < h; y++) {
            boolean edge = y < deep || y >= h - deep;
            for (int x = y % 2; x < w; x += 2) {
                if (edge || x < deep || x >= w - deep) {
                    frame[n++] = v[y * w + x];
                }
            }
        }
        return n;
    }

    /// Of the residuals that are not far.
    private float deviation(float[] v, int h, int w, float[] some, float far) {
        int n = 0;
        for (int y = 0; y < h; y += STEP) {
            for (int x = 0; x < w; x += STEP) {
                float r = Math.abs(v[y * w + x] - at(unit(x, w), unit(y, h)));
                if (r <= far) {
                    some[n++] = r;
                }
            }
        }
        return n == 0 ? 0 : DEVIATION * Order.at(some, n, (int) (LOWER * n));
    }

    private void fit(float[] v, int h, int w, float far) {
        double[][] a = new double[TERMS][TERMS + 1];
        double[] t = new double[TERMS + 1];
        t[0] = 1;
        for (int y = 0; y < h; y += STEP) {
            double b = unit(y, h);
            for (int x = 0; x < w; x += STEP) {
                double r = (v[y * w + x] - at(unit(x, w), b)) / far;
                if (r * r >= 1) {
                    continue;
                }
                t[1] = unit(x, w);
                t[2] = b;
                t[3] = t[1] * t[1];
                t[4] = t[1] * b;
                t[5] = b * b;
                t[6] = v[y * w + x];
                double weight = (1 - r * r) * (1 - r * r);
                for (int i = 0; i < TERMS; i++) {
                    for (int j = i; j <= TERMS; j++) {
                        a[i][j] += weight * t[i] * t[j];
                    }
                }
            }
        }
        solve(a);
    }

    /// By the square root of the matrix (Cholesky), with a little added that holds the curved terms near 0;
    /// nothing changes where too few pixels are near.
    private void solve(double[][] a) {
        double little = 1e-3 * a[0][0] + 1e-9;
        for (int i = 1; i < TERMS; i++) {
            a[i][i] += little;
        }
        double[] x = new double[TERMS];
        for (int i = 0; i < TERMS; i++) {
            for (int k = 0; k < i; k++) {
                for (int j = i; j <= TERMS; j++) {
                    a[i][j] -= a[k][i] * a[k][j];
                }
            }
            if (!(a[i][i] > 1e-9)) {
                return;
            }
            double root = Math.sqrt(a[i][i]);
            for (int j = i; j <= TERMS; j++) {
                a[i][j] /= root;
            }
        }
        for (int i = TERMS - 1; i >= 0; i--) {
            x[i] = a[i][TERMS];
            for (int j = i + 1; j < TERMS; j++) {
                x[i] -= a[i][j] * x[j];
            }
            x[i] /= a[i][i];
        }
        System.arraycopy(x, 0, factors, 0, TERMS);
    }
}
