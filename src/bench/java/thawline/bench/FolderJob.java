package thawline.bench;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.MatOfInt;
import org.opencv.core.Size;
import org.opencv.imgcodecs.Imgcodecs;
import org.opencv.imgproc.Imgproc;
import thawline.batch.Conduct;
import thawline.batch.Job;
import thawline.batch.Naming;
import thawline.batch.Outline;
import thawline.batch.Recipe;
import thawline.batch.Selection;
import thawline.batch.Tally;
import thawline.batch.Treatment;
import thawline.filter.Pipelines;
import thawline.io.ImageFiles;
import thawline.pipeline.Pipeline;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import tools.jackson.databind.json.JsonMapper;

/// A folder of photographs, `classic` over each, JPEG out: the whole job as `thawline batch` does it, against
/// a loop in Java with OpenCV (one picture a thread, floats in between, OpenCV's memory reused), and against
/// the codecs alone: OpenCV decodes each picture to grey and encodes its mask, which is there already; and the chain
/// alone, by one plan a thread from bytes in memory to bytes in memory. All four run in turn, in one process and with
/// the same threads. Into docs/bench/FolderJob.json. Run by
///
///     ./thawline src/bench/java/thawline/bench/FolderJob.java --photos DIR --work DIR [--count 100] [--rounds 5]
///         [--threads N] [--out FILE]
///
/// `--photos` has the photographs that pictures are made of; `--work` keeps those and gets the results.
public final class FolderJob {

    static {
        Loader.load(opencv_java.class);
    }

    /// As `thawline batch` writes.
    private static final int QUALITY = 95;

    private final List<Path> pictures;
    private final Path work;
    private final int threads;
    private final Map<Path, Samples.U8> grey = new HashMap<>();

    private FolderJob(List<Path> pictures, Path work, int threads) {
        this.pictures = pictures;
        this.work = work;
        this.threads = threads;
    }

    public static void main(String[] args) throws IOException, InterruptedException {
        Path work = Options.option(args, "--work").map(Path::of).orElseThrow();
        Path photos = Options.option(args, "--photos").map(Path::of).orElseThrow();
        int count = Options.option(args, "--count").map(Integer::valueOf).orElse(100);
        int rounds = Options.option(args, "--rounds").map(Integer::valueOf).orElse(5);
        int threads = Options.option(args, "--threads")
                .map(Integer::valueOf)
                .orElse(Runtime.getRuntime().availableProcessors());
        Path out = Options.option(args, "--out").map(Path::of).orElse(Path.of("docs/bench/FolderJob.json"));
        List<Path> pictures = FolderPictures.in(work.resolve("in-" + count), photos, count);
        new FolderJob(pictures, work, threads).measure(rounds, out);
    }

