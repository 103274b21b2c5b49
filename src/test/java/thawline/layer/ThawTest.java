package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.tensor.Border;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

/// From written by hand to learned and back: nothing changes until something is assigned, and then only one's own copy.
class ThawTest {

    private static final Kernel SOBEL_X = Kernel.outer(new float[] {1, 2, 1}, new float[] {-1, 0, 1});
    private static final Kernel SOBEL_Y = Kernel.outer(new float[] {-1, 0, 1}, new float[] {1, 2, 1});
    private static final Kernel BOX = Kernel.outer(new float[] {1, 1}, new float[] {1, 1});

    private static Layer harris() {
        return Conv2d.designed(Kernel.stack(SOBEL_X, SOBEL_Y).times(0.1), Border.REFLECT_101)
                .then(new Products())
                .then(Conv2d.designed(BOX, Border.REFLECT_101).bias(0.25f))
                .then(CornerResponse.harris(0.04))
                .then(Scale.of(1.5, -1));
    }

    private static Weights.Learned first(Layer layer) {
        return (Weights.Learned) Layers.weights(layer).findFirst().orElseThrow();
    }

    @Test
    void an_untrained_thawed_pipeline_gives_the_frozen_ones_bits() {
        Layer frozen = harris();
        Layer thawed = frozen.thaw();
        Tensor x = RandomTensors.uniform(Shape.plane(17, 41), new Random(4));

        Bits.assertSame("thawed", Trace.run(frozen, x), Trace.run(thawed, x));
        Bits.assertSame("frozen again", Trace.run(frozen, x), Trace.run(thawed.freeze(), x));
        assertThat(Layers.weights(thawed)).hasSize(6).allMatch(Weights::isLearned);
        assertThat(thawed.freeze()).isEqualTo(frozen);
    }

    @Test
    void thawing_copies_so_that_training_changes_nobody_elses_kernel() {
        Conv2d shared = Conv2d.designed(SOBEL_X, Border.ZERO);
        Layer one = shared.thaw();
        Layer two = shared.thaw();
        first(one).assign(new float[9]);

        assertThat(first(one).kernel().toArray()).containsOnly(0);
        assertThat(first(two).kernel()).isEqualTo(SOBEL_X);
        assertThat(shared.kernel().kernel()).isEqualTo(SOBEL_X);
        assertThat(SOBEL_X.toArray()).containsExactly(-1, 0, 1, -2, 0, 2, -1, 0, 1);
    }

    @Test
    void a_kernel_keeps_its_factors_until_it_is_assigned() {
        Layer thawed = Conv2d.designed(SOBEL_X, Border.ZERO).thaw();
        assertThat(first(thawed).kernel().isSeparable()).isTrue();
        first(thawed).assign(SOBEL_X.toArray());
        assertThat(first(thawed).kernel().isSeparable()).isFalse();
        assertThat(first(thawed).kernel().toArray()).containsExactly(SOBEL_X.toArray());
    }

