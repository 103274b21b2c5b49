package thawline.pipeline;

import java.util.Optional;

/// An argument that an entry takes: its name, what it may be, what it is where nothing is said, and a line
/// about it.
public record Parameter<T>(String name, Type<T> type, Optional<Value> fallback, String doc) {

    /// One that may be left out.
    public static <T> Parameter<T> of(String name, Type<T> type, String fallback, String doc) {
        return new Parameter<>(name, type, Optional.of(Parser.value(fallback)), doc);
    }

    /// One that must be given.
    public static <T> Parameter<T> required(String name, Type<T> type, String doc) {
        return new Parameter<>(name, type, Optional.empty(), doc);
    }

    /// `ksize=5`, or `level` where there is no default.
    @Override
    public String toString() {
        return name + fallback.map(v -> "=" + v).orElse("");
    }
}
