package thawline.data;

import java.util.LinkedHashMap;
import java.util.Map;
import thawline.data.Canvas.Distance;
import thawline.tensor.Samples;

/// X and O as the classifier meets them: clean, moved, turned, thick, thin, and drawn by hand.
///
/// 128 × 128, grey, dark on light.
final class Cards {

    private static final int SIZE = 128;
    private static final double CENTRE = (SIZE - 1) / 2.0;
    private static final double INK = 24;
    private static final double PAPER = 244;

    /// How a sign lies on its card: offset of its centre and half its height in pixels, turn in radians.
    private record Pose(double dx, double dy, double radius, double turn) {}

    private static final Pose STRAIGHT = new Pose(0, 0, 38, 0);

    private Cards() {}

    /// All cards by name.
    static Map<String, Samples.U8> all() {
        Map<String, Samples.U8> cards = new LinkedHashMap<>();
        cards.put("x-clean", clean(cross(STRAIGHT, 5)));
        cards.put("x-shifted", clean(cross(new Pose(17.5, -14.25, 34, 0), 5)));
        cards.put("x-rotated", clean(cross(new Pose(0, 0, 40, 0.42), 5)));
        cards.put("x-thick", clean(cross(new Pose(0, 0, 36, 0.04), 12.5)));
        cards.put("x-pencil", pencil(11, cross(new Pose(2, -3, 36, 0.09), 1.9)));
        cards.put("o-clean", clean(ring(STRAIGHT, 1, 5)));
        cards.put("o-shifted", clean(ring(new Pose(-15.5, 12.75, 34, 0), 1, 5)));
        cards.put("o-oval", clean(ring(new Pose(0, 0, 42, 0.5), 0.68, 5)));
        cards.put("o-thick", clean(ring(new Pose(0, 0, 34, 0), 1, 12.5)));
        cards.put("o-pencil", pencil(12, ring(new Pose(-1, 2, 37, 0.3), 0.88, 1.9)));
        return cards;
    }

    private static Samples.U8 clean(Distance sign) {
        Canvas canvas = new Canvas(SIZE, SIZE, PAPER);
        canvas.paint(sign, INK);
        return canvas.picture();
    }

    /// A wavering, grainy grey line on rough paper: the line lies where smooth noise has moved it, and the grain
    /// of the paper takes graphite only where it is high.
    private static Samples.U8 pencil(long seed, Distance sign) {
        Canvas canvas = new Canvas(SIZE, SIZE, PAPER);
        for (int y = 0; y < SIZE; y++) {
            for (int x = 0; x < SIZE; x++) {
                double grain =
                        Noise.at(seed, x * 0.43, y * 0.43, 0.5) + 0.6 * Noise.at(seed + 1, x * 0.9, y * 0.9, 0.5);
                double wx = x + 3.4 * Noise.at(seed + 2, x / 34.0, y / 34.0, 0.5);
                double wy = y + 3.4 * Noise.at(seed + 3, x / 34.0, y / 34.0, 0.5);
                double pressure = 0.74 + 0.22 * Noise.at(seed + 4, x / 25.0, y / 25.0, 0.5);
                double cover = Math.clamp(0.5 - 0.55 * sign.at(wx, wy), 0.0, 1.0);
                double taken = cover * Math.clamp(pressure + 0.42 * grain, 0.0, 1.0);
                double sheet = PAPER - 5 + 3.5 * grain + 4 * Noise.at(seed + 5, x / 60.0, y / 60.0, 0.5);
                canvas.set(x, y, sheet + taken * (58 - sheet));
            }
        }
        return canvas.picture();
    }

    /// Distance to two strokes of the given half width that cross at right angles.
    private static Distance cross(Pose pose, double half) {
        double reach = pose.radius() - half;
        return local(pose, (u, v) -> Math.min(stroke(u, v, reach), stroke(-u, v, reach)) - half);
    }

    /// Distance from (u, v) to the segment from (−r, −r) to (r, r).
    private static double stroke(double u, double v, double r) {
        double t = Math.clamp((u + v) / 2, -r, r);
        return Math.sqrt((u - t) * (u - t) + (v - t) * (v - t));
    }

    /// Distance, to first order, to an ellipse drawn with the given half width: |f| / |∇f|, f = |(u/a, v/b)| − 1.
    private static Distance ring(Pose pose, double aspect, double half) {
        double b = pose.radius() - half;
        double a = b * aspect;
        return local(pose, (u, v) -> {
            double r = Math.sqrt(u * u / (a * a) + v * v / (b * b));
            double slope = Math.sqrt(u * u / (a * a * a * a) + v * v / (b * b * b * b)) / Math.max(r, 1e-9);
            return Math.abs(r - 1) / Math.max(slope, 1e-9) - half;
        });
    }

    private static Distance local(Pose pose, Distance sign) {
        double cos = StrictMath.cos(pose.turn());
        double sin = StrictMath.sin(pose.turn());
        return (x, y) -> {
            double dx = x - CENTRE - pose.dx();
            double dy = y - CENTRE - pose.dy();
            return sign.at(cos * dx + sin * dy, cos * dy - sin * dx);
        };
    }
}
