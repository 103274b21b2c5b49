package thawline.data;

import thawline.data.Canvas.Distance;

/// X and O as distances to their lines.
final class Signs {

    /// How a sign lies: its centre and half its height in pixels, its turn in radians.
    record Pose(double x, double y, double radius, double turn) {}

    private Signs() {}

    /// Distance to two strokes of the given half width that cross at right angles.
    static Distance cross(Pose pose, double half) {
        double reach = pose.radius() - half;
        return local(pose, (u, v) -> Math.min(stroke(u, v, reach), stroke(-u, v, reach)) - half);
    }

    /// Distance from (u, v) to the segment from (−r, −r) to (r, r).
    private static double stroke(double u, double v, double r) {
        double t = Math.clamp((u + v) / 2, -r, r);
        return Math.sqrt((u - t) * (u - t) + (v - t) * (v - t));
    }

    /// Distance, to first order, to an ellipse drawn with the given half width: |f| / |∇f|, f = |(u/a, v/b)|
    /// − 1.
    static Distance ring(Pose pose, double aspect, double half) {
        double b = pose.radius() - half;
        double a = b * aspect;
        return local(pose, (u, v) -> {
            double r = Math.sqrt(u * u / (a * a) + v * v / (b * b));
            double slope = Math.sqrt(u * u / (a * a * a * a) + v * v / (b * b * b * b)) / Math.max(r, 1e-9);
            return Math.abs(r - 1) / Math.max(slope, 1e-9) - half;
        });
    }

    /// A distance in coordinates of its own, about its centre and along its turn.
    static Distance local(Pose pose, Distance sign) {
        double cos = StrictMath.cos(pose.turn());
        double sin = StrictMath.sin(pose.turn());
        return (x, y) -> {
            double dx = x - pose.x();
            double dy = y - pose.y();
            return sign.at(cos * dx + sin * dy, cos * dy - sin * dx);
        };
    }
}
