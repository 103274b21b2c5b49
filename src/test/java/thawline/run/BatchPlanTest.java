package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.core.Unary;
import thawline.filter.Corners;
import thawline.filter.Edges;
import thawline.layer.Fork;
import thawline.layer.Gradient;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Magnitude;
import thawline.layer.Normalise;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.Seeds;

/// A plan for batches against the readable trace.
class BatchPlanTest {

    @Test
    void thawed_filter_pipelines_of_any_structure_train_as_their_trace_does() {
        int[] ran = {0};
        Seeds.each(60, random -> {
            RandomLayers layers = new RandomLayers(random);
            Layer tree = layers.series(2);
            Shape shape = small(layers, random);
            if (!trainable(tree, shape)) {
                return;
            }
            Layer layer = tree.thaw();
            Batches batch = Batches.random(layer, shape, 1 + random.nextInt(10), random);
            BatchPlan plan = BatchPlan.of(layer, shape, 10, 2);
            Batches.Made first = batch.byPlan(plan);
            first.assertNear(batch.byTrace(), 2e-4);
            batch.byPlan(plan).assertSameAs(first);
            ran[0]++;
        });
        assertThat(ran[0]).isGreaterThan(25);
    }

    @Test
    void inference_over_planes_has_the_bits_of_the_trace() {
        Seeds.each(60, random -> {
            RandomLayers layers = new RandomLayers(random);
            Layer layer = layers.series(2);
            Shape shape = small(layers, random);
            try {
                layer.shape(shape);
            } catch (IllegalArgumentException impossible) {
                return;
            }
            Batches batch = Batches.random(layer, shape, 1 + random.nextInt(40), random);
            BatchPlan plan =
                    BatchPlan.of(layer, shape, 40, 2, BatchOptions.DEFAULT.with(BatchOptions.Convolutions.PLANES));
            List<Tensor> outputs = batch.inferred(plan);
            for (int i = 0; i < outputs.size(); i++) {
                Bits.assertSame("output " + i, Trace.run(layer, batch.inputs().get(i)), outputs.get(i));
            }
        });
    }

    private static Shape small(RandomLayers layers, Random random) {
        Shape s = layers.shape();
        return new Shape(s.c(), s.d(), Math.min(s.h(), 8 + random.nextInt(8)), Math.min(s.w(), 8 + random.nextInt(20)));
    }

    private static boolean trainable(Layer layer, Shape shape) {
        try {
            layer.shape(shape);
        } catch (IllegalArgumentException impossible) {
            return false;
        }
        return Layers.ops(layer).noneMatch(op -> op.gradient() == Gradient.NONE);
    }

    @Test
    void a_thawed_corner_detector_trains_behind_a_frozen_one() {
        Random random = new Random(5);
        Layer layer = Edges.sobel(3)
                .then(new Magnitude())
                .then(Fork.concat(
                        Corners.harris(2, 3, 0.04).thaw(),
                        new Normalise(0, 1).then(Scale.of(2, 1).thaw())));
        Shape shape = Shape.plane(12, 15);
        Batches batch = Batches.random(layer, shape, 9, random);
        batch.byPlan(BatchPlan.of(layer, shape, 9, 2)).assertNear(batch.byTrace(), 1e-4);
    }

    @Test
    void any_number_of_threads_gives_the_same_bits() {
        Random random = new Random(6);
        Layer layer = Corners.harris(2, 3, 0.04).thaw();
        Shape shape = Shape.plane(12, 15);
        Batches batch = Batches.random(layer, shape, 21, random);
        Batches.Made one = batch.byPlan(BatchPlan.of(layer, shape, 21, 1));
        for (int threads : new int[] {2, 3, 8}) {
            batch.byPlan(BatchPlan.of(layer, shape, 21, threads)).assertSameAs(one);
        }
        batch.byPlan(BatchPlan.of(layer, shape, 50, 3)).assertSameAs(one);
    }

