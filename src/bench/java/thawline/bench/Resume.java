package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import thawline.batch.Conduct;
import thawline.batch.Job;
import thawline.batch.Naming;
import thawline.batch.Outline;
import thawline.batch.Recipe;
import thawline.batch.Selection;
import thawline.batch.Tally;
import thawline.batch.Treatment;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.pipeline.Pipeline;
import thawline.tensor.Samples;

/// How fast a finished job of 10,000 small pictures sees that nothing is to do: the walk, a look at each
/// file's first bytes, the journal, and the times of sources and results. Writes docs/bench/Resume.json.
/// Alone on the machine, run by
///
///     ./thawline src/bench/java/thawline/bench/Resume.java
public final class Resume {

    private static final int FILES = 10_000;
    private static final int PER_FOLDER = 500;
    private static final int RUNS = 7;

    private Resume() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("thawline-resume");
        try {
            makePictures(folder.resolve("in"));
            double first = seconds(folder);
            List<Double> again = new ArrayList<>();
            for (int i = 0; i < RUNS; i++) {
                again.add(seconds(folder));
            }
            String json = String.format(
                    Locale.ROOT,
                    "{%n  \"files\": %d,%n  \"first run, s\": %.2f,%n  \"finished runs, s\": %s%n}%n",
                    FILES,
                    first,
                    again.stream()
                            .map(s -> String.format(Locale.ROOT, "%.3f", s))
                            .toList());
            System.out.print(json);
            Files.writeString(Path.of("docs/bench/Resume.json"), json);
        } finally {
            delete(folder);
        }
    }

    private static void makePictures(Path in) throws IOException {
        for (int i = 0; i < FILES; i++) {
            Path folder = Files.createDirectories(in.resolve("part" + i / PER_FOLDER));
            Samples.U8 pixels = Samples.u8(1, 16, 16);
            for (int p = 0; p < pixels.data().length; p++) {
                pixels.data()[p] = (byte) (p * 31 + i);
            }
            ImageFiles.best().write(folder.resolve("picture" + i + ".png"), pixels, Existing.REFUSE);
        }
    }

    /// From nothing to the end of the job, as a new process would do it, without the start of the JVM.
    private static double seconds(Path folder) throws IOException, InterruptedException {
        long start = System.nanoTime();
        Outline outline = Outline.of(Selection.of(folder.resolve("in")), Naming.same(), folder.resolve("out"));
        Pipeline pipeline = Pipeline.parse("gaussian(5)");
        Job job = new Job(outline, Treatment.of(pipeline), ImageFiles.best(), Conduct.usual());
        Tally tally = job.run(Recipe.of("bench", pipeline), List.of());
        if (tally.total() != FILES || tally.failed() > 0) {
            throw new IllegalStateException(tally.toString());
        }
        return (System.nanoTime() - start) / 1e9;
    }

    private static void delete(Path folder) throws IOException {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }
}
