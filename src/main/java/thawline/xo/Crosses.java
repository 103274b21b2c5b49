package thawline.xo;

import java.util.List;
import thawline.data.Chance;

/// X as people write it, in the square −1 … 1.
final class Crosses {

    /// Each stroke is crossed between these shares of its length.
    private static final double FIRST = 0.37;

    private static final double LAST = 0.63;

    /// A broader pen would fill a loop.
    private static final double LOOP = 0.11;

    private Crosses() {}

    /// Overshoot is a share of a stroke's length, at one end of each.
    static List<Stroke> draw(Chance chance, Traits traits) {
        return Stroke.filling(strokes(chance, traits));
    }

    private static List<Stroke> strokes(Chance chance, Traits traits) {
        double overshoot = traits.get(Trait.OVERSHOOT) * 0.7;
        double kind = chance.between(0, 1);
        if (kind < 0.66) {
            return twoLines(chance, overshoot, kind < 0.45 ? 0.03 : 0.1);
        }
        if (kind < 0.77) {
            return backs(chance);
        }
        if (kind < 0.94) {
            return hooked(chance);
        }
        return traits.get(Trait.PEN_WIDTH) < LOOP
                ? Stroke.leaning(List.of(looped(chance)), -0.6, traits)
                : twoLines(chance, overshoot, 0.1);
    }

    /// Two strokes, each bent by so much of its length to one side, or to both as an S.
    private static List<Stroke> twoLines(Chance chance, double overshoot, double bend) {
        double width = chance.between(0.5, 1.1);
        double room = 0.2;
        double[] a;
        double[] b;
        do {
            a = ends(chance, -width, room);
            b = ends(chance, width, room);
            room *= 0.7;
        } while (crossedBeside(a, b) || crossedBeside(b, a));
        return List.of(bent(chance, over(chance, a, overshoot), bend), bent(chance, over(chance, b, overshoot), bend));
    }

    /// x0, y0, x1, y1: from above at the side `x` to below at the other.
    private static double[] ends(Chance chance, double x, double room) {
        return new double[] {
            x + chance.between(-room, room),
            -1 + chance.between(-room, 2 * room),
            -x + chance.between(-room, room),
            1 - chance.between(-room, 2 * room)
        };
    }

    /// Whether the line b meets a too near an end of a, or out of it.
    private static boolean crossedBeside(double[] a, double[] b) {
        double bx = b[2] - b[0];
        double by = b[3] - b[1];
        double from = bx * (a[1] - b[1]) - by * (a[0] - b[0]);
        double to = bx * (a[3] - b[1]) - by * (a[2] - b[0]);
        double t = from / (from - to);
        return !(t > FIRST && t < LAST);
    }

    /// Longer at either end.
    private static double[] over(Chance chance, double[] e, double overshoot) {
        boolean first = chance.half();
        double dx = overshoot * (e[2] - e[0]);
        double dy = overshoot * (e[3] - e[1]);
        return first
                ? new double[] {e[0] - dx, e[1] - dy, e[2], e[3]}
                : new double[] {e[0], e[1], e[2] + dx, e[3] + dy};
    }

    private static Stroke bent(Chance chance, double[] e, double bend) {
        double dx = e[2] - e[0];
        double dy = e[3] - e[1];
        double p = chance.between(-bend, bend) * 4 / 3;
        double q = chance.half() ? p : -p;
        double x1 = e[0] + dx / 3 - p * dy;
        double y1 = e[1] + dy / 3 + p * dx;
        double x2 = e[2] - dx / 3 - q * dy;
        double y2 = e[3] - dy / 3 + q * dx;
        Stroke.Way way;
        if (chance.half()) {
            way = new Stroke.Way(e[0], e[1]);
            way.curve(x1, y1, x2, y2, e[2], e[3]);
        } else {
            way = new Stroke.Way(e[2], e[3]);
            way.curve(x2, y2, x1, y1, e[0], e[1]);
        }
        return way.stroke();
    }

    /// `)(`: two bows back to back, which touch or cross.
    private static List<Stroke> backs(Chance chance) {
        double w = chance.between(0.5, 0.95);
        double over = chance.between(0.02, 0.14);
        return List.of(bow(chance, -w, over), bow(chance, w, -over));
    }

    private static Stroke bow(Chance chance, double w, double over) {
        double back = 0.12 * Math.signum(w);
        return Stroke.smooth(
                w + chance.between(-0.12, 0.12),
                -1 + chance.between(0, 0.15),
                back + over,
                -0.38,
                over + chance.between(-0.04, 0.04),
                chance.between(-0.08, 0.08),
                back + over,
                0.38,
                w + chance.between(-0.12, 0.12),
                1 - chance.between(0, 0.15));
    }

    /// A falling stroke with a hook at one end or both, as in running hand, and another across it.
    private static List<Stroke> hooked(Chance chance) {
        double w = chance.between(0.55, 1);
        double first = chance.between(0.1, 0.5);
        double last = chance.between(0.1, 0.5);
        double steep = chance.between(0.3, 0.5) * w;
        Stroke falling = Stroke.smooth(
                -w,
                -0.95 + first,
                -0.8 * w,
                -0.92,
                -steep,
                -0.72,
                chance.between(-0.05, 0.05),
                0,
                steep,
                0.72,
                0.8 * w,
                0.92,
                w,
                0.95 - last);
        double v = chance.between(0.5, 0.95);
        double curl = chance.between(0, 1) < 0.4 ? chance.between(0.05, 0.3) : 0;
        Stroke rising = Stroke.smooth(
                v,
                -0.95 + curl,
                0.85 * v,
                -0.95,
                0.4 * v,
                -0.45,
                chance.between(-0.05, 0.05),
                0,
                -0.4 * v,
                0.45,
                -0.85 * v,
                0.95,
                -v,
                0.95 - curl);
        return List.of(falling, rising);
    }

    /// One stroke: across, along the side, and across again; the side is pointed or round.
    private static Stroke looped(Chance chance) {
        double side = chance.between(0, 1) < 0.65 ? 1 : -1;
        double upper = chance.between(0.8, 1);
        double lower = chance.between(0.8, 1);
        double top = -chance.between(0.8, 0.95);
        double foot = chance.between(0.8, 0.95);
        double open = chance.between(0.95, 1.2);
        double in = chance.between(-0.3, 0.2);
        if (chance.half()) {
            return Stroke.lines(
                    -side * open,
                    -1 + chance.between(0, 0.2),
                    side * lower,
                    foot,
                    side * upper,
                    top,
                    -side * open,
                    1 - chance.between(0, 0.2));
        }
        double middle = side * (Math.max(upper, lower) + in);
        return Stroke.smooth(
                -side * open,
                -1 + chance.between(0, 0.2),
                -side * 0.1,
                -0.05,
                side * (lower - 0.12),
                foot - 0.12,
                side * lower,
                foot - 0.3,
                middle,
                chance.between(-0.15, 0.15),
                side * upper,
                top + 0.3,
                side * (upper - 0.12),
                top + 0.12,
                side * 0.1,
                -0.05,
                -side * open,
                1 - chance.between(0, 0.2));
    }
}
