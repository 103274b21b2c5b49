package thawline.pipeline;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import thawline.layer.Join;

/// One step of a pipeline, as it was written; [#toString] writes it again.
public sealed interface Step {

    /// A name with its arguments.
    record Call(Entry entry, List<Argument> arguments) implements Step {

        public Call {
            arguments = List.copyOf(arguments);
        }

        /// The arguments with their defaults.
        public Arguments bound() {
            return new Arguments(
                    entry.parameters(),
                    arguments.stream().collect(Collectors.toMap(Argument::parameter, Argument::value)));
        }

        @Override
        public String toString() {
            return arguments.isEmpty()
                    ? entry.name()
                    : arguments.stream()
                            .map(Argument::toString)
                            .collect(Collectors.joining(", ", entry.name() + "(", ")"));
        }
    }

    /// A value for a parameter, with its label where one was written.
    record Argument(Parameter<?> parameter, Value value, Optional<String> label) {
        @Override
        public String toString() {
            return label.map(name -> name + "=").orElse("") + value;
        }
    }

    /// Branches over the same input: `[ a | b , c ]` stacked, `+[ a , b ]` summed.
    record Branches(Join join, List<List<Step>> branches) implements Step {

        static final String END = " ]";
        static final String BETWEEN = " , ";

        public Branches {
            branches = branches.stream().map(List::copyOf).toList();
        }

        String start() {
            return switch (join) {
                case CONCAT -> "[ ";
                case SUM -> "+[ ";
            };
        }

        @Override
        public String toString() {
            return branches.stream().map(Step::chain).collect(Collectors.joining(BETWEEN, start(), END));
        }
    }

    /// What stands between steps.
    String PIPE = " | ";

    /// Steps one after the other.
    static String chain(List<? extends Step> steps) {
        return steps.stream().map(Step::toString).collect(Collectors.joining(PIPE));
    }
}
