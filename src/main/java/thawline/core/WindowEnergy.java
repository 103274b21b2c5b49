package thawline.core;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import thawline.tensor.Shape;
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

    /// The rows of a masked window's outputs that are summed together.
    private static final int ROWS = 16;

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
        Shape s = x.shape();
        if (mask.planes() > 1 && mask.planes() != s.c()) {
            throw new IllegalArgumentException(
                    "a mask of " + mask.planes() + " planes does not fit " + s.c() + " planes");
        }
        height = s.h() - mask.height() + 1;
        width = s.w() - mask.width() + 1;
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

    /// Down the columns, then along the row.
    private void box(int c, int z, int v, int rows, Sums s) {
        int wide = x.shape().w();
        double[] sums = scratch.array(5, wide);
        double[] squares = scratch.array(6, wide);
        for (int r = 0; r < rows; r++) {
            Arrays.fill(sums, 0, wide, 0);
            Arrays.fill(squares, 0, wide, 0);
            for (int ky = 0; ky < mask.height(); ky++) {
                int at = x.index(c, z, v + r + ky, 0);
                for (int u = 0; u < wide; u++) {
                    double value = x.data()[at + u];
                    sums[u] += value;
                    squares[u] += value * value;
                }
            }
            int to = r * width;
            Arrays.fill(s.first, to, to + width, 0);
            Arrays.fill(s.energy, to, to + width, 0);
            along(sums, s.first, to);
            along(squares, s.energy, to);
        }
    }

    /// `y[to + u] += x[u] + … + x[u + k − 1]`, k the window's width: by sums of 1, 2, 4 … neighbours.
    private void along(double[] from, double[] y, int to) {
        int k = mask.width();
        double[] power = from;
        int taken = 0;
        int level = 0;
        for (int size = 1; size <= k; size *= 2) {
            if ((k & size) != 0) {
                add(power, taken, y, to, width);
                taken += size;
            }
            if (2 * size <= k) {
                double[] twice = scratch.array(7 + level++ % 2, from.length);
                doubled(power, size, twice, width + k - 2 * size);
                power = twice;
            }
        }
    }

    private static void add(double[] x, int at, double[] y, int to, int n) {
        for (int u = 0; u < n; u++) {
            y[to + u] += x[at + u];
        }
    }

    private static void doubled(double[] x, int apart, double[] y, int n) {
        for (int u = 0; u < n; u++) {
            y[u] = x[u] + x[u + apart];
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
                doubled(of[k - 1], 1 << (k - 1), of[k], n);
                doubled(ofSquares[k - 1], 1 << (k - 1), ofSquares[k], n);
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
