package thawline.data;

/// A torus: all points at distance `tube` from a circle of the given centre, axis and radius.
///
/// The ray walks forward by the distance to the surface until that is nothing (sphere tracing; Hart 1996): a few
/// dozen steps, no quartic equation.
record Ring(Vec centre, Vec axis, double radius, double tube) implements Solid {

    private static final double CLOSE = 1e-7;

    @Override
    public double hit(Vec o, Vec d, double near, double far) {
        double middle = centre.minus(o).dot(d);
        double slab = o.minus(centre).dot(axis);
        double slant = d.dot(axis);
        double v = slant == 0 ? 1e-12 : slant;
        double cross = -slab / v;
        double reach =
                Math.abs(tube / v); // the ray is between the two planes that touch the ring while |t − cross| < reach
        double end = Math.min(far, Math.min(middle + radius + tube, cross + reach));
        double t = Math.max(near, Math.max(middle - radius - tube, cross - reach));
        double sign = distance(o, d, t) < 0 ? -1 : 1;
        while (t < end) {
            double step = sign * distance(o, d, t);
            if (step < CLOSE) {
                return t;
            }
            t += step;
        }
        return MISS;
    }

    private double distance(Vec o, Vec d, double t) {
        double x = o.x() + t * d.x() - centre.x();
        double y = o.y() + t * d.y() - centre.y();
        double z = o.z() + t * d.z() - centre.z();
        double high = x * axis.x() + y * axis.y() + z * axis.z();
        double wide = Math.sqrt(Math.max(0, x * x + y * y + z * z - high * high)) - radius;
        return Math.sqrt(wide * wide + high * high) - tube;
    }

    @Override
    public Vec normal(Vec p) {
        Vec r = p.minus(centre);
        Vec flat = r.along(axis, -r.dot(axis));
        return r.along(flat.unit(), -radius).unit();
    }

    @Override
    public Bound bound() {
        return new Bound(centre, radius + tube);
    }
}
