package thawline.learn;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BooleanSupplier;
import thawline.layer.Gradient;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Threshold;
import thawline.layer.Weights;
import thawline.tensor.Tensor;
import thawline.train.Adam;
import thawline.train.Epoch;
import thawline.train.Fit;
import thawline.train.History;
import thawline.train.Listener;
import thawline.train.Model;
import thawline.train.Relative;
import thawline.train.Schedule;
import thawline.train.SquaredError;

/// Trains a thawed pipeline to do what a teacher of the same steps does. Every call gives a new one.
///
/// ```java
/// Layer classic = Pipelines.classic();
/// Layer pupil = new Disturbance(0.3, 1).of(classic);
/// Thawing thawing = Thawing.of(classic, pupil);
/// thawing.learn(thawing.drawn(3, 1));
/// ```
///
/// The pupil's learned numbers change where they are; frozen, it is an ordinary pipeline again.
public final class Thawing {

    /// What of the teacher's work the pupil sees.
    public enum Watch {
        /// What comes out in the end: all numbers are trained at once, from end to end.
        RESULT,
        /// What comes out of each step with numbers, from front to back: a step's numbers are trained on what
        /// the trained steps before it make.
        STEPS
    }

    /// For [Watch#RESULT].
    public static final Learner.Pace THROUGH = new Learner.Pace(100, 8, 192, 48, 0.02);

    /// The same where a threshold makes the result: only pixels on its wrong side say anything.
    public static final Learner.Pace THROUGH_A_THRESHOLD = THROUGH.rate(0.001);

    /// For [Watch#STEPS], each step.
    public static final Learner.Pace EACH = new Learner.Pace(60, 4, 192, 32, 0.02);

    private static final List<Drawn> DRAWN = List.of(Drawn.WHITE, Drawn.CLOUDS, Drawn.LEAVES);

    private final Layer teacher;
    private final Layer pupil;
    private Watch watch;
    private Optional<Learner.Pace> pace = Optional.empty();
    private long seed = 1;
    private int threads = Runtime.getRuntime().availableProcessors();
    private Listener listener = Listener.SILENT;
    private BooleanSupplier stop = () -> false;

    private Thawing(Layer teacher, Layer pupil) {
        this.teacher = teacher;
        this.pupil = pupil;
        this.watch = usual(teacher);
    }

    private Thawing(Thawing from) {
        teacher = from.teacher;
        pupil = from.pupil;
        watch = from.watch;
        pace = from.pace;
        seed = from.seed;
        threads = from.threads;
        listener = from.listener;
        stop = from.stop;
    }

    /// Of two pipelines of the same steps.
    ///
    /// @param pupil the teacher's steps with learned numbers, as [Layer#thaw] or a [Disturbance] makes them
    public static Thawing of(Layer teacher, Layer pupil) {
        List<String> steps = Layers.located(teacher).map(Layers.Located::path).toList();
        List<String> own = Layers.located(pupil).map(Layers.Located::path).toList();
        if (!steps.equals(own)) {
            throw new IllegalArgumentException(
                    "the pupil has the teacher's steps, but got " + own + " for the teacher's " + steps);
        }
        return new Thawing(teacher, pupil);
    }

    /// [Watch#RESULT], unless the teacher rounds or has a threshold: how a number has to be for every pixel to
    /// round the same way is nothing that a gradient tells.
    public static Watch usual(Layer teacher) {
        return Layers.ops(teacher).anyMatch(op -> op.gradient() == Gradient.STRAIGHT_THROUGH)
                ? Watch.STEPS
                : Watch.RESULT;
    }

    public Thawing watch(Watch value) {
        Thawing t = new Thawing(this);
        t.watch = value;
        return t;
    }

    /// Otherwise than [#THROUGH] or [#EACH], as `thawing.pace(thawing.pace().epochs(10))`.
    public Thawing pace(Learner.Pace value) {
        Thawing t = new Thawing(this);
        t.pace = Optional.of(value);
        return t;
    }

    /// Of the order of pictures.
    public Thawing seed(long value) {
        Thawing t = new Thawing(this);
        t.seed = value;
        return t;
    }

