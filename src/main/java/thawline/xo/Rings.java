package thawline.xo;

import java.util.List;
import thawline.data.Chance;

/// O as people write it, in the square −1 … 1.
final class Rings {

    private static final int POINTS = 44;

    /// Half of the hole that stays open at least.
    private static final double HOLE = 0.2;

    private static final double TURN = 2 * Math.PI;

    private Rings() {}

    /// Of the gap, the overshoot, and a pen that leaves the hole open.
    static List<Stroke> draw(Chance chance, Traits traits) {
        return Stroke.filling(strokes(chance, traits));
    }

    private static List<Stroke> strokes(Chance chance, Traits traits) {
        double kind = chance.between(0, 1);
        double aspect = traits.get(Trait.ASPECT);
        double slim = (HOLE + traits.get(Trait.PEN_WIDTH)) * Math.max(1, 1 / aspect);
        boolean narrow = chance.between(0, 1) < 0.8;
        double ratio = Math.min(
                1,
                Math.max(
                        slim, narrow ? 1 - chance.between(0, 0.66) * chance.between(0.3, 1) : chance.between(0.72, 1)));
        double a = narrow ? ratio : 1;
        double b = narrow ? 1 : Math.min(1, Math.max(ratio, HOLE + traits.get(Trait.PEN_WIDTH)));
        double gap = traits.get(Trait.GAP);
        if (kind < 0.07) {
            return List.of(half(chance, -a, b, 0), half(chance, a, b, TURN / 2 * gap));
        }
        Stroke.Way line = ring(chance, a, b, gap, traits.get(Trait.OVERSHOOT));
        if (traits.has(Trait.JOINED)) {
            tail(chance, line);
        }
        return List.of(line.stroke());
    }

    /// Round once, a little more or a little less; oval, egg-shaped or with soft corners.
    private static Stroke.Way ring(Chance chance, double a, double b, double gap, double overshoot) {
        double two = chance.between(0, 0.04);
        double three = chance.between(0, 0.07);
        double at2 = chance.between(0, TURN);
        double at3 = chance.between(0, TURN);
        double four = chance.between(-0.05, 0.05);
        double start = chance.between(0, 1) < 0.7 ? -TURN / 4 + chance.between(-0.6, 0.9) : chance.between(0, TURN);
        double way = chance.between(0, 1) < 0.75 ? -1 : 1;
        double sweep = TURN * (1 + overshoot - gap);
        double hook = chance.between(0, 1) < 0.4 ? chance.between(0.05, 0.55) : 0;
        double hooked = chance.between(0.05, 0.12);
        double end = chance.between(-0.15, 0.22);
        double ended = chance.between(0.08, 0.3);
        Stroke.Way line = null;
        for (int i = 0; i < POINTS; i++) {
            double t = (double) i / (POINTS - 1);
            double angle = start + way * sweep * t;
            double first = Math.max(0, 1 - t / hooked);
            double last = Math.max(0, 1 - (1 - t) / ended);
            double r = 1
                    + two * StrictMath.cos(2 * (angle - at2))
                    + three * StrictMath.cos(3 * (angle - at3))
                    + four * StrictMath.cos(4 * angle)
                    - hook * first * first
                    - end * last * last;
            double x = a * r * StrictMath.cos(angle);
            double y = b * r * StrictMath.sin(angle);
            if (line == null) {
                line = new Stroke.Way(x, y);
            } else {
                line.to(x, y);
            }
        }
        return line;
    }

    /// One of two bows that meet above and below.
    private static Stroke half(Chance chance, double a, double b, double miss) {
        double lift = chance.between(-0.05, 0.05);
        double top = -TURN / 4 - chance.between(0, 0.15) + miss;
        double foot = TURN / 4 + chance.between(0, 0.15) - miss;
        Stroke.Way line = new Stroke.Way(a * StrictMath.cos(top), b * StrictMath.sin(top) + lift);
        for (int i = 1; i < POINTS / 2; i++) {
            double angle = top + (foot - top) * i / (POINTS / 2 - 1);
            line.to(a * StrictMath.cos(angle), b * StrictMath.sin(angle) + lift);
        }
        return line.stroke();
    }

    /// What a running hand adds after the ring is closed: a short flick on, a loop, or the way to the next letter,
    /// out to the right; often a loop first and then the way on.
    private static void tail(Chance chance, Stroke.Way line) {
        Stroke ring = line.stroke();
        int n = ring.size();
        double kind = chance.between(0, 1);
        double angle = StrictMath.atan2(ring.y()[n - 1] - ring.y()[n - 2], ring.x()[n - 1] - ring.x()[n - 2]);
        Pen pen = new Pen(line, ring.x()[n - 1], ring.y()[n - 1], angle);
        double inward = Math.signum(pen.x * StrictMath.sin(angle) - pen.y * StrictMath.cos(angle));
        if (kind < 0.25) {
            pen.go((int) chance.between(3, 8), chance.between(-0.08, 0.08));
            return;
        }
        if (kind < 0.8) {
            double bend = (chance.between(0, 1) < 0.75 ? inward : -inward) * chance.between(0.1, 0.5);
            pen.go((int) (chance.between(1.5, 5.5) / Math.abs(bend)), bend);
        }
        if (kind > 0.5) {
            pen.angle = chance.between(-0.5, 0.6);
            pen.go((int) chance.between(5, 18), chance.between(-0.09, 0.04));
        }
    }

    /// Where a line has come to, and its direction.
    private static final class Pen {

        private static final double STEP = 0.05;

        private final Stroke.Way line;
        private double x;
        private double y;
        private double angle;

        Pen(Stroke.Way line, double x, double y, double angle) {
            this.line = line;
            this.x = x;
            this.y = y;
            this.angle = angle;
        }

        /// @param bend radians a step
        void go(int steps, double bend) {
            for (int i = 0; i < steps; i++) {
                angle += bend;
                x += STEP * StrictMath.cos(angle);
                y += STEP * StrictMath.sin(angle);
                line.to(x, y);
            }
        }
    }
}
