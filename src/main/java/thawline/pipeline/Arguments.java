package thawline.pipeline;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The values of a call's parameters, defaults filled in.
///
/// @param parameters all that the call takes
/// @param given those that were written
public record Arguments(List<Parameter<?>> parameters, Map<Parameter<?>, Value> given) {

    public Arguments {
        parameters = List.copyOf(parameters);
        given = Map.copyOf(given);
    }

    /// Whether it was written.
    public boolean has(Parameter<?> parameter) {
        return given.containsKey(parameter);
    }

    public <T> T get(Parameter<T> parameter) {
        return parameter.type().read(value(parameter));
    }

    /// As it was written, or the default.
    public Value value(Parameter<?> parameter) {
        return given.containsKey(parameter)
                ? given.get(parameter)
                : parameter
                        .fallback()
                        .orElseThrow(() -> new IllegalArgumentException(parameter.name() + " is missing: "
                                + parameter.type().expects()));
    }

    /// As it is written in Java.
    public String java(Parameter<?> parameter) {
        return parameter.type().java(value(parameter));
    }

    String java(String name) {
        return java(parameters.stream()
                .filter(p -> p.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no parameter is called " + name)));
    }

    /// Whether it means something else than its default.
    public boolean says(Parameter<?> parameter) {
        return given.containsKey(parameter)
                && parameter
                        .fallback()
                        .map(v -> !parameter.type().java(v).equals(java(parameter)))
                        .orElse(true);
    }

    /// The names of all that mean something else than their defaults.
    Set<String> said() {
        Set<String> said = new TreeSet<>();
        parameters.stream().filter(this::says).forEach(p -> said.add(p.name()));
        return said;
    }
}
