package thawline.bench;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import thawline.learn.Drawn;
import thawline.learn.Learned;
import thawline.learn.Learner;
import thawline.learn.Pictures;
import thawline.learn.Teacher;
import thawline.pipeline.Pipeline;
import tools.jackson.databind.json.JsonMapper;

/// Learns linear filters from white noise and from pictures, each from several seeds, and writes how near kernels and
/// results come, and how long it takes, into docs/bench/LearnFilters.json. Takes some minutes. Run by
///
///     ./thawline src/bench/java/thawline/bench/LearnFilters.java [--seeds N] [--first N] [--images DIR] [--out FILE]
///
/// `--images` shows pictures of a folder, and tests with others of it, instead of drawn discs.
public final class LearnFilters {

    private static final List<String> FILTERS =
            List.of("sobel(ksize=3)", "sobel(ksize=5)", "scharr", "laplacian", "gaussian(5)", "gaussian(7)", "emboss");

    private LearnFilters() {}

    public static void main(String[] args) throws IOException {
        int seeds = Options.option(args, "--seeds").map(Integer::valueOf).orElse(5);
        int first = Options.option(args, "--first").map(Integer::valueOf).orElse(1);
        Optional<Path> images = Options.option(args, "--images").map(Path::of);
        // the first filter pays for Java's compiler otherwise
        Learner.from(teacher("box(3)")).learn();
        List<Map<String, Object>> rows = new ArrayList<>();
        for (String filter : FILTERS) {
            for (boolean noise : new boolean[] {true, false}) {
                rows.add(row(filter, noise, images, first, seeds));
                System.out.println(JsonMapper.shared().writeValueAsString(rows.getLast()));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("command", "./thawline src/bench/java/thawline/bench/LearnFilters.java");
        all.put("seeds", seeds);
        all.put("pictures", images.map(d -> d.getFileName().toString()).orElse("drawn discs"));
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("jdk", Runtime.version().toString());
        all.put("rows", rows);
        Path file = Path.of(Options.option(args, "--out").orElse("docs/bench/LearnFilters.json"));
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        System.out.println(file);
    }

    private static Teacher teacher(String filter) {
        return Teacher.of(Pipeline.parse(filter));
    }

    /// The worst of all seeds.
    private static Map<String, Object> row(String filter, boolean noise, Optional<Path> images, int first, int seeds)
            throws IOException {
        double error = 0;
        double psnr = Double.POSITIVE_INFINITY;
        double seconds = 0;
        double distance = 0;
        for (int seed = first; seed < first + seeds; seed++) {
            Teacher teacher = teacher(filter);
            Pictures shown =
                    images.isPresent() ? Pictures.folder(images.get()) : Pictures.drawn(Drawn.LEAVES, 30, 160, seed);
            Learner learner = noise ? Learner.from(teacher) : Learner.from(teacher, shown);
            long begun = cpu();
            Learned learned = learner.seed(seed).learn();
            seconds = Math.max(seconds, (cpu() - begun) / 1e9);
            error = Math.max(error, learned.figures().kernelError().orElse(1));
            distance = Math.max(distance, learned.figures().toLeastSquares().orElse(1));
            psnr = Math.min(psnr, learned.figures().learned().psnr());
        }
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("filter", filter);
        row.put("from", noise ? "white noise" : "pictures");
        row.put("kernel error", digits(error));
        row.put("to least squares", digits(distance));
        row.put("psnr", Math.rint(psnr * 100) / 100);
        row.put("processor seconds", Math.rint(seconds * 10) / 10);
        return row;
    }

    /// Of all threads together, so that it does not matter what else the machine does.
    private static long cpu() {
        return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
    }

    private static double digits(double value) {
        return Double.parseDouble(String.format(Locale.ROOT, "%.2g", value));
    }
}
