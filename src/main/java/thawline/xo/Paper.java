package thawline.xo;

import thawline.data.Chance;

/// The brightness of blank paper under a picture: a + b·x + c·y + d·x² + e·xy + f·y², x and y in −1 … 1.
///
/// Begun with the plane through three places of the frame that half of some places lie nearest to (Rousseeuw
/// 1984: least median of squares), for paper is what there is most of, and most at the frame. Then fitted to
/// the pixels that lie near it, so that what is written does not pull at it (Beaton, Tukey 1974).
final class Paper {

    private static final int TERMS = 6;

    private static final int ROUNDS = 4;

    private static final int PLANES = 24;

    /// Along each edge, and along each axis inside.
    private static final int PLACES = 14;

    private static final int INSIDE = 8;

    /// Every so many rows and columns are enough for six numbers.
    private static final int STEP = 4;

    /// Every so many pixels, in running order, are enough for a deviation.
    private static final int SPARSE = 7;

    /// From a median of absolute values to a deviation.
    private static final float DEVIATION = 1.4826f;

    /// Deviations from the paper that only ink has.
    private static final float FAR = 2.5f;

    private static final float LEAST = 1.5f;

    /// The first fit looks so much farther, and each one half as far as the one before: where light falls off in
    /// a curve, a plane is near half of the paper only.
    private static final int WIDE = 3;

    private final float[] v;

    /// x of each column, and y of each row.
    private final double[] across;

    private final double[] down;

    private final double[] factors = new double[TERMS];

    private Paper(float[] v, int h, int w) {
        this.v = v;
        this.across = units(w);
        this.down = units(h);
    }

    private static double[] units(int n) {
        double[] units = new double[n];
        for (int i = 0; i < n; i++) {
            units[i] = n == 1 ? 0 : 2.0 * i / (n - 1) - 1;
        }
        return units;
    }

    /// Residuals v − paper, in the place of v; what lies farther from 0 than the result is ink.
    static float subtract(float[] v, int h, int w) {
        Paper paper = new Paper(v, h, w);
        float scale = Math.max(LEAST, paper.begin());
        float[] some = paper.residuals();
        for (int round = 0; round < ROUNDS && h > STEP && w > STEP; round++) {
            paper.fit(some, FAR * scale * Math.max(1, WIDE >> round));
            some = paper.residuals();
            scale = Math.min(scale, Math.max(LEAST, deviation(some, FAR * scale)));
        }
        for (int y = 0; y < h; y++) {
            for (int x = 0; x < w; x++) {
                v[y * w + x] -= paper.at(x, y);
            }
        }
        return FAR * scale;
    }

    /// The deviation of residuals where nothing is written.
    static float noise(float[] residuals, float ink) {
        float[] some = new float[Math.ceilDiv(residuals.length, SPARSE)];
        for (int i = 0; i < some.length; i++) {
            some[i] = residuals[i * SPARSE];
        }
        float far = Float.POSITIVE_INFINITY;
        float nearer = ink;
        float noise = 0;
        for (int round = 0; round < ROUNDS && nearer < far; round++) {
            far = nearer;
            noise = deviation(some, far);
            nearer = Math.min(far, FAR * Math.max(1, noise));
        }
        return noise;
    }

