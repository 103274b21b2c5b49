package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Cut;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Kernel;
import thawline.core.Norm;
import thawline.core.Unary;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// A digest over the bits of results and gradients of some pipelines. The build runs this at every lane width
/// and without lanes; the same constants prove that all of them, on every machine, compute the same bits.
/// Whoever changes on purpose what is computed takes the new digests from the failure.
@Tag("lanes")
class GoldenDigestTest {

    private static final List<String> EXPECTED = List.of(
            "conv2d 30d6ae5799744f5c",
            "conv2d f1c3672c3c59de1a",
            "conv2d 28550a400dd427a4",
            "conv2d 89d3f86d647d2485",
            "conv2d 6b1f9d4ddb787836",
            "conv2d c7fd05d81c0987a7",
            "maxpool cdf45e65edf64d4c",
            "maxpool e903740a2e715e75",
            "median f0966aceeecbb2ec",
            "bilateral 38555d9a9734bae0",
            "conv2d ae6f64005436415e",
            "scale 2adb0da5c57d4731");

    @Test
    void every_lane_width_computes_the_same_bits() {
        assertThat(layers(new Random(2026)).map(GoldenDigestTest::digest)).containsExactlyElementsOf(EXPECTED);
    }

    /// The first operation's name and the first 64 bits of SHA-256.
    private static String digest(Layer layer) {
        Layer thawed = layer.thaw();
        List<float[]> results = new ArrayList<>();
        for (int width : new int[] {5, 31, 130}) {
            Random random = new Random(width);
            Gradients g = Gradients.of(thawed);
            Trace run = Trace.of(thawed, RandomTensors.uniform(Shape.planes(2, 9, width), random));
            Tensor dy = RandomTensors.uniform(run.output().shape(), random);
            results.add(run.output().toArray());
            results.add(run.backward(dy, g).toArray());
            Layers.weights(thawed).distinct().filter(Weights::isLearned).forEach(w -> results.add(g.of(w)));
        }
        String name = Layers.ops(layer).findFirst().orElseThrow().name();
        return name + " " + HexFormat.of().formatHex(sha256(results), 0, 8);
    }

    private static Stream<Layer> layers(Random random) {
        Kernel gradient =
                Kernel.stack(RandomTensors.separable(1, 3, 3, random), RandomTensors.separable(1, 3, 3, random));
        Layer edges = Conv2d.designed(gradient, Border.REFLECT_101);
        return Stream.of(
                Conv2d.designed(RandomTensors.kernel(3, 2, 1, 4, 5, random), Border.REPLICATE)
                        .bias(0.1f, -0.2f, 0.3f),
                Conv2d.designed(RandomTensors.kernel(2, 1, 1, 3, 3, random), Border.WRAP)
                        .stride(2),
                Conv2d.designed(RandomTensors.kernel(2, 1, 1, 2, 3, random), Border.REFLECT)
                        .dilation(2)
                        .groups(2),
                edges.then(new Products())
                        .then(Conv2d.designed(RandomTensors.separable(1, 2, 2, random), Border.REFLECT_101))
                        .then(Fork.concat(
                                CornerResponse.harris(0.04),
                                new CornerResponse(new CornerResponse.Measure.ShiTomasi()),
                                new CornerResponse(new CornerResponse.Measure.Foerstner()))),
                edges.then(Fork.concat(new Magnitude(), new Orientation(), new NonMaximum(Norm.L2)))
                        .then(new Normalise(0, 255))
                        .then(new Pointwise(Unary.ROUND8)),
                edges.then(new OrientationBins(5, OrientationBins.Turn.SIGNED))
                        .then(Conv2d.designed(RandomTensors.kernel(4, 1, 1, 4, 4, random), Border.NONE)
                                .stride(2))
                        .then(new BlockNorm(0.2f, 0.3f)),
                Pool.around(Extremum.MAX, Footprint.rect(3, 3)).then(Threshold.ofMaximum(0.3)),
                Pool.max(2).then(new Pointwise(Unary.RELU)).then(new Pointwise(Unary.SQRT)),
                new Median(5, Border.REFLECT_101).then(new Pointwise(Unary.ABSOLUTE)),
                new Bilateral(2, Weights.designed(0.7), Weights.designed(1.5), Border.REPLICATE),
                Conv2d.designed(RandomTensors.kernel(6, 2, 1, 3, 3, random), Border.ZERO)
                        .then(BatchNorm.learned(6))
                        .then(new Pointwise(Unary.TANH))
                        .then(new LocalResponseNorm(3, 0.5f, 0.75f, 1))
                        .then(new LeakyRelu(0.3f))
                        .then(AveragePool.of(3).stride(1))
                        .then(new Pointwise(Unary.SIGMOID))
                        .then(Fork.concat(GlobalPool.MAX, GlobalPool.AVERAGE))
                        .then(new Flatten())
                        .then(Dense.designed(RandomTensors.kernel(5, 12, 1, 1, 1, random))
                                .bias(0, 1, -1, 0.5f, 0))
                        .then(new Softmax()),
                Scale.of(1.7, 0.1)
                        .then(new Pointwise(Unary.SQUARE))
                        .then(new Threshold(Cut.TRUNC, new Threshold.Level.Absolute(Weights.designed(0.4)), 1)));
    }

    private static byte[] sha256(List<float[]> results) {
        try {
            MessageDigest sha = MessageDigest.getInstance("SHA-256");
            for (float[] numbers : results) {
                ByteBuffer bytes = ByteBuffer.allocate(Float.BYTES * numbers.length);
                for (float v : numbers) {
                    assertThat(v).isNotNaN();
                    bytes.putInt(Float.floatToRawIntBits(v));
                }
                sha.update(bytes.array());
            }
            return sha.digest();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
