package thawline.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thawline.tensor.Tensor;

/// y = Σ_c Σ m²·(x − x̄_c)² over a window, with x̄_c = Σ m·x / Σ m there, or 0; and its adjoint.
///
/// (c,D,H,W) → (1,D,H',W') with H' = H − kh + 1. Sums are in double precision, so those of 8-bit values are
/// exact: nothing cancels, however large the window. Each output's terms are added in one order, wherever it
/// lies, so bits do not depend on bands or tiles.
public final class WindowEnergy {

    /// A window whose pattern has less than the square of this share of its Σm²x² is flat: a float
    /// correlation could not tell it from rounding.
    public static final double FLAT = 0x1p-16;

    /// The rows of outputs that are summed together, which share most of what they add.
    private static final int ROWS = 32;

    /// The columns that are summed together, so that they stay in the second-level cache.
    private static final int BLOCK = 256;

    private final Tensor x;
    private final Mask mask;
    private final Ground ground;
    private final int height;
    private final int width;
    private final Scratch scratch = Scratch.MINE.get();

    private WindowEnergy(Tensor x, Mask mask, Ground ground) {
        this.x = x;
        this.mask = mask;
        this.ground = ground;
        requirePlanes(x, mask);
        height = x.shape().h() - mask.height() + 1;
        width = x.shape().w() - mask.width() + 1;
    }

    private static void requirePlanes(Tensor x, Mask mask) {
        int planes = x.shape().c();
        if (mask.planes() > 1 && mask.planes() != planes) {
            throw new IllegalArgumentException(
                    "a mask of " + mask.planes() + " planes does not fit " + planes + " planes");
        }
    }

    /// Arrays that one thread uses again and again, so that sums over boxes allocate next to nothing once
    /// they are warm.
    private static final class Scratch {
        static final ThreadLocal<Scratch> MINE = ThreadLocal.withInitial(Scratch::new);

        private double[][] arrays = {};

        double[] array(int number, int n) {
            if (number >= arrays.length) {
                arrays = Arrays.copyOf(arrays, number + 8);
            }
            if (arrays[number] == null || arrays[number].length < n) {
                arrays[number] = new double[n + n / 4];
            }
            return arrays[number];
        }
    }

    /// For a ground of MEAN, 0 where the energy is less than [#FLAT]² times Σm²x².
    public static void apply(Tensor x, Mask mask, Ground ground, Tensor y) {
        requirePlanes(x, mask);
        if (Lanes.available() && SimdWholeEnergy.fits(x, mask)) {
            SimdWholeEnergy.mine().apply(x, mask, ground, y);
        } else {
            new WindowEnergy(x, mask, ground).apply(y);
        }
    }

    /// By sums of doubles, whatever the numbers are.
    static void applyDoubles(Tensor x, Mask mask, Ground ground, Tensor y) {
        new WindowEnergy(x, mask, ground).apply(y);
    }

    /// What each window of some rows sums up to: Σmx, Σm²x (which for a binary mask is the same) and Σm²x².
    private final class Sums {
        final double[] first;
        final double[] second;
        final double[] energy;

        Sums(int rows) {
            first = scratch.array(0, rows * width);
            second = mask.isBinary() ? first : scratch.array(1, rows * width);
            energy = scratch.array(2, rows * width);
        }
    }

    private void apply(Tensor y) {
        int chunk = Math.min(ROWS, height);
        Sums sums = new Sums(chunk);
        double[] pattern = scratch.array(3, chunk * width);
        double[] all = scratch.array(4, chunk * width);
        for (int z = 0; z < y.shape().d(); z++) {
            for (int v = 0; v < height; v += chunk) {
                int rows = Math.min(chunk, height - v);
                Arrays.fill(pattern, 0, rows * width, 0);
                Arrays.fill(all, 0, rows * width, 0);
                for (int c = 0; c < x.shape().c(); c++) {
                    sum(c, z, v, rows, sums);
                    add(sums, c, rows * width, pattern, all);
                }
                write(pattern, all, rows, y, z, v);
            }
        }
    }

    private void add(Sums s, int c, int n, double[] pattern, double[] all) {
        double share = 1 / mask.sum(c);
        double weight = mask.squares(c);
        boolean centred = ground == Ground.MEAN && mask.sum(c) > 0;
        for (int i = 0; i < n; i++) {
            double mean = centred ? s.first[i] * share : 0;
            pattern[i] += s.energy[i] - mean * (2 * s.second[i] - mean * weight);
            all[i] += s.energy[i];
        }
    }

    private void write(double[] pattern, double[] all, int rows, Tensor y, int z, int v) {
        double flat = ground == Ground.MEAN ? FLAT * FLAT : 0;
        for (int r = 0; r < rows; r++) {
            int to = y.index(0, z, v + r, 0);
            int from = r * width;
            narrowed(pattern, from, y.data(), to, width);
            for (int u = 0; u < width; u++) {
                if (!(pattern[from + u] > flat * all[from + u])) {
                    y.data()[to + u] = 0;
                }
            }
        }
    }

