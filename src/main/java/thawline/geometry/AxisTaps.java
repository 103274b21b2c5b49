package thawline.geometry;

import java.util.Arrays;

/// y_i = Σ_j w_ij · x_{k_ij} along one axis: which elements make element i of a resized row, and how much of
/// each. Element i's pairs are `from[i] … from[i + 1] − 1`. Weights that are 0 are left out.
final class AxisTaps {
    private static final double ROUNDING = 1e-9;

    private final int[] from;
    private int[] index;
    private float[] weight;
    private int used;

    /// Whether each element has two pairs, as LINEAR has them nearly always.
    private boolean couples = true;

    private AxisTaps(int size) {
        from = new int[size + 1];
        index = new int[2 * size];
        weight = new float[2 * size];
    }

    /// For `size` elements out of n, each standing for `scale` of them.
    static AxisTaps of(Interpolation interpolation, int n, int size, double scale) {
        AxisTaps taps = new AxisTaps(size);
        for (int i = 0; i < size; i++) {
            switch (interpolation) {
                case NEAREST -> taps.add((int) Math.min(Math.floor(i * scale), n - 1), 1);
                case LINEAR, CUBIC -> taps.addAround((i + 0.5) * scale - 0.5, n, interpolation);
                case AREA -> taps.addCovered(i * scale, n, scale);
            }
            taps.close(i);
        }
        return taps;
    }

    /// For AREA where an axis grows: pixels are spread, and only those on a seam mix two.
    static AxisTaps spread(int n, int size, double scale) {
        AxisTaps taps = new AxisTaps(size);
        for (int i = 0; i < size; i++) {
            double at = Math.floor(i * scale);
            float f = (float) ((i + 1) - (at + 1) / scale); // to float, so that a rounding error is no seam
            taps.addAround(at + (f <= 0 ? 0 : f - Math.floor(f)), n, Interpolation.LINEAR);
            taps.close(i);
        }
        return taps;
    }

    /// Places beyond the ends take the end's value.
    private void addAround(double at, int n, Interpolation interpolation) {
        double whole = Math.floor(at);
        float[] w = new float[interpolation.taps()];
        interpolation.weights((float) (at - whole), w);
        for (int j = 0; j < w.length; j++) {
            add((int) Math.clamp(whole + interpolation.first() + j, 0, n - 1), w[j]);
        }
    }

    /// The share of each element in the stretch that begins at `start`.
    private void addCovered(double start, int n, double scale) {
        double end = Math.min(start + scale, n);
        for (int k = (int) (start + ROUNDING); k < end - ROUNDING; k++) {
            double share = Math.min(k + 1, end) - Math.max(k, start);
            add(k, (float) (share / (end - start)));
        }
    }

    /// Element i has all its pairs.
    private void close(int i) {
        from[i + 1] = used;
        couples &= used == 2 * (i + 1);
    }

    private void add(int k, float w) {
        if (w == 0) {
            return;
        }
        if (used == index.length) {
            index = Arrays.copyOf(index, 2 * used);
            weight = Arrays.copyOf(weight, 2 * used);
        }
        index[used] = k;
        weight[used++] = w;
    }

    int first(int i) {
        return from[i];
    }

    int end(int i) {
        return from[i + 1];
    }

    int index(int tap) {
        return index[tap];
    }

    float weight(int tap) {
        return weight[tap];
    }

    /// How many elements are made.
    int size() {
        return from.length - 1;
    }

    /// Whether each is the mean of the next two.
    boolean halves() {
        for (int i = 0; i < size(); i++) {
            int t = from[i];
            boolean two = from[i + 1] == t + 2
                    && index[t] == 2 * i
                    && index[t + 1] == 2 * i + 1
                    && weight[t] == 0.5f
                    && weight[t + 1] == 0.5f;
            if (!two) {
                return false;
            }
        }
        return true;
    }

    /// The longest stretch of elements that one element needs.
    int span() {
        int most = 1;
        for (int i = 0; i + 1 < from.length; i++) {
            most = Math.max(most, index[from[i + 1] - 1] - index[from[i]] + 1);
        }
        return most;
    }

    /// y from o on = the resized row that starts at x[a].
    void apply(float[] x, int a, float[] y, int o) {
        if (couples) {
            couples(index, weight, x, a, y, o, size());
            return;
        }
        for (int i = 0; i + 1 < from.length; i++) {
            float sum = 0;
            for (int t = from[i]; t < from[i + 1]; t++) {
                sum = Math.fma(weight[t], x[a + index[t]], sum);
            }
            y[o + i] = sum;
        }
    }

    private static void couples(int[] index, float[] weight, float[] x, int a, float[] y, int o, int n) {
        for (int i = 0; i < n; i++) {
            float first = Math.fma(weight[2 * i], x[a + index[2 * i]], 0);
            y[o + i] = Math.fma(weight[2 * i + 1], x[a + index[2 * i + 1]], first);
        }
    }

    /// dx += Aᵀ·dy
    void adjoint(float[] dy, int o, float[] dx, int a) {
        for (int i = 0; i + 1 < from.length; i++) {
            for (int t = from[i]; t < from[i + 1]; t++) {
                dx[a + index[t]] = Math.fma(weight[t], dy[o + i], dx[a + index[t]]);
            }
        }
    }
}
