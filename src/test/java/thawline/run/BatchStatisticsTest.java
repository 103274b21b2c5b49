package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.core.Unary;
import thawline.layer.BatchNorm;
import thawline.layer.Conv2d;
import thawline.layer.Fork;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// Batch normalisation in a plan takes the statistics of the whole batch.
class BatchStatisticsTest {

    private static final Shape IN = Shape.planes(3, 9, 8);

    /// Windows of depth 1 only.
    private static Layer net(Random random) {
        return Serial.of(
                convolution(7, 3, random),
                BatchNorm.learned(7),
                new Pointwise(Unary.RELU),
                Fork.sum(
                        new Pointwise(Unary.IDENTITY),
                        Serial.of(convolution(7, 7, random), BatchNorm.learned(7), new Pointwise(Unary.TANH))),
                Pool.max(2),
                BatchNorm.learned(7),
                convolution(2, 7, random),
                BatchNorm.learned(2));
    }

    private static Layer convolution(int outs, int ins, Random random) {
        return Conv2d.learned(RandomTensors.kernel(outs, ins, 1, 3, 3, random), Border.NONE)
                .padded(Border.REFLECT, Margins.plane(1));
    }

    @Test
    void a_batch_is_normalised_as_the_slices_of_one_volume_are() {
        Random random = new Random(12);
        Layer net = net(random);
        Batches batch = Batches.random(net, IN, 11, random);
        Batches volume = new Batches(net, List.of(stacked(batch.inputs())), List.of(stacked(batch.slopes())));

        Batches.Made made = batch.byPlan(BatchPlan.of(net, IN, 11, 3));

        Batches.Made inOne = new Batches.Made(made.loss(), List.of(stacked(made.outputs())), made.gradients());
        inOne.assertNear(volume.byTrace(), 1e-4);
    }

    private static Tensor stacked(List<Tensor> examples) {
        Shape s = examples.getFirst().shape();
        Tensor all = Tensor.zeros(new Shape(s.c(), examples.size(), s.h(), s.w()));
        for (int i = 0; i < examples.size(); i++) {
            all.slices(i, 1).copyFrom(examples.get(i));
        }
        return all;
    }

    @Test
    void running_statistics_move_once_a_step_and_inference_uses_them() {
        BatchNorm norm = BatchNorm.learned(1);
        Shape in = Shape.plane(1, 2);
        BatchPlan plan = BatchPlan.of(norm, in, 2, 2);

        // 1, 3 and 5, 7: mean 4, variance 5
        plan.step((e, x) -> x.copyFrom(pair(e)), 2, Batches::one, 0, 0, Gradients.of(norm));

        assertThat(numbers(norm.mean())[0]).isCloseTo(0.01f * 4, within(1e-6f));
        assertThat(numbers(norm.variance())[0]).isCloseTo(0.99f + 0.01f * 5, within(1e-6f));
        float mean = numbers(norm.mean())[0];
        double deviation = Math.sqrt(numbers(norm.variance())[0] + 1e-3);
        plan.infer((e, x) -> x.copyFrom(pair(e)), 2, (e, y) -> {
            assertThat(y.at(0, 0, 0)).isCloseTo((float) ((1 + 4 * e - mean) / deviation), within(1e-5f));
        });
    }

    private static Tensor pair(int example) {
        return Tensor.of(Shape.plane(1, 2), 1 + 4 * example, 3 + 4 * example);
    }

    private static float[] numbers(Weights w) {
        return w.kernel().toArray();
    }

    @Test
    void running_statistics_stay_where_a_step_goes_wrong() {
        BatchNorm norm = BatchNorm.learned(1);
        BatchPlan plan = BatchPlan.of(norm, Shape.plane(1, 2), 2, 1);
        plan.step((e, x) -> x.fill(Float.NaN), 2, Batches::one, 0, 0, Gradients.of(norm));
        assertThat(plan.notFinite()).contains("batchnorm");
        assertThat(numbers(norm.mean())).containsExactly(0);
        assertThat(numbers(norm.variance())).containsExactly(1);
    }

    @Test
    void frozen_statistics_hold_in_training_too() {
        Random random = new Random(13);
        BatchNorm learned = BatchNorm.learned(3);
        BatchNorm norm = new BatchNorm(
                learned.gamma(),
                learned.beta(),
                learned.mean().freeze(),
                learned.variance().freeze(),
                1e-3f,
                0.9f);
        Layer net = convolution(3, 3, random).then(norm);
        Batches batch = Batches.random(net, IN, 5, random);
        batch.byPlan(BatchPlan.of(net, IN, 5, 2)).assertNear(batch.byTrace(), 1e-5);
        assertThat(Layers.weights(net).filter(w -> w instanceof Weights.Tracked))
                .isEmpty();
    }
}
