package thawline.xo;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import thawline.core.Kernel;
import thawline.data.Augmentation;
import thawline.data.Dataset;
import thawline.layer.Dense;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Serial;
import thawline.layer.Softmax;
import thawline.train.Adam;
import thawline.train.Epoch;
import thawline.train.Fit;
import thawline.train.History;
import thawline.train.Listener;
import thawline.train.Metric;
import thawline.train.Model;
import thawline.train.Schedule;
import thawline.train.SoftmaxCrossEntropy;

/// From the template matcher to a net: its layer thawed, with a silent net beside it, and trained on drawn
/// cards.
///
/// Before it learns, it gives the matcher's answers bit for bit.
public final class Morph {

    private Morph() {}

    /// How much is learned and measured.
    ///
    /// @param cards that are drawn to learn from; each is learned in four forms
    /// @param unseen cards that it is measured on, other ones
    /// @param seed of both, and of the order
    public record Options(int cards, int unseen, int epochs, long seed, int threads) {

        public static final Options DEFAULT =
                new Options(16_000, 3000, 4, 1, Runtime.getRuntime().availableProcessors());

        private static final int BATCH = 128;

        private static final int TIMES = 4;

        public Options {
            if (cards < BATCH || unseen < 1 || epochs < 1 || threads < 1) {
                throw new IllegalArgumentException("a morph has " + BATCH
                        + " or more cards to learn from, and 1 or more unseen cards, epochs and threads, but got "
                        + cards + ", " + unseen + ", " + epochs + " and " + threads);
            }
        }

        private Fit fit() {
            return Fit.of(BATCH, epochs)
                    .schedule(Schedule.OneCycle.STANDARD)
                    .augmentation(Augmentation.NONE.shift(2))
                    .seed(seed)
                    .threads(threads);
        }

        private Dataset examples() {
            return Cnn.varied(Strokes.cards(cards, seed, Strokes.Kind.UNIFORM), TIMES, seed);
        }

        /// Unseen cards come from a seed that is no other's.
        private Exam exam() {
            return Exam.of(Strokes.cards(unseen, ~seed, Strokes.Kind.UNIFORM), threads);
        }
    }

    /// Shares of cards that are labelled right: of all, of X, of O and of neither.
    public record Score(double all, double x, double o, double neither) {}

    /// What the net is at a moment.
    ///
    /// @param epoch 0 before it learned, 0.5 in the middle of the first
    /// @param same share of the unseen cards that it labels as the matcher does
    /// @param templates in the order of [TemplateMatch#SHOWN]
    public record Moment(double epoch, Score score, double same, List<Kernel> templates) {

        public Moment {
            templates = List.copyOf(templates);
        }
    }

    /// What came of it.
    ///
    /// @param moments from the first, when the net is the matcher
    /// @param net after the last
    /// @param isWhole whether nobody stopped it
    public record Course(Score matcher, Score cnn, List<Moment> moments, Classifier net, boolean isWhole) {

        public Course {
            moments = List.copyOf(moments);
        }

        public Moment last() {
            return moments.getLast();
        }

        /// By how much the net is worse than the CNN, as a share of the unseen cards; below 0 where it is
        /// better.
        public double behind() {
            return cnn.all() - last().score().all();
        }
    }

    /// The net before it learns: softmax(matcher + beside), where the matcher is thawed but for how it makes
    /// cards smaller, and beside it stands a net like the CNN whose last numbers are 0, so that it is silent.
    ///
    /// @param seed of the numbers of the net beside it
    public static Layer start(long seed) {
        List<Layer> matcher = ((Serial) TemplateMatch.classifier().layer()).steps();
        Layer thawed =
                Layers.freeze(serial(matcher.subList(0, matcher.size() - 1)).thaw(), "0");
        List<Layer> net = ((Serial) Cnn.model(seed).layer()).steps();
        Layer maps = serial(net.subList(0, net.size() - 2));
        int numbers = maps.shape(Card.SHAPE).size();
        int labels = Label.values().length;
        Kernel silent = Kernel.wrap(labels, numbers, 1, 1, 1, new float[labels * numbers]);
        return Fork.sum(thawed, maps.then(Dense.learned(silent))).then(new Softmax());
    }

    private static Layer serial(List<Layer> steps) {
        return Serial.of(steps.toArray(Layer[]::new));
    }

    /// Draws cards, trains, and measures before, between and after.
    ///
    /// @param moments are told as they come
    public static Course run(Options options, Classifier cnn, Consumer<Moment> moments, BooleanSupplier stop) {
        Exam exam = options.exam();
        Model model = Model.of(Card.SHAPE, start(options.seed()));
        List<Label> matcher = exam.labels(TemplateMatch.classifier());
        Watch watch = new Watch(exam, model.layer(), matcher, moments);
        watch.look(0);
        Dataset cards = options.examples();
        History history = model.compile(
                        new SoftmaxCrossEntropy(0.03), Adam.keras(0.003).betas(0.8, 0.95), Metric.ACCURACY)
                .fit(cards, options.fit().listener(watch).stop(stop));
        return new Course(
                exam.score(matcher),
                exam.score(exam.labels(cnn)),
                watch.seen,
                new Classifier("thawed matcher", model.layer().freeze()),
                history.ending() == History.Ending.DONE);
    }

    /// Looks at the net at the end of each epoch, and at some moments of the first.
    private static final class Watch implements Listener {

        /// Moments of the first epoch.
        private static final int EARLY = 4;

        private final Exam exam;
        private final Layer net;
        private final List<Label> matcher;
        private final Consumer<Moment> told;
        private final List<Moment> seen = new ArrayList<>();

        Watch(Exam exam, Layer net, List<Label> matcher, Consumer<Moment> told) {
            this.exam = exam;
            this.net = net;
            this.matcher = matcher;
            this.told = told;
        }

        void look(double epoch) {
            List<Label> labels = exam.labels(new Classifier("", net));
            Moment moment = new Moment(epoch, exam.score(labels), Exam.same(labels, matcher), TemplateMatch.shown(net));
            seen.add(moment);
            told.accept(moment);
        }

        @Override
        public void step(int epoch, int step, int steps, double loss) {
            int part = Math.max(steps / EARLY, 1);
            if (epoch == 1 && step % part == 0 && step < steps) {
                look((double) step / steps);
            }
        }

        @Override
        public void epoch(Epoch epoch, int epochs) {
            look(epoch.number());
        }
    }
}
