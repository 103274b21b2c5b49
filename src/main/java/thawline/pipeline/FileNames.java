package thawline.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// Changes the names of files that a pipeline has, wherever they stand in it.
final class FileNames {

    private final UnaryOperator<String> change;

    FileNames(UnaryOperator<String> change) {
        this.change = change;
    }

    static List<String> of(List<Step> steps) {
        List<String> names = new ArrayList<>();
        new FileNames(name -> {
                    if (!names.contains(name)) {
                        names.add(name);
                    }
                    return name;
                })
                .chain(steps);
        return names;
    }

    List<Step> chain(List<Step> steps) {
        return steps.stream().map(this::step).toList();
    }

    private Step step(Step step) {
        return switch (step) {
            case Step.Call call -> call(call);
            case Step.Branches(var join, var branches) ->
                new Step.Branches(join, branches.stream().map(this::chain).toList());
        };
    }

    Step.Call call(Step.Call call) {
        return new Step.Call(
                call.entry(), call.arguments().stream().map(this::argument).toList());
    }

    private Step.Argument argument(Step.Argument argument) {
        return argument.parameter().type().namesFiles() && argument.value() instanceof Value.FileName(String path)
                ? new Step.Argument(argument.parameter(), new Value.FileName(change.apply(path)), argument.label())
                : argument;
    }
}