    @Test
    void gradients_are_added_to_what_is_there() {
        Random random = new Random(7);
        Layer layer = Scale.of(3, 1).thaw();
        Shape shape = Shape.plane(2, 3);
        Batches batch = Batches.random(layer, shape, 4, random);
        BatchPlan plan = BatchPlan.of(layer, shape, 4, 1);
        Gradients g = Gradients.of(layer);
        for (int i = 0; i < 2; i++) {
            plan.step((e, x) -> x.fill(1), 4, Batches::one, 0, i, g);
        }
        assertThat(g.of(Layers.weights(layer).findFirst().orElseThrow())).containsExactly(2 * 4 * 6);
        assertThat(batch.inputs()).hasSize(4);
    }

    @Test
    void the_first_operation_that_makes_what_is_not_finite_is_named() {
        Layer layer = Scale.of(2, 0).thaw().then(Scale.of(1e30, 0).thaw()).then(Scale.of(3, 0));
        Shape shape = Shape.plane(2, 2);
        BatchPlan plan = BatchPlan.of(layer, shape, 4, 2);
        Gradients g = Gradients.of(layer);

        plan.step((e, x) -> x.fill(e), 4, Batches::one, 0, 0, g);
        assertThat(plan.notFinite()).isEmpty();
        plan.step((e, x) -> x.fill(e == 2 ? 1e10f : 1), 4, Batches::one, 0, 1, g);
        assertThat(plan.notFinite()).contains("1.scale");
        plan.step((e, x) -> x.fill(e == 3 ? Float.NaN : 1), 4, Batches::one, 0, 2, g);
        assertThat(plan.notFinite()).contains("0.scale");
        plan.step((e, x) -> x.fill(1), 4, Batches::one, 0, 3, g);
        assertThat(plan.notFinite())
                .as("the sums that it was added to are not finite")
                .isPresent();
    }

    @Test
    void batches_that_are_too_large_or_empty_are_refused() {
        BatchPlan plan = BatchPlan.of(Scale.of(1, 1), Shape.plane(2, 2), 3, 1);
        assertThatThrownBy(() -> plan.infer((e, x) -> {}, 4, (e, y) -> {}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the plan is made for batches of 1 … 3 examples, but was given 4");
        assertThatThrownBy(() -> plan.infer((e, x) -> {}, 0, (e, y) -> {}))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void two_plans_run_at_the_same_time_do_not_disturb_each_other() throws InterruptedException {
        Random random = new Random(8);
        Layer layer = Corners.harris(2, 3, 0.04).thaw();
        Shape shape = Shape.plane(20, 25);
        Batches batch = Batches.random(layer, shape, 16, random);
        Batches.Made expected = batch.byPlan(BatchPlan.of(layer, shape, 16, 1));
        Batches.Made[] made = new Batches.Made[4];
        Thread[] threads = new Thread[made.length];
        for (int i = 0; i < threads.length; i++) {
            int mine = i;
            threads[i] = Thread.ofPlatform().start(() -> {
                BatchPlan plan = BatchPlan.of(layer, shape, 16, 2);
                for (int n = 0; n < 20; n++) {
                    made[mine] = batch.byPlan(plan);
                }
            });
        }
        for (int i = 0; i < threads.length; i++) {
            threads[i].join();
            made[i].assertSameAs(expected);
        }
    }

    @Test
    void inference_of_a_series_takes_two_buffers_for_each_thread() {
        Layer layer = Serial.of(
                Scale.of(1, 1), new Magnitude(), new Pointwise(Unary.SQRT), Scale.of(2, 0), new Pointwise(Unary.RELU));
        Shape shape = Shape.planes(2, 160, 100);
        BatchPlan plan = BatchPlan.of(layer, shape, 64, 3);
        plan.infer((e, x) -> x.fill(e), 64, (e, y) -> {});
        long buffers = 3 * 2 * 4L * shape.size();
        assertThat(plan.bytes()).isBetween(buffers, buffers + 1000);
    }

    @Test
    void training_the_tutorials_net_on_batches_of_128_takes_few_megabytes() {
        Layer net = TutorialNet.of(new Random(1));
        BatchPlan plan = BatchPlan.of(net, Shape.plane(28, 28), 128, 2);
        plan.step((e, x) -> x.fill(e), 128, Batches::one, 0, 0, Gradients.of(net));
        plan.infer((e, x) -> x.fill(e), 128, (e, y) -> {});
        assertThat(plan.bytes()).isLessThan(8_000_000);
    }
}
