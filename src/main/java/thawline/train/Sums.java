package thawline.train;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Sums of the loss and the metrics over examples, in that order.
final class Sums {

    private Sums() {}

    static Scores mean(double[] sums, List<Metric> metrics, int examples) {
        Map<String, Double> means = new LinkedHashMap<>();
        for (int m = 0; m < metrics.size(); m++) {
            means.put(metrics.get(m).toString(), sums[m + 1] / examples);
        }
        return new Scores(examples, sums[0] / examples, means);
    }
}
