package thawline.pipeline;

import java.util.Map;

/// The values of a call's parameters, defaults filled in.
public record Arguments(Map<Parameter<?>, Value> given) {

    public static final Arguments NONE = new Arguments(Map.of());

    public Arguments {
        given = Map.copyOf(given);
    }

    /// Whether it was written.
    public boolean has(Parameter<?> parameter) {
        return given.containsKey(parameter);
    }

    public <T> T get(Parameter<T> parameter) {
        Value value = given.containsKey(parameter)
                ? given.get(parameter)
                : parameter
                        .fallback()
                        .orElseThrow(() -> new IllegalArgumentException(parameter.name() + " is missing: "
                                + parameter.type().expects()));
        return parameter.type().read(value);
    }
}
