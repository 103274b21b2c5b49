package thawline.xo;

/// Four lines that may be a board's: two that go down, two that go to the right, each crossing both others.
///
/// @param left from top to bottom, as `right`
/// @param upper from left to right, as `lower`
record Hash(Segment left, Segment right, Segment upper, Segment lower) {

    /// An arm is as long as a cell of the middle, give or take this factor.
    private static final double ARM = 3;

    private static final double LEAST_ANGLE = StrictMath.toRadians(50);

    /// Of lines that cross each other well within; null of others.
    static Hash of(Segment a, Segment b, Segment c, Segment d) {
        boolean steep = Math.abs(StrictMath.sin(a.angle())) + Math.abs(StrictMath.sin(b.angle()))
                > Math.abs(StrictMath.sin(c.angle())) + Math.abs(StrictMath.sin(d.angle()));
        Hash h = steep ? ordered(a, b, c, d) : ordered(c, d, a, b);
        return h.crosses() ? h : null;
    }

    private static Hash ordered(Segment a, Segment b, Segment c, Segment d) {
        Segment p = a.y1() > a.y0() ? a : a.turned();
        Segment q = b.y1() > b.y0() ? b : b.turned();
        Segment r = c.x1() > c.x0() ? c : c.turned();
        Segment s = d.x1() > d.x0() ? d : d.turned();
        boolean swapV = p.x(0.5) * dirX(r) + p.y(0.5) * dirY(r) > q.x(0.5) * dirX(r) + q.y(0.5) * dirY(r);
        boolean swapH = r.x(0.5) * dirX(p) + r.y(0.5) * dirY(p) > s.x(0.5) * dirX(p) + s.y(0.5) * dirY(p);
        return new Hash(swapV ? q : p, swapV ? p : q, swapH ? s : r, swapH ? r : s);
    }

    private static double dirX(Segment s) {
        return (s.x1() - s.x0()) / s.length();
    }

    private static double dirY(Segment s) {
        return (s.y1() - s.y0()) / s.length();
    }

    private boolean crosses() {
        if (left.angleTo(upper) < LEAST_ANGLE
                || left.angleTo(lower) < LEAST_ANGLE
                || right.angleTo(upper) < LEAST_ANGLE
                || right.angleTo(lower) < LEAST_ANGLE) {
            return false;
        }
        for (Segment[] three :
                new Segment[][] {{left, upper, lower}, {right, upper, lower}, {upper, left, right}, {lower, left, right}
                }) {
            double from = three[0].meets(three[1]);
            double to = three[0].meets(three[2]);
            double cell = to - from;
            if (!(cell > 0.12) || from < cell / ARM || 1 - to < cell / ARM) {
                return false;
            }
        }
        return true;
    }

    Segment[] lines() {
        return new Segment[] {left, right, upper, lower};
    }

    /// The two lines that cross one, in its order.
    private Segment[] across(int line) {
        return line < 2 ? new Segment[] {upper, lower} : new Segment[] {left, right};
    }

    double from(int line) {
        return lines()[line].meets(across(line)[0]);
    }

    double to(int line) {
        return lines()[line].meets(across(line)[1]);
    }

    /// The part of a line between its two crossings.
    Segment middle(int line) {
        Segment s = lines()[line];
        double a = from(line);
        double b = to(line);
        return new Segment(s.x(a), s.y(a), s.x(b), s.y(b));
    }

    /// The side of a cell in the middle, in pixels.
    double cell() {
        double sum = 0;
        for (int i = 0; i < 4; i++) {
            sum += middle(i).length();
        }
        return sum / 4;
    }

    double centreX() {
        return (middle(0).x(0.5) + middle(1).x(0.5)) / 2;
    }

    double centreY() {
        return (middle(0).y(0.5) + middle(1).y(0.5)) / 2;
    }

    /// How evenly it is drawn, 0 … 1: arms as long as the cell in the middle, that cell a square, opposite
    /// sides alike.
    double evenness() {
        double odd = 0;
        for (int i = 0; i < 4; i++) {
            double cell = to(i) - from(i);
            odd += excess(from(i) / cell, 0.35) / 8 + excess((1 - to(i)) / cell, 0.35) / 8;
        }
        odd += square(StrictMath.log(middle(0).length() / middle(1).length()) / 0.3) / 2;
        odd += square(StrictMath.log(middle(2).length() / middle(3).length()) / 0.3) / 2;
        odd += square(StrictMath.log((middle(0).length() + middle(1).length())
                        / (middle(2).length() + middle(3).length()))
                / 0.4);
        odd += square((Math.PI / 2 - left.angleTo(upper)) / 0.5) / 2;
        odd += square((Math.PI / 2 - right.angleTo(lower)) / 0.5) / 2;
        return StrictMath.exp(-odd / 2);
    }

    private static double excess(double ratio, double width) {
        return Math.min(4, square(StrictMath.log(Math.max(ratio, 1e-3)) / width));
    }

    private static double square(double v) {
        return v * v;
    }
}
