package thawline.learn;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import thawline.core.Kernel;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// min over k, b of Σ (y[o] − b[o] − Σ_i k[o,i] ⋆ x[i])²: the best linear kernel from pictures before and
/// after.
///
/// x (i,1,H,W), y (o,1,H,W) → k (o,i,1,h,w). Element (h/2, w/2) of the window is its anchor, as in OpenCV.
/// Only places whose window lies wholly inside x count, so that no border is involved. Sums are double
/// precision; pictures of any sizes may follow each other.
///
/// The normal matrix is made from box sums of x·x(shifted), (2h − 1)·(2w − 1)/2 products per pixel and pair
/// of planes, not (h·w)²/2.
public final class LeastSquares {

    /// Of the mean of the centred normal matrix' diagonal, so that a picture without some frequencies has an
    /// answer too.
    public static final double RIDGE = 1e-12;

    /// Above it the matrix alone takes gigabytes.
    private static final int MOST = 8192;

    /// Which places count.
    @FunctionalInterface
    public interface Places {
        Places ALL = (y, x) -> true;

        /// Row and column of the result y.
        boolean use(int y, int x);
    }

    /// Whether a constant is added to every sum.
    public enum Offset {
        FREE,
        ZERO
    }

    private final int ins;
    private final int outs;
    private final int height;
    private final int width;
    private final int taps;

    /// Σ x_a·x_b for a ≤ b.
    private final double[][] a;

    /// Σ x_a
    private final double[] s;

    /// Σ y_o·x_a
    private final double[][] b;

    /// Σ y_o and Σ y_o²
    private final double[] t;

    private final double[] tt;
    private long count;

    private LeastSquares(int outs, int ins, int height, int width) {
        if (outs < 1 || ins < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("a kernel of " + outs + " × " + ins + " planes and " + height + " × "
                    + width + " has an axis without elements");
        }
        if ((long) ins * height * width > MOST) {
            throw new IllegalArgumentException("a window of " + height + " × " + width + " over " + ins
                    + " planes has more than " + MOST + " numbers; use a smaller one");
        }
        this.ins = ins;
        this.outs = outs;
        this.height = height;
        this.width = width;
        taps = ins * height * width;
        a = new double[taps][taps];
        s = new double[taps];
        b = new double[outs][taps];
        t = new double[outs];
        tt = new double[outs];
    }

    /// One plane to one plane.
    public static LeastSquares of(int height, int width) {
        return new LeastSquares(1, 1, height, width);
    }

    /// Each of `outs` planes from all of `ins` planes.
    public static LeastSquares of(int outs, int ins, int height, int width) {
        return new LeastSquares(outs, ins, height, width);
    }

    /// All places of a pair.
    public void accumulate(Tensor x, Tensor y) {
        accumulate(x, y, Places.ALL);
    }

    /// Some places of a pair, such as those that are not clipped.
    public void accumulate(Tensor x, Tensor y, Places places) {
        requireFit(x.shape(), y.shape());
        for (int i = 0; i < ins; i++) {
            for (int j = i; j < ins; j++) {
                for (int dy = i == j ? 0 : 1 - height; dy < height; dy++) {
                    for (int dx = i == j && dy == 0 ? 0 : 1 - width; dx < width; dx++) {
                        products(x, i, j, dy, dx);
                    }
                }
            }
        }
        Shape p = places(x.shape());
        for (int k = 0; k < taps; k++) {
            moments(x, y, k, p);
        }
        for (int o = 0; o < outs; o++) {
            for (int v = 0; v < p.h(); v++) {
                int at = y.index(o, 0, v + height / 2, width / 2);
                for (int u = at; u < at + p.w(); u++) {
                    double value = y.data()[u];
                    t[o] += value;
                    tt[o] += value * value;
                }
            }
        }
        count += (long) p.h() * p.w();
        if (places != Places.ALL) {
            takeOut(x, y, places, p);
        }
    }

    private void requireFit(Shape x, Shape y) {
        if (x.c() != ins || y.c() != outs || x.d() != 1 || y.d() != 1) {
            throw new IllegalArgumentException("a kernel from " + ins + " to " + outs + " planes was wanted, but x is "
                    + x + " and y is " + y + " (channels, depth, height, width)");
        }
        if (x.h() != y.h() || x.w() != y.w()) {
            throw new IllegalArgumentException(
                    "x is " + x.w() + "×" + x.h() + " but y is " + y.w() + "×" + y.h() + "; a pair has one size");
        }
        if (x.h() < height || x.w() < width) {
            throw new IllegalArgumentException(
                    "a picture of " + x.w() + "×" + x.h() + " has no place for a window of " + width + "×" + height);
        }
    }

