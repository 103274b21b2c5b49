package thawline.filter;

import thawline.core.Kernel;

/// The numbers of the classical filters, built from their factors in double precision.
///
/// Kernels are stored as they are read (x to the right, y down) and applied by cross-correlation, so that
/// "brighter to the right" and "brighter below" are positive. `StrictMath` makes them the same on every
/// machine.
public final class Kernels {

    /// {1, 1}: the average of neighbours; its powers are the binomials.
    private static final double[] SMOOTH = {1, 1};

    /// {−1, 1}: the difference of neighbours.
    private static final double[] EDGE = {-1, 1};

    /// The Gaussian kernels that OpenCV keeps for `sigma <= 0`, as halves from the middle outwards over their
    /// common denominator.
    private static final double[][] SMALL_GAUSSIANS = {{1}, {2, 1}, {6, 4, 1}, {9, 7, 3.5, 1}, {60, 51, 30, 13, 4}};

    /// How many sigmas a derived ksize reaches.
    private static final double FLOAT_REACH = 4;

    private static final double BYTE_REACH = 3;

    private Kernels() {}

    /// `k[y, x] = derivative_dy[y] · derivative_dx[x]`: the binomial of the other axis smooths what is
    /// differentiated along one.
    ///
    /// ksize × ksize, for ksize 1 as long as 3 where it differentiates and 1 where it does not. Not
    /// normalised. OpenCV's `getDerivKernels`, with dx, dy ≤ 2 and dx + dy > 0.
    public static Kernel sobel(int dx, int dy, int ksize) {
        return sobel(dx, dy, ksize, 1);
    }

    /// [#sobel] times `scale`. As in OpenCV the smoothing factor takes it: an edge factor of small integers makes
    /// exactly 0 of a flat plane.
    public static Kernel sobel(int dx, int dy, int ksize, double scale) {
        requireOrders(dx, dy, ksize);
        double[] down = derivative(dy, ksize);
        double[] along = derivative(dx, ksize);
        return Kernel.outer(floats(dx > 0 ? times(down, scale) : down), floats(dx > 0 ? along : times(along, scale)));
    }

    /// [#sobel] in x above that in y, times `scale`, of one window: 1 → 2 planes.
    public static Kernel sobelPair(int ksize, double scale) {
        Check.odd("ksize", ksize);
        if (ksize > 1) {
            return Kernel.stack(sobel(1, 0, ksize, scale), sobel(0, 1, ksize, scale));
        }
        float[] middle = floats(times(new double[] {0, 1, 0}, scale));
        float[] edge = floats(derivative(1, 3));
        return Kernel.stack(Kernel.outer(middle, edge), Kernel.outer(edge, middle));
    }

    private static void requireOrders(int dx, int dy, int ksize) {
        Check.odd("ksize", ksize);
        Check.require(ksize <= 31, "ksize " + ksize + " is more than 31; smooth first, or use log");
        Check.require(
                dx >= 0 && dy >= 0 && dx <= 2 && dy <= 2 && dx + dy > 0,
                "derivatives dx = " + dx + ", dy = " + dy + "; each is 0, 1 or 2, and not both 0");
    }

    /// {1, 1}^(n − 1 − order) * {−1, 1}^order, of n = ksize numbers; {1} for ksize 1 and order 0.
    static double[] derivative(int order, int ksize) {
        int n = ksize == 1 && order > 0 ? 3 : ksize;
        double[] k = {1};
        for (int i = 0; i < n - 1; i++) {
            k = convolved(k, i < order ? EDGE : SMOOTH);
        }
        return k;
    }

    private static double[] convolved(double[] a, double[] b) {
        double[] c = new double[a.length + b.length - 1];
        for (int i = 0; i < a.length; i++) {
            for (int j = 0; j < b.length; j++) {
                c[i + j] += a[i] * b[j];
            }
        }
        return c;
    }

    /// {3, 10, 3} across {−1, 0, 1}: the 3×3 derivative closest to a rotation-invariant one. dx + dy = 1.
    public static Kernel scharr(int dx, int dy) {
        return first(dx, dy, 3, 10, 3);
    }

    /// {1, 1, 1} across {−1, 0, 1}. dx + dy = 1.
    public static Kernel prewitt(int dx, int dy) {
        return first(dx, dy, 1, 1, 1);
    }

    private static Kernel first(int dx, int dy, float... across) {
        Check.require(
                dx >= 0 && dy >= 0 && dx + dy == 1,
                "derivatives dx = " + dx + ", dy = " + dy + "; this kernel has one first derivative: (1, 0) or (0, 1)");
        float[] edge = floats(derivative(1, 3));
        return dx == 1 ? Kernel.outer(across, edge) : Kernel.outer(edge, across);
    }

    /// g[i] = exp(−(i − (n − 1)/2)² / 2σ²) / Σ; the outer product of two.
    ///
    /// ksize × ksize, of sum 1. For `sigma <= 0` the numbers are OpenCV's: fixed tables up to 9, and σ =
    /// 0.3·((n − 1)/2 − 1) + 0.8 above. For ksize 0 each side reaches 4σ, as OpenCV's for float pictures; see
    /// [#ksize(double, double)] for its 8-bit rule. OpenCV's `getGaussianKernel`.
    public static Kernel gaussian(int ksize, double sigma) {
        return gaussian(ksize, sigma, sigma);
    }

    public static Kernel gaussian(int ksize, double sigmaX, double sigmaY) {
        return gaussian(ksize, ksize, sigmaX, sigmaY);
    }

