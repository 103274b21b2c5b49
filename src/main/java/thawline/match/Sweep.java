package thawline.match;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;

/// The values from … to, of angles in degrees or of scales: all of them where `step` is 0, otherwise each
/// step.
public record Sweep(double from, double to, double step) {

    /// The most values of a sweep.
    private static final int MOST = 10_000;

    private static final double FULL_TURN = 360;

    public Sweep {
        Check.require(
                Double.isFinite(from) && Double.isFinite(to) && from <= to,
                "a range goes from its smaller end to its larger one, but got " + from + " … " + to);
        Check.require(
                step >= 0 && Double.isFinite(step), "a step is above 0, or 0 for every value between, but got " + step);
        Check.require(
                step == 0 || (to - from) / step <= MOST,
                from + " … " + to + " by " + step + " has more than " + MOST + " values; take a larger step");
    }

    /// Every value between.
    public static Sweep of(double from, double to) {
        return new Sweep(from, to, 0);
    }

    public static Sweep only(double value) {
        return of(value, value);
    }

    /// Whether it is a single value.
    public boolean isOne() {
        return from == to;
    }

    /// Whether values between its steps may be taken too.
    boolean isFree() {
        return step == 0 && !isOne();
    }

    /// Evenly from one end to the other, at most `apart` from each other where every value counts; of angles
    /// that come around to where they began, the last is left out.
    List<Double> angles(double apart) {
        double width = to - from;
        double most = step > 0 ? step : apart;
        int n = isOne() ? 0 : (int) (step > 0 ? Math.floor(width / step + 1e-9) : Math.ceil(width / most - 1e-9));
        double each = step > 0 ? step : n == 0 ? 0 : width / n;
        List<Double> all = new ArrayList<>();
        for (int i = 0; i <= n; i++) {
            if (i == 0 || i * each < FULL_TURN - 1e-9) {
                all.add(from + i * each);
            }
        }
        return all;
    }

    /// The same for scales, each as many times the one before as `ratio` says of that.
    List<Double> scales(DoubleUnaryOperator ratio) {
        if (step > 0) {
            return angles(step);
        }
        List<Double> all = new ArrayList<>();
        for (double s = from; s < to * (1 - 1e-9); s *= ratio.applyAsDouble(s)) {
            all.add(s);
        }
        all.add(to);
        return all;
    }

    /// The nearest value in the range.
    double held(double value) {
        return to - from >= FULL_TURN ? value : Math.clamp(value, from, to);
    }
}
