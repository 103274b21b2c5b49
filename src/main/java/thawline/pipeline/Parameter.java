package thawline.pipeline;

import java.util.Optional;

/// An argument that an entry takes: its name, what it may be, what it is where nothing is said, an
/// example, and a line about it.
public record Parameter<T>(String name, Type<T> type, Optional<Value> fallback, Value example, String doc) {

    /// One that may be left out.
    public static <T> Parameter<T> of(String name, Type<T> type, String fallback, String doc) {
        Value value = Parser.value(fallback);
        return new Parameter<>(name, type, Optional.of(value), value, doc);
    }

    /// One that must be given, such as the example.
    public static <T> Parameter<T> required(String name, Type<T> type, String example, String doc) {
        return new Parameter<>(name, type, Optional.empty(), Parser.value(example), doc);
    }

    /// `ksize=5`, or `level` where there is no default.
    @Override
    public String toString() {
        return name + fallback.map(v -> "=" + v).orElse("");
    }
}