    private void measure(int rounds, Path out) throws IOException, InterruptedException {
        Core.setUseOptimized(true);
        Core.setNumThreads(1);
        double megapixels = thawline() / 1e6;
        Map<String, List<Double>> seconds = new LinkedHashMap<>();
        Path results = work.resolve("out");
        for (Path picture : pictures) {
            grey.put(picture, grey(picture));
        }
        for (int round = 0; round < rounds; round++) {
            time(seconds, "thawline", this::thawline);
            time(seconds, "opencv", () -> byThreads(Loop::new));
            time(seconds, "codecs", () -> byThreads(() -> new Codecs(results)));
            time(seconds, "chain", () -> byThreads(Chain::new));
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("pictures", pictures.size());
        all.put("megapixels", megapixels);
        all.put("threads", threads);
        all.put("rounds", rounds);
        all.put("machine", Machine.here());
        all.put("opencv", Core.VERSION);
        all.put("seconds", seconds);
        Map<String, Object> medians = new LinkedHashMap<>();
        seconds.forEach((name, times) -> medians.put(name, Statistic.of(times).median()));
        all.put("medians", medians);
        System.out.println(JsonMapper.shared().writeValueAsString(medians));
        System.out.printf(
                "opencv / thawline %.2f   thawline / codecs %.2f%n",
                Statistic.of(seconds.get("opencv")).median()
                        / Statistic.of(seconds.get("thawline")).median(),
                Statistic.of(seconds.get("thawline")).median()
                        / Statistic.of(seconds.get("codecs")).median());
        Files.writeString(
                out, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    @FunctionalInterface
    private interface Run {
        Object run() throws IOException, InterruptedException;
    }

    private static void time(Map<String, List<Double>> seconds, String name, Run run)
            throws IOException, InterruptedException {
        long start = System.nanoTime();
        run.run();
        double time = (System.nanoTime() - start) / 1e9;
        seconds.computeIfAbsent(name, any -> new ArrayList<>()).add(time);
        System.out.printf("%s %.2f s%n", name, time);
    }

    /// The whole job, journal and all, into an empty folder. How many pixels there were.
    private long thawline() throws IOException, InterruptedException {
        Path out = work.resolve("out");
        empty(out);
        Pipeline pipeline = Pipeline.parse("classic");
        Outline outline = Outline.of(Selection.of(pictures.getFirst().getParent()), Naming.same(), out);
        Job job = new Job(
                outline,
                Treatment.of(pipeline),
                ImageFiles.best(),
                Conduct.usual().withThreads(threads));
        Tally tally = job.run(Recipe.of("bench", pipeline), List.of());
        if (tally.done() != pictures.size()) {
            throw new IllegalStateException(tally.toString());
        }
        return tally.pixels();
    }

    private static void empty(Path folder) throws IOException {
        if (Files.notExists(folder)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes any) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException fault) throws IOException {
                Files.delete(folder);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /// One picture a thread; each thread has its own worker.
    private Object byThreads(Supplier<? extends Consumer<Path>> workers) throws IOException, InterruptedException {
        Path to = work.resolve("out-loop");
        Files.createDirectories(to);
        AtomicInteger next = new AtomicInteger();
        Thread[] running = new Thread[threads];
        for (int t = 0; t < threads; t++) {
            running[t] = Thread.ofPlatform().start(() -> {
                Consumer<Path> worker = workers.get();
                for (int i = next.getAndIncrement(); i < pictures.size(); i = next.getAndIncrement()) {
                    worker.accept(pictures.get(i));
                }
            });
        }
        for (Thread thread : running) {
            thread.join();
        }
        return next;
    }

    private void write(Path picture, Mat mat, MatOfInt quality) {
        Path file = work.resolve("out-loop").resolve(picture.getFileName());
        if (!Imgcodecs.imwrite(file.toString(), mat, quality)) {
            throw new IllegalStateException(file + " could not be written");
        }
    }

    /// OpenCV's chain; what lies between steps is kept from picture to picture where sizes agree.
    private final class Loop implements Consumer<Path> {
        private final Mat blurred = new Mat();
        private final Mat dx = new Mat();
        private final Mat dy = new Mat();
        private final Mat magnitude = new Mat();
        private final Mat response = new Mat();
        private final Mat dilated = new Mat();
        private final Mat above = new Mat();
        private final Mat mask = new Mat();
        private final Mat square = Imgproc.getStructuringElement(Imgproc.MORPH_RECT, new Size(3, 3));
        private final MatOfInt quality = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY);

        @Override
        public void accept(Path picture) {
            Mat in = Imgcodecs.imread(picture.toString(), Imgcodecs.IMREAD_GRAYSCALE);
            Imgproc.GaussianBlur(in, blurred, new Size(5, 5), 0);
            Imgproc.Sobel(blurred, dx, CvType.CV_32F, 1, 0, 5);
            Imgproc.Sobel(blurred, dy, CvType.CV_32F, 0, 1, 5);
            Core.magnitude(dx, dy, magnitude);
            Imgproc.cornerHarris(magnitude, response, 2, 3, 0.04);
            Imgproc.dilate(response, dilated, square);
            double largest = Core.minMaxLoc(dilated).maxVal;
            Imgproc.threshold(dilated, above, 0.01 * largest, 255, Imgproc.THRESH_BINARY);
            above.convertTo(mask, CvType.CV_8U);
            in.release();
            write(picture, mask, quality);
        }
    }

    /// Decodes a picture and encodes the mask that is there from the other runs, read as the picture is read
    /// and not counted twice: the mask's own decoding is left out by keeping it.
    private final class Codecs implements Consumer<Path> {
        private final Path results;
        private final MatOfInt quality = new MatOfInt(Imgcodecs.IMWRITE_JPEG_QUALITY, QUALITY);

        Codecs(Path results) {
            this.results = results;
        }

        @Override
        public void accept(Path picture) {
            Mat in = Imgcodecs.imread(picture.toString(), Imgcodecs.IMREAD_GRAYSCALE);
            write(picture, kept(picture), quality);
            in.release();
        }

        private Mat kept(Path picture) {
            return MASKS.computeIfAbsent(
                    picture,
                    name -> Imgcodecs.imread(
                            results.resolve(name.getFileName()).toString(), Imgcodecs.IMREAD_GRAYSCALE));
        }
    }

    private static Samples.U8 grey(Path picture) {
        Mat mat = Imgcodecs.imread(picture.toString(), Imgcodecs.IMREAD_GRAYSCALE);
        Samples.U8 samples = Samples.u8(1, mat.rows(), mat.cols());
        mat.get(0, 0, samples.data());
        mat.release();
        return samples;
    }

    /// Our chain, and nothing else.
    private final class Chain implements Consumer<Path> {
        private final Map<Shape, Plan> plans = new HashMap<>();
        private final Map<Shape, Samples.U8> masks = new HashMap<>();

        @Override
        public void accept(Path picture) {
            Samples.U8 x = grey.get(picture);
            Plan plan = plans.computeIfAbsent(x.shape(), shape -> Plan.of(Pipelines.classicOfGrey(), shape, 1));
            plan.run(x, masks.computeIfAbsent(x.shape(), shape -> Samples.u8(1, shape.h(), shape.w())));
        }
    }

    private static final Map<Path, Mat> MASKS = new java.util.concurrent.ConcurrentHashMap<>();
}
