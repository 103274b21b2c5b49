package thawline.pipeline;

import java.util.List;
import java.util.stream.Collectors;

/// One name of the catalogue.
public record Entry(String name, Note note, Role role, List<Parameter<?>> parameters) {

    /// A line about it, what OpenCV calls it (empty where it has none), and how it is written in Java.
    public record Note(String line, String twin, JavaForm java) {}

    public Entry {
        parameters = List.copyOf(parameters);
    }

    public static Entry of(String name, Note note, Role role, Parameter<?>... parameters) {
        return new Entry(name, note, role, List.of(parameters));
    }

    /// How it is written: `gaussian(ksize=5, sigma=0, border=REFLECT_101)`.
    public String signature() {
        return parameters.isEmpty()
                ? name
                : parameters.stream().map(Parameter::toString).collect(Collectors.joining(", ", name + "(", ")"));
    }

    @Override
    public String toString() {
        return signature();
    }
}