    private static void narrowed(double[] x, int at, float[] y, int to, int n) {
        for (int u = 0; u < n; u++) {
            y[to + u] = (float) x[at + u];
        }
    }

    private void sum(int c, int z, int v, int rows, Sums s) {
        if (mask.isBox()) {
            box(c, z, v, rows, s);
        } else if (mask.isBinary()) {
            runs(c, z, v, rows, s);
        } else {
            weighted(c, z, v, rows, s);
        }
    }

    /// Down the columns, then along each row, both by sums of 1, 2, 4 … neighbours.
    private void box(int c, int z, int v, int rows, Sums s) {
        int wide = x.shape().w();
        int total = rows + mask.height() - 1;
        double[] sums = scratch.array(5, rows * wide);
        double[] squares = scratch.array(6, rows * wide);
        double[] values = scratch.array(9, total * BLOCK);
        double[] products = scratch.array(10, total * BLOCK);
        for (int u = 0; u < wide; u += BLOCK) {
            int n = Math.min(BLOCK, wide - u);
            for (int r = 0; r < total; r++) {
                squared(x.data(), x.index(c, z, v + r, u), values, products, r * BLOCK, n);
            }
            down(values, n, rows, sums, u);
            down(products, n, rows, squares, u);
        }
        Arrays.fill(s.first, 0, rows * width, 0);
        Arrays.fill(s.energy, 0, rows * width, 0);
        for (int r = 0; r < rows; r++) {
            along(sums, r * wide, s.first, r * width);
            along(squares, r * wide, s.energy, r * width);
        }
    }

    private static void squared(float[] x, int at, double[] values, double[] products, int to, int n) {
        if (Lanes.available()) {
            SimdDoubles.squared(x, at, values, products, to, n);
            return;
        }
        for (int u = 0; u < n; u++) {
            double value = x[at + u];
            values[to + u] = value;
            products[to + u] = value * value;
        }
    }

    /// `y[r][u + …] = x[r] + … + x[r + h − 1]`, h the window's height, for a block of columns; x is used up.
    private void down(double[] x, int n, int rows, double[] y, int u) {
        int h = mask.height();
        int wide = this.x.shape().w();
        for (int r = 0; r < rows; r++) {
            Arrays.fill(y, r * wide + u, r * wide + u + n, 0);
        }
        int taken = 0;
        for (int size = 1; size <= h; size *= 2) {
            if ((h & size) != 0) {
                for (int r = 0; r < rows; r++) {
                    add(x, (r + taken) * BLOCK, y, r * wide + u, n);
                }
                taken += size;
            }
            for (int r = 0; 2 * size <= h && r < rows + h - 2 * size; r++) {
                add(x, (r + size) * BLOCK, x, r * BLOCK, n);
            }
        }
    }

    /// `y[to + u] += x[at + u] + … + x[at + u + k − 1]`, k the window's width.
    private void along(double[] x, int at, double[] y, int to) {
        int k = mask.width();
        double[] power = x;
        int from = at;
        int taken = 0;
        int level = 0;
        for (int size = 1; size <= k; size *= 2) {
            if ((k & size) != 0) {
                add(power, from + taken, y, to, width);
                taken += size;
            }
            if (2 * size <= k) {
                double[] twice = scratch.array(7 + level++ % 2, width + k);
                doubled(power, from, size, twice, width + k - 2 * size);
                power = twice;
                from = 0;
            }
        }
    }

    private static void add(double[] x, int at, double[] y, int to, int n) {
        if (Lanes.available()) {
            SimdDoubles.add(x, at, y, to, n);
            return;
        }
        for (int u = 0; u < n; u++) {
            y[to + u] += x[at + u];
        }
    }

    private static void doubled(double[] x, int at, int apart, double[] y, int n) {
        if (Lanes.available()) {
            SimdDoubles.doubled(x, at, apart, y, n);
            return;
        }
        for (int u = 0; u < n; u++) {
            y[u] = x[at + u] + x[at + u + apart];
        }
    }

    /// A stretch of a mask's row: from where, and of how many places.
    private record Run(int row, int from, int length) {}

    private List<Run> runs(int c) {
        List<Run> runs = new ArrayList<>();
        for (int y = 0; y < mask.height(); y++) {
            for (int from = 0; from < mask.width(); from++) {
                int end = from;
                while (end < mask.width() && mask.at(c, y, end) == 1) {
                    end++;
                }
                if (end > from) {
                    runs.add(new Run(y, from, end - from));
                    from = end;
                }
            }
        }
        return runs;
    }

