package thawline.learn.identify;

import java.util.Arrays;
import thawline.learn.Cholesky;

/// Centred second moments of n places: A = Σ x·xᵀ, b = Σ x·y, c = Σ y². What any kernel leaves unexplained
/// follows from them without looking at pictures again: c − 2·b·k + kᵀ·A·k.
///
/// @param side of the square window that the numbers of x stand in, row by row; or 0 where they stand in none
/// @param a symmetric
/// @param meanX of each number of x
record Moments(int side, double[][] a, double[] b, double c, double n, double[] meanX, double meanY) {

    /// As many patches are taken in at once as keep the sums in registers.
    private static final int AT_ONCE = 8;

    /// A share of the mean of the diagonal.
    private static final double RIDGE = 1e-10;

    /// Of the places that count, with their window.
    static Moments of(Sample sample, boolean[] use) {
        return of(sample.x(), sample.taps(), sample.y(), use, 2 * sample.radius() + 1);
    }

    /// Of rows of `m` numbers.
    static Moments of(float[] x, int m, float[] y, boolean[] use, int side) {
        // row m of the sums belongs to y; centred about the first means, so that nothing cancels
        double[] centre = centre(x, m, y, use);
        double[][] sums = new double[m + 1][m + 1];
        double[] totals = new double[m + 1];
        double[][] block = new double[AT_ONCE][m + 1];
        int filled = 0;
        long n = 0;
        for (int i = 0; i < y.length; i++) {
            if (use[i]) {
                double[] row = block[filled++];
                for (int k = 0; k < m; k++) {
                    row[k] = x[i * m + k] - centre[k];
                }
                row[m] = y[i] - centre[m];
                n++;
                if (filled == AT_ONCE) {
                    take(block, sums, totals);
                    filled = 0;
                }
            }
        }
        for (int k = filled; k < AT_ONCE; k++) {
            Arrays.fill(block[k], 0);
        }
        take(block, sums, totals);
        return centred(sums, totals, centre, n, side);
    }

    private static double[] centre(float[] x, int m, float[] y, boolean[] use) {
        double[] sum = new double[m + 1];
        int n = 0;
        for (int i = 0; i < y.length; i++) {
            if (use[i]) {
                for (int k = 0; k < m; k++) {
                    sum[k] += x[i * m + k];
                }
                sum[m] += y[i];
                n++;
            }
        }
        for (int k = 0; k <= m; k++) {
            sum[k] /= Math.max(n, 1);
        }
        return sum;
    }

    private static void take(double[][] block, double[][] sums, double[] totals) {
        for (int i = 0; i < totals.length; i++) {
            row(block, i, sums[i]);
            for (double[] values : block) {
                totals[i] += values[i];
            }
        }
    }

    private static void row(double[][] p, int i, double[] to) {
        double[] p0 = p[0];
        double[] p1 = p[1];
        double[] p2 = p[2];
        double[] p3 = p[3];
        double[] p4 = p[4];
        double[] p5 = p[5];
        double[] p6 = p[6];
        double[] p7 = p[7];
        double a0 = p0[i];
        double a1 = p1[i];
        double a2 = p2[i];
        double a3 = p3[i];
        double a4 = p4[i];
        double a5 = p5[i];
        double a6 = p6[i];
        double a7 = p7[i];
        for (int j = i; j < to.length; j++) {
            to[j] += a0 * p0[j]
                    + a1 * p1[j]
                    + (a2 * p2[j] + a3 * p3[j])
                    + (a4 * p4[j] + a5 * p5[j] + (a6 * p6[j] + a7 * p7[j]));
        }
    }

    private static Moments centred(double[][] sums, double[] totals, double[] centre, long n, int side) {
        int m = totals.length - 1;
        double[][] a = new double[m][m];
        double[] b = new double[m];
        double each = 1.0 / Math.max(n, 1);
        for (int i = 0; i < m; i++) {
            for (int j = i; j < m; j++) {
                a[i][j] = sums[i][j] - each * totals[i] * totals[j];
                a[j][i] = a[i][j];
            }
            b[i] = sums[i][m] - each * totals[i] * totals[m];
        }
        double[] mean = new double[m];
        for (int i = 0; i < m; i++) {
            mean[i] = centre[i] + each * totals[i];
        }
        double c = sums[m][m] - each * totals[m] * totals[m];
        return new Moments(side, a, b, Math.max(c, 0), n, mean, centre[m] + each * totals[m]);
    }