    /// The same of height × width.
    public static Kernel gaussian(int height, int width, double sigmaX, double sigmaY) {
        return Kernel.outer(floats(bell(height, sigmaY)), floats(bell(width, sigmaX)));
    }

    static double[] bell(int ksize, double sigma) {
        Check.require(Double.isFinite(sigma), "sigma " + sigma + " is not a number; use 0 to derive it from ksize");
        Check.require(
                ksize != 0 || sigma > 0, "ksize 0 is derived from sigma, but sigma is " + sigma + "; give one of them");
        int n = Check.odd("ksize", ksize == 0 ? ksize(sigma, FLOAT_REACH) : ksize);
        boolean table = sigma <= 0 && n / 2 < SMALL_GAUSSIANS.length;
        double s = sigma > 0 ? sigma : 0.3 * ((n - 1) * 0.5 - 1) + 0.8;
        double[] g = new double[n];
        double sum = 0;
        for (int i = 0; i < n; i++) {
            int r = i - n / 2;
            g[i] = table ? SMALL_GAUSSIANS[n / 2][Math.abs(r)] : StrictMath.exp(-(double) r * r / (2 * s * s));
            sum += g[i];
        }
        return times(g, 1 / sum);
    }

    /// [#gaussian] in 256ths, as OpenCV filters 8-bit pictures.
    ///
    /// From the outside inwards each number is rounded together with what rounding has left over so far; the middle
    /// one makes the sum 1. With 8-bit numbers every sum is exact.
    ///
    /// For ksize 0 each side reaches 3σ.
    public static Kernel gaussian8(int ksize, double sigmaX, double sigmaY) {
        return gaussian8(ksize, ksize, sigmaX, sigmaY);
    }

    /// The same of height × width.
    public static Kernel gaussian8(int height, int width, double sigmaX, double sigmaY) {
        return Kernel.outer(floats(bell8(height, sigmaY)), floats(bell8(width, sigmaX)));
    }

    private static double[] bell8(int ksize, double sigma) {
        return in256ths(bell(ksize == 0 && sigma > 0 ? ksize(sigma, BYTE_REACH) : ksize, sigma));
    }

    private static double[] in256ths(double[] bell) {
        double[] g = new double[bell.length];
        int middle = bell.length / 2;
        double left = 0;
        double sum = 0;
        for (int i = 0; i < middle; i++) {
            double exact = bell[i] * 256 + left;
            double rounded = StrictMath.rint(exact);
            left = exact - rounded;
            g[i] = rounded / 256;
            g[bell.length - 1 - i] = g[i];
            sum += 2 * g[i];
        }
        g[middle] = 1 - sum;
        return g;
    }

    /// The ksize that reaches `reach` sigmas to each side: round(2·reach·σ + 1), made odd. OpenCV takes a
    /// reach of 3 for 8-bit pictures and of 4 for others.
    public static int ksize(double sigma, double reach) {
        int n = (int) StrictMath.rint(Check.positive("sigma", sigma) * reach * 2 + 1) | 1;
        return Check.atLeastOne("for sigma " + sigma + " ksize", n);
    }

    /// Ones, or 1/(height·width) each: their sum, or their mean.
    public static Kernel box(int height, int width, Sum sum) {
        Check.atLeastOne("ksize", height);
        Check.atLeastOne("ksize", width);
        double each = sum == Sum.MEAN ? 1.0 / ((double) height * width) : 1;
        float[] column = new float[height];
        float[] row = new float[width];
        java.util.Arrays.fill(column, 1);
        java.util.Arrays.fill(row, (float) each);
        return Kernel.outer(column, row);
    }

    /// ∂²/∂x² + ∂²/∂y²: the sum of both second [#sobel] derivatives; ksize 1 is the cross {1; 1 −4 1; 1}.
    public static Kernel laplacian(int ksize) {
        requireOrders(2, 0, ksize);
        int n = Math.max(ksize, 3);
        double[] edge = derivative(2, n);
        double[] smooth = ksize == 1 ? new double[] {0, 1, 0} : derivative(0, n);
        return square(n, (y, x) -> smooth[y] * edge[x] + edge[y] * smooth[x]);
    }

    /// (r² − 2σ²)/σ⁴ · exp(−r²/2σ²)/Σ, less its mean: the Laplacian of a Gaussian of sum 1, itself of sum 0.
    public static Kernel log(int ksize, double sigma) {
        int n = Check.odd("ksize", ksize);
        double s2 = Check.positive("sigma", sigma) * sigma;
        double[] g = bell(n, sigma);
        double[] k = new double[n * n];
        double sum = 0;
        for (int i = 0; i < k.length; i++) {
            int y = i / n - n / 2;
            int x = i % n - n / 2;
            k[i] = (x * x + y * y - 2 * s2) / (s2 * s2) * g[i / n] * g[i % n];
            sum += k[i];
        }
        double mean = sum / k.length;
        return square(n, (y, x) -> k[y * n + x] - mean);
    }

    /// An n × n kernel, place by place.
    static Kernel square(int n, Cell cell) {
        float[] k = new float[n * n];
        for (int i = 0; i < k.length; i++) {
            k[i] = (float) cell.at(i / n, i % n);
        }
        return Kernel.of(n, n, k);
    }

    /// A kernel's number at a place.
    @FunctionalInterface
    interface Cell {
        double at(int y, int x);
    }

    private static double[] times(double[] values, double factor) {
        double[] d = values.clone();
        for (int i = 0; i < d.length; i++) {
            d[i] *= factor;
        }
        return d;
    }

    private static float[] floats(double[] values) {
        float[] f = new float[values.length];
        for (int i = 0; i < f.length; i++) {
            f[i] = (float) values[i];
        }
        return f;
    }
}
