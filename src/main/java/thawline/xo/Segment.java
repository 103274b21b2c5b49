package thawline.xo;

/// A straight piece of a drawn line, between two points in pixels.
record Segment(double x0, double y0, double x1, double y1) {

    double length() {
        return Math.hypot(x1 - x0, y1 - y0);
    }

    /// Of the direction, 0 … π.
    double angle() {
        double a = StrictMath.atan2(y1 - y0, x1 - x0);
        return a < 0 ? a + Math.PI : a;
    }

    /// Between two directions, 0 … π/2.
    double angleTo(Segment other) {
        double d = Math.abs(angle() - other.angle());
        return Math.min(d, Math.PI - d);
    }

    double x(double t) {
        return x0 + t * (x1 - x0);
    }

    double y(double t) {
        return y0 + t * (y1 - y0);
    }

    Segment turned() {
        return new Segment(x1, y1, x0, y0);
    }

    /// Where this line meets the other, as a share of this one's length; NaN of parallels.
    double meets(Segment other) {
        double ax = x1 - x0;
        double ay = y1 - y0;
        double bx = other.x1 - other.x0;
        double by = other.y1 - other.y0;
        double det = ax * by - ay * bx;
        return det == 0 ? Double.NaN : ((other.x0 - x0) * by - (other.y0 - y0) * bx) / det;
    }

    /// From the line through both points; positive on the right of the way from the first to the second, y
    /// down.
    double away(double x, double y) {
        return ((x1 - x0) * (y - y0) - (y1 - y0) * (x - x0)) / length();
    }

    /// To the right of its way by so much.
    Segment moved(double across) {
        double dx = across * (y1 - y0) / length();
        double dy = across * (x1 - x0) / length();
        return new Segment(x0 - dx, y0 + dy, x1 - dx, y1 + dy);
    }
}
