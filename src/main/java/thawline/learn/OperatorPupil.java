package thawline.learn;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.data.Dataset;
import thawline.geometry.Crop;
import thawline.layer.Conv2d;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.run.Plan;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.train.Initializer;
import thawline.train.Start;

/// y = k ⋆ x + b + left · net((x − mean of x around) / detail)
///
/// k is the best kernel to begin with, and `left` the RMS error that it leaves; the net's last numbers are 0 first, so
/// that training begins at the best linear filter. What the net sees has its mean taken off, as most of what a filter
/// does depends on differences alone; `detail` is their RMS. Levels reach it beside them, far smaller.
record OperatorPupil(Branches branches, Border border, double detail, double left, Shape in, Shape out)
        implements Pupil {

    /// The share of the levels that the net sees beside the differences.
    private static final double LEVELS = 0.5;

    /// What learns: the kernel; the net's windows in order, and its last sums.
    record Branches(Conv2d linear, List<Conv2d> hidden, Conv2d last) {

        /// How far results look.
        int reach() {
            return hidden.stream().mapToInt(OperatorPupil::reach).sum() + around();
        }

        /// Half of the window that means are taken over.
        int around() {
            return Math.max(OperatorPupil.reach(hidden.getFirst()), 2);
        }
    }

    static OperatorPupil of(Student.Operator student, Beginning b, Patches patches, LinearFit best) {
        Start start = new Start(Initializer.HE_NORMAL, b.seed());
        List<Conv2d> hidden = new ArrayList<>();
        int planes = 2 * b.ins();
        for (Student.Operator.Window w : student.windows()) {
            Axes window = Axes.plane(w.side());
            hidden.add(new Conv2d(
                    start.kernel(student.planes(), planes, window),
                    Optional.of(start.bias(student.planes(), planes, window)),
                    Geometry.UNIT.withDilation(Axes.plane(w.dilation())),
                    Conv2d.Pad.NONE));
            planes = student.planes();
        }
        Conv2d linear = new Conv2d(
                new Weights.Learned(best.kernel().dense()),
                Optional.of(zeros(b.outs(), 1)),
                Geometry.UNIT,
                Conv2d.Pad.NONE);
        Conv2d last =
                new Conv2d(zeros(b.outs(), planes), Optional.of(zeros(b.outs(), 1)), Geometry.UNIT, Conv2d.Pad.NONE);
        Branches branches = new Branches(linear, List.copyOf(hidden), last);
        double left = Math.max(best.residual(), 1e-6);
        return new OperatorPupil(
                branches, b.border(), detail(patches, branches.around()), left, patches.in(), patches.out());
    }

    private static Weights zeros(int outs, int ins) {
        return new Weights.Learned(Kernel.wrap(outs, ins, 1, 1, 1, new float[outs * ins]));
    }

    /// How far a student's results look.
    static int reach(Student.Operator student) {
        int all = student.windows().stream()
                .mapToInt(w -> w.side() / 2 * w.dilation())
                .sum();
        return all + Math.max(student.windows().getFirst().side() / 2, 2);
    }

    private static int reach(Conv2d c) {
        return c.kernel().kernel().height() / 2 * c.geometry().dilation().h();
    }

    /// The RMS of x − mean of x around, in units.
    private static double detail(Patches patches, int around) {
        Units plain = patches.units(0);
        Dataset data = patches.dataset(0, plain);
        Layer differences = differences(around, Border.NONE, patches.in());
        Plan plan = Plan.of(differences, patches.in(), 1);
        Tensor x = Tensor.zeros(plan.in());
        Tensor y = Tensor.zeros(plan.out());
        double squares = 0;
        long n = 0;
        int step = Math.max(1, data.size() / 500);
        for (int i = 0; i < data.size(); i += step) {
            data.input(i, x);
            plan.run(x, y);
            for (float v : y.toArray()) {
                squares += (double) v * v;
                n++;
            }
        }
        return Math.max(Math.sqrt(squares / n), 1e-3);
    }

    /// x − mean of x over a square; without a border `around` smaller on each side.
    private static Layer differences(int around, Border border, Shape in) {
        int k = 2 * around + 1;
        float[] ones = new float[k];
        Arrays.fill(ones, 1);
        Kernel mean = Kernel.outer(ones, ones).times(-1.0 / (k * k));
        return Fork.sum(inside(around, border, in), Conv2d.designed(mean, border));
    }

    private static Layer inside(int margin, Border border, Shape in) {
        return border.mode() == Border.Mode.NONE
                ? new Crop(margin, margin, in.h() - 2 * margin, in.w() - 2 * margin)
                : new Pointwise(Unary.IDENTITY);
    }

    @Override
    public Layer trained() {
        int wide = (in.h() - out.h()) / 2;
        int own = branches.reach();
        int kernel = reach(branches.linear);
        Shape sees = Shape.planes(in.c(), out.h() + 2 * own, out.w() + 2 * own);
        return Fork.sum(
                Serial.of(cropped(wide - kernel), branches.linear),
                Serial.of(cropped(wide - own), net(Border.NONE, sees)));
    }

    /// `margin` off each side of a patch.
    private Layer cropped(int margin) {
        return inside(margin, Border.NONE, in);
    }

    @Override
    public Layer finished(Units units) {
        Border outside = border.mode() == Border.Mode.CONSTANT
                ? Border.constant((float) ((border.value() - units.centreX()) / units.scaleX()))
                : border;
        Layer both = Fork.sum(padded(branches.linear, outside), net(outside, in));
        return Serial.of(units.enter(), Pupil.copy(both), units.leave());
    }

    private Layer net(Border outside, Shape sees) {
        int around = branches.around();
        List<Layer> layers = new ArrayList<>();
        layers.add(Fork.concat(
                Serial.of(differences(around, outside, sees), Scale.of(1 / detail, 0)),
                Serial.of(inside(around, outside, sees), Scale.of(LEVELS, 0))));
        Border between = outside.mode() == Border.Mode.CONSTANT ? Border.REPLICATE : outside;
        for (Conv2d c : branches.hidden) {
            layers.add(padded(c, between));
            layers.add(new Pointwise(Unary.RELU));
        }
        layers.add(branches.last);
        layers.add(Scale.of(left, 0));
        return Serial.of(layers.toArray(Layer[]::new));
    }

    private static Conv2d padded(Conv2d c, Border border) {
        int reach = reach(c);
        return border.mode() == Border.Mode.NONE || reach == 0 ? c : c.padded(border, Margins.plane(reach));
    }
}
