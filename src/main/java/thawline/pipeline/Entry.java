package thawline.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import thawline.tensor.Shape;

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

    /// A call with what must be given, such as `threshold(128)`.
    public String example() {
        String given = parameters.stream()
                .filter(p -> p.fallback().isEmpty())
                .map(p -> p.example().toString())
                .collect(Collectors.joining(", "));
        return given.isEmpty() ? name : name + "(" + given + ")";
    }

    /// A whole pipeline with that call.
    public String examplePipeline() {
        if (role instanceof Role.Draws) {
            return "corners | " + example();
        }
        return Catalogue.OF_DERIVATIVES.contains(name) ? "sobel | " + example() : example();
    }

    /// The example in Java, in one line, for pictures in colour.
    public String exampleInJava() {
        List<Step.Argument> given = parameters.stream()
                .filter(p -> p.fallback().isEmpty())
                .map(p -> new Step.Argument(p, p.example(), Optional.empty()))
                .toList();
        Step.Call call = new Step.Call(this, given);
        return note.java().of(call.bound(), COLOUR).replaceAll("\\s*\\n\\s*", "");
    }

    private static final Shape COLOUR = Shape.planes(3, 480, 640);

    @Override
    public String toString() {
        return signature();
    }
}
