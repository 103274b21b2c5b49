package thawline.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import thawline.layer.Field;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Op;
import thawline.layer.Serial;
import thawline.pipeline.Explanation.Result;
import thawline.pipeline.Explanation.Row;
import thawline.tensor.Shape;

/// Collects the rows of an explanation.
final class Rows {

    /// Those of the operations that are still to come.
    private final Iterator<String> paths;

    private final List<Row> all = new ArrayList<>();

    /// The name of the step that is being walked through.
    private String step = "";

    Rows(Iterator<String> paths) {
        this.paths = paths;
    }

    List<Row> all() {
        return all;
    }

    Result add(List<Part> parts, Result before, int depth) {
        Result at = before;
        for (Part part : parts) {
            at = add(part, at, depth);
        }
        return at;
    }

    private Result add(Part part, Result before, int depth) {
        return switch (part.step()) {
            case Step.Branches b -> branches(b, part, before, depth);
            case Step.Call call
            when !part.inside().isEmpty() -> {
                bracket(depth, call + ":");
                yield add(part.inside().getFirst(), before, depth + 1);
            }
            case Step.Call call -> call(call, part.layer(), before, depth);
        };
    }

    private Result branches(Step.Branches b, Part part, Result before, int depth) {
        bracket(depth, b.start().strip());
        Field field = null;
        for (int i = 0; i < part.inside().size(); i++) {
            if (i > 0) {
                bracket(depth, ",");
            }
            Field branch = add(part.inside().get(i), before, depth + 1).field();
            field = field == null ? branch : field.hull(branch);
        }
        Result joined = new Result(part.out(), part.layer().range(before.range()), field);
        all.add(new Row(depth, "]", Optional.of(joined), Optional.empty()));
        return joined;
    }

    private void bracket(int depth, String text) {
        all.add(new Row(depth, text, Optional.empty(), Optional.empty()));
    }

    /// One row for a step of one operation; else one for the step, and one for each operation under it.
    private Result call(Step.Call call, Layer layer, Result before, int depth) {
        step = call.entry().name();
        if (layer instanceof Op op) {
            return operation(call.toString(), op, before, depth);
        }
        bracket(depth, call.toString());
        return walk(layer, before, depth + 1);
    }

    private Result operation(String text, Op op, Result before, int depth) {
        Shape out = op.shape(before.shape());
        Result result = new Result(out, op.range(before.range()), op.field(before.field(), before.shape()));
        Operation operation = new Operation(step, paths.next(), op, op.multiplyAdds(before.shape()));
        all.add(new Row(depth, text, Optional.of(result), Optional.of(operation)));
        return result;
    }

    private Result walk(Layer layer, Result before, int depth) {
        return switch (layer) {
            case Op op -> operation(op.name(), op, before, depth);
            case Serial s -> {
                Result at = before;
                for (Layer step : s.steps()) {
                    at = walk(step, at, depth);
                }
                yield at;
            }
            case Fork f -> {
                Field field = null;
                for (Layer branch : f.branches()) {
                    Field of = walk(branch, before, depth + 1).field();
                    field = field == null ? of : field.hull(of);
                }
                Result joined = new Result(f.shape(before.shape()), f.range(before.range()), field);
                String text = switch (f.join()) {
                    case CONCAT -> "all of them, stacked";
                    case SUM -> "their sum";
                };
                all.add(new Row(depth, text, Optional.of(joined), Optional.empty()));
                yield joined;
            }
        };
    }
}
