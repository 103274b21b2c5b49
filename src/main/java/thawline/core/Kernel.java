package thawline.core;

import java.util.Arrays;

/// `k[o,i,z,y,x]`: the numbers of a correlation, for `outs` output planes, `ins` input planes (of one
/// group), and a window of depth × height × width.
///
/// Kernels are stored as they are read: row by row, x to the right, y down, and applied without flipping
/// (cross-correlation). A kernel built from a column and a row ([#outer]) remembers its factors, and is then
/// applied separably. A kernel is a value: nobody writes to it after it was made.
public final class Kernel {

    private final int outs;
    private final int ins;
    private final int depth;
    private final int height;
    private final int width;
    private final float[] weights;

    /// For each (o, i) a column of `height` and a row of `width` whose outer product is the kernel; empty
    /// when unknown.
    private final float[] columns;

    private final float[] rows;

    private Kernel(int outs, int ins, int[] window, float[] weights, float[] columns, float[] rows) {
        this.outs = outs;
        this.ins = ins;
        this.depth = window[0];
        this.height = window[1];
        this.width = window[2];
        this.weights = weights;
        this.columns = columns;
        this.rows = rows;
    }

    private static final float[] UNKNOWN = {};

    /// One height × width kernel, row by row.
    public static Kernel of(int height, int width, float... weights) {
        return wrap(1, 1, 1, height, width, weights.clone());
    }

    /// A kernel over the given array, which is not copied: whoever made it must not write to it while the
    /// kernel is used.
    public static Kernel wrap(int outs, int ins, int depth, int height, int width, float[] weights) {
        if (outs < 1 || ins < 1 || depth < 1 || height < 1 || width < 1) {
            throw new IllegalArgumentException("a kernel of " + outs + " × " + ins + " × " + depth + " × " + height
                    + " × " + width + " has an axis without elements");
        }
        long size = (long) outs * ins * depth * height * width;
        if (weights.length != size) {
            throw new IllegalArgumentException("a kernel of " + outs + " × " + ins + " × " + depth + " × " + height
                    + " × " + width + " has " + size + " numbers, but " + weights.length + " were given");
        }
        return new Kernel(outs, ins, new int[] {depth, height, width}, weights, UNKNOWN, UNKNOWN);
    }

    /// A single number, as a 1×1 kernel.
    public static Kernel scalar(double value) {
        return of(1, 1, (float) value);
    }

    /// 1×1: y = Σ w_i·x_i over the input planes; (n,H,W) → (1,H,W)
    public static Kernel mix(float... weights) {
        return wrap(1, weights.length, 1, 1, 1, weights.clone());
    }

    /// `k[y, x] = column[y] · row[x]`; keeps the factors, so that it is applied as two passes.
    public static Kernel outer(float[] column, float[] row) {
        float[] w = new float[column.length * row.length];
        for (int y = 0; y < column.length; y++) {
            for (int x = 0; x < row.length; x++) {
                w[y * row.length + x] = column[y] * row[x];
            }
        }
        Kernel dense = wrap(1, 1, 1, column.length, row.length, w);
        return new Kernel(1, 1, new int[] {1, dense.height, dense.width}, w, column.clone(), row.clone());
    }

    /// Kernels of equal window and inputs under each other: the outputs of the first, then those of the
    /// second, …
    public static Kernel stack(Kernel... kernels) {
        if (kernels.length == 0) {
            throw new IllegalArgumentException("a stack has at least one kernel");
        }
        Kernel first = kernels[0];
        int outs = 0;
        boolean separable = true;
        for (Kernel k : kernels) {
            if (k.ins != first.ins || k.depth != first.depth || k.height != first.height || k.width != first.width) {
                throw new IllegalArgumentException("only kernels of one window and one number of inputs stack, but "
                        + first + " and " + k + " differ");
            }
            outs += k.outs;
            separable &= k.isSeparable();
        }
        return new Kernel(
                outs,
                first.ins,
                new int[] {first.depth, first.height, first.width},
                joined(kernels, Part.WEIGHTS),
                separable ? joined(kernels, Part.COLUMNS) : UNKNOWN,
                separable ? joined(kernels, Part.ROWS) : UNKNOWN);
    }

    private enum Part {
        WEIGHTS,
        COLUMNS,
        ROWS
    }

    private static float[] joined(Kernel[] kernels, Part part) {
        float[] all = {};
        for (Kernel k : kernels) {
            float[] more = switch (part) {
                case WEIGHTS -> k.weights;
                case COLUMNS -> k.columns;
                case ROWS -> k.rows;
            };
            int n = all.length;
            all = Arrays.copyOf(all, n + more.length);
            System.arraycopy(more, 0, all, n, more.length);
        }
        return all;
    }

