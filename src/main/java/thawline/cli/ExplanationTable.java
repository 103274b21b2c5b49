package thawline.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.core.Footprint;
import thawline.core.Kernel;
import thawline.pipeline.Explanation;
import thawline.pipeline.Explanation.Result;
import thawline.pipeline.Explanation.Row;
import thawline.pipeline.Operation;
import thawline.run.PlanStep;
import thawline.tensor.Border;

/// An explanation as a table of 100 columns.
final class ExplanationTable {

    private static final int STEP = 24;
    private static final String ROW = "%-" + STEP + "s %-13s %-16s %-11s %-14s %-9s %7s";

    /// Kernels with more numbers are only counted.
    private static final int SMALL = 81;

    private final Explanation explanation;
    private final boolean verbose;

    ExplanationTable(Explanation explanation, boolean verbose) {
        this.explanation = explanation;
        this.verbose = verbose;
    }

    void print(PrintWriter out) {
        out.println(line("step", "output", "values", "border", "window", "field", "mul-add"));
        String size = Numbers.shape(explanation.in());
        out.println(line("(the picture)", size, "0 … 255", "", "", "1×1", ""));
        explanation.rows().forEach(row -> lines(row).forEach(out::println));
        out.println();
        long perPixel = Math.round(explanation.multiplyAdds()
                / (double) ((long) explanation.in().h() * explanation.in().w()));
        out.println("multiply-adds: " + Numbers.count(explanation.multiplyAdds()) + ", " + perPixel + " a pixel");
        plan().forEach(out::println);
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, ROW, cells).stripTrailing();
    }

    private List<String> lines(Row row) {
        List<String> lines = new ArrayList<>();
        String text = " ".repeat(2 * row.depth()) + row.text();
        if (row.result().isEmpty()) {
            boolean list = row.operation().isEmpty() && isFinder(row);
            lines.add(list ? line(text, "a list", "", "", "", "all", "") : text);
            return lines;
        }
        Result result = row.result().get();
        String step = text;
        if (text.length() > STEP) {
            lines.add(text);
            step = "";
        }
        lines.add(line(
                step,
                Numbers.shape(result.shape()),
                Numbers.range(result.range()),
                row.operation()
                        .flatMap(Operation::border)
                        .map(Border::mode)
                        .map(Enum::name)
                        .orElse(""),
                row.operation().map(Operation::window).orElse(""),
                result.field(),
                row.operation().map(op -> Numbers.count(op.multiplyAdds())).orElse("")));
        if (verbose) {
            row.operation().ifPresent(op -> lines.addAll(details(op, 2 * row.depth() + 2)));
        }
        return lines;
    }

    private boolean isFinder(Row row) {
        return explanation
                .pipeline()
                .finder()
                .filter(call -> row.depth() == 0 && row.text().equals(call.toString()))
                .isPresent();
    }

    private static List<String> details(Operation op, int indent) {
        String before = " ".repeat(indent);
        List<String> lines = new ArrayList<>();
        lines.add(before + "path " + op.path());
        op.border()
                .filter(b -> b.mode() == Border.Mode.CONSTANT)
                .ifPresent(b -> lines.add(before + "beyond the edge " + Numbers.number(b.value())));
        op.kernel().filter(k -> k.size() <= SMALL).ifPresent(k -> lines.addAll(numbers(k, before)));
        op.footprint().filter(f -> !f.isBox()).ifPresent(f -> lines.addAll(places(f, before)));
        return lines;
    }

    private static List<String> numbers(Kernel k, String before) {
        List<String> lines = new ArrayList<>();
        int width = k.height() == 1 ? k.ins() * k.width() : k.width();
        for (int at = 0; at < k.size(); at += width) {
            if (at > 0 && k.height() > 1 && at % (k.height() * width) == 0) {
                lines.add("");
            }
            lines.add(before
                    + IntStream.range(at, at + width)
                            .mapToObj(i -> String.format(Locale.ROOT, "%9s", Numbers.number(k.toArray()[i], 4)))
                            .collect(Collectors.joining()));
        }
        return lines;
    }

    private static List<String> places(Footprint f, String before) {
        List<String> lines = new ArrayList<>();
        for (int y = 0; y < f.height(); y++) {
            StringBuilder row = new StringBuilder(before);
            for (int x = 0; x < f.width(); x++) {
                row.append(f.at(0, y, x) ? " 1" : " 0");
            }
            lines.add(row.toString());
        }
        return lines;
    }

    private List<String> plan() {
        List<PlanStep> steps = explanation.plan();
        List<String> lines = new ArrayList<>();
        lines.add("plan: " + (steps.size() == 1 ? "one pass" : steps.size() + " passes one after the other") + ", "
                + (explanation.bytes() == 0
                        ? "no planes kept between steps"
                        : Numbers.bytes(explanation.bytes()) + " of planes kept"));
        for (int i = 0; i < steps.size(); i++) {
            String number = String.format(Locale.ROOT, "%3d  ", i + 1);
            for (String text : done(steps.get(i))) {
                lines.add(number + text);
                number = "     ";
            }
            kept(steps.get(i)).ifPresent(text -> lines.add("     " + text));
        }
        return lines;
    }

    private List<String> done(PlanStep step) {
        String operations = span(step.operations());
        boolean alone = step.operations().size() == 1;
        return switch (step.kind()) {
            case FUSED ->
                List.of(
                        step.operations().isEmpty()
                                ? step.result().reasons().stream().anyMatch(k -> k.why() == PlanStep.Why.STATISTIC)
                                        ? "a look at the planes, for their statistic"
                                        : "a copy to the result"
                                : operations + (alone ? ": a few rows at a time" : ": fused, a few rows at a time"));
            case SIEVED ->
                List.of(
                        operations + ": fused, a few rows at a time",
                        "bits for each pixel are kept until all of them are seen");
            case WHOLE -> List.of(operations + ": over whole planes, on one thread");
        };
    }

    /// The names of the steps that operations belong to: all of a few, or the first and the last.
    private String span(List<String> paths) {
        List<String> names = new ArrayList<>();
        for (String path : paths) {
            String name = step(path);
            if (names.isEmpty() || !names.getLast().equals(name)) {
                names.add(name);
            }
        }
        return names.size() <= 3 ? String.join(", ", names) : names.getFirst() + " … " + names.getLast();
    }

    private String step(String path) {
        return explanation.operations().stream()
                .filter(op -> op.path().equals(path))
                .map(Operation::step)
                .findFirst()
                .orElse(path);
    }

    private Optional<String> kept(PlanStep step) {
        return step.result().reasons().isEmpty()
                ? Optional.empty()
                : Optional.of("kept whole, " + Numbers.bytes(step.result().bytes()) + ": "
                        + step.result().reasons().stream()
                                .map(this::reason)
                                .distinct()
                                .collect(Collectors.joining("; ")));
    }

    private String reason(PlanStep.Kept kept) {
        return step(kept.operation())
                + switch (kept.why()) {
                    case STATISTIC -> " asks for a statistic of all of it";
                    case WRAP -> " reads across the border to the other side";
                    case WHOLE_INPUT -> " takes all of it at once";
                    case WHOLE_RESULT -> " makes all of it at once";
                    case STRIDE -> " makes it with a stride";
                };
    }
}
