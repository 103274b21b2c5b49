package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.offset;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.data.Dataset;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Flatten;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.run.BatchPlan;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Three steps of Adam on the tutorials' network without dropout, from the same weights and batches as libtorch's,
/// recorded by src/peers/java/thawline/peers/ThreeSteps.java.
class LibtorchTest {

    private static final int BATCH = 32;
    private static final int STEPS = 3;
    private static final double TOLERANCE = 1e-4;

    @Test
    void three_steps_of_adam_give_libtorchs_losses_and_weights() throws IOException {
        Random random = new Random(11);
        Layer net = Serial.of(
                block(uniform(random, 9 + 9 * 32, 32, 1, 3), 32),
                block(uniform(random, 9 * 32 + 9 * 64, 64, 32, 3), 64),
                new Flatten(),
                new Dense(learned(uniform(random, 1600 + 10, 10, 1600, 1)), Optional.of(learned(zeros(10)))));
        Model model = Model.of(Shape.plane(28, 28), net);
        Adam adam = Adam.pytorch(1e-3).epsilon(Epsilon.pytorch(1e-7));
        Loss loss = SoftmaxCrossEntropy.PLAIN;
        Batches data = new Batches(random);
        double[] losses = new double[STEPS];
        Parameters parameters = new Parameters(net, adam);
        BatchPlan plan = BatchPlan.of(net, model.in(), BATCH, 2);
        for (int step = 0; step < STEPS; step++) {
            int first = step * BATCH;
            double sum = plan.step(
                    (i, x) -> data.input(first + i, x),
                    BATCH,
                    (i, y, dy) -> loss.at(y, data.wanted(first + i), dy),
                    1,
                    step,
                    parameters.cleared());
            losses[step] = sum / BATCH;
            parameters.step(BATCH, Fit.of(BATCH, 1), adam.rate(), step + 1);
        }
        try (DataInputStream in =
                new DataInputStream(LibtorchTest.class.getResourceAsStream("/thawline/libtorch-three-steps.bin"))) {
            for (int step = 0; step < STEPS; step++) {
                assertThat(losses[step]).as("loss of step %d", step + 1).isCloseTo(in.readFloat(), offset(TOLERANCE));
            }
            int count = 0;
            for (Weights w : Layers.weights(net).toList()) {
                for (float v : w.kernel().toArray()) {
                    assertThat((double) v)
                            .as("number %d of all weights after step 3", count++)
                            .isCloseTo(in.readFloat(), offset(TOLERANCE));
                }
            }
            assertThat(count).isEqualTo(34_826);
            assertThat(in.read()).as("numbers left").isEqualTo(-1);
        }
    }

    private static Layer block(Kernel kernel, int outs) {
        return new Conv2d(learned(kernel), Optional.of(learned(zeros(outs))), Geometry.UNIT, Conv2d.Pad.NONE)
                .then(new Pointwise(Unary.RELU))
                .then(Pool.max(2));
    }

    private static Weights learned(Kernel start) {
        return new Weights.Learned(start);
    }

    private static Kernel zeros(int outs) {
        return Kernel.wrap(outs, 1, 1, 1, 1, new float[outs]);
    }

    private static Kernel uniform(Random random, int fans, int outs, int ins, int size) {
        float limit = (float) Math.sqrt(6.0 / fans);
        float[] values = new float[outs * ins * size * size];
        for (int i = 0; i < values.length; i++) {
            values[i] = (2 * random.nextFloat() - 1) * limit;
        }
        return Kernel.wrap(outs, ins, 1, size, size, values);
    }

    /// Noise of 0 … 1 with random labels, batch after batch.
    private static final class Batches implements Dataset {

        private final float[] pixels = new float[STEPS * BATCH * 28 * 28];
        private final int[] labels = new int[STEPS * BATCH];

        Batches(Random random) {
            for (int step = 0; step < STEPS; step++) {
                int size = BATCH * 28 * 28;
                for (int i = 0; i < size; i++) {
                    pixels[step * size + i] = random.nextInt(256) / 255f;
                }
                for (int i = 0; i < BATCH; i++) {
                    labels[step * BATCH + i] = random.nextInt(10);
                }
            }
        }

        @Override
        public int size() {
            return labels.length;
        }

        @Override
        public Shape shape() {
            return Shape.plane(28, 28);
        }

        @Override
        public void input(int i, Tensor x) {
            x.copyFrom(Tensor.dense(Arrays.copyOfRange(pixels, i * 784, (i + 1) * 784), shape()));
        }

        Tensor wanted(int i) {
            Tensor t = Tensor.zeros(target().shape());
            wanted(i, t);
            return t;
        }

        @Override
        public Target target() {
            return new Target.Classes(List.of("0", "1", "2", "3", "4", "5", "6", "7", "8", "9"));
        }

        @Override
        public int label(int i) {
            return labels[i];
        }
    }
}