    /// The same kernel known to be made of factors, each as [#toColumns] and [#toRows] give them.
    public Kernel factored(float[] ofColumns, float[] ofRows) {
        int windows = outs * ins;
        if (depth != 1 || ofColumns.length != windows * height || ofRows.length != windows * width) {
            throw new IllegalArgumentException(
                    this + " has no factors of " + ofColumns.length + " and " + ofRows.length + " numbers");
        }
        for (int i = 0; i < weights.length; i++) {
            int window = i / (height * width);
            float product = ofColumns[window * height + i / width % height] * ofRows[window * width + i % width];
            if (!(Math.abs(product - weights[i]) <= 1e-5f * Math.abs(weights[i]) + Float.MIN_NORMAL)) {
                throw new IllegalArgumentException(this + " is not the product of these factors");
            }
        }
        return new Kernel(outs, ins, new int[] {depth, height, width}, weights, ofColumns.clone(), ofRows.clone());
    }

    /// Every weight times the factor; the factors of a separable kernel stay known.
    public Kernel times(double factor) {
        return new Kernel(
                outs, ins, new int[] {depth, height, width}, scaled(weights, factor), columns, scaled(rows, factor));
    }

    private static float[] scaled(float[] values, double factor) {
        float[] s = new float[values.length];
        for (int i = 0; i < s.length; i++) {
            s[i] = (float) (values[i] * factor);
        }
        return s;
    }

    /// A copy with its own numbers, the factors kept.
    public Kernel copy() {
        return new Kernel(outs, ins, new int[] {depth, height, width}, weights.clone(), columns, rows);
    }

    /// The same numbers with the factors forgotten, so that it is applied as one dense window.
    public Kernel dense() {
        return new Kernel(outs, ins, new int[] {depth, height, width}, weights, UNKNOWN, UNKNOWN);
    }

    public int outs() {
        return outs;
    }

    public int ins() {
        return ins;
    }

    public int depth() {
        return depth;
    }

    public int height() {
        return height;
    }

    public int width() {
        return width;
    }

    public float at(int o, int i, int z, int y, int x) {
        return weights[index(o, i, z, y, x)];
    }

    int index(int o, int i, int z, int y, int x) {
        return (((o * ins + i) * depth + z) * height + y) * width + x;
    }

    public float at(int y, int x) {
        return at(0, 0, 0, y, x);
    }

    /// Output o by itself, its factors kept.
    Kernel output(int o) {
        int size = weights.length / outs;
        return new Kernel(
                1,
                ins,
                new int[] {depth, height, width},
                Arrays.copyOfRange(weights, o * size, (o + 1) * size),
                isSeparable() ? Arrays.copyOfRange(columns, o * ins * height, (o + 1) * ins * height) : UNKNOWN,
                isSeparable() ? Arrays.copyOfRange(rows, o * ins * width, (o + 1) * ins * width) : UNKNOWN);
    }

    /// The number of weights.
    public int size() {
        return weights.length;
    }

    /// All weights in the order o, i, z, y, x, as a copy.
    public float[] toArray() {
        return weights.clone();
    }

    /// The single number of a 1×1 kernel, as Harris' k or a threshold is kept.
    public float value() {
        if (weights.length != 1) {
            throw new IllegalStateException(this + " is not a single number");
        }
        return weights[0];
    }

    public boolean isSeparable() {
        return columns.length > 0;
    }

    /// For each (o, i) a column of `height`, as a copy; empty where the kernel is not known to be separable.
    public float[] toColumns() {
        return columns.clone();
    }

    /// For each (o, i) a row of `width`, as a copy; empty where the kernel is not known to be separable.
    public float[] toRows() {
        return rows.clone();
    }

    float[] weights() {
        return weights;
    }

    float[] columns() {
        return columns;
    }

    float[] rows() {
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Kernel k
                && outs == k.outs
                && ins == k.ins
                && depth == k.depth
                && height == k.height
                && width == k.width
                && Arrays.equals(weights, k.weights)
                && Arrays.equals(columns, k.columns)
                && Arrays.equals(rows, k.rows);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(weights) + outs;
    }

    @Override
    public String toString() {
        return "Kernel[" + outs + "×" + ins + "×" + depth + "×" + height + "×" + width
                + (isSeparable() ? ", separable]" : "]");
    }
}
