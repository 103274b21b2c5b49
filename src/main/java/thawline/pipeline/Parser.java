package thawline.pipeline;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import thawline.io.Nearest;
import thawline.layer.Join;
import thawline.layer.Layer;
import thawline.tensor.Shape;

/// Reads the text of a pipeline.
///
/// | | |
/// |---|---|
/// | pipeline | step { `|` step } |
/// | step | name [ `(` argument { `,` argument } `)` ], or branches |
/// | branches | [ `+` ] `[` pipeline { `,` pipeline } `]` |
/// | argument | [ name `=` ] value |
///
/// An argument is a value, by place or behind `name=`; by place only before the first name. Blanks and line
/// breaks may stand between any two words, and `#` begins a comment that ends with the line.
final class Parser {

    /// Some pictures: grey, and of more planes than a step may ask for by number.
    private static final List<Shape> ANY = List.of(Shape.plane(64, 64), Shape.planes(4096, 64, 64));

    private final Cursor in;
    private final Map<String, Entry> more;

    Parser(String text) {
        this(text, Map.of());
    }

    /// With names beyond those of the catalogue.
    Parser(String text, Map<String, Entry> more) {
        this.in = new Cursor(text);
        this.more = more;
    }

    /// The value that a text is.
    static Value value(String text) {
        Cursor in = new Cursor(text);
        Value value = Values.read(in);
        if (!in.atEnd()) {
            throw in.error(in.offset(), "expected the end, but found " + in.next());
        }
        return value;
    }

    Pipeline pipeline() {
        if (in.atEnd()) {
            throw in.error(0, "an empty pipeline; write filters such as: gray | gaussian(ksize=5)");
        }
        List<Step> filters = new ArrayList<>();
        Optional<Step.Call> finder = Optional.empty();
        Optional<Step.Call> drawing = Optional.empty();
        do {
            int start = in.offset();
            Step step = step();
            if (drawing.isPresent()) {
                throw in.error(start, drawing.get().entry().name() + " is the end; nothing can follow it");
            }
            switch (kind(step)) {
                case FILTER -> {
                    if (finder.isPresent()) {
                        throw in.error(start, "no filter can follow " + after(finder.get()));
                    }
                    filters.add(step);
                }
                case FINDER -> {
                    if (finder.isPresent()) {
                        throw in.error(start, "nothing more can be found behind " + after(finder.get()));
                    }
                    finder = Optional.of((Step.Call) step);
                }
                case DRAWING -> {
                    requireCorners(start, filters, finder);
                    drawing = Optional.of((Step.Call) step);
                }
            }
        } while (in.takes('|'));
        if (!in.atEnd()) {
            throw in.error(in.offset(), "expected | and a filter, or the end, but found " + in.next());
        }
        return new Pipeline(filters, finder, drawing);
    }

    /// `hog(cellSize=8)`, `stats` or `maps(2.conv2d)`.
    Step.Call features() {
        int start = in.offset();
        String word = in.word();
        Entry entry = FeatureEntries.find(word)
                .orElseThrow(() -> in.error(
                        start,
                        word.isEmpty()
                                ? "expected " + FeatureEntries.names() + ", but found " + in.next()
                                : "unknown features \"" + word + "\"" + FeatureEntries.hint(word)));
        Step.Call call = call(entry, start);
        if (!in.atEnd()) {
            throw in.error(in.offset(), "expected the end, but found " + in.next());
        }
        return call;
    }

    private static String after(Step.Call finder) {
        return finder.entry().name() + ", which reads the whole result";
    }

    private void requireCorners(int start, List<Step> filters, Optional<Step.Call> finder) {
        if (filters.isEmpty() && finder.isEmpty()) {
            throw in.error(start, "there is nothing to draw yet; write corners | mark, or classic | mark");
        }
    }

    private enum Kind {
        FILTER,
        FINDER,
        DRAWING
    }

    private static Kind kind(Step step) {
        return switch (step) {
            case Step.Branches b -> Kind.FILTER;
            case Step.Call call ->
                switch (call.entry().role()) {
                    case Role.Filter f -> Kind.FILTER;
                    case Role.Fitted f -> Kind.FILTER;
                    case Role.Named n -> Kind.FILTER;
                    case Role.FindsCorners f -> Kind.FINDER;
                    case Role.Draws d -> Kind.DRAWING;
                };
        };
    }

    private Step step() {
        if (in.sees('[')) {
            return branches(Join.CONCAT);
        }
        int start = in.offset();
        String word = in.word();
        if (word.equals("+") && in.sees('[')) {
            return branches(Join.SUM);
        }
        if (word.isEmpty()) {
            throw in.error(start, "expected the name of a filter, but found " + in.next());
        }
        return call(word, start);
    }

