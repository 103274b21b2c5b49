package thawline.xo;

import java.util.List;
import thawline.data.Chance;

/// O as people write it, in the square −1 … 1.
final class Rings {

    private static final int POINTS = 44;

    private Rings() {}

    /// @param gap of the way round, left open
    /// @param overshoot of the way round, drawn twice
    static List<Stroke> draw(Chance chance, double gap, double overshoot) {
        double kind = chance.between(0, 1);
        if (kind < 0.1) {
            return halves(chance, gap);
        }
        double ratio = chance.between(0.72, 1);
        double two = chance.between(0, 0.05);
        double three = chance.between(0, 0.04);
        double at2 = chance.between(0, 2 * Math.PI);
        double at3 = chance.between(0, 2 * Math.PI);
        double square = chance.between(-0.06, 0.05);
        double start = chance.half() ? -Math.PI / 2 + chance.between(-0.5, 0.5) : chance.between(0, 2 * Math.PI);
        double way = chance.between(0, 1) < 0.75 ? -1 : 1;
        double sweep = 2 * Math.PI * (1 + overshoot - gap);
        double drift = chance.between(-0.5, 1) * Math.min(0.3, 0.1 + overshoot);
        boolean narrow = chance.between(0, 1) < 0.85;
        double a = narrow ? ratio : 1;
        double b = narrow ? 1 : ratio;
        Stroke.Way line = null;
        for (int i = 0; i < POINTS; i++) {
            double t = (double) i / (POINTS - 1);
            double angle = start + way * sweep * t;
            double r = 1
                    + two * StrictMath.cos(2 * (angle - at2))
                    + three * StrictMath.cos(3 * (angle - at3))
                    + square * StrictMath.cos(4 * angle)
                    - drift * (t - 0.5) * (t > 0.5 ? 2 * t - 1 : 1 - 2 * t);
            double x = a * r * StrictMath.cos(angle);
            double y = b * r * StrictMath.sin(angle);
            if (line == null) {
                line = new Stroke.Way(x, y);
            } else {
                line.to(x, y);
            }
        }
        if (kind > 0.88) {
            tail(chance, line);
        }
        return List.of(line.stroke());
    }

    /// Two bows that meet above and below.
    private static List<Stroke> halves(Chance chance, double gap) {
        double w = chance.between(0.65, 0.95);
        double miss = Math.PI * gap;
        return List.of(half(chance, -w, 0), half(chance, w, miss));
    }

    private static Stroke half(Chance chance, double w, double miss) {
        double lift = chance.between(-0.05, 0.05);
        double top = -Math.PI / 2 - chance.between(0, 0.15) + miss;
        double end = Math.PI / 2 + chance.between(0, 0.15) - miss;
        Stroke.Way line = new Stroke.Way(w * StrictMath.cos(top), StrictMath.sin(top) + lift);
        for (int i = 1; i < POINTS / 2; i++) {
            double angle = top + (end - top) * i / (POINTS / 2 - 1);
            line.to(w * StrictMath.cos(angle), StrictMath.sin(angle) + lift);
        }
        return line.stroke();
    }

    /// A short flick after the ring is closed.
    private static void tail(Chance chance, Stroke.Way line) {
        double length = chance.between(0.15, 0.35);
        Stroke ring = line.stroke();
        int n = ring.size();
        double dx = ring.x()[n - 1] - ring.x()[n - 2];
        double dy = ring.y()[n - 1] - ring.y()[n - 2];
        double norm = Math.max(Math.sqrt(dx * dx + dy * dy), 1e-9);
        double x = ring.x()[n - 1];
        double y = ring.y()[n - 1];
        for (int i = 1; i <= 4; i++) {
            line.to(x + length * i / 4 * dx / norm, y + length * i / 4 * dy / norm);
        }
    }
}
