package thawline.learn;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.BooleanSupplier;
import thawline.core.Kernel;
import thawline.data.Dataset;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.run.BatchPlan;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.train.Adam;
import thawline.train.Fit;
import thawline.train.History;
import thawline.train.Model;
import thawline.train.Schedule;
import thawline.train.SquaredError;

/// One run of [Learner#learn].
final class Learning {

    /// The middle of larger pictures is tested with.
    private static final int LARGEST_TEST = 1024;

    /// Offsets below it, in grey levels, are the rounding of files.
    private static final double LEAST_OFFSET = 0.02;

    /// What sizes of kernels are tried on pictures before and after, and how many of these.
    private static final List<Integer> SIZES = List.of(1, 3, 5, 7, 9, 11);

    private static final int FITTED = 8;

    /// Beside a network.
    private static final int WIDEST_KERNEL = 17;

    private static final int FITTED_SIDE = 256;

    /// The share of the variance that a linear filter leaves to rounding at most, and how much more than the
    /// largest kernel a smaller one may leave.
    private static final double LINEAR = 0.995;

    private static final double ENOUGH = 1.02;

    /// The side of pictures for which a thawed teacher's layer is made; it takes others.
    private static final int PROBE = 64;

    private final Learner of;
    private final Lessons train;
    private final Lessons test;
    private final Student student;
    private final Learner.Pace pace;
    private final Patches patches;
    private final int ins;
    private final int outs;

    /// How far the student looks.
    private final int reach;

    Learning(Learner of) throws IOException {
        this.of = of;
        HeldOut parts = HeldOut.of(of);
        train = parts.train();
        test = of.held.orElse(parts.test());
        Lesson first = train.read(0);
        ins = first.before().shape().c();
        outs = first.after().shape().c();
        student = of.disturbed.isPresent()
                ? thawed(of.disturbed.get())
                : of.student.isPresent() ? of.student.get() : chosen(first);
        pace = of.paceOf(student);
        reach = reachOfStudent();
        int margin = of.teacher.map(Teacher::reach).orElse(0);
        patches = Patches.of(
                train,
                new Patches.Cut(pace.side(), reach, margin, of.teacher.isPresent() || !isLinear()),
                pace.patches(),
                of.seed);
    }

    private Student thawed(double share) {
        Teacher teacher = teacherToThaw();
        Layer layer = teacher.layer(Shape.planes(ins, PROBE, PROBE));
        return new Student.Thawed("thawed " + teacher.name(), new Disturbance(share, of.seed).of(layer));
    }

    private Teacher teacherToThaw() {
        return of.teacher.orElseThrow(() -> new IllegalArgumentException(
                "what is thawed is a teacher's own steps; pictures before and after have none"));
    }

    private Student chosen(Lesson first) throws IOException {
        Optional<Kernel> kernel = of.teacher.flatMap(Teacher::kernel);
        if (kernel.isPresent()) {
            return new Student.Single(
                    Math.max(kernel.get().height(), kernel.get().width()));
        }
        return of.teacher.isPresent() ? Student.Operator.of(of.teacher.get().reach()) : explained(first);
    }

    /// Of pictures before and after: the smallest kernel that leaves no more than a larger one does, or a net
    /// where even that leaves much.
    private Student explained(Lesson first) throws IOException {
        List<Double> left = new ArrayList<>();
        double share = 0;
        for (int k : SIZES) {
            LeastSquares fit = LeastSquares.of(outs, ins, k, k);
            for (int i = 0; i < Math.min(train.size(), FITTED); i++) {
                Lesson lesson = middle(i == 0 ? first : train.read(i), FITTED_SIDE);
                Shape s = lesson.before().shape();
                int margin = (SIZES.getLast() - k) / 2;
                if (Math.min(s.h(), s.w()) >= SIZES.getLast()) {
                    Tensor y = inside(lesson.after(), margin);
                    fit.accumulate(inside(lesson.before(), margin), y, (v, u) -> isFree(y, v, u));
                }
            }
            if (fit.places() < 10L * k * k) {
                return Student.Operator.of(
                        Student.Operator.USUAL_REACH); // nearly all is at an end of the range, as behind a threshold
            }
            LinearFit found = fit.solve();
            left.add(found.residual());
            share = found.explained();
        }
        if (share < LINEAR) {
            return Student.Operator.of(Student.Operator.USUAL_REACH);
        }
        int at = 0;
        while (left.get(at) > ENOUGH * left.getLast() + 1e-3) {
            at++;
        }
        return new Student.Single(SIZES.get(at));
    }