    /// A plane; the deviation of what is near it.
    private float begin() {
        double[][] frame = frame();
        int n = frame.length;
        double[] x = new double[n + INSIDE * INSIDE];
        double[] y = new double[x.length];
        double[] z = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            double[] p = i < n ? frame[i] : inside(i - n);
            x[i] = p[0];
            y[i] = p[1];
            z[i] = p[2];
        }
        float[] away = new float[x.length];
        float best = Float.POSITIVE_INFINITY;
        double[] plane = new double[3];
        Chance chance = new Chance(1, 0);
        for (int k = 0; k < PLANES; k++) {
            int first = (int) chance.between(0, n);
            double[] p = frame[first];
            double[] q = frame[(first + (int) chance.between(n / 4.0, n / 2.0)) % n];
            double[] r = frame[(first + (int) chance.between(n / 2.0, n * 3 / 4.0)) % n];
            through(p, q, r, plane);
            int nearer = 0;
            for (int i = 0; i < away.length; i++) {
                away[i] = (float) Math.abs(z[i] - plane[0] - plane[1] * x[i] - plane[2] * y[i]);
                nearer += away[i] < best ? 1 : 0;
            }
            if (nearer > away.length / 2) { // just then the median is below the best
                best = Order.at(away, away.length, away.length / 2);
                System.arraycopy(plane, 0, factors, 0, plane.length);
            }
        }
        return DEVIATION * best;
    }

    /// One of those on a grid over the picture.
    private double[] inside(int i) {
        int row = i / INSIDE;
        int column = i % INSIDE;
        return place((row + 0.5) / INSIDE, (column + 0.5) / INSIDE);
    }

    /// Places around the frame, one after the other: x, y, brightness.
    private double[][] frame() {
        double[][] places = new double[4 * PLACES][];
        for (int i = 0; i < PLACES; i++) {
            double t = (i + 0.5) / PLACES;
            double near = i % 2 == 0 ? 0 : 1.5 / Math.max(down.length, across.length);
            places[i] = place(near, t);
            places[PLACES + i] = place(t, 1 - near);
            places[2 * PLACES + i] = place(1 - near, 1 - t);
            places[3 * PLACES + i] = place(1 - t, near);
        }
        return places;
    }

    private double[] place(double low, double right) {
        int w = across.length;
        int y = Math.min(down.length - 1, (int) (low * down.length));
        int x = Math.min(w - 1, (int) (right * w));
        return new double[] {across[x], down[y], v[y * w + x]};
    }

    /// a + b·x + c·y of three places; level where they lie along a line.
    private static void through(double[] p, double[] q, double[] r, double[] plane) {
        double x1 = q[0] - p[0];
        double y1 = q[1] - p[1];
        double x2 = r[0] - p[0];
        double y2 = r[1] - p[1];
        double det = x1 * y2 - x2 * y1;
        if (Math.abs(det) < 0.3) {
            plane[0] = p[2];
            plane[1] = 0;
            plane[2] = 0;
            return;
        }
        plane[1] = ((q[2] - p[2]) * y2 - (r[2] - p[2]) * y1) / det;
        plane[2] = ((r[2] - p[2]) * x1 - (q[2] - p[2]) * x2) / det;
        plane[0] = p[2] - plane[1] * p[0] - plane[2] * p[1];
    }

    private float at(int column, int row) {
        double x = across[column];
        double y = down[row];
        double[] f = factors;
        return (float) (f[0] + f[1] * x + f[2] * y + f[3] * x * x + f[4] * x * y + f[5] * y * y);
    }

    /// Of every so many rows and columns.
    private float[] residuals() {
        float[] some = new float[Math.ceilDiv(down.length, STEP) * Math.ceilDiv(across.length, STEP)];
        int n = 0;
        for (int y = 0; y < down.length; y += STEP) {
            for (int x = 0; x < across.length; x += STEP) {
                some[n++] = v[y * across.length + x] - at(x, y);
            }
        }
        return some;
    }

    /// Of the residuals that are not far; 0 where none is near.
    private static float deviation(float[] residuals, float far) {
        float[] near = new float[residuals.length];
        int n = 0;
        for (float residual : residuals) {
            near[n] = Math.abs(residual);
            n += near[n] <= far ? 1 : 0;
        }
        return n == 0 ? 0 : DEVIATION * Order.at(near, n, n / 2);
    }

    private void fit(float[] residuals, float far) {
        double[][] a = new double[TERMS][TERMS + 1];
        double[] t = new double[TERMS + 1];
        t[0] = 1;
        int next = 0;
        for (int y = 0; y < down.length; y += STEP) {
            for (int x = 0; x < across.length; x += STEP) {
                double r = residuals[next++] / far;
                if (r * r >= 1) {
                    continue;
                }
                t[1] = across[x];
                t[2] = down[y];
                t[3] = t[1] * t[1];
                t[4] = t[1] * t[2];
                t[5] = t[2] * t[2];
                t[6] = v[y * across.length + x];
                double weight = (1 - r * r) * (1 - r * r);
                for (int i = 0; i < TERMS; i++) {
                    double[] row = a[i];
                    double part = weight * t[i];
                    for (int j = i; j <= TERMS; j++) {
                        row[j] += part * t[j];
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
