package thawline.data;

/// A turned body: all points at distance r from an axis with r² = A + B·y + C·y², piece by piece in the height y.
///
/// Spheres, cones, vases and pears are all of this kind, and a ray meets each piece in a quadratic equation. The
/// pieces of a free form are a quadratic B-spline of r² over equal steps of y, so that the surface has no crease; where
/// r² falls to 0 in a straight line, the tip is round.
final class Lathe implements Solid {

    private final Vec base;
    private final Vec axis;
    private final double[] from; // piece k lies between from[k] and from[k + 1]
    private final double[][] abc;
    private final Bound bound;

    private Lathe(Vec base, Vec axis, double[] from, double[][] abc) {
        this.base = base;
        this.axis = axis.unit();
        this.from = from;
        this.abc = abc;
        double low = from[0];
        double high = from[from.length - 1];
        double widest = 0;
        for (int k = 0; k < abc.length; k++) {
            for (int s = 0; s <= 16; s++) {
                double y = from[k] + (from[k + 1] - from[k]) * s / 16;
                double far = y - (low + high) / 2;
                widest = Math.max(widest, square(k, y) + far * far);
            }
        }
        this.bound = new Bound(base.along(this.axis, (low + high) / 2), 1.02 * Math.sqrt(widest));
    }

    static Lathe ball(Vec centre, double radius) {
        return new Lathe(
                centre, new Vec(0, 1, 0), new double[] {-radius, radius}, new double[][] {{radius * radius, 0, -1}});
    }

    /// A free form over `base`, `height` high along `axis`; `radii` are control radii at equal steps of the height.
    static Lathe turned(Vec base, Vec axis, double height, double... radii) {
        int n = radii.length;
        double h = height / (n - 1);
        double[] from = new double[n + 1];
        double[][] abc = new double[n][];
        for (int k = 0; k < n; k++) {
            // End slopes of piece k are those of the control polygon before and after control point k.
            double before = slope(radii, Math.max(k - 1, 0)) / h;
            double after = slope(radii, Math.min(k, n - 2)) / h;
            double start = Math.max(k - 0.5, 0) * h;
            double end = Math.min(k + 0.5, n - 1) * h;
            from[k] = start;
            from[k + 1] = end;
            double c = (after - before) / (2 * (end - start));
            double b = before - 2 * c * start;
            double value = k == 0 ? radii[0] * radii[0] : (radii[k - 1] * radii[k - 1] + radii[k] * radii[k]) / 2;
            abc[k] = new double[] {value - b * start - c * start * start, b, c};
        }
        return new Lathe(base, axis, from, abc);
    }

    private static double slope(double[] radii, int k) {
        return radii[k + 1] * radii[k + 1] - radii[k] * radii[k];
    }

    @Override
    public double hit(Vec o, Vec d, double near, double far) {
        double px = o.x() - base.x();
        double py = o.y() - base.y();
        double pz = o.z() - base.z();
        double y = px * axis.x() + py * axis.y() + pz * axis.z();
        double v = d.dot(axis);
        double pp = px * px + py * py + pz * pz - y * y;
        double pd = px * d.x() + py * d.y() + pz * d.z() - y * v;
        double dd = 1 - v * v;
        double best = MISS;
        for (int k = 0; k < abc.length; k++) {
            double b = abc[k][1];
            double c = abc[k][2];
            double qa = dd - c * v * v;
            double qb = pd - v * (b / 2 + c * y);
            double qc = pp - square(k, y);
            double root = qb * qb - qa * qc;
            if (root < 0) {
                continue;
            }
            // The stable form of both roots: no difference of two nearly equal numbers.
            double q = -(qb + Math.copySign(Math.sqrt(root), qb));
            double t = Math.min(keep(k, q / qa, y + v * (q / qa), near), keep(k, qc / q, y + v * (qc / q), near));
            best = Math.min(best, t);
        }
        return best < far ? best : MISS;
    }

    private double keep(int k, double t, double height, double near) {
        return t > near && height >= from[k] && height <= from[k + 1] ? t : MISS;
    }

    /// r² of piece k at height y
    private double square(int k, double y) {
        return abc[k][0] + y * (abc[k][1] + y * abc[k][2]);
    }

    @Override
    public Vec normal(Vec p) {
        Vec r = p.minus(base);
        double y = r.dot(axis);
        int k = 0;
        while (k < abc.length - 1 && y > from[k + 1]) {
            k++;
        }
        return r.along(axis, -y - abc[k][1] / 2 - abc[k][2] * y).unit();
    }

    @Override
    public Bound bound() {
        return bound;
    }
}
