package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.Stream;
import org.bytedeco.javacpp.Loader;
import org.bytedeco.opencv.opencv_java;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.imgproc.Imgproc;
import thawline.filter.Corner;
import thawline.filter.CornerList;
import thawline.filter.Corners;
import thawline.filter.Smooth;
import thawline.io.ImageFiles;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.layer.Layer;
import thawline.layer.Serial;
import thawline.learn.corners.Detection;
import thawline.learn.corners.LearnedHarris;
import thawline.learn.corners.MeanInterval;
import thawline.learn.corners.NoiseFloor;
import thawline.learn.corners.Repeatability;
import thawline.learn.corners.ViewPair;
import thawline.run.Plan;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.train.Epoch;
import thawline.train.Listener;
import tools.jackson.databind.json.JsonMapper;

/// Learns a Harris detector, looks for the best hand-set one on a grid, and measures both beside OpenCV's on pairs of
/// views that neither has seen, clean and with noise. Writes docs/better-harris.onnx and docs/bench/BetterHarris.json.
/// Takes minutes. Run by
///
///     ./thawline src/bench/java/thawline/bench/BetterHarris.java --photos FOLDER [--scenes N] [--per-photo N]
///         [--seed N] [--model FILE] [--as WORD] [--wider yes]
///
/// `--model` measures a detector that is there and learns none. `--seed` draws other views and noise. `--as` puts a
/// word into the name of the file. `--wider yes` measures hand-set detectors beyond the grid under noise instead, and
/// writes docs/bench/WiderHarris.json.
public final class BetterHarris {

    private static final int RADIUS = 4;
    private static final int MOST = 300;

    /// As many as nearly every detector delivers in nearly every view: shares of equal numbers.
    private static final int FEWER = 150;

    private static final double WITHIN = 3;
    private static final Shape IN = Shape.plane(ViewPair.HEIGHT, ViewPair.WIDTH);
    private static final CornerList EVERY = new CornerList(RADIUS, 0, 0, Integer.MAX_VALUE);
    private static final double[] SIGMAS = {0, 1, 1.5, 2, 2.5, 3};
    private static final int[] BLOCKS = {2, 3, 5, 7, 9};
    private static final int BLOCK = 2;
    private static final int KSIZE = 3;
    private static final double K = 0.04;

    /// Drawn pictures of the project that look like photographs or textures: the grid is searched on them, so that
    /// it knows the photographs as little as the learned detector does.
    private static final List<String> DRAWN =
            List.of("bricks.png", "marble.png", "scene.png", "still-life.png", "weave.png", "wood.png");

    private BetterHarris() {}

    /// A way to a corner map.
    private record Detector(String name, Function<Samples.U8, Tensor> map) {

        static Detector of(String name, Layer layer) {
            Plan plan = Plan.of(layer, IN, 1);
            return new Detector(name, x -> {
                Tensor y = Tensor.zeros(IN);
                plan.run(x, y);
                return y;
            });
        }

        List<Corner> corners(Samples.U8 x) {
            return EVERY.read(map.apply(x));
        }
    }

    /// What came out for each pair of a set.
    private record Scores(
            double[] share,
            double[] error,
            double[] kept,
            double[] fewer,
            double[] precision,
            double[] recall,
            double[] miss) {}

    public static void main(String[] args) throws IOException {
        Loader.load(opencv_java.class);
        long seed = Options.option(args, "--seed").map(Long::valueOf).orElse(1L);
        int scenes = Options.option(args, "--scenes").map(Integer::valueOf).orElse(200);
        int perPhoto = Options.option(args, "--per-photo").map(Integer::valueOf).orElse(15);
        Path photos = Path.of(Options.option(args, "--photos").orElseThrow());
        Path model = Path.of(Options.option(args, "--model").orElse("docs/better-harris.onnx"));
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "command",
                "./thawline src/bench/java/thawline/bench/BetterHarris.java "
                        + String.join(" ", args).replace(photos.toString(), "photos"));
        all.put("seed", seed);
        if (Options.option(args, "--model").isEmpty()) {
            all.put("training", learn(model));
        }
        Layer learned = ModelFiles.read(model).layer();

        if (Options.option(args, "--wider").isPresent()) {
            wider(learned, tested(photos, scenes, perPhoto, seed), 300 + seed, all);
            return;
        }
        Map<String, List<ViewPair>> search = new LinkedHashMap<>();
        search.put("scenes", scenes(5000 + seed, 30));
        search.put("pictures", pictures(Path.of("images"), DRAWN, 5, 6000 + seed));
        Setting best = search(noisy(search, 7000 + seed), all);

