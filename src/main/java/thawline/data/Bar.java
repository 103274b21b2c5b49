package thawline.data;

/// A round bar with round ends: all points at distance `radius` from the segment a … b.
final class Bar implements Solid {

    private final Vec a;
    private final Vec b;
    private final double radius;
    private final Vec u;
    private final double length;

    Bar(Vec a, Vec b, double radius) {
        this.a = a;
        this.b = b;
        this.radius = radius;
        this.u = b.minus(a).unit();
        this.length = b.minus(a).length();
    }

    @Override
    public double hit(Vec o, Vec d, double near, double far) {
        Vec p = o.minus(a);
        double y = p.dot(u);
        double v = d.dot(u);
        // |p + t·d|² without its part along the axis = radius²
        double qa = 1 - v * v;
        double qb = p.dot(d) - y * v;
        double root = qb * qb - qa * (p.dot(p) - y * y - radius * radius);
        double best = Math.min(ball(p, d, near), ball(o.minus(b), d, near));
        if (root >= 0 && qa > 1e-12) {
            double s = Math.sqrt(root);
            best = Math.min(best, Math.min(side(-(qb + s) / qa, y, v, near), side((s - qb) / qa, y, v, near)));
        }
        return best < far ? best : MISS;
    }

    private double side(double t, double y, double v, double near) {
        double height = y + t * v;
        return t > near && height >= 0 && height <= length ? t : MISS;
    }

    /// The end caps: only the part of each ball that looks out of the bar can be the nearest hit from outside.
    private double ball(Vec p, Vec d, double near) {
        double qb = p.dot(d);
        double root = qb * qb - p.dot(p) + radius * radius;
        if (root < 0) {
            return MISS;
        }
        double t = -qb - Math.sqrt(root);
        return t > near ? t : MISS;
    }

    @Override
    public Vec normal(Vec p) {
        double y = Math.clamp(p.minus(a).dot(u), 0.0, length);
        return p.minus(a.along(u, y)).unit();
    }

    @Override
    public Bound bound() {
        return new Bound(a.mix(b, 0.5), length / 2 + radius);
    }
}
