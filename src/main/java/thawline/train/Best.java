package thawline.train;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The best epoch so far.
final class Best {

    private final Monitor monitor;
    private final double least;
    private double value = Double.NEGATIVE_INFINITY;
    private double tie = Double.NEGATIVE_INFINITY;
    private int epoch;

    /// Better is better by more than `least`.
    Best(Monitor monitor, double least) {
        this.monitor = monitor;
        this.least = least;
    }

    /// Whether this one is better than those before.
    boolean offer(Epoch e) {
        double v = monitor.value(e);
        double t = monitor.tie(e);
        if (v > value + least || (least == 0 && v == value && t > tie)) {
            value = v;
            tie = t;
            epoch = e.number();
            return true;
        }
        return false;
    }

    /// Its number; 0 before the first.
    int epoch() {
        return epoch;
    }

    void write(ObjectNode to) {
        to.put("epoch", epoch);
        to.put("value", epoch == 0 ? 0 : value);
        to.put("tie", epoch == 0 ? 0 : tie);
    }

    void read(JsonNode from) {
        epoch = from.path("epoch").asInt();
        value = epoch == 0 ? Double.NEGATIVE_INFINITY : from.path("value").asDouble();
        tie = epoch == 0 ? Double.NEGATIVE_INFINITY : from.path("tie").asDouble();
    }
}
