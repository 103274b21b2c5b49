package thawline.train;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// Means over a set of examples: the loss, and every metric by its name.
public record Scores(int examples, double loss, Map<String, Double> metrics) {

    public Scores {
        metrics = Collections.unmodifiableMap(new LinkedHashMap<>(metrics));
    }

    /// A metric, or NaN when it was not asked for.
    public double get(Metric metric) {
        return metrics.getOrDefault(metric.toString(), Double.NaN);
    }

    public double accuracy() {
        return get(Metric.ACCURACY);
    }
}
