package thawline.xo;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// The way of a pen from where it is set down to where it is lifted: points close to each other.
///
/// In the square −1 … 1 of a sign, x to the right, y down.
record Stroke(double[] x, double[] y) {

    /// Points on each curve of a stroke.
    private static final int FINE = 10;

    int size() {
        return x.length;
    }

    /// Straight from point to point.
    static Stroke lines(double... xy) {
        Way way = new Way(xy[0], xy[1]);
        for (int i = 2; i < xy.length; i += 2) {
            way.line(xy[i], xy[i + 1]);
        }
        return way.stroke();
    }

    /// A smooth curve through all points (Catmull and Rom 1974, as Bézier curves).
    static Stroke smooth(double... xy) {
        int n = xy.length / 2;
        Way way = new Way(xy[0], xy[1]);
        for (int i = 0; i + 1 < n; i++) {
            int a = 2 * Math.max(i - 1, 0);
            int b = 2 * i;
            int c = b + 2;
            int d = 2 * Math.min(i + 2, n - 1);
            way.curve(
                    xy[b] + (xy[c] - xy[a]) / 6,
                    xy[b + 1] + (xy[c + 1] - xy[a + 1]) / 6,
                    xy[c] - (xy[d] - xy[b]) / 6,
                    xy[c + 1] - (xy[d + 1] - xy[b + 1]) / 6,
                    xy[c],
                    xy[c + 1]);
        }
        return way.stroke();
    }

    /// How far each point is from the first, across and down added.
    double[] way() {
        double[] way = new double[x.length];
        for (int i = 1; i < x.length; i++) {
            way[i] = way[i - 1] + (Math.abs(x[i] - x[i - 1]) + Math.abs(y[i] - y[i - 1]));
        }
        return way;
    }

    /// The part between two points of it.
    Stroke part(int from, int to) {
        return new Stroke(Arrays.copyOfRange(x, from, to), Arrays.copyOfRange(y, from, to));
    }

    /// The same strokes in the middle of the square −1 … 1, the longer side of which they fill.
    static List<Stroke> filling(List<Stroke> strokes) {
        double[] across = ends(strokes, Stroke::x);
        double[] down = ends(strokes, Stroke::y);
        double scale = 2 / Math.max(across[1] - across[0], down[1] - down[0]);
        return strokes.stream()
                .map(s -> new Stroke(placed(s.x, across, scale), placed(s.y, down, scale)))
                .toList();
    }

    private static double[] ends(List<Stroke> strokes, Function<Stroke, double[]> axis) {
        double[] ends = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY};
        for (Stroke s : strokes) {
            for (double v : axis.apply(s)) {
                ends[0] = Math.min(ends[0], v);
                ends[1] = Math.max(ends[1], v);
            }
        }
        return ends;
    }

    private static double[] placed(double[] v, double[] ends, double scale) {
        double[] all = new double[v.length];
        for (int i = 0; i < v.length; i++) {
            all[i] = scale * (v[i] - (ends[0] + ends[1]) / 2);
        }
        return all;
    }

    /// Turned and slanted by a share of what [Traits] will turn and slant them by.
    static List<Stroke> leaning(List<Stroke> strokes, double share, Traits traits) {
        double turn = share * Math.toRadians(traits.get(Trait.ROTATION));
        double slant = share * traits.get(Trait.SLANT);
        double cos = StrictMath.cos(turn);
        double sin = StrictMath.sin(turn);
        List<Stroke> all = new ArrayList<>();
        for (Stroke s : strokes) {
            double[] u = new double[s.size()];
            double[] v = new double[s.size()];
            for (int i = 0; i < u.length; i++) {
                double x = s.x[i] - slant * s.y[i];
                u[i] = cos * x - sin * s.y[i];
                v[i] = sin * x + cos * s.y[i];
            }
            all.add(new Stroke(u, v));
        }
        return all;
    }

    /// A stroke while it is drawn.
    static final class Way {
        private double[] x = new double[64];
        private double[] y = new double[64];
        private int n;

        Way(double x, double y) {
            to(x, y);
        }

        /// The next point.
        void to(double px, double py) {
            if (n == x.length) {
                x = Arrays.copyOf(x, 2 * n);
                y = Arrays.copyOf(y, 2 * n);
            }
            x[n] = px;
            y[n++] = py;
        }

        /// A few points, so that a straight line can wobble too.
        void line(double px, double py) {
            double x0 = x[n - 1];
            double y0 = y[n - 1];
            for (int i = 1; i <= FINE; i++) {
                double t = (double) i / FINE;
                to(x0 + t * (px - x0), y0 + t * (py - y0));
            }
        }

        /// A cubic Bézier curve from where the pen is.
        void curve(double x1, double y1, double x2, double y2, double x3, double y3) {
            double x0 = x[n - 1];
            double y0 = y[n - 1];
            for (int i = 1; i <= FINE; i++) {
                double t = (double) i / FINE;
                double s = 1 - t;
                double a = s * s * s;
                double b = 3 * s * s * t;
                double c = 3 * s * t * t;
                double d = t * t * t;
                to(a * x0 + b * x1 + c * x2 + d * x3, a * y0 + b * y1 + c * y2 + d * y3);
            }
        }

        Stroke stroke() {
            return new Stroke(Arrays.copyOf(x, n), Arrays.copyOf(y, n));
        }
    }
}
