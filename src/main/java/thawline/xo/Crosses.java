package thawline.xo;

import java.util.List;
import thawline.data.Chance;

/// X as people write it, in the square −1 … 1.
final class Crosses {

    private Crosses() {}

    /// @param overshoot of a stroke's length, at one end of each
    static List<Stroke> draw(Chance chance, double overshoot) {
        double kind = chance.between(0, 1);
        if (kind < 0.55) {
            return straight(chance, overshoot, chance.between(0, 0.12));
        }
        if (kind < 0.72) {
            return straight(chance, overshoot, 0.3);
        }
        if (kind < 0.84) {
            return backs(chance);
        }
        if (kind < 0.93) {
            return hooked(chance);
        }
        return List.of(looped(chance));
    }

    /// Two strokes that cross, each bent by so much of its length; either arm may be drawn first and from
    /// either end.
    private static List<Stroke> straight(Chance chance, double overshoot, double bend) {
        double width = chance.between(0.7, 1);
        double cx = chance.between(-0.15, 0.15);
        double cy = chance.between(-0.15, 0.15);
        return List.of(arm(chance, -width, cx, cy, overshoot, bend), arm(chance, width, cx, cy, overshoot, bend));
    }

    /// From above at the side `x` to below at the other.
    private static Stroke arm(Chance chance, double x, double cx, double cy, double overshoot, double bend) {
        double x0 = x + chance.between(-0.18, 0.18);
        double y0 = -1 + chance.between(-0.05, 0.3);
        double x1 = -x + chance.between(-0.18, 0.18);
        double y1 = 1 - chance.between(-0.05, 0.3);
        double mx = 0.7 * cx + chance.between(-0.06, 0.06) - (x0 + x1) / 2;
        double my = 0.7 * cy + chance.between(-0.06, 0.06) - (y0 + y1) / 2;
        double over = chance.half() ? overshoot : 0;
        double under = overshoot - over;
        double dx = x1 - x0;
        double dy = y1 - y0;
        x0 += mx - over * dx;
        y0 += my - over * dy;
        x1 += mx + under * dx;
        y1 += my + under * dy;
        double b = chance.between(-bend, bend);
        double s = chance.half() ? b : -b;
        Stroke.Way way = new Stroke.Way(x0, y0);
        way.curve(x0 + dx / 3 - b * dy, y0 + dy / 3 + b * dx, x1 - dx / 3 - s * dy, y1 - dy / 3 + s * dx, x1, y1);
        return way.stroke();
    }

    /// `)(`: two bows back to back, which touch or cross.
    private static List<Stroke> backs(Chance chance) {
        double w = chance.between(0.65, 1);
        double over = chance.between(0.02, 0.16);
        return List.of(
                Stroke.smooth(
                        -w + chance.between(-0.1, 0.1),
                        -1,
                        -0.1 + over,
                        -0.35,
                        over + chance.between(-0.03, 0.08),
                        0,
                        -0.1 + over,
                        0.35,
                        -w + chance.between(-0.1, 0.1),
                        1),
                Stroke.smooth(
                        w + chance.between(-0.1, 0.1),
                        -1,
                        0.1 - over,
                        -0.35,
                        -over - chance.between(-0.03, 0.08),
                        0,
                        0.1 - over,
                        0.35,
                        w + chance.between(-0.1, 0.1),
                        1));
    }

    /// A falling stroke with a hook at each end, as in running hand, and a straight one across it.
    private static List<Stroke> hooked(Chance chance) {
        double h = chance.between(0.1, 0.4);
        Stroke bow = Stroke.smooth(
                -1, -1 + h, -0.7, -0.95, -0.4, -0.6, chance.between(-0.05, 0.05), 0, 0.4, 0.6, 0.7, 0.95, 1, 1 - h);
        double w = chance.between(0.6, 0.95);
        Stroke.Way across = new Stroke.Way(w, -1 + chance.between(0, 0.2));
        across.line(-w, 1 - chance.between(0, 0.2));
        return List.of(bow, across.stroke());
    }

    /// One stroke: down, round beside the sign, and down the other way.
    private static Stroke looped(Chance chance) {
        double side = chance.half() ? 1 : -1;
        double in = chance.between(0.55, 0.8);
        return Stroke.smooth(
                -side,
                -1 + chance.between(0, 0.2),
                -side * 0.1,
                -0.05,
                side * 0.8,
                0.85,
                side * (in + 0.35),
                0.75,
                side * in,
                0,
                side * (in + 0.3),
                -0.8,
                side * 0.75,
                -0.85,
                side * 0.1,
                -0.1,
                -side,
                1 - chance.between(0, 0.2));
    }
}
