package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.run.BatchPlan;
import thawline.run.Plan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.GradientCheck;
import thawline.testing.RandomTensors;

/// Every name of the catalogue that has a gradient, thawed and not trained, does what it did; and its numbers feel what
/// comes out.
class ThawedCatalogueTest {

    /// The first that an example fits is taken.
    private static final List<Shape> SHAPES =
            List.of(Shape.planes(3, 40, 44), Shape.plane(40, 44), Shape.planes(3, 112, 222));

    /// What no gradient goes through.
    private static final Set<String> WITHOUT = Set.of("hysteresis", "canny");

    static Stream<Entry> filters() {
        return Catalogue.all().stream()
                .filter(e -> e.role() instanceof Role.Filter
                        || e.role() instanceof Role.Fitted
                        || e.role() instanceof Role.Named);
    }

    static Stream<Entry> differentiable() {
        return filters().filter(e -> isDifferentiable(layer(e)));
    }

    private static Layer layer(Entry e) {
        return Pipeline.parse(e.examplePipeline()).layer(shape(e));
    }

    private static Shape shape(Entry e) {
        return SHAPES.stream().filter(s -> fits(e, s)).findFirst().orElseThrow();
    }

    private static boolean fits(Entry e, Shape shape) {
        try {
            Layer layer = Pipeline.parse(e.examplePipeline()).layer(shape);
            return layer.shape(shape).size() > 0;
        } catch (IllegalArgumentException unfit) {
            return false;
        }
    }

    private static boolean isDifferentiable(Layer layer) {
        return Layers.ops(layer).noneMatch(op -> op.gradient() == Gradient.NONE);
    }

    private static Tensor picture(Shape shape) {
        Tensor x = RandomTensors.uniform(shape, new Random(8));
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = Math.round(127.5f + 127.5f * x.data()[i]);
        }
        return x;
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void thawed_and_not_trained_it_gives_the_frozen_ones_bits_and_frozen_again_it_is_the_same(Entry e) {
        Layer frozen = layer(e);
        Layer thawed = frozen.thaw();
        Tensor x = picture(shape(e));
        Tensor wanted = run(frozen, x);

        Bits.assertSame(e.name() + " in a plan", wanted, run(thawed, x));
        Bits.assertSame(e.name() + " frozen again", wanted, run(thawed.freeze(), x));
        BatchPlan.of(thawed, x.shape(), 1, 1)
                .infer((i, to) -> to.copyFrom(x), 1, (i, y) -> Bits.assertSame(e.name() + " in a batch", wanted, y));
        assertThat(thawed.freeze()).isEqualTo(frozen);
    }

    private static Tensor run(Layer layer, Tensor x) {
        Tensor y = Tensor.zeros(layer.shape(x.shape()));
        Plan.of(layer, x.shape()).run(x, y);
        return y;
    }

    @ParameterizedTest
    @MethodSource("differentiable")
    void each_set_of_its_numbers_has_a_gradient(Entry e) {
        Layer thawed = layer(e).thaw();
        Trace trace = Trace.of(thawed, picture(shape(e)));
        Gradients g = Gradients.of(thawed);
        Tensor dy = RandomTensors.uniform(trace.output().shape(), new Random(9));
        Tensor dx = trace.backward(dy, g);

        Layers.weights(thawed)
                .filter(Weights::isLearned)
                .forEach(w -> assertThat(g.of(w)).as("%s: %s", e.name(), w).satisfies(numbers -> {
                    boolean some = false;
                    for (float v : numbers) {
                        assertThat(v).isFinite();
                        some |= v != 0;
                    }
                    assertThat(some).isTrue();
                }));
        for (float v : dx.toArray()) {
            assertThat(v).isFinite();
        }
    }

    /// Around 1, as differences want it; `scale` keeps the fourth powers of Harris near that.
    @Test
    void the_whole_of_harris_has_the_gradient_that_differences_give() {
        Shape shape = Shape.plane(7, 8);
        for (String text : List.of(
                "gaussian(3) | harris",
                "gaussian(5) | scale(4) | sobel(ksize=5, scale=0.01) | magnitude | harris(blockSize=2, ksize=3,"
                        + " k=0.04)")) {
            Layer thawed = Pipeline.parse(text).layer(shape).thaw();
            GradientCheck.passes(thawed, RandomTensors.uniform(shape, new Random(3)), new Random(4));
        }
    }

    @Test
    void these_are_all_that_cannot_be_thawed_and_they_say_so() {
        List<Entry> refused = filters().filter(e -> !isDifferentiable(layer(e))).toList();
        Set<String> names = new TreeSet<>();
        refused.forEach(e -> names.add(e.name()));

        assertThat(names).isEqualTo(new TreeSet<>(WITHOUT));
        assertThat(refused)
                .allSatisfy(e ->
                        assertThatThrownBy(() -> layer(e).thaw()).as(e.name()).hasMessageContaining("has no gradient"));
    }
}
