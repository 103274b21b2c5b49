package thawline.bench;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/// What one JVM measured of one case.
///
/// @param seconds a column for each contender, a number for each round
/// @param versions of the toolkits that took part
/// @param bytes allocated by a run of ours once warm, the least that was seen
record Sample(String name, int threads, Map<String, List<Double>> seconds, Map<String, String> versions, long bytes) {

    /// The contender that is ours with one thread.
    static final String ALONE = "Thawline, 1 thread";

    double median(String contender) {
        return Statistic.of(seconds.get(contender)).median();
    }

    /// How many times as long the one takes as the other: the median over rounds, each within one round.
    double ratio(String slow, String fast) {
        List<Double> a = seconds.get(slow);
        List<Double> b = seconds.get(fast);
        return Statistic.of(IntStream.range(0, a.size())
                        .mapToObj(i -> a.get(i) / b.get(i))
                        .toList())
                .median();
    }

    boolean has(String contender) {
        return seconds.containsKey(contender);
    }
}