        Map<String, List<ViewPair>> clean = tested(photos, scenes, perPhoto, seed);
        Map<String, List<ViewPair>> noisy = noisy(clean, 300 + seed);

        Layer hand = Corners.harris(BLOCK, KSIZE, K);
        List<Detector> detectors = List.of(
                new Detector("OpenCV cornerHarris(2, 3, 0.04)", BetterHarris::openCv),
                Detector.of("hand-set Harris, frozen", hand),
                Detector.of("Shi–Tomasi(2, 3)", Corners.shiTomasi(BLOCK, KSIZE)),
                Detector.of("best of the grid", best.layer()),
                Detector.of("learned Harris", learned),
                Detector.of("learned Harris without its noise floor", withoutFloor(learned)),
                Detector.of("hand-set Harris above its noise floor", NoiseFloor.STANDARD.above(hand, 1)),
                Detector.of("best of the grid above its noise floor", NoiseFloor.STANDARD.above(best.layer(), 1)));
        all.put("equal", equal(clean.get("scenes"), noisy.get("photographs")));
        List<Map<String, Object>> results = new ArrayList<>();
        List<String> below = List.of("hand-set Harris, frozen", "best of the grid");
        measure("clean", clean, detectors, below, results);
        measure("noisy", noisy, detectors, below, results);
        all.put("results", results);
        all.put("milliseconds", times(detectors, clean.get("scenes").getFirst().first()));
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("jdk", Runtime.version().toString());
        String word = Options.option(args, "--as").orElse(seed == 1 ? "" : Long.toString(seed));
        Path file = Path.of("docs/bench/BetterHarris" + (word.isEmpty() ? "" : "-" + word) + ".json");
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        System.out.println(file);
    }

    /// What nothing was learned from or chosen by.
    private static Map<String, List<ViewPair>> tested(Path photos, int scenes, int perPhoto, long seed)
            throws IOException {
        Map<String, List<ViewPair>> clean = new LinkedHashMap<>();
        clean.put("scenes", scenes(100 + seed, scenes));
        clean.put("photographs", pictures(photos, files(photos), perPhoto, 200 + seed));
        return clean;
    }

    private static void wider(Layer learned, Map<String, List<ViewPair>> clean, long seed, Map<String, Object> all)
            throws IOException {
        List<Detector> detectors = new ArrayList<>();
        detectors.add(Detector.of("learned Harris", learned));
        for (Setting s : List.of(new Setting(3, 13), new Setting(4, 13), new Setting(5, 13), new Setting(5, 17))) {
            detectors.add(Detector.of(String.format(Locale.ROOT, "σ %.0f, blockSize %d", s.sigma, s.block), s.layer()));
        }
        List<Map<String, Object>> results = new ArrayList<>();
        measure("noisy", noisy(clean, seed), detectors, List.of(), results);
        all.put("results", results);
        Path file = Path.of("docs/bench/WiderHarris.json");
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
        System.out.println(file);
    }

    /// The learned map as it is: its last step takes the floor off.
    private static Layer withoutFloor(Layer learned) {
        List<Layer> steps = ((Serial) learned).steps();
        return Serial.of(steps.subList(0, steps.size() - 1).toArray(Layer[]::new));
    }

    private static Map<String, Object> learn(Path file) throws IOException {
        long begun = System.nanoTime();
        LearnedHarris recipe = LearnedHarris.STANDARD;
        LearnedHarris.Learned learned = recipe.learn(new Listener() {
            @Override
            public void epoch(Epoch e, int epochs) {
                System.err.printf(
                        Locale.ROOT,
                        "epoch %d/%d: loss %.4f%n",
                        e.number(),
                        epochs,
                        e.training().loss());
            }
        });
        double seconds = (System.nanoTime() - begun) / 1e9;
        ModelFiles.write(
                file,
                new SavedModel(
                        learned.layer(),
                        IN,
                        Notes.NONE
                                .with(Notes.RECIPE, "LearnedHarris.STANDARD")
                                .with(Notes.SCALING, "0..255")
                                .with(Notes.SEED, Long.toString(recipe.fit().seed()))));
        Map<String, Object> told = new LinkedHashMap<>();
        told.put(
                "recipe",
                recipe.start() + ", " + recipe.loss() + ", radius " + recipe.radius() + ", " + recipe.scenes()
                        + " scenes, batch " + recipe.fit().batchSize() + ", "
                        + recipe.fit().schedule());
        told.put("noise floor", (double)
                NoiseFloor.STANDARD.of(learned.map(), recipe.fit().seed()));
        told.put("epochs", recipe.fit().epochs());
        told.put("seed", recipe.fit().seed());
        told.put(
                "first loss",
                round(learned.history().epochs().getFirst().training().loss()));
        told.put("last loss", round(learned.history().last().training().loss()));
        told.put("seconds", Math.rint(seconds));
        return told;
    }

    private static List<ViewPair> scenes(long seed, int count) {
        List<ViewPair> pairs = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            pairs.add(ViewPair.scene(seed, i));
        }
        return pairs;
    }

    private static List<String> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.matches(".*[.](png|jpg)"))
                    .sorted()
                    .toList();
        }
    }

    private static List<ViewPair> pictures(Path folder, List<String> names, int each, long seed) throws IOException {
        List<ViewPair> pairs = new ArrayList<>();
        for (int f = 0; f < names.size(); f++) {
            Samples picture =
                    ImageFiles.best().read(folder.resolve(names.get(f))).pixels();
            for (int k = 0; k < each; k++) {
                pairs.add(ViewPair.photo(picture, seed * 1_000_003 + 1000L * f + k));
            }
        }
        return pairs;
    }

    /// The same with noise of 15 … 25 levels, as much in both views of a pair.
    private static Map<String, List<ViewPair>> noisy(Map<String, List<ViewPair>> clean, long seed) {
        SplittableRandom chance = new SplittableRandom(seed);
        Map<String, List<ViewPair>> noisy = new LinkedHashMap<>();
        clean.forEach((name, pairs) -> noisy.put(
                name,
                pairs.stream()
                        .map(p -> p.noisy(chance.nextDouble(15, 25), chance.nextInt()))
                        .toList()));
        return noisy;
    }

    /// A Gaussian before Harris; sigma 0 is none.
    private record Setting(double sigma, int block) {
        Layer layer() {
            Layer harris = Corners.harris(block, KSIZE, K);
            return sigma == 0 ? harris : Smooth.gaussian(0, sigma).then(harris);
        }
    }

    /// The setting with the best mean repeatability over the sets.
    private static Setting search(Map<String, List<ViewPair>> sets, Map<String, Object> all) {
        Setting best = null;
        double most = -1;
        List<Map<String, Object>> grid = new ArrayList<>();
        for (double sigma : SIGMAS) {
            for (int block : BLOCKS) {
                Setting setting = new Setting(sigma, block);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("sigma", sigma);
                row.put("blockSize", block);
                double sum = 0;
                for (Map.Entry<String, List<ViewPair>> set : sets.entrySet()) {
                    Scores s = scores(Detector.of("", setting.layer()), set.getValue());
                    row.put(set.getKey(), percent(mean(s.share)));
                    row.put(set.getKey() + ", points", Math.rint(mean(s.kept)));
                    sum += mean(s.share) / sets.size();
                }
                row.put("mean", percent(sum));
                grid.add(row);
                System.err.println(row);
                if (sum > most) {
                    most = sum;
                    best = setting;
                }
            }
        }
        all.put("grid", grid);
        all.put("best of the grid", Map.of("sigma", best.sigma, "blockSize", best.block));
        return best;
    }

    private static Scores scores(Detector detector, List<ViewPair> pairs) {
        int n = pairs.size();
        Scores s = new Scores(
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n],
                new double[n]);
        Repeatability.Frame frame = new Repeatability.Frame(ViewPair.HEIGHT, ViewPair.WIDTH);
        for (int i = 0; i < n; i++) {
            ViewPair pair = pairs.get(i);
            List<Corner> first = detector.corners(pair.first());
            List<Corner> second = detector.corners(pair.second());
            Repeatability r = Repeatability.of(first, second, pair.map(), frame, MOST, WITHIN);
            s.share[i] = r.share();
            s.error[i] = r.error();
            s.fewer[i] = Repeatability.of(first, second, pair.map(), frame, FEWER, WITHIN)
                    .share();
            s.kept[i] = r.kept() / 2.0;
            int at = i;
            pair.corners().ifPresent(drawn -> {
                Detection d = Detection.of(first.subList(0, Math.min(first.size(), drawn.size())), drawn, WITHIN);
                s.precision[at] = d.precision();
                s.recall[at] = d.recall();
                s.miss[at] = d.error();
            });
        }
        return s;
    }

    private static void measure(
            String light,
            Map<String, List<ViewPair>> sets,
            List<Detector> detectors,
            List<String> below,
            List<Map<String, Object>> to) {
        sets.forEach((set, pairs) -> {
            Map<String, double[]> shares = new LinkedHashMap<>();
            for (Detector detector : detectors) {
                Scores s = scores(detector, pairs);
                shares.put(detector.name, s.share);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("pictures", set);
                row.put("light", light);
                row.put("detector", detector.name);
                row.put("pairs", pairs.size());
                row.put("repeatability", interval(s.share));
                row.put("points", Math.rint(mean(s.kept)));
                row.put("repeatability of " + FEWER, percent(mean(s.fewer)));
                row.put("error", round(mean(s.error)));
                if (pairs.getFirst().corners().isPresent()) {
                    row.put("precision", percent(mean(s.precision)));
                    row.put("recall", percent(mean(s.recall)));
                    row.put("localisation", round(mean(s.miss)));
                }
                to.add(row);
                System.err.println(row);
            }
            for (String other : below) {
                double[] a = shares.get("learned Harris");
                double[] b = shares.get(other);
                double[] more = new double[a.length];
                Arrays.setAll(more, i -> a[i] - b[i]);
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("pictures", set);
                row.put("light", light);
                row.put("learned above", other);
                row.put("repeatability", interval(more));
                to.add(row);
                System.err.println(row);
            }
        });
    }

    private static double mean(double[] values) {
        return Arrays.stream(values).filter(Double::isFinite).average().orElse(Double.NaN);
    }

    private static List<Double> interval(double[] shares) {
        MeanInterval i = MeanInterval.of(shares, 1);
        return List.of(percent(i.mean()), percent(i.low()), percent(i.high()));
    }

    private static double percent(double share) {
        return Math.rint(share * 1e4) / 100;
    }

    private static double round(double v) {
        return Math.rint(v * 1e4) / 1e4;
    }

    /// OpenCV's map of a picture as floats, as the frozen layer sees it.
    private static Tensor openCv(Samples.U8 x) {
        Mat picture = new Mat(IN.h(), IN.w(), CvType.CV_8UC1);
        Mat floats = new Mat();
        Mat map = new Mat();
        try {
            picture.put(0, 0, x.data());
            picture.convertTo(floats, CvType.CV_32F);
            Imgproc.cornerHarris(floats, map, BLOCK, KSIZE, K);
            float[] y = new float[IN.size()];
            map.get(0, 0, y);
            return Tensor.dense(y, IN);
        } finally {
            picture.release();
            floats.release();
            map.release();
        }
    }

    /// How far OpenCV's map and the frozen layer's are apart.
    private static Map<String, Object> equal(List<ViewPair> some, List<ViewPair> others) {
        Detector frozen = Detector.of("", Corners.harris(BLOCK, KSIZE, K));
        double most = 0;
        int views = 0;
        for (ViewPair pair : Stream.concat(some.stream(), others.stream()).toList()) {
            float[] a = frozen.map.apply(pair.first()).data();
            float[] b = openCv(pair.first()).data();
            float largest = 0;
            float apart = 0;
            for (int i = 0; i < a.length; i++) {
                largest = Math.max(largest, Math.abs(b[i]));
                apart = Math.max(apart, Math.abs(a[i] - b[i]));
            }
            most = Math.max(most, apart / largest);
            views++;
        }
        Map<String, Object> told = new LinkedHashMap<>();
        told.put("views", views);
        told.put("largest difference as a share of the largest response", most);
        return told;
    }

    /// Of one map on one processor: the median of many.
    private static Map<String, Object> times(List<Detector> detectors, Samples.U8 picture) {
        Map<String, Object> told = new LinkedHashMap<>();
        for (Detector detector : detectors) {
            List<Double> runs = new ArrayList<>();
            for (int i = 0; i < 300; i++) {
                long begun = System.nanoTime();
                detector.map.apply(picture);
                runs.add((System.nanoTime() - begun) / 1e6);
            }
            runs.sort(Comparator.naturalOrder());
            told.put(detector.name, Math.rint(runs.get(runs.size() / 2) * 100) / 100);
        }
        return told;
    }
}
