package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.GradientCheck;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

/// Dropout and batch normalisation, which do something else in training than in use.
class TrainingPassTest {

    private static final Shape PLANES = Shape.planes(2, 3, 4);

    private static float[] ones(int n) {
        float[] x = new float[n];
        Arrays.fill(x, 1);
        return x;
    }

    private static float[] dropped(float rate, long seed, int step, int sample) {
        Tensor x = Tensor.dense(ones(4000), Shape.plane(40, 100));
        return Trace.training(new Dropout(rate), x, seed, step, sample).output().toArray();
    }

    @Test
    void dropout_does_nothing_in_use() {
        Tensor x = RandomTensors.uniform(PLANES, new Random(1));
        Bits.assertSame("in use", x, Trace.run(new Dropout(0.5f), x));
    }

    @Test
    void dropout_drops_its_share_and_makes_up_for_it() {
        for (float rate : new float[] {0, 0.25f, 0.5f, 0.9f}) {
            float[] y = dropped(rate, 7, 3, 11);
            int zeros = 0;
            for (float v : y) {
                zeros += v == 0 ? 1 : 0;
                assertThat(v == 0 || v == 1 / (1 - rate)).isTrue();
            }
            // four standard deviations of 4000 throws
            assertThat(zeros / 4000.0).isCloseTo(rate, within(4 * Math.sqrt(rate * (1 - rate) / 4000)));
        }
        assertThatThrownBy(() -> new Dropout(1)).hasMessageContaining("0.5 is usual");
    }

    @Test
    void every_seed_step_and_example_has_a_mask_of_its_own_and_always_the_same() {
        float[] mask = dropped(0.5f, 7, 3, 11);
        assertThat(dropped(0.5f, 7, 3, 11)).containsExactly(mask);
        for (float[] other : List.of(dropped(0.5f, 8, 3, 11), dropped(0.5f, 7, 4, 11), dropped(0.5f, 7, 3, 12))) {
            assertHalfAlike(mask, other);
        }
    }

    @Test
    void two_layers_drop_different_elements() {
        Tensor x = Tensor.dense(ones(4000), Shape.plane(40, 100));
        Fork twins = Fork.concat(new Dropout(0.5f), new Dropout(0.5f));
        float[] y = Trace.training(twins, x, 1, 1, 1).output().toArray();
        assertHalfAlike(Arrays.copyOf(y, 4000), Arrays.copyOfRange(y, 4000, 8000));
    }

    private static void assertHalfAlike(float[] a, float[] b) {
        int alike = 0;
        for (int i = 0; i < a.length; i++) {
            alike += a[i] == b[i] ? 1 : 0;
        }
        assertThat(alike / (double) a.length).isCloseTo(0.5, within(4 * 0.5 / Math.sqrt(a.length)));
    }

    @Test
    void gradients_are_right_in_training_too() {
        BatchNorm norm = BatchNorm.learned(2);
        ((Weights.Learned) norm.gamma()).assign(new float[] {1.5f, -0.5f});
        Layer deep =
                new Dropout(0.3f).then(norm).then(new Pointwise(Unary.TANH)).then(new Dropout(0.5f));
        Seeds.each(3, random -> {
            GradientCheck.passesInTraining(new Dropout(0.4f), RandomTensors.uniform(PLANES, random), random);
            GradientCheck.passesInTraining(norm, RandomTensors.uniform(PLANES, random), random);
            GradientCheck.passesInTraining(norm, RandomTensors.uniform(new Shape(2, 2, 2, 3), random), random);
            GradientCheck.passesInTraining(deep, RandomTensors.apart(PLANES, random), random);
        });
    }

    @Test
    void batch_normalisation_takes_the_batchs_mean_and_variance_in_training() {
        Tensor x = Tensor.of(Shape.planes(2, 1, 2), 10, 14, -3, -3);
        float[] y = Trace.training(BatchNorm.learned(2), x, 1, 1, 1).output().toArray();
        // mean 12, variance 4; and a flat plane is 0
        float scaled = (float) (2 / Math.sqrt(4.001));
        assertThat(y).containsExactly(new float[] {-scaled, scaled, 0, 0}, within(1e-5f));
    }

    @Test
    void batch_normalisation_uses_its_running_statistics_when_it_is_not_trained() {
        BatchNorm norm = new BatchNorm(
                Weights.designed(2), Weights.designed(5), new Weights.Tracked(10), new Weights.Tracked(4), 1e-9f, 0.9f);
        Tensor x = Tensor.of(Shape.plane(1, 2), 10, 14);
        assertThat(Trace.run(norm, x).toArray()).containsExactly(5, 9);
        // frozen statistics hold in training too
        assertThat(Trace.training(norm.freeze(), x, 1, 1, 1).output().toArray()).containsExactly(5, 9);
        assertThat(Trace.training(norm, x, 1, 1, 1).output().toArray())
                .containsExactly(new float[] {3, 7}, within(1e-5f));
    }

    @Test
    void the_moments_of_a_batch_are_those_of_all_its_examples_and_running_ones_move_towards_them() {
        BatchNorm norm = BatchNorm.learned(1);
        BatchMoments moments = new BatchMoments(1);
        moments.add(Tensor.of(Shape.plane(1, 2), 1, 3));
        moments.add(new double[] {99, 5 + 7, 25 + 49}, 1, 2);
        moments.close(norm);
        // 1, 3, 5, 7
        assertThat(moments.mean(0)).isEqualTo(4);
        assertThat(moments.variance(0)).isEqualTo(5);
        assertThat(moments.inverse(0)).isCloseTo(1 / Math.sqrt(5.001), within(1e-9));
        moments.follow(norm);
        assertThat(norm.mean().kernel().value()).isEqualTo(0.04f, within(1e-7f));
        assertThat(norm.variance().kernel().value()).isEqualTo(0.99f + 0.05f, within(1e-6f));
        moments.reset();
        moments.add(Tensor.of(Shape.plane(1, 1), 2));
        assertThat(moments.close(norm).mean(0)).isEqualTo(2);
    }

    @Test
    void statistics_are_followed_and_never_trained() {
        BatchNorm norm = BatchNorm.learned(2);
        BatchNorm frozen = (BatchNorm) norm.freeze();
        assertThat(frozen.weights()).allMatch(Weights.Designed.class::isInstance);
        assertThat(frozen.followsBatch()).isFalse();
        BatchNorm thawed = (BatchNorm) frozen.thaw();
        assertThat(thawed.gamma().isLearned()).isTrue();
        assertThat(thawed.mean()).isInstanceOf(Weights.Tracked.class);
        assertThat(thawed.thaw()).isEqualTo(thawed);
        assertThatThrownBy(() ->
                        new BatchNorm(norm.gamma(), norm.beta(), norm.gamma(), norm.variance(), norm.epsilon(), 0.9f))
                .hasMessageStartingWith("mean and variance are both tracked or both designed");
        assertThatThrownBy(() -> norm.shape(Shape.planes(3, 2, 2)))
                .hasMessage("batch normalisation of 2 channels got 3 planes");
        assertThatThrownBy(() -> new BatchNorm(
                        norm.gamma(), Weights.designed(Kernel.scalar(1)), norm.mean(), norm.variance(), 1e-3f, 0.9f))
                .hasMessage("gamma has 2 numbers, but 1 were given; every channel has one of each");
    }
}
