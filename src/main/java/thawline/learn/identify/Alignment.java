package thawline.learn.identify;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Finds how far one picture lies beside the other: from small pictures, where a window reaches far, to large
/// ones.
final class Alignment {

    private static final int SMALL = 160;

    private Alignment() {}

    /// The shift about which a kernel explains most; none where none explains anything.
    static Shift of(List<Scene> scenes) {
        int longest = scenes.stream()
                .mapToInt(s -> Math.min(s.height(), s.width()))
                .min()
                .orElse(1);
        int factor = 1;
        while (longest / (factor * 2) >= SMALL / 2 && factor < 16) {
            factor *= 2;
        }
        Shift shift = Shift.NONE;
        for (int f = factor; f >= 1; f /= 2) {
            List<Scene> small = new ArrayList<>();
            for (Scene s : scenes) {
                small.add(halved(s, f));
            }
            Shift from = new Shift(Math.round((float) shift.dy() / f), Math.round((float) shift.dx() / f));
            Fit fit = Fit.of(small, from).orElse(null);
            if (fit == null) {
                continue;
            }
            Shift peak = peak(fit.kernel(), fit.moments().side());
            shift = new Shift((from.dy() + peak.dy()) * f, (from.dx() + peak.dx()) * f);
        }
        return shift;
    }

    /// Where the energy of a kernel gathers.
    static Shift peak(double[] k, int side) {
        double most = -1;
        Shift at = Shift.NONE;
        int r = side / 2;
        for (int y = 0; y < side; y++) {
            for (int x = 0; x < side; x++) {
                double sum = 0;
                for (int v = Math.max(0, y - 1); v <= Math.min(side - 1, y + 1); v++) {
                    for (int u = Math.max(0, x - 1); u <= Math.min(side - 1, x + 1); u++) {
                        double weight = (v == y ? 2 : 1) * (u == x ? 2 : 1);
                        sum += weight * k[v * side + u] * k[v * side + u];
                    }
                }
                if (sum > most) {
                    most = sum;
                    at = new Shift(y - r, x - r);
                }
            }
        }
        return at;
    }

    /// Each f × f places as their mean; what is clipped no longer tells.
    private static Scene halved(Scene s, int f) {
        if (f == 1) {
            return s;
        }
        int h = s.height() / f;
        int w = s.width() / f;
        Tensor x = mean(s.x(), h, w, f);
        return new Scene(
                s.name(),
                x,
                mean(s.y(), h, w, f),
                x,
                new boolean[h * w],
                0,
                s.noise() / f,
                Optional.empty(),
                Optional.empty());
    }

    private static Tensor mean(Tensor x, int h, int w, int f) {
        Tensor y = Tensor.zeros(Shape.plane(h, w));
        for (int v = 0; v < h * f; v++) {
            int row = x.index(0, 0, v, 0);
            for (int u = 0; u < w * f; u++) {
                y.data()[v / f * w + u / f] += x.data()[row + u] / (f * f);
            }
        }
        return y;
    }
}