    private Shape places(Shape x) {
        return Shape.plane(x.h() - height + 1, x.w() - width + 1);
    }

    /// All entries of the matrix for planes i, j whose taps lie (dy, dx) apart: box sums of one plane of
    /// products.
    private void products(Tensor x, int i, int j, int dy, int dx) {
        Shape p = places(x.shape());
        int top = Math.max(0, -dy);
        int left = Math.max(0, -dx);
        int rows = height - Math.abs(dy);
        int columns = width - Math.abs(dx);
        double[][] sums = new double[rows + p.h() - 1][];
        for (int v = 0; v < sums.length; v++) {
            int one = x.index(i, 0, v + top, left);
            int two = x.index(j, 0, v + top + dy, left + dx);
            sums[v] = boxes(x.data(), one, two, p.w(), columns);
        }
        for (int c = 0; c < columns; c++) {
            double sum = 0;
            for (int v = 0; v < p.h(); v++) {
                sum += sums[v][c];
            }
            for (int r = 0; r < rows; r++) {
                if (r > 0) {
                    sum += sums[r - 1 + p.h()][c] - sums[r - 1][c];
                }
                int from = (i * height + top + r) * width + left + c;
                int to = (j * height + top + r + dy) * width + left + c + dx;
                a[Math.min(from, to)][Math.max(from, to)] += sum;
            }
        }
    }