    /// Changes how fast it goes, not a bit of what comes out.
    public Thawing threads(int count) {
        Thawing t = new Thawing(this);
        t.threads = count;
        return t;
    }

    public Thawing listener(Listener value) {
        Thawing t = new Thawing(this);
        t.listener = value;
        return t;
    }

    /// Looked at after each step of training; once it says true, training ends there. Of [Watch#STEPS], those
    /// that were still to come keep the numbers that they have.
    public Thawing stop(BooleanSupplier value) {
        Thawing t = new Thawing(this);
        t.stop = value;
        return t;
    }

    public Learner.Pace pace() {
        return pace.orElse(
                switch (watch) {
                    case RESULT -> hasThreshold() ? THROUGH_A_THRESHOLD : THROUGH;
                    case STEPS -> EACH;
                });
    }

    private boolean hasThreshold() {
        return Layers.ops(teacher)
                .anyMatch(op -> op instanceof Threshold && op.gradient() == Gradient.STRAIGHT_THROUGH);
    }

    /// As many drawn pictures of the right size as training takes: a third each of white noise, clouds and
    /// leaves.
    public List<Tensor> drawn(int planes, long seed) {
        List<Tensor> all = new ArrayList<>();
        for (int i = 0; i < pace().patches(); i++) {
            all.add(DRAWN.get(i % DRAWN.size()).draw(planes, pace().side(), seed * 1_000_003 + i));
        }
        return all;
    }

    /// Trains the pupil on pictures of one shape; losses are shares of the teacher's power.
    ///
    /// The epochs of [Watch#STEPS] are counted through.
    ///
    /// @throws thawline.train.DivergedException when a number is not finite any more
    public History learn(List<Tensor> pictures) {
        List<String> ends = ends();
        List<Epoch> done = new ArrayList<>();
        for (String end : ends) {
            // made now, with the numbers that the stages before it found
            ThawStage stage = switch (watch) {
                case RESULT -> new ThawStage(teacher, pupil);
                case STEPS -> ThawStage.upTo(end, teacher, pupil);
            };
            History history = learn(stage, pictures, new Counter(done, ends.size() * pace().epochs()));
            if (history.ending() != History.Ending.DONE) {
                return new History(done, history.ending(), OptionalInt.empty());
            }
        }
        return new History(done, History.Ending.DONE, OptionalInt.empty());
    }

    /// The paths of the operations that the stages end with.
    private List<String> ends() {
        List<String> learned = Layers.located(pupil)
                .filter(at -> at.op().weights().stream().anyMatch(Weights::isLearned))
                .map(Layers.Located::path)
                .toList();
        if (learned.isEmpty()) {
            throw new IllegalArgumentException("the pupil has no learned numbers; thaw() it, or a part of it");
        }
        return switch (watch) {
            case RESULT -> learned.subList(learned.size() - 1, learned.size());
            case STEPS -> learned;
        };
    }

    private History learn(ThawStage stage, List<Tensor> pictures, Listener counter) {
        Watched data = stage.data(pictures);
        Fit fit = Fit.of(Math.min(pace().batch(), data.size()), pace().epochs())
                .seed(seed)
                .threads(threads)
                .schedule(new Schedule.Cosine(0))
                .listener(counter)
                .stop(stop);
        return Model.of(data.shape(), stage.trained(data))
                .compile(new SquaredError(), new Relative(Adam.pytorch(pace().rate())))
                .fit(data, fit);
    }

    /// Counts epochs over all stages.
    private final class Counter implements Listener {
        private final List<Epoch> done;
        private final int before;
        private final int all;

        Counter(List<Epoch> done, int all) {
            this.done = done;
            this.before = done.size();
            this.all = all;
        }

        @Override
        public void step(int epoch, int step, int steps, double loss) {
            listener.step(before + epoch, step, steps, loss);
        }

        @Override
        public void epoch(Epoch e, int epochs) {
            Epoch counted = new Epoch(before + e.number(), e.rate(), e.training(), e.validation(), e.seconds());
            done.add(counted);
            listener.epoch(counted, all);
        }
    }
}
