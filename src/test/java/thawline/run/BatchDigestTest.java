package thawline.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Unary;
import thawline.layer.AveragePool;
import thawline.layer.BatchNorm;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Flatten;
import thawline.layer.Fork;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.LeakyRelu;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Serial;
import thawline.layer.Weights;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// SHA-256 of all numbers after some steps of training. The build runs this at every lane width and without lanes;
/// the same constants prove that all of them, with any number of threads, compute the same bits. Whoever changes on
/// purpose what is computed takes the new digests from the failure.
@Tag("lanes")
class BatchDigestTest {

    private static final int COUNT = 10;
    private static final int STEPS = 2;

    static Stream<Arguments> nets() {
        Random random = new Random(2027);
        Layer tutorial = TutorialNet.of(random);
        Layer residual = Serial.of(
                convolution(12, 3, 1, random),
                BatchNorm.learned(12),
                new Pointwise(Unary.RELU),
                Fork.sum(
                        new Pointwise(Unary.IDENTITY),
                        convolution(12, 12, 1, random)
                                .then(BatchNorm.learned(12))
                                .then(new LeakyRelu(0.1f))),
                Pool.max(3).stride(2),
                AveragePool.of(2),
                new Flatten(),
                Dense.learned(RandomTensors.kernel(3, 108, 1, 1, 1, random).times(0.1)));
        Layer volumes = Serial.of(
                convolution(6, 1, 2, random),
                new Pointwise(Unary.TANH),
                Pool.max(2),
                Fork.concat(convolution(5, 6, 1, random), convolution(7, 6, 1, random)),
                new Pointwise(Unary.SIGMOID));
        return Stream.of(
                Arguments.of("tutorial", tutorial, Shape.plane(28, 28), "dee94c62187a519a"),
                Arguments.of("residual", residual, Shape.planes(3, 14, 14), "d73789b201f4b601"),
                Arguments.of("volumes", volumes, new Shape(1, 4, 10, 9), "0caa8c12f1d109ca"));
    }

    private static Layer convolution(int outs, int ins, int depth, Random random) {
        return Conv2d.learned(
                        RandomTensors.kernel(outs, ins, depth, 3, 3, random).times(0.3), Border.NONE)
                .padded(Border.REPLICATE, Margins.plane(1))
                .bias(RandomTensors.uniform(outs, random));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nets")
    void trained_numbers_have_the_same_bits_for_any_number_of_threads_and_lanes(
            String name, Layer net, Shape in, String digest) {
        for (int threads : new int[] {1, 2, 3, 8}) {
            assertThat(trained(net.freeze().thaw(), in, threads))
                    .as("%d threads", threads)
                    .isEqualTo(digest);
        }
    }

    private static String trained(Layer net, Shape in, int threads) {
        Batches batch = Batches.random(net, in, COUNT, new Random(5));
        BatchPlan plan = BatchPlan.of(net, in, COUNT, threads);
        Gradients g = Gradients.of(net);
        for (int step = 0; step < STEPS; step++) {
            g.clear();
            plan.step(batch::input, COUNT, BatchDigestTest::squares, 9, step, g);
            Layers.weights(net).distinct().forEach(w -> descend(w, g));
        }
        return sha256(
                Layers.weights(net).distinct().map(w -> w.kernel().toArray()).toList());
    }

    private static double squares(int example, Tensor y, Tensor dy) {
        double loss = 0;
        float[] values = y.toArray();
        for (int i = 0; i < values.length; i++) {
            values[i] -= (i + example) % 3;
            loss += 0.5 * values[i] * values[i];
        }
        dy.copyFrom(Tensor.dense(values, y.shape()));
        return loss;
    }

    private static void descend(Weights w, Gradients g) {
        if (w instanceof Weights.Learned learned) {
            float[] numbers = learned.numbers();
            float[] slope = g.of(w);
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = Math.fma(-0.001f, slope[i], numbers[i]);
            }
        }
    }

    private static String sha256(List<float[]> all) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (float[] numbers : all) {
                ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length);
                for (float v : numbers) {
                    assertThat(v).isFinite();
                    bytes.putFloat(v);
                }
                sha.update(bytes.array());
            }
            return HexFormat.of().formatHex(sha.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
