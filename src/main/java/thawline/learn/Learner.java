package thawline.learn;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import thawline.tensor.Border;
import thawline.train.Listener;

/// Learns a filter by gradient descent, from a teacher or from pictures before and after. Every call gives a
/// new one.
///
/// ```java
/// Learned sobel = Learner.from(Teacher.of(Pipeline.parse("sobel"))).seed(7).learn();
/// Learned own = Learner.from(Examples.of(Pairs.of(before, after))).student(new Student.Single(5)).learn();
/// ```
public final class Learner {

    /// How long, and from how much.
    ///
    /// @param patches windows cut out of all pictures together
    /// @param side of a window of what is made
    /// @param rate Adam's first rate, which falls along a cosine to 0
    public record Pace(int epochs, int batch, int patches, int side, double rate) {

        /// For kernels without anything between them.
        public static final Pace LINEAR = new Pace(40, 32, 512, 24, 0.03);

        public static final Pace NET = new Pace(30, 16, 1024, 32, 0.003);

        /// Many small windows say more than few large ones.
        public static final Pace OPERATOR = new Pace(15, 16, 4096, 16, 0.005);

        /// A pipeline begins near its end.
        public static final Pace THAWED = new Pace(30, 16, 512, 48, 0.01);

        public Pace {
            if (epochs < 1 || batch < 1 || patches < 1 || side < 1 || !(rate > 0)) {
                throw new IllegalArgumentException("epochs, batches, patches and their side are at least 1 and the rate"
                        + " above 0, but got " + epochs + ", " + batch + ", " + patches + ", " + side + " and " + rate);
            }
        }

        public Pace epochs(int count) {
            return new Pace(count, batch, patches, side, rate);
        }

        public Pace patches(int count) {
            return new Pace(epochs, batch, count, side, rate);
        }

        public Pace rate(double value) {
            return new Pace(epochs, batch, patches, side, value);
        }
    }

    /// The pace of a student, with what was said otherwise.
    Pace paceOf(Student learns) {
        return paceOf(
                switch (learns) {
                    case Student.Net n -> Pace.NET;
                    case Student.Operator o -> Pace.OPERATOR;
                    case Student.Thawed t -> Pace.THAWED;
                    default -> Pace.LINEAR;
                });
    }

    Pace paceOf(Pace otherwise) {
        Pace usual = pace.orElse(otherwise);
        int count = patches.orElse(usual.patches());
        // few patches make small batches, so that an epoch keeps its steps
        int batch = Math.clamp((long) usual.batch() * count / usual.patches(), 1, usual.batch());
        return new Pace(epochs.orElse(usual.epochs()), batch, count, usual.side(), rate.orElse(usual.rate()));
    }

    Optional<Teacher> teacher = Optional.empty();
    Lessons lessons;
    Optional<Lessons> held = Optional.empty();
    Optional<Student> student = Optional.empty();
    Optional<Double> disturbed = Optional.empty();
    Init init = new Init.Random();
    Optional<Pace> pace = Optional.empty();
    Optional<Integer> epochs = Optional.empty();
    Optional<Integer> patches = Optional.empty();
    Optional<Double> rate = Optional.empty();
    Optional<Border> border = Optional.empty();
    Optional<Double> peak = Optional.empty();

    /// Whether results are compared as files hold them, within 0 … 255.
    boolean clipped;

    long seed = 1;
    int threads = Runtime.getRuntime().availableProcessors();
    Optional<Duration> time = Optional.empty();
    Listener listener = Listener.SILENT;
    BooleanSupplier stop = () -> false;

    private Learner(Lessons lessons) {
        this.lessons = lessons;
    }

    private Learner(Learner from) {
        teacher = from.teacher;
        lessons = from.lessons;
        held = from.held;
        student = from.student;
        disturbed = from.disturbed;
        init = from.init;
        pace = from.pace;
        epochs = from.epochs;
        patches = from.patches;
        rate = from.rate;
        border = from.border;
        peak = from.peak;
        clipped = from.clipped;
        seed = from.seed;
        threads = from.threads;
        time = from.time;
        listener = from.listener;
        stop = from.stop;
    }