    /// The same x with another y, whose places are those that were counted.
    Moments with(Sample sample, float[] y, boolean[] use) {
        int m = b.length;
        double[] other = new double[m];
        double total = 0;
        double squares = 0;
        for (int i = 0; i < y.length; i++) {
            if (use[i]) {
                total += y[i];
            }
        }
        double mean = total / Math.max(n, 1);
        for (int i = 0; i < y.length; i++) {
            if (use[i]) {
                double v = y[i] - mean;
                squares += v * v;
                for (int k = 0; k < m; k++) {
                    other[k] += v * (sample.x()[i * m + k] - meanX[k]);
                }
            }
        }
        return new Moments(side, a, other, squares, n, meanX, mean);
    }

    int taps() {
        return b.length;
    }

    /// The variance of y.
    double variance() {
        return c / Math.max(n, 1);
    }

    /// The window's numbers within a radius of its middle.
    int[] within(int radius) {
        int r = side / 2;
        int s = 2 * radius + 1;
        int[] which = new int[s * s];
        for (int i = 0; i < which.length; i++) {
            which[i] = (r - radius + i / s) * side + r - radius + i % s;
        }
        return which;
    }

    /// The best kernel of the whole window.
    Solution best() {
        return best(side / 2);
    }

    /// The best kernel of a smaller window, with zeros around it.
    Solution best(int radius) {
        int[] which = side == 0 ? all() : within(radius);
        double[] small = solve(which);
        double[] k = new double[taps()];
        for (int i = 0; i < which.length; i++) {
            k[which[i]] = small[i];
        }
        return new Solution(k, unexplained(k, which));
    }

    private int[] all() {
        int[] which = new int[taps()];
        Arrays.setAll(which, i -> i);
        return which;
    }

    /// A kernel over the window, and Σ of what it leaves.
    record Solution(double[] kernel, double rest) {}

    private double[] solve(int[] which) {
        double trace = 0;
        for (int i : which) {
            trace += a[i][i];
        }
        if (!(trace > 0)) {
            return new double[which.length];
        }
        double[] right = new double[which.length];
        for (int i = 0; i < which.length; i++) {
            right[i] = b[which[i]];
        }
        for (double ridge = RIDGE * trace / which.length; ; ridge *= 100) {
            double[][] l = new double[which.length][];
            for (int i = 0; i < l.length; i++) {
                l[i] = new double[i + 1];
                for (int j = 0; j <= i; j++) {
                    l[i][j] = a[which[i]][which[j]];
                }
                l[i][i] += ridge;
            }
            if (Cholesky.factor(l, 0)) {
                return Cholesky.solve(l, right);
            }
        }
    }

    private double unexplained(double[] k, int[] support) {
        double sum = c;
        for (int i : support) {
            double row = 0;
            for (int j : support) {
                row += a[i][j] * k[j];
            }
            sum += k[i] * (row - 2 * b[i]);
        }
        return Math.max(sum, 0);
    }

    /// Weights of kernels that together explain most, and Σ of what they leave.
    record Mix(double[] weights, double rest) {}

    /// The best weights of a few kernels over the window.
    Mix mix(double[]... basis) {
        int q = basis.length;
        double[][] m = new double[q][q];
        double[] right = new double[q];
        for (int i = 0; i < q; i++) {
            int[] support = support(basis[i]);
            double[] image = image(basis[i], support);
            for (int j = 0; j < q; j++) {
                for (int t = 0; t < taps(); t++) {
                    m[i][j] += basis[j][t] * image[t];
                }
            }
            for (int t : support) {
                right[i] += b[t] * basis[i][t];
            }
        }
        double[][] l = new double[q][];
        for (int i = 0; i < q; i++) {
            l[i] = Arrays.copyOf(m[i], i + 1);
            l[i][i] *= 1 + 1e-9;
        }
        if (!Cholesky.factor(l, 0)) {
            return new Mix(new double[q], c);
        }
        double[] w = Cholesky.solve(l, right);
        double rest = c;
        for (int i = 0; i < q; i++) {
            double row = 0;
            for (int j = 0; j < q; j++) {
                row += m[i][j] * w[j];
            }
            rest += w[i] * (row - 2 * right[i]);
        }
        return new Mix(w, Math.max(rest, 0));
    }

    private static int[] support(double[] k) {
        int n = 0;
        int[] which = new int[k.length];
        for (int i = 0; i < k.length; i++) {
            if (k[i] != 0) {
                which[n++] = i;
            }
        }
        return Arrays.copyOf(which, n);
    }

    private double[] image(double[] k, int[] support) {
        double[] image = new double[taps()];
        for (int i : support) {
            double v = k[i];
            double[] row = a[i];
            for (int t = 0; t < image.length; t++) {
                image[t] += v * row[t];
            }
        }
        return image;
    }

    /// What a kernel needs added for the means to agree.
    double offset(double[] k) {
        double sum = meanY;
        for (int i = 0; i < k.length; i++) {
            sum -= k[i] * meanX[i];
        }
        return sum;
    }
}