    /// Σ over n products from each of `count` starts that follow each other.
    private static double[] boxes(float[] data, int one, int two, int n, int count) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        int u = 0;
        for (; u + 3 < n; u += 4) {
            s0 += (double) data[one + u] * data[two + u];
            s1 += (double) data[one + u + 1] * data[two + u + 1];
            s2 += (double) data[one + u + 2] * data[two + u + 2];
            s3 += (double) data[one + u + 3] * data[two + u + 3];
        }
        for (; u < n; u++) {
            s0 += (double) data[one + u] * data[two + u];
        }
        double[] sums = new double[count];
        sums[0] = s0 + s1 + (s2 + s3);
        for (int k = 1; k < count; k++) {
            sums[k] = sums[k - 1]
                    + (double) data[one + k - 1 + n] * data[two + k - 1 + n]
                    - (double) data[one + k - 1] * data[two + k - 1];
        }
        return sums;
    }

    /// Σ x_a and Σ y_o·x_a of one tap.
    private void moments(Tensor x, Tensor y, int tap, Shape p) {
        int dx = tap % width;
        int dy = tap / width % height;
        int i = tap / (width * height);
        for (int v = 0; v < p.h(); v++) {
            int from = x.index(i, 0, v + dy, dx);
            double sum = 0;
            for (int u = from; u < from + p.w(); u++) {
                sum += x.data()[u];
            }
            s[tap] += sum;
            for (int o = 0; o < outs; o++) {
                int with = y.index(o, 0, v + height / 2, width / 2);
                double product = 0;
                for (int u = 0; u < p.w(); u++) {
                    product += (double) x.data()[from + u] * y.data()[with + u];
                }
                b[o][tap] += product;
            }
        }
    }

    /// Takes the places that do not count out again, one by one.
    private void takeOut(Tensor x, Tensor y, Places places, Shape p) {
        double[] patch = new double[taps];
        for (int v = 0; v < p.h(); v++) {
            for (int u = 0; u < p.w(); u++) {
                if (!places.use(v + height / 2, u + width / 2)) {
                    patch(x, v, u, patch);
                    takeOut(patch, y, v + height / 2, u + width / 2);
                }
            }
        }
    }

    private void takeOut(double[] patch, Tensor y, int v, int u) {
        for (int k = 0; k < taps; k++) {
            double[] row = a[k];
            double value = patch[k];
            s[k] -= value;
            for (int l = k; l < taps; l++) {
                row[l] -= value * patch[l];
            }
        }
        for (int o = 0; o < outs; o++) {
            double value = y.data()[y.index(o, 0, v, u)];
            t[o] -= value;
            tt[o] -= value * value;
            for (int k = 0; k < taps; k++) {
                b[o][k] -= value * patch[k];
            }
        }
        count--;
    }

    private void patch(Tensor x, int v, int u, double[] patch) {
        int k = 0;
        for (int i = 0; i < ins; i++) {
            for (int dy = 0; dy < height; dy++) {
                int from = x.index(i, 0, v + dy, u);
                for (int dx = 0; dx < width; dx++) {
                    patch[k++] = x.data()[from + dx];
                }
            }
        }
    }

    /// How many places counted so far.
    public long places() {
        return count;
    }

    /// Centred second moments of the first result plane: A = Σ x·xᵀ, b = Σ x·y, c = Σ y², each less its
    /// means'.
    public record Moments(double[][] a, double[] b, double c, double[] meanX, double meanY) {}

    /// Of what was accumulated so far.
    public Moments moments() {
        double each = 1.0 / Math.max(count, 1);
        double[][] centred = new double[taps][taps];
        double[] right = new double[taps];
        double[] mean = new double[taps];
        for (int k = 0; k < taps; k++) {
            for (int l = k; l < taps; l++) {
                centred[k][l] = a[k][l] - each * s[k] * s[l];
                centred[l][k] = centred[k][l];
            }
            right[k] = b[0][k] - each * s[k] * t[0];
            mean[k] = each * s[k];
        }
        return new Moments(centred, right, Math.max(0, tt[0] - each * t[0] * t[0]), mean, each * t[0]);
    }

    /// With an offset and [#RIDGE].
    public LinearFit solve() {
        return solve(Offset.FREE, RIDGE);
    }

    /// The kernel so far; more pictures may follow. What the pictures do not show is as small as can be: of a
    /// flat picture the kernel is 0 and the offset explains all.
    public LinearFit solve(Offset offset, double ridge) {
        if (count < 1) {
            throw new IllegalStateException("no place was left to fit a kernel to; give pictures larger than the"
                    + " window, with values inside their range");
        }
        double free = offset == Offset.FREE ? 1.0 / count : 0;
        double trace = 0;
        for (int k = 0; k < taps; k++) {
            trace += a[k][k] - free * s[k] * s[k];
        }
        double[][] factor = factor(free, Math.max(ridge, 0) * trace / taps, trace);
        float[] numbers = new float[outs * taps];
        double[] offsets = new double[outs];
        double rest = 0;
        double variance = 0;
        for (int o = 0; o < outs; o++) {
            double[] right = new double[taps];
            for (int k = 0; k < taps; k++) {
                right[k] = b[o][k] - free * t[o] * s[k];
            }
            double[] k = factor.length == 0 ? new double[taps] : Cholesky.solve(factor, right);
            for (int i = 0; i < taps; i++) {
                numbers[o * taps + i] = (float) k[i];
            }
            double total = Math.max(0, tt[o] - free * t[o] * t[o]);
            offsets[o] = free * (t[o] - dot(k, s));
            rest += Math.max(0, total - 2 * dot(k, right) + quadratic(k, free));
            variance += total;
        }
        return new LinearFit(
                Kernel.wrap(outs, ins, 1, height, width, numbers),
                DoubleStream.of(offsets).boxed().toList(),
                Math.sqrt(rest / ((double) count * outs)),
                Math.sqrt(variance / ((double) count * outs)),
                count);
    }

    /// The Cholesky factor of the centred matrix; with a larger ridge where rounding has left it not
    /// positive; empty where all of x is flat.
    private double[][] factor(double free, double ridge, double trace) {
        double level = 0;
        for (int k = 0; k < taps; k++) {
            level += a[k][k];
        }
        if (!(trace > 1e-14 * level)) {
            return new double[0][];
        }
        for (double r = ridge; ; r = Math.max(10 * r, 1e-15 * trace / taps)) {
            double[][] m = new double[taps][];
            for (int k = 0; k < taps; k++) {
                m[k] = new double[k + 1];
                for (int l = 0; l <= k; l++) {
                    m[k][l] = a[l][k] - free * s[k] * s[l];
                }
                m[k][k] += r;
            }
            if (Cholesky.factor(m, 1e-16 * trace / taps)) {
                return m;
            }
        }
    }

    /// kᵀ·A·k of the centred matrix.
    private double quadratic(double[] k, double free) {
        double sum = 0;
        for (int i = 0; i < taps; i++) {
            double row = a[i][i] * k[i];
            for (int j = i + 1; j < taps; j++) {
                row += 2 * a[i][j] * k[j];
            }
            sum += k[i] * row;
        }
        double mean = dot(k, s);
        return sum - free * mean * mean;
    }

    private static double dot(double[] p, double[] q) {
        double sum = 0;
        for (int i = 0; i < p.length; i++) {
            sum += p[i] * q[i];
        }
        return sum;
    }

    @Override
    public String toString() {
        return "LeastSquares[" + outs + "×" + ins + "×" + height + "×" + width + ", " + count + " places, "
                + Arrays.toString(t) + "]";
    }
}
