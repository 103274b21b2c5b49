package thawline.bench;

import java.util.List;

/// The median of some numbers, and the quartiles below and above it, linear between two numbers.
public record Statistic(double median, double low, double high) {

    public static Statistic of(List<Double> values) {
        double[] sorted = values.stream().mapToDouble(d -> d).sorted().toArray();
        return new Statistic(at(sorted, 0.5), at(sorted, 0.25), at(sorted, 0.75));
    }

    private static double at(double[] sorted, double share) {
        double place = share * (sorted.length - 1);
        int below = (int) place;
        int above = Math.min(below + 1, sorted.length - 1);
        return sorted[below] + (place - below) * (sorted[above] - sorted[below]);
    }

    Statistic times(double factor) {
        return new Statistic(median * factor, low * factor, high * factor);
    }
}
