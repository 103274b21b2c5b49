package thawline.data;

import java.util.LinkedHashMap;
import java.util.Map;
import thawline.data.Canvas.Distance;
import thawline.data.Signs.Pose;
import thawline.tensor.Samples;

/// X and O as the classifier meets them: clean, moved, turned, thick, thin, and drawn by hand.
///
/// 128 × 128, grey, dark on light.
final class Cards {

    private static final int SIZE = 128;
    private static final double CENTRE = (SIZE - 1) / 2.0;
    private static final double INK = 24;
    private static final double PAPER = 244;

    private static final Pose STRAIGHT = pose(0, 0, 38, 0);

    private Cards() {}

    /// Moved from the middle of the card.
    private static Pose pose(double dx, double dy, double radius, double turn) {
        return new Pose(CENTRE + dx, CENTRE + dy, radius, turn);
    }

    /// All cards by name.
    static Map<String, Samples.U8> all() {
        Map<String, Samples.U8> cards = new LinkedHashMap<>();
        cards.put("x-clean", clean(Signs.cross(STRAIGHT, 5)));
        cards.put("x-shifted", clean(Signs.cross(pose(17.5, -14.25, 34, 0), 5)));
        cards.put("x-rotated", clean(Signs.cross(pose(0, 0, 40, 0.42), 5)));
        cards.put("x-thick", clean(Signs.cross(pose(0, 0, 36, 0.04), 12.5)));
        cards.put("x-pencil", pencil(11, Signs.cross(pose(2, -3, 36, 0.09), 1.9)));
        cards.put("o-clean", clean(Signs.ring(STRAIGHT, 1, 5)));
        cards.put("o-shifted", clean(Signs.ring(pose(-15.5, 12.75, 34, 0), 1, 5)));
        cards.put("o-oval", clean(Signs.ring(pose(0, 0, 42, 0.5), 0.68, 5)));
        cards.put("o-thick", clean(Signs.ring(pose(0, 0, 34, 0), 1, 12.5)));
        cards.put("o-pencil", pencil(12, Signs.ring(pose(-1, 2, 37, 0.3), 0.88, 1.9)));
        return cards;
    }

    private static Samples.U8 clean(Distance sign) {
        Canvas canvas = new Canvas(SIZE, SIZE, PAPER);
        canvas.paint(sign, INK);
        return canvas.picture();
    }

    /// A wavering, grainy grey line on rough paper: the line lies where smooth noise has moved it, and the
    /// grain of the paper takes graphite only where it is high.
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
}
