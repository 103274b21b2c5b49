package thawline.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.learn.Disturbance;
import thawline.learn.Fidelity;
import thawline.learn.Pictures;
import thawline.learn.Thawing;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.train.History;
import tools.jackson.databind.json.JsonMapper;

/// Disturbs every number of thawed pipelines by ±30 %, trains them on drawn pictures by watching the original, and
/// writes how near they come on pictures that they were not trained on into docs/bench/ThawPipelines.json. Takes
/// some minutes. Run by
///
///     ./thawline src/bench/java/thawline/bench/ThawPipelines.java [--seeds N] [--first N] [--out FILE]
///
/// A disturbance that leaves a correlation above 0.9 with the original is passed over for that of the next seed. The
/// photographs are those of `$THAWLINE_DATA/photos`; without them there are the pictures of `images` alone.
public final class ThawPipelines {

    private static final double SHARE = 0.3;
    private static final double AT_MOST = 0.9;

    /// The middle of larger pictures is measured.
    private static final int LARGEST = 512;

    /// A pipeline, the planes of its pictures, and what is watched.
    private record Case(String name, String text, int planes, Thawing.Watch watch) {}

    private static final String RESPONSE = "gray | round8 | gaussian(ksize=5) | round8 | sobel(ksize=5) | magnitude"
            + " | harris(blockSize=2, ksize=3, k=0.04)";

    private static final String REST =
            "sobel(ksize=5) | magnitude | harris(blockSize=2, ksize=3, k=0.04) | dilate(3)" + " | threshold(0.01 max)";

    private static final List<Case> CASES = List.of(
            new Case("harris", "harris", 1, Thawing.Watch.RESULT),
            new Case("gray | gaussian | harris", "gray | gaussian | harris", 3, Thawing.Watch.RESULT),
            new Case("harris | threshold", "harris | threshold(0.01 max)", 1, Thawing.Watch.RESULT),
            new Case("classic up to its Harris", RESPONSE, 3, Thawing.Watch.RESULT),
            new Case("classic up to its Harris", RESPONSE, 3, Thawing.Watch.STEPS),
            new Case("classic", "classic", 3, Thawing.Watch.RESULT),
            new Case("classic", "classic", 3, Thawing.Watch.STEPS));

    /// `classic` with one number changed, or without its rounding: how near the masks stay.
    private static final Map<String, String> CHANGED = Map.of(
            "grey times 1.001", "gray | scale(1.001) | round8 | gaussian(ksize=5) | round8 | " + REST,
            "grey times 1.01", "gray | scale(1.01) | round8 | gaussian(ksize=5) | round8 | " + REST,
            "not rounded", "gray | gaussian(ksize=5) | " + REST);

    private ThawPipelines() {}

    public static void main(String[] args) throws IOException {
        int seeds = Integer.parseInt(Options.option(args, "--seeds").orElse("3"));
        long first = Long.parseLong(Options.option(args, "--first").orElse("1"));
        Path file = Path.of(Options.option(args, "--out").orElse("docs/bench/ThawPipelines.json"));
        List<Map<String, Object>> runs = new ArrayList<>();
        for (Case c : CASES) {
            long next = first;
            for (int i = 0; i < seeds; i++) {
                Map<String, Object> run = run(c, next);
                next = ((Number) run.get("seed")).longValue() + 1;
                runs.add(run);
                System.out.println(JsonMapper.shared().writeValueAsString(run));
            }
        }
        Map<String, Object> all = new LinkedHashMap<>();
        all.put(
                "command",
                ("./thawline src/bench/java/thawline/bench/ThawPipelines.java " + String.join(" ", args)).strip());
        all.put("share", SHARE);
        all.put("processors", Runtime.getRuntime().availableProcessors());
        all.put("jdk", Runtime.version().toString());
        all.put("changed by hand", changed());
        all.put("runs", runs);
        Files.writeString(
                file, JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValueAsString(all) + "\n");
    }

