package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import thawline.layer.Architecture;
import thawline.layer.Layer;
import thawline.learn.Drawn;
import thawline.learn.Fidelity;
import thawline.learn.Learned;
import thawline.learn.Learner;
import thawline.learn.LeastSquares;
import thawline.learn.Pictures;
import thawline.learn.Teacher;
import thawline.pipeline.Pipeline;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import tools.jackson.databind.json.JsonMapper;

/// Learns filters that no kernel is, from drawn pictures, and writes how near they come on other drawn pictures and on
/// photographs, beside the pictures as they are and beside the best kernel there is for the very pictures that are
/// tested on. Into docs/bench/LearnOperators.json; takes some minutes for each seed. Run by
///
///     ./thawline src/bench/java/thawline/bench/LearnOperators.java [--photos DIR] [--seeds N] [--first N] [--only
/// NAME]
///
/// `--first N` begins with another seed than 1. With `--only` nothing is written.
public final class LearnOperators {

    private record Operator(String name, String pipeline) {}

    private static final List<Operator> OPERATORS = List.of(
            new Operator("median 3×3", "median(3)"),
            new Operator("bilateral", "bilateral(9, 75, 75)"),
            new Operator("local contrast", "+[identity, box(9) | scale(-1)] | absolute | box(9)"),
            new Operator(
                    "unsharp with a threshold",
                    "+[identity, +[identity, gaussian(sigma=1) | scale(-1)]"
                            + " | +[threshold(4, TOZERO), scale(-1) | threshold(4, TOZERO) | scale(-1)]]"));

    private LearnOperators() {}

    public static void main(String[] args) throws IOException {
        int seeds = Options.option(args, "--seeds").map(Integer::valueOf).orElse(1);
        int first = Options.option(args, "--first").map(Integer::valueOf).orElse(1);
        Optional<Path> folder = Options.option(args, "--photos").map(Path::of);
        Optional<String> only = Options.option(args, "--only");
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Operator operator : OPERATORS) {
            if (only.isEmpty() || operator.name.contains(only.get())) {
                rows.add(row(operator, first, seeds, folder));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        String command = "./thawline src/bench/java/thawline/bench/LearnOperators.java " + String.join(" ", args);
        all.put(
                "command",
                folder.map(f -> command.replace(f.toString(), f.getFileName().toString()))
                        .orElse(command));
        all.put("pace", Learner.Pace.OPERATOR.toString());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("jdk", Runtime.version().toString());
        all.put("operators", rows);
        if (only.isEmpty()) {
            Path file = Path.of("docs/bench/LearnOperators.json");
            Files.writeString(
                    file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
            System.out.println(file);
        }
    }

    private static Map<String, Object> row(Operator operator, int first, int seeds, Optional<Path> folder)
            throws IOException {
        Teacher teacher = Teacher.of(Pipeline.parse(operator.pipeline));
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", operator.name);
        row.put("pipeline", teacher.name());
        List<Map<String, Object>> runs = new ArrayList<>();
        for (int seed = first; seed < first + seeds; seed++) {
            Learned learned = Learner.from(teacher).seed(seed).learn();
            row.putIfAbsent("student", learned.course().student());
            row.putIfAbsent(
                    "numbers",
                    Architecture.of(learned.layer(), Shape.plane(64, 64))
                            .numbers()
                            .learned());
            Map<String, Object> run = new LinkedHashMap<>();
            run.put("seed", seed);
            run.put("seconds", round(learned.course().seconds()));
            run.put("drawn", figures(teacher, learned.layer(), drawn(seed)));
            if (folder.isPresent()) {
                Pictures photos = Pictures.folder(folder.get());
                run.put("photographs", figures(teacher, learned.layer(), photos));
                row.put("count of photographs", photos.size());
            }
            runs.add(run);
            System.out.println(operator.name + " " + JsonMapper.shared().writeValueAsString(run));
        }
        row.put("runs", runs);
        return row;
    }

    /// Other pictures than any that was learned from.
    private static Pictures drawn(int seed) {
        return Pictures.all(
                Pictures.drawn(Drawn.LEAVES, 4, 200, seed + 500_000L),
                Pictures.drawn(Drawn.CLOUDS, 4, 200, seed + 600_000L),
                Pictures.drawn(Drawn.SCENES, 4, 200, seed + 700_000L),
                Pictures.drawn(Drawn.TEXTURES, 4, 200, seed + 800_000L));
    }

    /// PSNR in dB, over all values of all pictures, relative to the range of what the teacher makes of them.
    private static Map<String, Object> figures(Teacher teacher, Layer net, Pictures pictures) throws IOException {
        int half = Math.clamp(teacher.reach(), 2, 8);
        LeastSquares fit = LeastSquares.of(2 * half + 1, 2 * half + 1);
        for (int i = 0; i < pictures.size(); i++) {
            Tensor x = pictures.read(i, 1).planes();
            fit.accumulate(x, teacher.apply(x));
        }
        Layer best = fit.solve().layer(teacher.border());
        Fidelity.Meter identity = new Fidelity.Meter();
        Fidelity.Meter kernel = new Fidelity.Meter();
        Fidelity.Meter learned = new Fidelity.Meter();
        for (int i = 0; i < pictures.size(); i++) {
            Tensor x = pictures.read(i, 1).planes();
            Tensor y = teacher.apply(x);
            identity.add(x, y);
            kernel.add(run(best, x), y);
            learned.add(run(net, x), y);
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("identity", round(identity.figures().psnr()));
        figures.put("kernel", round(kernel.figures().psnr()));
        figures.put("net", round(learned.figures().psnr()));
        return figures;
    }

    private static Tensor run(Layer layer, Tensor x) {
        Tensor y = Tensor.zeros(layer.shape(x.shape()));
        Plan.of(layer, x.shape()).run(x, y);
        return y;
    }

    private static double round(double v) {
        return Math.rint(v * 100) / 100;
    }
}