    private Step branches(Join join) {
        int open = in.offset();
        in.expect('[', "to begin branches");
        List<List<Step>> branches = new ArrayList<>();
        do {
            branches.add(branch());
        } while (in.takes(','));
        if (in.atEnd()) {
            throw in.error(open, "this [ is not closed");
        }
        in.expect(']', "or , after a branch");
        return new Step.Branches(join, branches);
    }

    private List<Step> branch() {
        List<Step> steps = new ArrayList<>();
        do {
            int start = in.offset();
            Step step = step();
            if (kind(step) != Kind.FILTER) {
                throw in.error(start, step + " cannot stand in a branch; put it behind the ]");
            }
            steps.add(step);
        } while (in.takes('|'));
        return steps;
    }

    private Step.Call call(String name, int start) {
        Entry entry = Optional.ofNullable(more.get(name))
                .or(() -> Catalogue.find(name))
                .orElseThrow(() -> in.error(start, "unknown filter \"" + name + "\"" + hint(name)));
        return call(entry, start);
    }

    private String hint(String name) {
        return Nearest.of(name, more.keySet())
                .map(near -> "; did you mean " + near + "?")
                .orElseGet(() -> Catalogue.hint(name));
    }

    private Step.Call call(Entry entry, int start) {
        List<Step.Argument> arguments = in.takes('(') ? arguments(entry) : List.of();
        Step.Call call = new Step.Call(entry, arguments);
        try {
            check(call);
        } catch (IllegalArgumentException unfit) {
            throw in.error(start, Builder.told(entry.name(), unfit));
        }
        return call;
    }

    /// Makes what the call stands for where that can be done without a picture, so that bad numbers are found
    /// now.
    private static void check(Step.Call call) {
        Arguments bound = call.bound();
        for (Parameter<?> p : call.entry().parameters()) {
            bound.get(p);
        }
        Objects.requireNonNull(
                switch (call.entry().role()) {
                    case Role.Filter f -> f.layer().apply(bound);
                    case Role.FindsCorners f -> f.readOut().apply(bound);
                    case Role.Draws d -> d.mark().apply(bound);
                    case Role.Fitted f -> fitted(f, bound);
                    case Role.Named n -> bound;
                });
    }

    /// A layer for some picture, as one shape may refuse what another takes; the first refusal where all
    /// refuse.
    private static Layer fitted(Role.Fitted role, Arguments bound) {
        IllegalArgumentException refusal = null;
        for (Shape shape : ANY) {
            try {
                return role.layer().apply(bound, shape);
            } catch (IllegalArgumentException refused) {
                refusal = refusal == null ? refused : refusal;
            }
        }
        throw refusal;
    }

    private List<Step.Argument> arguments(Entry entry) {
        List<Step.Argument> arguments = new ArrayList<>();
        if (in.takes(')')) {
            return arguments;
        }
        Set<Parameter<?>> taken = new HashSet<>();
        do {
            int start = in.offset();
            Step.Argument argument = argument(entry, arguments);
            if (!taken.add(argument.parameter())) {
                throw in.error(start, argument.parameter().name() + " is given twice");
            }
            try {
                argument.parameter().type().read(argument.value());
            } catch (IllegalArgumentException wrong) {
                throw in.error(start, entry.name() + ", " + argument.parameter().name() + ": " + wrong.getMessage());
            }
            arguments.add(argument);
        } while (in.takes(','));
        in.expect(')', "after the arguments of " + entry.name());
        return arguments;
    }

    private Step.Argument argument(Entry entry, List<Step.Argument> before) {
        int start = in.offset();
        Optional<String> label = in.label();
        if (label.isEmpty()) {
            if (!before.isEmpty() && before.getLast().label().isPresent()) {
                throw in.error(start, "an argument without a name cannot follow one with a name");
            }
            if (before.size() >= entry.parameters().size()) {
                throw in.error(
                        start,
                        entry.name() + " takes "
                                + (entry.parameters().isEmpty() ? "no arguments" : "no more: " + entry.signature()));
            }
            return new Step.Argument(entry.parameters().get(before.size()), Values.read(in), label);
        }
        Parameter<?> parameter = entry.parameters().stream()
                .filter(p -> p.name().equals(label.get()))
                .findFirst()
                .orElseThrow(() -> in.error(start, unknown(entry, label.get())));
        return new Step.Argument(parameter, Values.read(in), label);
    }

    private static String unknown(Entry entry, String label) {
        if (entry.parameters().isEmpty()) {
            return entry.name() + " takes no arguments";
        }
        return Nearest.of(
                        label, entry.parameters().stream().map(Parameter::name).toList())
                .map(near -> entry.name() + " has no \"" + label + "\"; did you mean " + near + "?")
                .orElseGet(() -> entry.name() + " has no \"" + label + "\"; it is " + entry.signature());
    }
}
