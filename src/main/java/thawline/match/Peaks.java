package thawline.match;

import java.util.List;
import java.util.OptionalDouble;
import thawline.filter.Corner;
import thawline.filter.CornerList;
import thawline.tensor.Tensor;

/// The best places of a map of scores, to a part of a pixel.
final class Peaks {

    /// Places no further apart than this are one.
    private static final int RADIUS = 2;

    private Peaks() {}

    /// At most `most` places no worse than the threshold, the best first.
    static List<Corner> of(Tensor scores, Method method, OptionalDouble threshold, int most) {
        double sign = method.isDifference() ? -1 : 1;
        double worst = Double.POSITIVE_INFINITY;
        double best = Double.NEGATIVE_INFINITY;
        for (float v : scores.data()) {
            worst = Math.min(worst, sign * v);
            best = Math.max(best, sign * v);
        }
        // a list of corners takes what is large and above 0
        double zero = worst - Math.max(best - worst, 1e-3) / 1000;
        Tensor good = Tensor.zeros(scores.shape());
        for (int i = 0; i < good.data().length; i++) {
            good.data()[i] = (float) (sign * scores.data()[i] - zero);
        }
        double level = threshold.isPresent() ? sign * threshold.getAsDouble() - zero : 0;
        // a score just at the threshold is a hit
        double under = Math.nextDown((float) Math.max(level, 0));
        return new CornerList(RADIUS, 0, Math.max(under, 0), most)
                .read(good).stream()
                        .map(c -> new Corner(c.x(), c.y(), at(scores, c, sign)))
                        .toList();
    }

    /// The score of the place whose peak was refined: the best of those around it.
    private static float at(Tensor scores, Corner c, double sign) {
        float best = Float.NaN;
        for (int y = (int) Math.floor(c.y()); y <= Math.ceil(c.y()); y++) {
            for (int x = (int) Math.floor(c.x()); x <= Math.ceil(c.x()); x++) {
                float v = scores.at(0, y, x);
                best = Float.isNaN(best) || sign * v > sign * best ? v : best;
            }
        }
        return best;
    }

    /// What the parabola through the 3×3 scores around a peak has at its top, where the peak was refined to.
    static double top(Tensor scores, Corner c) {
        int x = (int) Math.rint(c.x());
        int y = (int) Math.rint(c.y());
        double middle = scores.at(0, y, x);
        if (x == 0
                || y == 0
                || x == scores.shape().w() - 1
                || y == scores.shape().h() - 1) {
            return middle;
        }
        double gx = (scores.at(0, y, x + 1) - scores.at(0, y, x - 1)) / 2.0;
        double gy = (scores.at(0, y + 1, x) - scores.at(0, y - 1, x)) / 2.0;
        return middle + (gx * (c.x() - x) + gy * (c.y() - y)) / 2;
    }
}
