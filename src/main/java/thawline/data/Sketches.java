package thawline.data;

import java.util.ArrayList;
import java.util.List;
import thawline.data.Canvas.Distance;
import thawline.data.Canvas.Point;
import thawline.data.Signs.Pose;

/// Draws the flat ones of the [Synthetic] sets.
final class Sketches {

    private Sketches() {}

    /// `x` or `o` on a card of 28 × 28.
    static byte[] sign(String name, Chance chance) {
        int side = 28;
        double radius = chance.between(7, 11);
        double room = side / 2.0 - radius - 0.5;
        Pose pose = new Pose(
                (side - 1) / 2.0 + chance.between(-room, room),
                (side - 1) / 2.0 + chance.between(-room, room),
                radius,
                chance.between(-0.5, 0.5));
        double half = chance.between(0.7, 2.2);
        Canvas canvas = new Canvas(side, side, chance.between(180, 255));
        double ink = chance.between(0, 90);
        canvas.paint(name.equals("x") ? Signs.cross(pose, half) : Signs.ring(pose, chance.between(0.65, 1), half), ink);
        return grainy(canvas, side, chance.between(0, 8), chance.seed());
    }

    /// A field of 16 × 16: of two levels with a straight edge between them, or without.
    static byte[] edge(String name, Chance chance) {
        int side = 16;
        double dark = chance.between(20, 130);
        double light = dark + chance.between(50, 110);
        boolean swap = chance.half();
        double turn = chance.between(-0.2, 0.2)
                + switch (name) {
                    case "horizontal" -> 0;
                    case "falling" -> Math.PI / 4;
                    case "vertical" -> Math.PI / 2;
                    default -> -Math.PI / 4;
                };
        double offset = chance.between(-3, 3);
        Canvas canvas = new Canvas(side, side, swap ? light : dark);
        if (!name.equals("none")) {
            Pose pose = new Pose((side - 1) / 2.0, (side - 1) / 2.0, 0, turn);
            canvas.paint(Signs.local(pose, (u, v) -> v - offset), swap ? dark : light);
        }
        return grainy(canvas, side, chance.between(2, 12), chance.seed());
    }

    /// A filled figure on a field of 32 × 32.
    static byte[] figure(String name, Chance chance) {
        int side = 32;
        double radius = chance.between(6.5, 11);
        double room = (side - 2) / 2.0 - radius;
        double x = (side - 2) / 2.0 + chance.between(-room, room);
        double y = (side - 2) / 2.0 + chance.between(-room, room);
        double turn = chance.between(0, 2 * Math.PI);
        double ground = chance.between(10, 100);
        double ink = ground + chance.between(70, 145);
        boolean negative = chance.half();
        Canvas canvas = new Canvas(side, side, negative ? 255 - ground : ground);
        double paint = negative ? 255 - ink : ink;
        switch (name) {
            case "circle" -> canvas.paint(circle(x, y, radius), paint);
            case "square" -> canvas.fill(rays(x, y, turn, radius, radius, radius, radius), paint);
            case "triangle" -> canvas.fill(rays(x, y, turn, radius, radius, radius), paint);
            case "star" -> canvas.fill(star(x, y, turn, radius), paint);
            default -> canvas.fill(plus(x, y, turn, radius), paint);
        }
        return grainy(canvas, side, chance.between(0, 10), chance.seed());
    }

    private static Distance circle(double x, double y, double radius) {
        return (u, v) -> Math.sqrt((u - x) * (u - x) + (v - y) * (v - y)) - radius;
    }

    /// Corners at even angles, each at a distance of its own.
    private static List<Point> rays(double x, double y, double turn, double... radii) {
        List<Point> points = new ArrayList<>();
        for (int k = 0; k < radii.length; k++) {
            points.add(polar(x, y, turn + 2 * Math.PI * k / radii.length, radii[k]));
        }
        return points;
    }

    private static Point polar(double x, double y, double angle, double radius) {
        return new Point(x + radius * StrictMath.cos(angle), y + radius * StrictMath.sin(angle));
    }

    private static List<Point> star(double x, double y, double turn, double r) {
        double s = 0.42 * r;
        return rays(x, y, turn, r, s, r, s, r, s, r, s, r, s);
    }

    /// Two bars that cross, each 0.32 of its length wide: per arm two corners and a notch.
    private static List<Point> plus(double x, double y, double turn, double r) {
        double half = StrictMath.atan(0.32);
        double notch = r * StrictMath.sin(half) * Math.sqrt(2);
        List<Point> points = new ArrayList<>();
        for (int arm = 0; arm < 4; arm++) {
            double angle = turn + arm * Math.PI / 2;
            points.add(polar(x, y, angle - half, r));
            points.add(polar(x, y, angle + half, r));
            points.add(polar(x, y, angle + Math.PI / 4, notch));
        }
        return points;
    }

    /// With Gaussian noise of a standard deviation.
    private static byte[] grainy(Canvas canvas, int side, double deviation, long seed) {
        return Pixels.grey(side, side, (x, y) -> canvas.get(x, y) + deviation * Noise.gaussian(seed, x, y))
                .data();
    }
}
