package thawline.train;

/// The best epoch so far.
final class Best {

    private final Monitor monitor;
    private final double least;
    private double value = Double.NEGATIVE_INFINITY;
    private int epoch;

    /// Better is better by more than `least`.
    Best(Monitor monitor, double least) {
        this.monitor = monitor;
        this.least = least;
    }

    /// Whether this one is better than those before.
    boolean offer(Epoch e) {
        double v = monitor.value(e);
        if (v > value + least) {
            restore(v, e.number());
            return true;
        }
        return false;
    }

    void restore(double bestValue, int bestEpoch) {
        value = bestValue;
        epoch = bestEpoch;
    }

    double value() {
        return value;
    }

    /// Its number; 0 before the first.
    int epoch() {
        return epoch;
    }
}
