package thawline.layer;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Counting;
import thawline.core.Cut;
import thawline.core.Extremum;
import thawline.core.Kernel;
import thawline.core.Norm;
import thawline.core.Unary;
import thawline.tensor.Border;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.GradientCheck;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

/// Every operation against the kind of gradient that it declares.
class GradientTest {

    static Stream<OpCase> differentiable() {
        return OpCases.all().stream()
                .filter(c -> c.op().gradient() == Gradient.EXACT || c.op().gradient() == Gradient.SELECTION);
    }

    static Stream<OpCase> all() {
        return OpCases.all().stream();
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void the_gradient_is_what_differences_give(OpCase c) {
        Seeds.each(2, random -> GradientCheck.passes(c.op(), c.input(random), random));
    }

    @ParameterizedTest
    @MethodSource("all")
    void backward_adds_to_what_is_there(OpCase c) {
        Random random = new Random(5);
        Trace.OfOp run = (Trace.OfOp) Trace.of(c.op(), c.input(random));
        Tensor dy = RandomTensors.uniform(run.output().shape(), random);
        Gradients once = Gradients.of(c.op());
        Gradients twice = Gradients.of(c.op());
        Tensor dx = Tensor.zeros(run.padded().shape());
        Tensor dxTwice = dx.copy();

        c.op().backward(run.padded(), run.output(), dy, dx, once, run.pass());
        for (int i = 0; i < 2; i++) {
            c.op().backward(run.padded(), run.output(), dy, dxTwice, twice, run.pass());
        }

        assertDoubled(dx.toArray(), dxTwice.toArray());
        for (Weights w : c.op().weights().stream().filter(Weights::isLearned).toList()) {
            assertDoubled(once.of(w), twice.of(w));
        }
    }

    private static void assertDoubled(float[] once, float[] twice) {
        for (int i = 0; i < once.length; i++) {
            assertThat((double) twice[i]).isCloseTo(2.0 * once[i], within(1e-5 * (1 + Math.abs(once[i]))));
        }
    }

    /// Inputs, outputs and gradients that lie in larger arrays, as those of a plan do.
    @ParameterizedTest
    @MethodSource("all")
    void an_operation_reads_and_writes_only_its_views(OpCase c) {
        Random random = new Random(6);
        Trace.OfOp run = (Trace.OfOp) Trace.of(c.op(), c.input(random));
        Tensor dy = RandomTensors.uniform(run.output().shape(), random);
        Tensor dx = Tensor.zeros(run.padded().shape());
        c.op().backward(run.padded(), run.output(), dy, dx, Gradients.none(), run.pass());

        Tensor x = RandomTensors.framed(run.padded());
        Tensor y = RandomTensors.framed(Tensor.zeros(run.output().shape()));
        Tensor framedDx = RandomTensors.framed(Tensor.zeros(run.padded().shape()));
        c.op().forward(x, y, run.pass());
        c.op().backward(x, y, RandomTensors.framed(dy), framedDx, Gradients.none(), run.pass());

        Bits.assertSame("output", run.output(), y);
        Bits.assertSame("gradient of the input", dx, framedDx);
        assertThat(RandomTensors.isFramed(y))
                .as("nothing written beside the output")
                .isTrue();
        assertThat(RandomTensors.isFramed(framedDx))
                .as("nothing written beside the gradient")
                .isTrue();
    }

    @ParameterizedTest
    @MethodSource("all")
    void an_output_never_leaves_the_range_that_was_foretold(OpCase c) {
        Range[] ranges = {
            new Range(0, 255),
            new Range(-3, 7),
            new Range(5, 9),
            new Range(-20, -4),
            new Range(1000, 1001),
            new Range(0, 0)
        };
        Seeds.each(10, random -> {
            Shape shape = c.input(random).shape();
            for (Range in : ranges) {
                Range foretold = c.op().range(in);
                for (float v :
                        Trace.run(c.op(), RandomTensors.in(in, shape, random)).toArray()) {
                    assertThat(foretold.contains(v))
                            .as("%s of an input in %s is foretold to lie in %s", v, in, foretold)
                            .isTrue();
                }
            }
        });
    }

    @Test
    void every_operation_has_a_case_and_so_has_every_kind_of_it() {
        Set<Class<?>> covered = all().map(c -> c.op().getClass()).collect(toSet());
        Set<Class<?>> permitted = new HashSet<>(Set.of(Op.class.getPermittedSubclasses()));
        permitted.remove(CustomOp.class);
        permitted.remove(Together.class); // forward only, and a plan's alone

        assertThat(covered).containsAll(permitted);
        assertThat(kinds(Pointwise.class, Pointwise::function)).contains((Object[]) Unary.values());
        assertThat(kinds(Pool.class, Pool::extremum)).contains((Object[]) Extremum.values());
        assertThat(kinds(NonMaximum.class, NonMaximum::norm)).contains((Object[]) Norm.values());
        assertThat(kinds(Conv2d.class, c -> c.pad().border().mode())).contains((Object[]) Border.Mode.values());
        assertThat(kinds(GlobalPool.class, GlobalPool::kind)).contains((Object[]) GlobalPool.Kind.values());
        assertThat(kinds(AveragePool.class, AveragePool::counting)).contains((Object[]) Counting.values());
        assertThat(kinds(CornerResponse.class, c -> c.measure().getClass()))
                .contains((Object[]) CornerResponse.Measure.class.getPermittedSubclasses());
        assertThat(kinds(Threshold.class, t -> List.of(t.cut(), t.level().getClass())))
                .hasSize(Cut.values().length * Threshold.Level.class.getPermittedSubclasses().length);
    }

    private static <T extends Op> Set<Object> kinds(Class<T> type, Function<T, Object> kind) {
        return all().map(OpCase::op)
                .filter(type::isInstance)
                .map(type::cast)
                .map(kind)
                .collect(toSet());
    }

    /// Sobel → products → box → response: every kernel, and k, as one learned pipeline.
    @Test
    void a_thawed_harris_detector_passes_the_gradient_check_as_a_whole() {
        float[] smooth = {0.25f, 0.5f, 0.25f};
        float[] edge = {-0.5f, 0, 0.5f};
        Kernel sobel = Kernel.stack(Kernel.outer(smooth, edge), Kernel.outer(edge, smooth));
        Kernel box = Kernel.outer(new float[] {0.5f, 0.5f}, new float[] {0.5f, 0.5f});
        Layer harris = Conv2d.designed(sobel, Border.REFLECT_101)
                .then(new Products())
                .then(Conv2d.designed(box, Border.REFLECT_101))
                .then(CornerResponse.harris(0.04))
                .thaw();
        assertThat(Layers.weights(harris)).hasSize(3).allMatch(Weights::isLearned);
        Seeds.each(3, random -> GradientCheck.passes(harris, RandomTensors.apart(Shape.plane(5, 6), random), random));
    }

    @Test
    void forks_pass_gradients_to_every_branch_and_back_together() {
        Layer skip = Fork.sum(
                new Pointwise(Unary.IDENTITY), Conv2d.designed(Kernel.of(1, 2, 0.5f, -1), Border.WRAP), Scale.of(2, 1));
        Layer both = Fork.concat(skip, new Pointwise(Unary.SQUARE), Conv2d.designed(Kernel.mix(1, -2), Border.NONE));
        Layer layer = both.then(Conv2d.designed(Kernel.mix(1, 2, -1, 0.5f, 3), Border.NONE))
                .thaw();
        Seeds.each(
                3, random -> GradientCheck.passes(layer, RandomTensors.apart(new Shape(2, 1, 3, 4), random), random));
    }

    @Test
    void a_users_own_operation_takes_part() {
        Layer layer = new Cube().then(Scale.of(0.5, 1)).thaw();
        Seeds.each(2, random -> GradientCheck.passes(layer, RandomTensors.uniform(Shape.plane(2, 3), random), random));
        assertThat(Layers.located(layer).map(Layers.Located::path)).containsExactly("0.cube", "1.scale");
    }

    /// y = x³
    private record Cube() implements CustomOp {

        @Override
        public Shape shape(Shape in) {
            return in;
        }

        @Override
        public Range range(Range in) {
            return Range.of(Math.pow(in.min(), 3), Math.pow(in.max(), 3));
        }

        @Override
        public Reach reach() {
            return Reach.PIXEL;
        }

        @Override
        public Gradient gradient() {
            return Gradient.EXACT;
        }

        @Override
        public void forward(Tensor x, Tensor y, Pass pass) {
            for (int u = 0; u < x.data().length; u++) {
                y.data()[u] = x.data()[u] * x.data()[u] * x.data()[u];
            }
        }

        @Override
        public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
            for (int u = 0; u < x.data().length; u++) {
                dx.data()[u] += 3 * x.data()[u] * x.data()[u] * dy.data()[u];
            }
        }
    }
}
