package thawline.pipeline;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import thawline.layer.Join;
import thawline.tensor.Shape;

/// Pipelines of everything in the catalogue, with all kinds of arguments; their numbers are often refused, such as an
/// even ksize.
final class RandomPipelines {

    private static final String[] VALUES = {
        "1",
        "3",
        "5",
        "2",
        "0",
        "7",
        "-7",
        "1000001",
        "2147483647",
        "0.25",
        "1/9",
        "1000000",
        "0.000001",
        "3.0E-30",
        "12.5/3",
        "-0.5",
        "0.01 max",
        "1/3 max",
        "OTSU",
        "CONSTANT(7.5)",
        "REPLICATE",
        "WRAP",
        "NONE",
        "[1,2,1; 2,4,2; 1,2,1]/16",
        "[-1/3,0.5]",
        "[0,1,0; 1,1,1; 0,1,0]",
        "[0,-1]/-3",
        "[1,0,5; 0,1,5]",
        "[1,0,0; 0,1,0; 0,0,1]",
        "[0,0; 9,0; 9,9; 0,9]",
        "[1,1; 8,2; 9,9; 0,9]",
        "samples/learned-sobel.onnx",
    };

    private static final Pattern CONSTANTS = Pattern.compile("[A-Z][A-Z0-9_]+");

    private final SplittableRandom random;
    private final Map<Type<?>, List<Value>> values = new HashMap<>();

    RandomPipelines(SplittableRandom random) {
        this.random = random;
    }

    Pipeline pipeline() {
        List<Step> filters = new ArrayList<>();
        int steps = 1 + random.nextInt(4);
        for (int i = 0; i < steps; i++) {
            filters.add(step(2));
        }
        boolean draws = random.nextInt(3) == 0;
        Optional<Step.Call> drawing = draws ? Optional.of(call(any(Role.Draws.class))) : Optional.empty();
        Optional<Step.Call> finder =
                random.nextInt(3) > 0 ? Optional.empty() : Optional.of(call(any(Role.FindsCorners.class)));
        return new Pipeline(filters, finder, drawing);
    }

    /// One that a parser takes, and that fits pictures of a shape.
    Pipeline fitting(Shape shape) {
        while (true) {
            Pipeline pipeline = pipeline();
            boolean boundless = pipeline.toString().contains("2147483647"); // wider margins than an array is long
            if (!boundless && fits(pipeline, shape)) {
                return pipeline;
            }
        }
    }

    /// An entry alone, or where that does not fit behind derivatives or in front of a mark; with random arguments.
    Pipeline of(Entry entry, Shape shape) {
        while (true) {
            Step.Call call = call(entry);
            Step.Call front =
                    call(Catalogue.find(random.nextBoolean() ? "sobel" : "gray").orElseThrow());
            Pipeline pipeline = switch (entry.role()) {
                case Role.FindsCorners f ->
                    new Pipeline(
                            random.nextBoolean() ? List.of() : List.of(front), Optional.of(call), Optional.empty());
                case Role.Draws d -> new Pipeline(List.of(front), Optional.empty(), Optional.of(call));
                default ->
                    new Pipeline(
                            random.nextBoolean() ? List.of(call) : List.of(front, call),
                            Optional.empty(),
                            Optional.empty());
            };
            if (fits(pipeline, shape)) {
                return pipeline;
            }
        }
    }

    private static boolean fits(Pipeline pipeline, Shape shape) {
        try {
            Shape out = Pipeline.parse(pipeline.toString()).layer(shape).shape(shape);
            return out.size() < 1_000_000;
        } catch (IllegalArgumentException refused) {
            return false;
        }
    }

    private Step step(int depth) {
        if (depth == 0 || random.nextInt(5) > 0) {
            return call(random.nextInt(8) == 0 ? any(Role.Named.class) : any(Role.Filter.class, Role.Fitted.class));
        }
        List<List<Step>> branches = new ArrayList<>();
        int n = 1 + random.nextInt(3);
        for (int i = 0; i < n; i++) {
            List<Step> branch = new ArrayList<>(List.of(step(depth - 1)));
            if (random.nextBoolean()) {
                branch.add(step(depth - 1));
            }
            branches.add(branch);
        }
        return new Step.Branches(random.nextBoolean() ? Join.CONCAT : Join.SUM, branches);
    }

    private Entry any(Class<?>... roles) {
        List<Entry> all = Catalogue.all().stream()
                .filter(e -> Stream.of(roles).anyMatch(role -> role.isInstance(e.role())))
                .toList();
        return all.get(random.nextInt(all.size()));
    }

    /// Some leading parameters by place, then some of the rest by name.
    private Step.Call call(Entry entry) {
        List<Step.Argument> arguments = new ArrayList<>();
        boolean byPlace = true;
        for (Parameter<?> p : entry.parameters()) {
            byPlace &= random.nextBoolean();
            if (byPlace) {
                arguments.add(new Step.Argument(p, value(p), Optional.empty()));
            } else if (p.fallback().isEmpty() || random.nextInt(3) == 0) {
                arguments.add(new Step.Argument(p, value(p), Optional.of(p.name())));
            }
        }
        return new Step.Call(entry, arguments);
    }

    private Value value(Parameter<?> p) {
        if (p.fallback().isPresent() && random.nextInt(3) == 0) {
            return p.fallback().get();
        }
        List<Value> taken = values.computeIfAbsent(p.type(), RandomPipelines::taken);
        return taken.get(random.nextInt(taken.size()));
    }

    /// All values, and all names that a type asks for, that it takes.
    private static List<Value> taken(Type<?> type) {
        Stream<String> names = CONSTANTS.matcher(type.expects()).results().map(match -> match.group());
        return Stream.concat(Stream.of(VALUES), names)
                .map(Parser::value)
                .distinct()
                .filter(v -> takes(type, v))
                .toList();
    }

    private static boolean takes(Type<?> type, Value v) {
        try {
            return type.read(v) != null;
        } catch (IllegalArgumentException no) {
            return false;
        }
    }
}
