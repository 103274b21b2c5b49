package thawline.learn.identify;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import thawline.core.Kernel;
import thawline.core.SplitMix;
import thawline.tensor.Border;

/// What lay beyond the edge of the picture when it was filtered, told by the places whose window leaves it.
///
/// @param border empty where no border is clearly the best
/// @param text such as `REFLECT_101`
/// @param rms of the errors at the edge under that border, in 8-bit units
public record BorderGuess(Optional<Border> border, String text, double rms) {

    private static final int PLACES = 3000;
    private static final double WHITE = 255;

    /// What nobody can tell.
    static BorderGuess unknown(String why) {
        return new BorderGuess(Optional.empty(), why, 0);
    }

    private record Tried(Optional<Border> border, String text, double rms) {}

    /// @param k of odd size about its anchor, with its gain
    static BorderGuess of(List<Scene> scenes, Kernel k, double offset, Shift shift, double usual) {
        int ry = k.height() / 2 + Math.abs(shift.dy());
        int rx = k.width() / 2 + Math.abs(shift.dx());
        if (ry == 0 && rx == 0) {
            return unknown("none is needed");
        }
        List<Tried> tried = new ArrayList<>();
        for (Border b : List.of(Border.REFLECT_101, Border.REPLICATE, Border.REFLECT, Border.WRAP, Border.ZERO)) {
            tried.add(new Tried(
                    Optional.of(b), text(b), rms(scenes, (s, v, u) -> at(s, k, offset, shift, v, u, b), ry, rx)));
        }
        double value = constant(scenes, k, offset, shift, ry, rx);
        if (value > 2 && value <= WHITE + 2) {
            Border b = Border.constant((float) Math.rint(value));
            double rms = rms(scenes, (s, v, u) -> at(s, k, offset, shift, v, u, b), ry, rx);
            tried.add(new Tried(Optional.of(b), text(b), 1.15 * rms + 0.02));
        }
        tried.add(new Tried(Optional.empty(), "left as it was", rms(scenes, (s, v, u) -> s.x().at(0, v, u), ry, rx)));
        tried.add(new Tried(Optional.empty(), "black", rms(scenes, (s, v, u) -> 0, ry, rx)));
        tried.sort(Comparator.comparingDouble(Tried::rms));
        Tried best = tried.getFirst();
        Tried next = tried.get(1);
        if (best.rms > 4 * usual + 3) {
            return unknown("unknown: none of the usual ones explains the edge");
        }
        if (next.rms < best.rms * 1.03 + 0.005) {
            return unknown("not told by these pictures (" + best.text + " or " + next.text + ")");
        }
        return new BorderGuess(best.border, best.text, best.rms);
    }

    private static String text(Border b) {
        return b.mode() == Border.Mode.CONSTANT ? "CONSTANT " + Words.number(b.value()) : b.toString();
    }

    /// What comes out at a place.
    private interface Prediction {
        double at(Scene scene, int v, int u);
    }

    private static double rms(List<Scene> scenes, Prediction prediction, int ry, int rx) {
        double sum = 0;
        int n = 0;
        for (Scene s : scenes) {
            boolean held = s.step() > 0;
            for (int[] place : frame(s, ry, rx)) {
                double p = prediction.at(s, place[0], place[1]);
                double error = (held ? Math.clamp(p, 0, WHITE) : p) - s.y().at(0, place[0], place[1]);
                sum += error * error;
                n++;
            }
        }
        return Math.sqrt(sum / Math.max(n, 1));
    }

    /// Some places whose window leaves the picture, the same each time.
    private static List<int[]> frame(Scene s, int ry, int rx) {
        List<int[]> places = new ArrayList<>();
        int h = s.height();
        int w = s.width();
        int y = Math.min(ry, h / 2);
        int x = Math.min(rx, w / 2);
        for (int i = 0; i < PLACES; i++) {
            int side = i % 4;
            long hash = SplitMix.mix(i + SplitMix.GOLDEN);
            int near = (int) ((hash >>> 40) & 0xFFFF);
            int along = (int) ((hash >>> 8) & 0x7FFFFFFF);
            if (side < 2 && y > 0) {
                places.add(new int[] {side == 0 ? near % y : h - 1 - near % y, along % w});
            } else if (side >= 2 && x > 0) {
                places.add(new int[] {along % h, side == 2 ? near % x : w - 1 - near % x});
            }
        }
        return places;
    }

    private static double at(Scene s, Kernel k, double offset, Shift shift, int v, int u, Border border) {
        double sum = offset;
        for (int y = 0; y < k.height(); y++) {
            int row = border.source(v + y - k.height() / 2 + shift.dy(), s.height());
            for (int x = 0; x < k.width(); x++) {
                int column = border.source(u + x - k.width() / 2 + shift.dx(), s.width());
                boolean outside = row == Border.OUTSIDE || column == Border.OUTSIDE;
                sum += k.at(y, x) * (outside ? border.value() : s.x().at(0, row, column));
            }
        }
        return sum;
    }

    /// The value beyond the edge that explains most.
    private static double constant(List<Scene> scenes, Kernel k, double offset, Shift shift, int ry, int rx) {
        double up = 0;
        double down = 0;
        Border one = Border.constant(1);
        for (Scene s : scenes) {
            for (int[] p : frame(s, ry, rx)) {
                if (!s.clipped()[p[0] * s.width() + p[1]]) {
                    double base = at(s, k, offset, shift, p[0], p[1], Border.ZERO);
                    double weight = at(s, k, offset, shift, p[0], p[1], one) - base;
                    up += weight * (s.y().at(0, p[0], p[1]) - base);
                    down += weight * weight;
                }
            }
        }
        return down == 0 ? 0 : up / down;
    }
}