    /// Whether no plane is at an end of the range, where something else than a kernel decides.
    private static boolean isFree(Tensor y, int v, int u) {
        for (int c = 0; c < y.shape().c(); c++) {
            float value = y.at(c, v, u);
            if (value <= 0 || value >= 255) {
                return false;
            }
        }
        return true;
    }

    private static Tensor inside(Tensor x, int margin) {
        Shape s = x.shape();
        return x.window(margin, margin, s.h() - 2 * margin, s.w() - 2 * margin);
    }

    private int reachOfStudent() {
        return switch (student) {
            case Student.Single s -> s.k() / 2;
            case Student.Separable s -> s.k() / 2;
            case Student.Chain s -> s.k() / 2 * s.count();
            case Student.Net n -> {
                Shape in = Shape.planes(ins, PROBE, PROBE);
                Pupil.Beginning b = beginning();
                yield Teacher.reach(n.design().apply(outs).build(in, b.start()), in);
            }
            case Student.Operator o -> Math.max(o.reach(), linearReach());
            case Student.Thawed t -> Teacher.reach(t.layer(), Shape.planes(ins, PROBE, PROBE));
        };
    }

    /// Half of the kernel that a network begins with.
    private int linearReach() {
        int looks = of.teacher.map(Teacher::reach).orElse(Student.Operator.USUAL_REACH);
        return Math.clamp(looks, 2, WIDEST_KERNEL / 2);
    }

    private Pupil.Beginning beginning() {
        Border border = of.border.or(() -> of.teacher.map(Teacher::border)).orElse(Border.REFLECT_101);
        return new Pupil.Beginning(ins, outs, of.init, border, of.seed);
    }

    private boolean isLinear() {
        return switch (student) {
            case Student.Single s -> true;
            case Student.Separable s -> true;
            case Student.Chain c -> true;
            case Student.Net n -> false;
            case Student.Operator o -> false;
            case Student.Thawed t -> false;
        };
    }

    Learned run() throws IOException {
        long begun = System.nanoTime();
        double rho = isLinear() ? patches.neighbours() : 0;
        Units measured = patches.units(rho);
        if (!(measured.scaleY() > 0)) {
            throw new IllegalArgumentException("what is wanted is the same everywhere; there is nothing to learn");
        }
        Units units = student instanceof Student.Thawed
                ? Units.scaled(ins, outs, measured.scaleY())
                : of.teacher.flatMap(Teacher::kernel).isPresent() && isLinear()
                        ? measured.made(of.teacher.get(), rho)
                        : measured;
        Dataset data = patches.dataset(rho, units);
        LinearFit best = leastSquares(data, units);
        Pupil pupil =
                Pupil.of(student, beginning(), units, patches, best.times(1 / units.scaleX(), 1 / units.scaleY()));
        Film film = new Film(pupil, units, best.kernel(), of.listener);
        film.shoot(0);
        History history = of.disturbed.isPresent() ? watch(film, begun) : fit(pupil, data, film, begun);
        film.shoot(history.epochs().size() + (history.ending() == History.Ending.INTERRUPTED ? 1 : 0));
        Layer plain = pupil.finished(units);
        Layer layer = isLinear() ? LinearPupil.plus(plain, offsets(plain)) : plain;
        double seconds = (System.nanoTime() - begun) / 1e9;
        Optional<Kernel> kernel = isLinear() ? kernel(layer) : Optional.empty();
        Learned.Course course =
                new Learned.Course(student.label(), ins, of.seed, film.history(history), film.snapshots(), seconds);
        return new Learned(layer, figures(layer, kernel, best), course, kernel, best);
    }