    /// Row by row of the input: sums of 1, 2, 4 … neighbours, of which every run of the mask is made.
    private void runs(int c, int z, int v, int rows, Sums s) {
        List<Run> runs = runs(c);
        int longest = runs.stream().mapToInt(Run::length).max().orElse(1);
        int levels = 32 - Integer.numberOfLeadingZeros(longest);
        int wide = x.shape().w();
        double[][] of = new double[levels][];
        double[][] ofSquares = new double[levels][];
        for (int k = 0; k < levels; k++) {
            of[k] = scratch.array(9 + 2 * k, wide);
            ofSquares[k] = scratch.array(10 + 2 * k, wide);
        }
        Arrays.fill(s.first, 0, rows * width, 0);
        Arrays.fill(s.energy, 0, rows * width, 0);
        for (int in = 0; in < rows + mask.height() - 1; in++) {
            int at = x.index(c, z, v + in, 0);
            for (int u = 0; u < wide; u++) {
                double value = x.data()[at + u];
                of[0][u] = value;
                ofSquares[0][u] = value * value;
            }
            for (int k = 1; k < levels; k++) {
                int n = wide - (1 << k) + 1;
                doubled(of[k - 1], 0, 1 << (k - 1), of[k], n);
                doubled(ofSquares[k - 1], 0, 1 << (k - 1), ofSquares[k], n);
            }
            for (Run run : runs) {
                int out = in - run.row;
                if (out >= 0 && out < rows) {
                    int from = run.from;
                    for (int k = 0; k < levels; k++) {
                        if ((run.length >> k & 1) != 0) {
                            add(of[k], from, s.first, out * width, width);
                            add(ofSquares[k], from, s.energy, out * width, width);
                            from += 1 << k;
                        }
                    }
                }
            }
        }
    }

    private void weighted(int c, int z, int v, int rows, Sums s) {
        Arrays.fill(s.first, 0, rows * width, 0);
        Arrays.fill(s.second, 0, rows * width, 0);
        Arrays.fill(s.energy, 0, rows * width, 0);
        for (int r = 0; r < rows; r++) {
            for (int ky = 0; ky < mask.height(); ky++) {
                for (int kx = 0; kx < mask.width(); kx++) {
                    double m = mask.at(c, ky, kx);
                    if (m > 0) {
                        int at = x.index(c, z, v + r + ky, kx);
                        int to = r * width;
                        for (int u = 0; u < width; u++) {
                            double value = m * x.data()[at + u];
                            s.first[to + u] += value;
                            s.second[to + u] += m * value;
                            s.energy[to + u] += value * value;
                        }
                    }
                }
            }
        }
    }

    /// dx += 2·dy·(m²·(x − x̄) − m·(Σm²x − x̄·Σm²)/Σm) over the windows that hold an element; the second term
    /// is 0 for a binary mask. Flat windows, whose y is 0, pull nowhere.
    public static void adjoint(Tensor x, Mask mask, Ground ground, Tensor y, Tensor dy, Tensor dx) {
        WindowEnergy w = new WindowEnergy(x, mask, ground);
        for (int z = 0; z < y.shape().d(); z++) {
            for (int c = 0; c < x.shape().c(); c++) {
                w.adjoint(c, z, y, dy, dx);
            }
        }
    }

    private void adjoint(int c, int z, Tensor y, Tensor dy, Tensor dx) {
        Sums s = new Sums(height);
        sum(c, z, 0, height, s);
        double[] pull = new double[height * width];
        double[] towards = new double[pull.length];
        double[] rest = new double[pull.length];
        boolean centred = ground == Ground.MEAN && mask.sum(c) > 0;
        for (int i = 0; i < pull.length; i++) {
            int v = i / width;
            int u = i % width;
            pull[i] = y.data()[y.index(0, z, v, u)] > 0 ? 2.0 * dy.data()[dy.index(0, z, v, u)] : 0;
            if (centred) {
                double mean = s.first[i] / mask.sum(c);
                towards[i] = pull[i] * mean;
                rest[i] = pull[i] * (s.second[i] - mean * mask.squares(c)) / mask.sum(c);
            }
        }
        for (int v = 0; v < x.shape().h(); v++) {
            dRow(c, z, v, new double[][] {pull, towards, rest}, dx);
        }
    }

    private void dRow(int c, int z, int v, double[][] of, Tensor dx) {
        int wide = x.shape().w();
        double[] slope = new double[wide];
        double[] level = new double[wide];
        for (int ky = Math.max(v - height + 1, 0); ky < Math.min(v + 1, mask.height()); ky++) {
            int from = (v - ky) * width;
            for (int kx = 0; kx < mask.width(); kx++) {
                double m = mask.at(c, ky, kx);
                if (m > 0) {
                    for (int u = 0; u < width; u++) {
                        slope[u + kx] += m * m * of[0][from + u];
                        level[u + kx] += m * m * of[1][from + u] + m * of[2][from + u];
                    }
                }
            }
        }
        int from = x.index(c, z, v, 0);
        int to = dx.index(c, z, v, 0);
        for (int u = 0; u < wide; u++) {
            dx.data()[to + u] += (float) (x.data()[from + u] * slope[u] - level[u]);
        }
    }
}
