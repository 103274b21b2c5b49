package thawline.data;

/// A window of 2 × 2 panes, the only lamp: centre ± u ± v, shining to the side of u × v.
record Window(Vec centre, Vec u, Vec v, Vec radiance) {

    /// Half the width of the bars between the panes, as a share of the window.
    private static final double BAR = 0.055;

    /// A point on the glass for (a, b) uniform in the unit square.
    Vec point(double a, double b) {
        return centre.along(u, spread(a)).along(v, spread(b));
    }

    /// 0 … 1 to −1 … 1 without the bar in the middle.
    private static double spread(double a) {
        double s = 2 * a - 1;
        return s < 0 ? s * (1 - BAR) - BAR : s * (1 - BAR) + BAR;
    }

    double area() {
        return 4 * u.length() * v.length() * (1 - BAR) * (1 - BAR);
    }

    Vec normal() {
        return u.cross(v).unit();
    }

    /// The light that a ray sees when it meets the glass nearer than `far`.
    Vec seen(Vec o, Vec d, double far) {
        Vec n = u.cross(v);
        double cos = d.dot(n);
        double t = centre.minus(o).dot(n) / cos;
        if (cos >= 0 || !(t > 0 && t < far)) {
            return Vec.ZERO;
        }
        Vec p = o.along(d, t).minus(centre);
        double s = Math.abs(p.dot(u) / u.dot(u));
        double r = Math.abs(p.dot(v) / v.dot(v));
        return s > BAR && s < 1 && r > BAR && r < 1 ? radiance : Vec.ZERO;
    }
}