    /// From drawn pictures: white noise for a linear teacher, and discs and clouds too for others; tested on
    /// others.
    public static Learner from(Teacher teacher) {
        Learner learner = new Learner(Lessons.of());
        learner.teacher = Optional.of(teacher);
        return learner;
    }

    /// From pictures, the last fifth of which are held out to test with.
    public static Learner from(Teacher teacher, Pictures pictures) {
        Learner learner = new Learner(Lessons.of(teacher, pictures));
        learner.teacher = Optional.of(teacher);
        return learner;
    }

    /// From pictures before and after, the last fifth of which are held out to test with.
    public static Learner from(Lessons lessons) {
        return new Learner(lessons);
    }

    /// From pictures before and after, as they were found to be.
    public static Learner from(Examples examples) {
        Learner learner = new Learner(examples.lessons()).peak(examples.values().peak());
        learner.clipped = examples.values().step() > 0;
        return learner;
    }

    /// Tests with these.
    public Learner test(Lessons others) {
        Learner l = new Learner(this);
        l.held = Optional.of(others);
        return l;
    }

    /// What learns; without it a kernel of the teacher's size for a linear one, and a net for others.
    public Learner student(Student value) {
        Learner l = new Learner(this);
        l.student = Optional.of(value);
        return l;
    }

    /// The teacher itself learns, thawed, after a [Disturbance] of all its numbers by a share such as 0.3; see
    /// [Thawing].
    public Learner thawed(double share) {
        Learner l = new Learner(this);
        l.disturbed = Optional.of(share);
        return l;
    }

    public Learner init(Init value) {
        Learner l = new Learner(this);
        l.init = value;
        return l;
    }

    public Learner pace(Pace value) {
        Learner l = new Learner(this);
        l.pace = Optional.of(value);
        return l;
    }

    /// Longer or shorter than the student's usual pace.
    public Learner epochs(int count) {
        Learner l = new Learner(this);
        l.epochs = Optional.of(count);
        return l;
    }

    /// More or fewer windows, cut out of all pictures together, than usual.
    public Learner patches(int count) {
        Learner l = new Learner(this);
        l.patches = Optional.of(count);
        return l;
    }

    /// Another first learning rate than usual.
    public Learner rate(double value) {
        Learner l = new Learner(this);
        l.rate = Optional.of(value);
        return l;
    }

    /// What a learned kernel reads beyond pictures; the teacher's without it.
    public Learner border(Border value) {
        Learner l = new Learner(this);
        l.border = Optional.of(value);
        return l;
    }

    /// What PSNR is relative to; the range of the wanted values without it.
    public Learner peak(double value) {
        Learner l = new Learner(this);
        l.peak = Optional.of(value);
        return l;
    }

    /// Of first weights, patches, and their order.
    public Learner seed(long value) {
        Learner l = new Learner(this);
        l.seed = value;
        return l;
    }

    /// Changes how fast it goes, not a bit of what comes out.
    public Learner threads(int count) {
        Learner l = new Learner(this);
        l.threads = count;
        return l;
    }

    /// Training ends after so long, wherever it is then.
    public Learner time(Duration most) {
        Learner l = new Learner(this);
        l.time = Optional.of(most);
        return l;
    }

    public Learner listener(Listener value) {
        Learner l = new Learner(this);
        l.listener = value;
        return l;
    }

    /// Looked at after each step; once it says true, training ends there.
    public Learner stop(BooleanSupplier value) {
        Learner l = new Learner(this);
        l.stop = value;
        return l;
    }

    /// Learns, then measures on pictures that were held out.
    ///
    /// @throws thawline.train.DivergedException when a number is not finite any more
    public Learned learn() throws IOException {
        return new Learning(this).run();
    }
}
