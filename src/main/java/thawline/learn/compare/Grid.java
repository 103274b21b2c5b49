package thawline.learn.compare;

import java.util.Arrays;
import thawline.core.Kernel;

/// The numbers of one window, row by row, in double: y(p) = Σ k[v, u] · x(p + (v − h/2, u − w/2))
public record Grid(int h, int w, double[] values) {

    public Grid {
        if (values.length != h * w) {
            throw new IllegalArgumentException("a grid of " + h + " × " + w + " has not " + values.length + " numbers");
        }
        values = values.clone();
    }

    /// Window (o, i) of a kernel, its first slice.
    public static Grid of(Kernel k, int o, int i) {
        double[] v = new double[k.height() * k.width()];
        Arrays.setAll(v, n -> k.at(o, i, 0, n / k.width(), n % k.width()));
        return new Grid(k.height(), k.width(), v);
    }

    public double at(int y, int x) {
        return values[y * w + x];
    }

    @Override
    public double[] values() {
        return values.clone();
    }

    /// max |k|
    public double largest() {
        return Arrays.stream(values).map(Math::abs).max().orElse(0);
    }

    /// This minus the other, of one size.
    public Grid minus(Grid other) {
        double[] d = values.clone();
        Arrays.setAll(d, i -> values[i] - other.values[i]);
        return new Grid(h, w, d);
    }

    /// x and y change places.
    public Grid transposed() {
        double[] t = new double[values.length];
        Arrays.setAll(t, i -> at(i % h, i / h));
        return new Grid(w, h, t);
    }

    public Grid mirrored() {
        double[] t = new double[values.length];
        Arrays.setAll(t, i -> at(i / w, w - 1 - i % w));
        return new Grid(h, w, t);
    }

    /// How far a number that is not 0 lies from the anchor, in rows or columns.
    int reach() {
        int most = 0;
        for (int i = 0; i < values.length; i++) {
            if (values[i] != 0) {
                most = Math.max(most, Math.max(Math.abs(i / w - h / 2), Math.abs(i % w - w / 2)));
            }
        }
        return most;
    }

    /// The same as a square of 2r + 1 about the anchor, with zeros where it is larger.
    Grid square(int r) {
        int n = 2 * r + 1;
        double[] s = new double[n * n];
        for (int i = 0; i < s.length; i++) {
            int y = i / n - r + h / 2;
            int x = i % n - r + w / 2;
            s[i] = y >= 0 && y < h && x >= 0 && x < w ? at(y, x) : 0;
        }
        return new Grid(n, n, s);
    }

    double[][] rows() {
        double[][] rows = new double[h][];
        Arrays.setAll(rows, y -> Arrays.copyOfRange(values, y * w, (y + 1) * w));
        return rows;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Grid g && h == g.h && w == g.w && Arrays.equals(values, g.values);
    }

    @Override
    public int hashCode() {
        return 31 * Arrays.hashCode(values) + w;
    }
}