    private static Map<String, Object> run(Case c, long from) throws IOException {
        Layer teacher = Pipeline.parse(c.text).layer(Shape.planes(c.planes, 64, 64));
        Map<String, List<Tensor>> unseen = unseen(c.planes);
        long seed = from;
        Layer pupil = new Disturbance(SHARE, seed).of(teacher);
        List<Long> passedOver = new ArrayList<>();
        while (isNear(pupil, teacher, unseen)) {
            passedOver.add(seed);
            seed++;
            pupil = new Disturbance(SHARE, seed).of(teacher);
        }
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("pipeline", c.name);
        run.put("text", c.text);
        run.put("watched", c.watch.toString().toLowerCase(Locale.ROOT));
        run.put("numbers", numbers(pupil));
        run.put("seed", seed);
        run.put("passed over", passedOver);
        for (Map.Entry<String, List<Tensor>> set : unseen.entrySet()) {
            run.put(set.getKey() + ", before", round(correlation(pupil, teacher, set.getValue())));
        }
        long begun = System.nanoTime();
        Thawing thawing = Thawing.of(teacher, pupil).watch(c.watch).seed(seed);
        History history = thawing.learn(thawing.drawn(c.planes, seed));
        run.put("seconds", Math.rint((System.nanoTime() - begun) / 1e8) / 10);
        run.put("epochs", history.epochs().size());
        run.put("loss", history.last().training().loss());
        Layer frozen = pupil.freeze();
        for (Map.Entry<String, List<Tensor>> set : unseen.entrySet()) {
            run.put(set.getKey() + ", after", round(correlation(frozen, teacher, set.getValue())));
            run.put(
                    set.getKey() + ", worst picture",
                    round(set.getValue().stream()
                            .mapToDouble(x -> correlation(frozen, teacher, List.of(x)))
                            .min()
                            .orElseThrow()));
        }
        return run;
    }

    private static Map<String, Object> changed() throws IOException {
        Map<String, Object> all = new TreeMap<>();
        Layer classic = Pipeline.parse("classic").layer(Shape.planes(3, 64, 64));
        for (Map.Entry<String, List<Tensor>> set : unseen(3).entrySet()) {
            for (Map.Entry<String, String> change : CHANGED.entrySet()) {
                Layer other = Pipeline.parse(change.getValue()).layer(Shape.planes(3, 64, 64));
                all.put(change.getKey() + ", " + set.getKey(), round(correlation(other, classic, set.getValue())));
            }
        }
        return all;
    }

    private static boolean isNear(Layer pupil, Layer teacher, Map<String, List<Tensor>> unseen) {
        return unseen.values().stream().anyMatch(pictures -> correlation(pupil, teacher, pictures) > AT_MOST);
    }

    private static double correlation(Layer pupil, Layer teacher, List<Tensor> pictures) {
        return Fidelity.of(pupil, teacher, pictures).correlation();
    }

    private static int numbers(Layer pupil) {
        return Layers.weights(pupil)
                .filter(Weights::isLearned)
                .mapToInt(w -> w.kernel().size())
                .sum();
    }

    /// Pictures that nothing is trained on, set by set.
    private static Map<String, List<Tensor>> unseen(int planes) throws IOException {
        Map<String, List<Tensor>> sets = new LinkedHashMap<>();
        sets.put("images", middles(Path.of("images"), planes));
        String data = System.getenv("THAWLINE_DATA");
        if (data != null) {
            sets.put("photographs", middles(Path.of(data, "photos"), planes));
        }
        return sets;
    }

    private static List<Tensor> middles(Path folder, int planes) throws IOException {
        Pictures pictures = Pictures.folder(folder);
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < pictures.size(); i++) {
            Tensor x = pictures.read(i, planes).planes();
            int h = Math.min(x.shape().h(), LARGEST);
            int w = Math.min(x.shape().w(), LARGEST);
            all.add(x.window((x.shape().h() - h) / 2, (x.shape().w() - w) / 2, h, w)
                    .copy());
        }
        return all;
    }

    private static double round(double v) {
        return Math.rint(v * 1e6) / 1e6;
    }
}
