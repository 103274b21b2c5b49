package thawline.geometry;

import java.util.Arrays;
import thawline.tensor.Shape;

/// (x', y') = ((ax + by + c) / w, (dx + ey + f) / w) with w = gx + hy + i: an affine or perspective map of
/// the plane. Pixel centres have whole coordinates; x to the right, y down.
///
/// A value: nine numbers, row by row, as in OpenCV's 3 × 3 matrix.
public final class PlaneMap implements Mapping {
    private final double[] m;

    private PlaneMap(double[] m) {
        for (double v : m) {
            if (!Double.isFinite(v)) {
                throw new IllegalArgumentException(
                        "a map of the plane has finite numbers, but was " + Arrays.toString(m));
            }
        }
        this.m = m;
    }

    /// The two rows (a, b, c), (d, e, f); the third is (0, 0, 1).
    public static PlaneMap affine(double... rows) {
        requireCount(rows, 6, "an affine map");
        double[] m = Arrays.copyOf(rows, 9);
        m[8] = 1;
        return new PlaneMap(m);
    }

    /// The three rows.
    public static PlaneMap perspective(double... rows) {
        requireCount(rows, 9, "a perspective map");
        return new PlaneMap(rows.clone());
    }

    private static void requireCount(double[] rows, int n, String what) {
        if (rows.length != n) {
            throw new IllegalArgumentException(
                    what + " has " + n / 3 + " rows of 3 numbers, but " + rows.length + " were given");
        }
    }

    /// A turn by so many degrees, counter-clockwise on the screen, and a scale; (x, y) stays. OpenCV's
    /// `getRotationMatrix2D`.
    public static PlaneMap rotation(double x, double y, double degrees, double scale) {
        double a = scale * cosine(degrees);
        double b = scale * cosine(degrees - 90);
        return affine(a, b, (1 - a) * x - b * y, -b, a, b * x + (1 - a) * y);
    }

    /// Quarter turns are exact.
    private static double cosine(double degrees) {
        double turn = Math.abs(degrees % 360);
        if (turn == 90 || turn == 270) {
            return 0;
        }
        return turn == 180 ? -1 : StrictMath.cos(StrictMath.toRadians(turn));
    }

    /// The map that takes four points to four others, each given as x0, y0, … x3, y3. OpenCV's
    /// `getPerspectiveTransform`.
    public static PlaneMap quad(double[] from, double[] to) {
        if (from.length != 8 || to.length != 8) {
            throw new IllegalArgumentException("four points are 8 numbers x0, y0, … x3, y3, but " + from.length
                    + " and " + to.length + " were given");
        }
        return unitTo(from).inverse().then(unitTo(to));
    }

    /// Takes (0,0), (1,0), (1,1), (0,1) to the four points.
    ///
    /// With s = p0 − p1 + p2 − p3, u = p1 − p2 and v = p3 − p2, the third row (g, h, 1) solves g·u + h·v = s.
    private static PlaneMap unitTo(double[] p) {
        requireCorners(p);
        double sx = p[0] - p[2] + p[4] - p[6];
        double sy = p[1] - p[3] + p[5] - p[7];
        double ux = p[2] - p[4];
        double uy = p[3] - p[5];
        double vx = p[6] - p[4];
        double vy = p[7] - p[5];
        double det = ux * vy - uy * vx;
        double g = (sx * vy - sy * vx) / det;
        double h = (ux * sy - uy * sx) / det;
        return perspective(
                p[2] - p[0] + g * p[2],
                p[6] - p[0] + h * p[6],
                p[0],
                p[3] - p[1] + g * p[3],
                p[7] - p[1] + h * p[7],
                p[1],
                g,
                h,
                1);
    }

    private static void requireCorners(double[] p) {
        for (int a = 0; a < 8; a += 2) {
            int b = (a + 2) % 8;
            int c = (a + 4) % 8;
            double area = (p[b] - p[a]) * (p[c + 1] - p[a + 1]) - (p[b + 1] - p[a + 1]) * (p[c] - p[a]);
            if (!(Math.abs(area) > 0)) {
                throw new IllegalArgumentException("three of the four points " + Arrays.toString(p)
                        + " lie on a line; give the corners of a quadrangle in order");
            }
        }
    }

    /// First this map, then the next.
    public PlaneMap then(PlaneMap next) {
        double[] p = new double[9];
        for (int row = 0; row < 3; row++) {
            for (int column = 0; column < 3; column++) {
                for (int k = 0; k < 3; k++) {
                    p[3 * row + column] += next.m[3 * row + k] * m[3 * k + column];
                }
            }
        }
        return new PlaneMap(p);
    }

    /// The way back. Where OpenCV is given `WARP_INVERSE_MAP`, give a warp this.
    public PlaneMap inverse() {
        double[] c = {
            minor(4, 8, 5, 7), minor(2, 7, 1, 8), minor(1, 5, 2, 4),
            minor(5, 6, 3, 8), minor(0, 8, 2, 6), minor(2, 3, 0, 5),
            minor(3, 7, 4, 6), minor(1, 6, 0, 7), minor(0, 4, 1, 3)
        };
        double det = m[0] * c[0] + m[1] * c[3] + m[2] * c[6];
        for (int i = 0; i < 9; i++) {
            c[i] /= det;
            if (!Double.isFinite(c[i])) {
                throw new IllegalArgumentException(
                        this + " cannot be turned back: its determinant is " + det + ", so it flattens the plane");
            }
        }
        return new PlaneMap(c);
    }

    private double minor(int a, int b, int c, int d) {
        return m[a] * m[b] - m[c] * m[d];
    }

    public double x(double x, double y) {
        return divided(m[0] * x + m[1] * y + m[2], x, y);
    }

    public double y(double x, double y) {
        return divided(m[3] * x + m[4] * y + m[5], x, y);
    }

    /// [#x] and [#y] of the points (0, y), (1, y), …
    void row(double y, double[] xs, double[] ys) {
        if (m[6] == 0 && m[7] == 0 && m[8] == 1) {
            affine(m[0], m[1] * y, m[2], xs);
            affine(m[3], m[4] * y, m[5], ys);
        } else {
            for (int u = 0; u < xs.length; u++) {
                xs[u] = x(u, y);
                ys[u] = y(u, y);
            }
        }
    }

    private static void affine(double a, double b, double c, double[] to) {
        for (int u = 0; u < to.length; u++) {
            to[u] = a * u + b + c;
        }
    }

    /// Points at infinity go to 0, as in OpenCV.
    private double divided(double v, double x, double y) {
        double w = m[6] * x + m[7] * y + m[8];
        if (w == 1) {
            return v; // every point of an affine map
        }
        return w == 0 ? 0 : v / w;
    }

    /// The nine numbers, row by row, as a copy.
    public double[] toArray() {
        return m.clone();
    }

    @Override
    public PlaneMap of(Shape in) {
        return this;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof PlaneMap p && Arrays.equals(m, p.m);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(m);
    }

    @Override
    public String toString() {
        return "PlaneMap" + Arrays.toString(m);
    }
}
