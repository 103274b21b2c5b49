package thawline.data;

/// A flat rectangle: centre + s·u + t·v, |s| ≤ 1, |t| ≤ 1, with u ⊥ v; its outside is where u × v points.
final class Board implements Solid {

    private final Vec centre;
    private final Vec u;
    private final Vec v;
    private final Vec normal;
    private final double uu;
    private final double vv;

    Board(Vec centre, Vec u, Vec v) {
        this.centre = centre;
        this.u = u;
        this.v = v;
        this.normal = u.cross(v).unit();
        this.uu = u.dot(u);
        this.vv = v.dot(v);
    }

    @Override
    public double hit(Vec o, Vec d, double near, double far) {
        double t = centre.minus(o).dot(normal) / d.dot(normal);
        if (!(t > near && t < far)) {
            return MISS;
        }
        Vec p = o.along(d, t).minus(centre);
        boolean on = Math.abs(p.dot(u)) <= uu && Math.abs(p.dot(v)) <= vv;
        return on ? t : MISS;
    }

    @Override
    public Vec normal(Vec p) {
        return normal;
    }

    @Override
    public Bound bound() {
        return new Bound(centre, MISS);
    }
}
