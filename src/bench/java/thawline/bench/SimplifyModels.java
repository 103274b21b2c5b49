package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import thawline.layer.Architecture;
import thawline.learn.Drawn;
import thawline.learn.Learned;
import thawline.learn.Learner;
import thawline.learn.Pictures;
import thawline.learn.Simplification;
import thawline.learn.Student;
import thawline.learn.Student.Operator.Window;
import thawline.learn.Teacher;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import tools.jackson.databind.json.JsonMapper;

/// Learns models with windows of 7 × 7, simplifies them, and writes how near they stay, how near they are promised to
/// stay, and how much faster they are, into docs/bench/SimplifyModels.json. Run by
///
///     ./thawline src/bench/java/thawline/bench/SimplifyModels.java [--seed N]
public final class SimplifyModels {

    private record Subject(String name, String pipeline, Student student, Learner.Pace pace) {}

    private static final List<Subject> SUBJECTS = List.of(
            kernel("Gaussian", "gaussian(7)"),
            kernel("Laplacian of Gaussian", "log(7, 1.2)"),
            kernel("Gabor, turned", "gabor(7, 2, theta=0.6, lambda=5)"),
            new Subject(
                    "bilateral, first layer 7×7",
                    "bilateral(7, 75, 75)",
                    new Student.Operator(List.of(new Window(7, 1), new Window(1, 1), new Window(1, 1)), 24),
                    new Learner.Pace(8, 16, 2048, 16, 0.005)),
            new Subject(
                    "local contrast, two layers 7×7",
                    "+[identity, box(7) | scale(-1)] | absolute | box(7)",
                    new Student.Operator(List.of(new Window(7, 1), new Window(7, 1)), 8),
                    new Learner.Pace(6, 16, 1024, 16, 0.005)));

    private SimplifyModels() {}

    private static Subject kernel(String name, String pipeline) {
        return new Subject(name, pipeline, new Student.Single(7), Learner.Pace.LINEAR);
    }

    public static void main(String[] args) throws IOException {
        long seed = Options.option(args, "--seed").map(Long::valueOf).orElse(1L);
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Subject subject : SUBJECTS) {
            rows.add(row(subject, seed));
            System.out.println(JsonMapper.shared().writeValueAsString(rows.getLast()));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("command", "./thawline src/bench/java/thawline/bench/SimplifyModels.java " + String.join(" ", args));
        all.put("goal", Simplification.Goal.STANDARD.psnr());
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("jdk", Runtime.version().toString());
        all.put("models", rows);
        Path file = Path.of("docs/bench/SimplifyModels.json");
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        System.out.println(file);
    }

    private static Map<String, Object> row(Subject subject, long seed) throws IOException {
        Learned learned = Learner.from(Teacher.of(Pipeline.parse(subject.pipeline)))
                .student(subject.student)
                .pace(subject.pace)
                .seed(seed)
                .learn();
        List<Tensor> pictures = pictures(seed + 1);
        Simplification s = Simplification.of(learned.layer(), pictures, Simplification.Goal.STANDARD);
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("name", subject.name);
        row.put("pipeline", subject.pipeline);
        row.put("seed", seed);
        row.put("kernels", s.changes().stream().map(SimplifyModels::kernel).toList());
        row.put("changed", s.changed());
        row.put("psnr", finite(s.fidelity().psnr()));
        row.put("largest error", s.fidelity().largest());
        row.put("bound", finite(s.bound()));
        Shape shape = Shape.plane(1024, 1024);
        row.put("multiply-adds before", perPixel(learned, shape));
        row.put("multiply-adds", Architecture.of(s.layer(), shape).multiplyAdds() / (1024 * 1024));
        if (s.changed()) {
            row.put("ms before", round(1000 * s.times().first()));
            row.put("ms", round(1000 * s.times().second()));
            row.put("speedup", round(s.times().speedup()));
        }
        return row;
    }

    private static long perPixel(Learned learned, Shape shape) {
        return Architecture.of(learned.layer(), shape).multiplyAdds() / (1024 * 1024);
    }

    private static List<Tensor> pictures(long seed) throws IOException {
        Pictures drawn = Pictures.all(
                Pictures.drawn(Drawn.LEAVES, 4, 256, seed),
                Pictures.drawn(Drawn.SCENES, 2, 256, seed),
                Pictures.drawn(Drawn.TEXTURES, 2, 256, seed));
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < drawn.size(); i++) {
            all.add(drawn.read(i, 1).planes());
        }
        return all;
    }

    private static Map<String, Object> kernel(Simplification.Change c) {
        Map<String, Object> one = new LinkedHashMap<>();
        one.put("path", c.path());
        one.put("window", c.window());
        one.put("verdict", c.verdict().name().toLowerCase(Locale.ROOT));
        one.put("form", c.form());
        one.put("speedup", round(c.speedup()));
        return one;
    }

    private static Double finite(double v) {
        return Optional.of(v)
                .filter(Double::isFinite)
                .map(SimplifyModels::round)
                .orElse(null);
    }

    private static double round(double v) {
        return Math.rint(v * 1000) / 1000;
    }
}
