package thawline.pipeline;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import thawline.layer.Field;
import thawline.layer.Layers;
import thawline.run.Plan;
import thawline.run.PlanStep;
import thawline.tensor.Range;
import thawline.tensor.Shape;

/// What a pipeline does with pictures of one shape: step by step what comes out and what it costs, and how a
/// plan runs them.
///
/// @param rows the steps in order, as they are read; those of branches and of named pipelines one level deeper
/// @param plan what runs one after the other
public record Explanation(Pipeline pipeline, Shape in, List<Row> rows, List<PlanStep> plan) {

    /// A line of the explanation: a step, a bracket of branches, or one operation of several in a step.
    ///
    /// @param result empty for a bracket that opens, and for what has no planes
    /// @param operation what runs, where it is one
    public record Row(int depth, String text, Optional<Result> result, Optional<Operation> operation) {}

    /// What comes out: its shape, where its values lie for pictures of 0 … 255, and what pixels they depend
    /// on.
    public record Result(Shape shape, Range range, Field field) {}

    public Explanation {
        rows = List.copyOf(rows);
        plan = List.copyOf(plan);
    }

    public static Explanation of(Pipeline pipeline, Shape in) {
        List<Part> parts = pipeline.parts(in);
        Rows rows = new Rows(
                Layers.located(Part.joined(parts)).map(Layers.Located::path).iterator());
        rows.add(parts, new Result(in, Range.PICTURE, Field.ELEMENT), 0);
        List<Row> all = new ArrayList<>(rows.all());
        pipeline.finder().ifPresent(call -> all.add(list(call)));
        pipeline.drawing().ifPresent(call -> {
            Result drawn = new Result(in.withChannels(3), Range.PICTURE, Field.ELEMENT.everything());
            all.add(new Row(0, call.toString(), Optional.of(drawn), Optional.empty()));
        });
        return new Explanation(
                pipeline, in, all, Plan.of(Part.joined(parts), in, 1).describe());
    }

    private static Row list(Step.Call call) {
        return new Row(0, call.toString(), Optional.empty(), Optional.empty());
    }

    /// All operations, in running order.
    public List<Operation> operations() {
        return rows.stream().map(Row::operation).flatMap(Optional::stream).toList();
    }

    /// Of all operations together.
    public long multiplyAdds() {
        return operations().stream().mapToLong(Operation::multiplyAdds).sum();
    }

    /// The memory of planes that are kept whole between steps of the plan.
    public long bytes() {
        return plan.stream().mapToLong(step -> step.result().bytes()).sum();
    }
}