    @Test
    void a_frozen_layer_keeps_the_numbers_that_the_learned_one_had() {
        Layer thawed = Conv2d.designed(SOBEL_X, Border.ZERO).thaw();
        first(thawed).assign(new float[] {1, 2, 3, 4, 5, 6, 7, 8, 9});
        Layer frozen = thawed.freeze();
        first(thawed).assign(new float[9]);
        assertThat(Layers.weights(frozen).findFirst().orElseThrow())
                .isEqualTo(Weights.designed(Kernel.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 9)));
    }

    @Test
    void assigning_takes_a_copy_and_the_right_count() {
        Weights.Learned w = new Weights.Learned(Kernel.of(1, 2, 3, 4));
        float[] numbers = {5, 6};
        w.assign(numbers);
        numbers[0] = 9;
        assertThat(w.kernel().toArray()).containsExactly(5, 6);
        assertThatThrownBy(() -> w.assign(new float[3]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Kernel[1×1×1×1×2] has 2 numbers, but 3 were given");
    }

    @Test
    void what_is_learned_already_stays_the_same_parameter() {
        Layer thawed = harris().thaw();
        List<Weights> before = Layers.weights(thawed).toList();
        List<Weights> after = Layers.weights(thawed.thaw()).toList();
        for (int i = 0; i < before.size(); i++) {
            assertThat(after.get(i)).isSameAs(before.get(i));
        }
    }

    @Test
    void gradients_follow_learned_numbers_and_no_others() {
        Conv2d learned = Conv2d.learned(SOBEL_X, Border.ZERO).bias(1);
        Scale designed = Scale.of(2, 0);
        Gradients g = Gradients.of(learned.then(designed));
        assertThat(g.follows(learned.kernel())).isTrue();
        assertThat(g.follows(learned.bias().orElseThrow())).isTrue();
        assertThat(g.follows(designed.gain())).isFalse();
        assertThat(g.of(learned.kernel())).hasSize(9).containsOnly(0);
        assertThatThrownBy(() -> g.of(designed.gain()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("is not followed; it is designed, or not part of the layer");
    }

    @Test
    void a_parameter_used_twice_gets_both_gradients() {
        Weights.Learned gain = new Weights.Learned(Kernel.scalar(3));
        Scale triple = new Scale(gain, Weights.designed(0));
        Layer twice = triple.then(triple);
        Gradients g = Gradients.of(twice);
        Tensor dx = Trace.of(twice, Tensor.of(Shape.plane(1, 1), 5)).backward(Tensor.of(Shape.plane(1, 1), 1), g);
        // y = w²·x: dy/dw = 2·w·x = 30, dy/dx = w² = 9
        assertThat(g.of(gain)).containsExactly(30);
        assertThat(dx.toArray()).containsExactly(9);
    }

    @Test
    void a_path_thaws_and_freezes_what_is_under_it() {
        Layer layer = Serial.of(Serial.named("edges", harris()), Scale.of(2, 0), Fork.sum(harris(), Scale.of(3, 0)));
        assertThat(learned(Layers.thaw(layer, "1.scale"))).containsExactly("1.scale", "1.scale");
        assertThat(learned(Layers.thaw(layer, "1"))).containsExactly("1.scale", "1.scale");
        assertThat(learned(Layers.thaw(layer, "edges.3"))).containsExactly("0.edges.3.harris");
        assertThat(learned(Layers.thaw(layer, "edges"))).hasSize(6).allMatch(path -> path.startsWith("0.edges."));
        assertThat(learned(Layers.thaw(layer, "2.1"))).containsExactly("2.1.scale", "2.1.scale");
        assertThat(learned(Layers.thaw(layer, "harris"))).containsExactly("0.edges.3.harris", "2.0.3.harris");

        Layer thawed = layer.thaw();
        assertThat(learned(thawed)).hasSize(16);
        assertThat(learned(Layers.freeze(thawed, "2"))).hasSize(8).noneMatch(path -> path.startsWith("2."));
        assertThat(Layers.freeze(Layers.freeze(Layers.freeze(thawed, "0"), "1"), "2"))
                .isEqualTo(layer);
        assertThat(Layers.weights(Layers.freeze(thawed, "2")).limit(8))
                .containsExactlyElementsOf(Layers.weights(thawed).limit(8).toList());
    }

    /// The path of each set of learned numbers.
    private static List<String> learned(Layer layer) {
        return Layers.located(layer)
                .flatMap(l ->
                        l.op().weights().stream().filter(Weights::isLearned).map(w -> l.path()))
                .toList();
    }

    @Test
    void a_path_that_is_not_there_is_refused_with_those_that_are() {
        assertThatThrownBy(() -> Layers.freeze(harris(), "2.conv"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("there is no '2.conv' among 0.conv2d, 1.products, 2.conv2d, 3.harris, 4.scale");
    }

    @Test
    void nothing_in_front_of_a_step_without_a_gradient_can_be_thawed_and_what_comes_after_it_can() {
        Layer layer = Conv2d.designed(SOBEL_X, Border.ZERO).then(new Opaque()).then(Scale.of(2, 0));
        assertThat(learned(Layers.thaw(layer, "2"))).hasSize(2);
        assertThatThrownBy(() -> Layers.thaw(layer, "0"))
                .hasMessage(
                        "1.opaque has no gradient, so nothing in front of it could learn; thaw what comes after it");
    }

    @Test
    void a_pipeline_with_a_step_that_has_no_gradient_cannot_be_thawed() {
        Layer layer = Conv2d.designed(SOBEL_X, Border.ZERO).then(new Opaque()).then(Scale.of(2, 0));
        assertThatThrownBy(layer::thaw)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("opaque has no gradient, so nothing in front of it could learn;"
                        + " thaw the part of the pipeline after it");
    }

    /// y = x, and it says that it has no gradient.
    private record Opaque() implements CustomOp {

        @Override
        public Shape shape(Shape in) {
            return in;
        }

        @Override
        public Range range(Range in) {
            return in;
        }

        @Override
        public Reach reach() {
            return Reach.PIXEL;
        }

        @Override
        public Gradient gradient() {
            return Gradient.NONE;
        }

        @Override
        public void forward(Tensor x, Tensor y, Pass pass) {
            y.copyFrom(x);
        }

        @Override
        public void backward(Tensor x, Tensor y, Tensor dy, Tensor dx, Gradients g, Pass pass) {
            throw new AssertionError("nobody asks for it");
        }
    }
}