    private History fit(Pupil pupil, Dataset data, Film film, long begun) {
        int batch = Math.min(pace.batch(), data.size());
        Fit fit = Fit.of(batch, pace.epochs())
                .seed(of.seed)
                .threads(of.threads)
                .schedule(new Schedule.Cosine(0))
                .listener(film)
                .stop(stopping(begun));
        return Model.of(patches.in(), pupil.trained())
                .compile(new SquaredError(), Adam.keras(pace.rate()))
                .fit(data, fit);
    }

    /// Of the teacher that was thawed: what comes out, or what comes out of each step.
    private History watch(Film film, long begun) throws IOException {
        Layer teacher = teacherToThaw().layer(Shape.planes(ins, PROBE, PROBE));
        Thawing usual = Thawing.of(teacher, ((Student.Thawed) student).layer());
        Thawing thawing = usual.pace(of.paceOf(usual.pace()))
                .seed(of.seed)
                .threads(of.threads)
                .listener(film)
                .stop(stopping(begun));
        return thawing.learn(
                of.lessons.size() == 0
                        ? thawing.drawn(ins, of.seed)
                        : Patches.windows(
                                train, thawing.pace().side(), thawing.pace().patches(), of.seed));
    }

    private BooleanSupplier stopping(long begun) {
        long most = of.time.map(t -> t.toNanos()).orElse(Long.MAX_VALUE);
        return () -> of.stop.getAsBoolean() || System.nanoTime() - begun >= most;
    }

    /// Of the very examples that are trained on: a window of a linear student's size, or as far as the teacher looks
    /// beside others.
    private LinearFit leastSquares(Dataset data, Units units) {
        int half = isLinear() ? reach : Math.min(linearReach(), reach);
        int k = 2 * half + 1;
        LeastSquares fit = LeastSquares.of(outs, ins, k, k);
        Tensor x = Tensor.zeros(patches.in());
        Tensor y = Tensor.zeros(patches.in().withChannels(outs));
        int side = patches.out().h();
        Tensor inside = y.window(reach, reach, side, side);
        int wide = side + 2 * half;
        for (int i = 0; i < data.size(); i++) {
            data.input(i, x);
            data.wanted(i, inside);
            fit.accumulate(
                    x.window(reach - half, reach - half, wide, wide), y.window(reach - half, reach - half, wide, wide));
        }
        LinearFit found =
                fit.solve(LeastSquares.Offset.ZERO, LeastSquares.RIDGE).times(units.scaleX(), units.scaleY());
        return found.plus(offsets(found.layer(Border.REFLECT_101)));
    }

    /// What makes the mean error of a linear layer 0 on what was trained on; all 0 where that is known, or no
    /// more than rounding.
    private List<Double> offsets(Layer layer) {
        double[] sums = new double[outs];
        boolean known = of.teacher.isPresent()
                && of.teacher.get().kernel().isPresent()
                && of.teacher.get().offset() == 0;
        if (!known) {
            addErrors(layer, sums);
        }
        boolean needed = Arrays.stream(sums).anyMatch(b -> Math.abs(b) >= LEAST_OFFSET);
        return Arrays.stream(sums).map(b -> needed ? b : 0).boxed().toList();
    }

