package thawline.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import thawline.core.Kernel;
import thawline.io.onnx.Notes;
import thawline.io.onnx.SavedModel;
import thawline.learn.AngleLearner;
import thawline.learn.AngularError;
import thawline.learn.Init;
import thawline.learn.Snapshots;
import thawline.learn.Student;
import thawline.learn.Teacher;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;
import thawline.train.Fit;
import thawline.train.History;
import thawline.train.Listener;
import tools.jackson.databind.json.JsonMapper;

/// `thawline learn --objective angle`: derivatives whose direction is right.
///
/// @param most nanoseconds of training
record LearnAngle(AngleLearner learner, Fit fit, long seed, long most) {

    private static final JsonMapper JSON = JsonMapper.builder().build();

    /// The largest whole number of the version in whole numbers, which 8 bits hold with their sign.
    private static final int WHOLE = 127;

    private static final int SIDE = 256;

    /// What the options come to, or an [IllegalArgumentException].
    static LearnAngle of(LearnOptions.Goal goal, LearnOptions.Pupil pupil, LearnOptions.How how) throws IOException {
        if (goal.teacher != null || goal.images != null || goal.before != null || goal.after != null) {
            throw new IllegalArgumentException("--objective angle learns from waves whose direction is known; it takes"
                    + " no teacher and no pictures");
        }
        if (how.patches != null || how.rate != null || pupil.disturb != null) {
            throw new IllegalArgumentException("--patches, --rate and --disturb are not for --objective angle");
        }
        Optional<Student> student =
                LearnWords.student(pupil.model == null ? "kernel(3)" : pupil.model, Optional.empty());
        if (!(student.orElse(null) instanceof Student.Single(int k))) {
            throw new IllegalArgumentException(
                    "--objective angle learns a kernel, as --model 'kernel(3)', not " + pupil.model);
        }
        AngleLearner learner = start(AngleLearner.of(k), pupil.init);
        Fit fit = AngleLearner.FIT.seed(how.seed).threads(how.threads);
        return new LearnAngle(
                learner,
                how.epochs == null ? fit : fit.epochs(how.epochs),
                how.seed,
                how.time == null ? Long.MAX_VALUE : (long) (how.time * 1e9));
    }

    private static AngleLearner start(AngleLearner learner, String init) {
        return switch (LearnWords.init(init, Optional.empty())) {
            case Init.Random r -> learner;
            case Init.Identity i ->
                throw new IllegalArgumentException(
                        "--init identity is no derivative; use random, or a pair such as 'sobel'");
            case Init.Hand(Kernel kernel) -> learner.from(kernel.dense());
        };
    }

    /// What was learned, with what is written and said of it.
    record Done(AngleLearner.Result result, long seed, double seconds) {

        SavedModel model() {
            Notes notes = Notes.NONE
                    .with(Notes.SCALING, "0..255")
                    .with(Notes.HISTORY, result.history().json())
                    .with(Notes.SEED, Long.toString(seed))
                    .with(Notes.RECIPE, "learn --objective angle --model kernel(" + side() + ")")
                    .with(Notes.VERSION, About.version());
            Snapshots film = result.snapshots().thinned();
            return new SavedModel(
                    result.layer().thaw(),
                    Shape.plane(SIDE, SIDE),
                    film.all().isEmpty() ? notes : notes.with(Notes.SNAPSHOTS, film.json()));
        }

        private int side() {
            return result.kernel().height();
        }

        boolean isInterrupted() {
            return result.history().ending() == History.Ending.INTERRUPTED;
        }

        private Map<String, Kernel> rivals() {
            Map<String, Kernel> all = new LinkedHashMap<>();
            all.put("learned", result.kernel());
            all.put("in whole numbers", AngleLearner.whole(result.kernel(), WHOLE));
            if (side() == 3) {
                all.put("scharr", hand("scharr"));
            }
            if (side() <= 7) {
                all.put("sobel", hand("sobel(ksize=" + side() + ")"));
            }
            return all;
        }

        private static Kernel hand(String filter) {
            return Teacher.of(Pipeline.parse(filter)).kernel().orElseThrow();
        }

        List<String> lines(Object file) {
            List<String> lines = new ArrayList<>(LearnReport.numbers(result.kernel()));
            Map<String, Kernel> rivals = rivals();
            lines.addAll(LearnReport.numbers(rivals.get("in whole numbers")));
            lines.add(String.format(Locale.ROOT, "%-18s %12s  %12s", "", "RMS error", "largest"));
            rivals.forEach((name, kernel) -> {
                AngularError e = AngularError.of(kernel);
                lines.add(String.format(Locale.ROOT, "%-18s %11.4g°  %11.4g°", name, e.rms(), e.largest()));
            });
            lines.add("of the direction of waves of four pixels and longer, all directions alike");
            lines.add(file + ": " + result.kernel().size() + " numbers learned in " + LearnReport.time(seconds)
                    + "; use it as 'model(" + file + ")'");
            return lines;
        }

        String json(Object file, boolean asked) {
            Map<String, Object> all = new LinkedHashMap<>();
            all.put("model", file.toString());
            all.put("goal", "angle");
            all.put("student", "kernel " + side() + "×" + side());
            all.put("parameters", result.kernel().size());
            all.put("seed", seed);
            all.put("seconds", Math.rint(seconds * 1e3) / 1e3);
            all.put("ending", LearnReport.ending(result.history().ending(), asked));
            Map<String, Object> errors = new LinkedHashMap<>();
            Map<String, Kernel> rivals = rivals();
            rivals.forEach((name, kernel) -> {
                AngularError e = AngularError.of(kernel);
                errors.put(name, Map.of("rmsDegrees", e.rms(), "largestDegrees", e.largest()));
            });
            all.put("angularError", errors);
            all.put("kernel", LearnReport.windows(result.kernel()));
            all.put("whole", LearnReport.windows(rivals.get("in whole numbers")));
            all.put(
                    "epochs",
                    result.history().epochs().stream().map(LearnReport::epoch).toList());
            return JSON.writeValueAsString(all);
        }
    }

    Done run(Listener listener, BooleanSupplier stop) {
        long begun = System.nanoTime();
        BooleanSupplier over = () -> stop.getAsBoolean() || System.nanoTime() - begun >= most;
        AngleLearner.Result result = learner.learn(fit.stop(over), listener);
        return new Done(result, seed, (System.nanoTime() - begun) / 1e9);
    }
}
