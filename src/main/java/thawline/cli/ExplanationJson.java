package thawline.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import thawline.core.Kernel;
import thawline.layer.Field;
import thawline.pipeline.Explanation;
import thawline.pipeline.Operation;
import thawline.run.PlanStep;
import thawline.tensor.Shape;
import tools.jackson.databind.json.JsonMapper;

/// An explanation for programs.
final class ExplanationJson {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    private ExplanationJson() {}

    static String of(Explanation explanation) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pipeline", explanation.pipeline().toString());
        all.put("input", shape(explanation.in()));
        all.put("rows", explanation.rows().stream().map(ExplanationJson::row).toList());
        all.put("multiplyAdds", explanation.multiplyAdds());
        all.put("plan", explanation.plan().stream().map(ExplanationJson::step).toList());
        all.put("keptBytes", explanation.bytes());
        return JSON.writerWithDefaultPrettyPrinter().writeValueAsString(all);
    }

    private static Map<String, Object> shape(Shape s) {
        return ordered("width", s.w(), "height", s.h(), "channels", s.c());
    }

    private static Map<String, Object> row(Explanation.Row row) {
        Map<String, Object> map = ordered("depth", row.depth(), "text", row.text());
        row.result().ifPresent(result -> {
            map.put("output", shape(result.shape()));
            map.put("values", List.of(result.range().min(), result.range().max()));
            map.put("field", field(result.field()));
        });
        row.operation().ifPresent(op -> map.put("operation", operation(op)));
        return map;
    }

    private static Map<String, Object> field(Field f) {
        return f.all()
                ? ordered("all", true)
                : ordered(
                        "width",
                        f.across().size(),
                        "height",
                        f.down().size(),
                        "stepX",
                        f.across().step(),
                        "stepY",
                        f.down().step());
    }

    private static Map<String, Object> operation(Operation op) {
        Map<String, Object> map = ordered("path", op.path(), "multiplyAdds", op.multiplyAdds());
        op.border().ifPresent(border -> map.put("border", border.toString()));
        op.kernel().ifPresent(kernel -> map.put("kernel", kernel(kernel, op.isSeparable())));
        return map;
    }

    private static Map<String, Object> kernel(Kernel k, boolean separable) {
        return ordered(
                "outputs",
                k.outs(),
                "inputs",
                k.ins(),
                "height",
                k.height(),
                "width",
                k.width(),
                "separable",
                separable,
                "numbers",
                k.toArray());
    }

    private static Map<String, Object> step(PlanStep step) {
        Map<String, Object> map = ordered(
                "kind",
                step.kind().name(),
                "operations",
                step.operations(),
                "keptBytes",
                step.result().bytes());
        map.put(
                "reasons",
                step.result().reasons().stream()
                        .map(kept -> ordered("why", kept.why().name(), "operation", kept.operation()))
                        .toList());
        return map;
    }

    private static Map<String, Object> ordered(Object... keysAndValues) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