    private void addErrors(Layer layer, double[] sums) {
        Dataset raw = patches.dataset(0, Units.scaled(ins, outs, 1));
        BatchPlan plan = BatchPlan.of(layer, patches.in(), 1, 1);
        Tensor wanted = Tensor.zeros(patches.out());
        int side = patches.out().h();
        double places = (double) raw.size() * side * side;
        for (int i = 0; i < raw.size(); i++) {
            int at = i;
            raw.wanted(i, wanted);
            plan.infer((e, x) -> raw.input(at, x), 1, (e, y) -> {
                Tensor made = y.window(reach, reach, side, side);
                for (int o = 0; o < outs; o++) {
                    sums[o] += difference(wanted, made, o) / places;
                }
            });
        }
    }

    private static double difference(Tensor wanted, Tensor made, int plane) {
        double sum = 0;
        for (int v = 0; v < wanted.shape().h(); v++) {
            for (int u = 0; u < wanted.shape().w(); u++) {
                sum += wanted.at(plane, v, u) - made.at(plane, v, u);
            }
        }
        return sum;
    }

    private Optional<Kernel> kernel(Layer layer) {
        return layer instanceof Conv2d conv
                ? Optional.of(conv.kernel().kernel())
                : Teacher.of("the student", layer, ins).kernel();
    }

    private Learned.Figures figures(Layer layer, Optional<Kernel> kernel, LinearFit best) throws IOException {
        Fidelity.Meter learned = new Fidelity.Meter();
        Fidelity.Meter identity = new Fidelity.Meter();
        Fidelity.Meter linear = new Fidelity.Meter();
        Layer bestLayer = best.layer(beginning().border());
        List<String> names = new ArrayList<>();
        for (int i = 0; i < test.size(); i++) {
            Lesson lesson = middle(test.read(i), LARGEST_TEST);
            names.add(lesson.name());
            learned.add(told(run(layer, lesson.before())), told(lesson.after()));
            if (ins == outs) {
                identity.add(told(lesson.before()), told(lesson.after()));
            }
            linear.add(told(run(bestLayer, lesson.before())), told(lesson.after()));
        }
        Optional<Kernel> teacher = of.teacher.flatMap(Teacher::kernel);
        return new Learned.Figures(
                figures(learned),
                ins == outs ? Optional.of(figures(identity)) : Optional.empty(),
                figures(linear),
                error(kernel, teacher),
                error(kernel, Optional.of(best.kernel())),
                names);
    }

    /// Without the edges, where nobody knows what lay beyond them.
    private Tensor told(Tensor y) {
        Shape s = y.shape();
        boolean whole = of.held.isPresent() || of.lessons.size() != 1;
        boolean known = of.teacher.isPresent() || of.border.isPresent();
        int margin = whole && known ? 0 : Math.min(reach, (Math.min(s.h(), s.w()) - 1) / 2);
        return inside(y, margin);
    }

    private Fidelity figures(Fidelity.Meter meter) {
        return of.peak.map(meter::figures).orElseGet(meter::figures);
    }

    private Tensor run(Layer layer, Tensor x) {
        Tensor y = Tensor.zeros(layer.shape(x.shape()));
        Plan.of(layer, x.shape(), of.threads).run(x, y);
        if (of.clipped) {
            for (int i = 0; i < y.data().length; i++) {
                y.data()[i] = Math.clamp(y.data()[i], 0, 255);
            }
        }
        return y;
    }

    private static Lesson middle(Lesson lesson, int largest) {
        Shape s = lesson.before().shape();
        if (s.h() <= largest && s.w() <= largest) {
            return lesson;
        }
        int h = Math.min(s.h(), largest);
        int w = Math.min(s.w(), largest);
        int y = (s.h() - h) / 2;
        int x = (s.w() - w) / 2;
        return new Lesson(
                lesson.name(),
                lesson.before().window(y, x, h, w).copy(),
                lesson.after().window(y, x, h, w).copy());
    }

    /// Of two kernels of perhaps different sizes, the smaller with zeros around.
    private static OptionalDouble error(Optional<Kernel> of, Optional<Kernel> from) {
        return of.isPresent() && from.isPresent()
                ? OptionalDouble.of(KernelError.of(of.get(), from.get()))
                : OptionalDouble.empty();
    }
}
