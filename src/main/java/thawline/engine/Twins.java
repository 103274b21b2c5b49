package thawline.engine;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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
                    GeometryTwins.ALL)
            .flatMap(List::stream)
            .collect(Collectors.toUnmodifiableMap(Twin::name, Function.identity()));

    private Twins() {}

    static Optional<Twin> of(Entry entry) {
        return Optional.ofNullable(BY_NAME.get(entry.name()));
    }
}
