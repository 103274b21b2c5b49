package thawline.engine;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import thawline.pipeline.Entry;

/// What OpenCV has for each filter of the catalogue.
final class Twins {

    private static final Map<String, Twin> BY_NAME = Stream.of(
                    ColourTwins.ALL,
                    SmoothTwins.ALL,
                    EdgeTwins.ALL,
                    CornerTwins.ALL,
                    MorphologyTwins.ALL,
                    ValueTwins.ALL,
                    GeometryTwins.ALL,
                    FeatureTwins.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Twin::name, Function.identity()));

    private static final String OF_CANNY = "OpenCV has it inside Canny only";
    private static final String POOLING = "OpenCV pools inside its networks only";

    private static final String ACTIVATION = "OpenCV has it inside its networks only";

    /// Why there is none.
    private static final Map<String, String> WITHOUT = Map.ofEntries(
            entry("nonMaximum", OF_CANNY),
            entry("hysteresis", OF_CANNY),
            entry("foerstner", "OpenCV has cornerHarris and cornerMinEigenVal"),
            entry("maxPool", POOLING),
            entry("minPool", POOLING),
            entry("averagePool", POOLING),
            entry("weightedPool", POOLING),
            entry("sigmoid", ACTIVATION),
            entry("tanh", ACTIVATION),
            entry("softmax", ACTIVATION),
            entry("model", "OpenCV runs models by its networks only"));

    private Twins() {}

    static Optional<Twin> of(Entry entry) {
        return Optional.ofNullable(BY_NAME.get(entry.name()));
    }

    /// Why an entry has no twin; empty where nothing is known.
    static Optional<String> reason(Entry entry) {
        return Optional.ofNullable(WITHOUT.get(entry.name()));
    }

    /// The names that this table knows, with and without a twin.
    static Set<String> names() {
        Set<String> all = new TreeSet<>(BY_NAME.keySet());
        all.addAll(WITHOUT.keySet());
        return all;
    }
}
