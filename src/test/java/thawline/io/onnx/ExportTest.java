package thawline.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Counting;
import thawline.core.Cut;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Geometry;
import thawline.core.Ground;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.core.Mask;
import thawline.core.Unary;
import thawline.filter.TemplateMatching;
import thawline.layer.AveragePool;
import thawline.layer.BatchNorm;
import thawline.layer.BlockNorm;
import thawline.layer.Conv2d;
import thawline.layer.CornerResponse;
import thawline.layer.Correlate;
import thawline.layer.Dense;
import thawline.layer.Dropout;
import thawline.layer.Energy;
import thawline.layer.Flatten;
import thawline.layer.Fork;
import thawline.layer.GlobalPool;
import thawline.layer.Layer;
import thawline.layer.LeakyRelu;
import thawline.layer.LocalResponseNorm;
import thawline.layer.Magnitude;
import thawline.layer.Normalise;
import thawline.layer.Orientation;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Products;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.layer.Softmax;
import thawline.layer.Threshold;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// Every layer that is exported equals ONNX Runtime, and comes back from its file as it was.
class ExportTest {

    private static final Shape PLANES = new Shape(2, 1, 7, 9);
    private static final Shape VOLUME = new Shape(2, 4, 6, 5);

    private static final Border[] BORDERS = {
        Border.NONE, Border.ZERO, Border.constant(2), Border.REPLICATE, Border.REFLECT_101, Border.REFLECT, Border.WRAP
    };

    record Case(Layer layer, Shape in) {
        @Override
        public String toString() {
            String text = layer.toString();
            return in + " " + text.substring(0, Math.min(text.length(), 120));
        }
    }

    static Stream<Case> cases() {
        return Stream.of(convolutions(), pools(), points(), learned(), nets()).flatMap(s -> s);
    }

    private static Stream<Case> convolutions() {
        Random random = new Random(41);
        return Stream.of(BORDERS)
                .flatMap(b -> Stream.of(
                        new Case(Conv2d.designed(RandomTensors.kernel(2, 1, 1, 3, 2, random), b), PLANES),
                        new Case(Conv2d.designed(RandomTensors.separable(3, 5, 3, random), b), PLANES),
                        new Case(
                                Conv2d.designed(RandomTensors.separable(2, 3, 3, random), b)
                                        .bias(1, -2),
                                PLANES),
                        new Case(
                                Conv2d.learned(RandomTensors.kernel(3, 2, 1, 2, 3, random), b)
                                        .stride(2)
                                        .bias(0.5f, -1, 2),
                                PLANES),
                        new Case(
                                Conv2d.learned(RandomTensors.kernel(4, 1, 1, 3, 3, random), b)
                                        .groups(2)
                                        .dilation(2),
                                PLANES),
                        new Case(
                                Conv2d.learned(RandomTensors.kernel(4, 2, 2, 3, 2, random), b)
                                        .with(new Geometry(
                                                new Axes(2, 1, 2), new Axes(1, 2, 1), new Grouping.Groups(1)))
                                        .padded(
                                                b,
                                                b.mode() == Border.Mode.NONE
                                                        ? Margins.ZERO
                                                        : new Margins(1, 0, 2, 1, 0, 2)),
                                VOLUME)));
    }

    private static Stream<Case> pools() {
        boolean[] cross = {false, true, false, true, true, true, false, true, false};
        return Stream.of(Extremum.values())
                .flatMap(e -> Stream.concat(
                        Stream.of(BORDERS)
                                .flatMap(b -> Stream.of(
                                        new Case(Pool.around(e, Footprint.rect(3, 2), b), PLANES),
                                        new Case(
                                                Pool.around(e, Footprint.of(3, 3, cross), b)
                                                        .stride(2),
                                                PLANES),
                                        new Case(Pool.around(e, Footprint.box(2, 3, 2), b), VOLUME))),
                        Stream.of(
                                new Case(Pool.around(e, Footprint.rect(3, 3)), PLANES),
                                new Case(Pool.around(e, Footprint.of(3, 3, cross)), PLANES),
                                new Case(new Pool(e, Footprint.rect(2, 2), Axes.plane(2), Conv2d.Pad.NONE), PLANES))));
    }

    private static Stream<Case> points() {
        return Stream.concat(
                Stream.of(Unary.values()).map(f -> new Case(new Pointwise(f), PLANES)),
                Stream.of(
                        new Case(Scale.of(1 / 255.0, -0.25), PLANES),
                        new Case(new Magnitude(), PLANES),
                        new Case(new Orientation(), PLANES),
                        new Case(new Normalise(-1, 3), PLANES),
                        new Case(new Normalise(-1, 3), VOLUME),
                        new Case(new BlockNorm(0.2f, 0.1f), new Shape(9, 1, 3, 4)),
                        new Case(Threshold.above(0.1), PLANES),
                        new Case(Threshold.ofMaximum(0.25), VOLUME),
                        new Case(cut(Cut.BINARY_INV), PLANES),
                        new Case(cut(Cut.TRUNC), PLANES),
                        new Case(cut(Cut.TOZERO), PLANES),
                        new Case(cut(Cut.TOZERO_INV), PLANES),
                        new Case(new Clamp(-0.5f, 0.25f), PLANES),
                        new Case(new Combine(Combine.Kind.PRODUCT), PLANES),
                        new Case(new Combine(Combine.Kind.QUOTIENT), PLANES),
                        new Case(new Reorder(List.of(3, 1, 0, 2)), PLANES),
                        new Case(new Reorder(List.of(3, 2, 1, 0)), PLANES),
                        new Case(new Reshape(new Shape(7, 2, 3, 3)), PLANES),
                        new Case(new Reshape(Shape.plane(14, 9)).then(Pool.max(2)), PLANES),
                        new Case(
                                Affine.offset(RandomTensors.kernel(2, 1, 1, 7, 1, new Random(3)))
                                        .withWeights(Weights::thaw),
                                PLANES),
                        new Case(Affine.gain(RandomTensors.kernel(1, 1, 4, 1, 5, new Random(4))), VOLUME),
                        new Case(new Products(), new Shape(4, 2, 3, 5)),
                        new Case(CornerResponse.harris(0.04), new Shape(6, 1, 5, 7)),
                        new Case(new CornerResponse(new CornerResponse.Measure.ShiTomasi()), new Shape(3, 1, 5, 7)),
                        new Case(new CornerResponse(new CornerResponse.Measure.Foerstner()), new Shape(3, 1, 5, 7)),
                        new Case(new Correlate(1), new Shape(3, 1, 5, 7)),
                        new Case(Energy.of(Mask.box(3, 2), Ground.MEAN, Border.NONE), PLANES),
                        new Case(Energy.of(Mask.box(3, 2), Ground.ZERO, Border.constant(2)), PLANES),
                        new Case(Energy.of(Mask.of(1, 2, 3, 1, 0, 1, 1, 1, 0), Ground.MEAN, Border.REPLICATE), VOLUME),
                        new Case(
                                Energy.of(
                                        Mask.of(2, 2, 2, 1, 0.5f, 0, 1, 0.25f, 1, 1, 0.75f), Ground.MEAN, Border.ZERO),
                                PLANES),
                        new Case(
                                TemplateMatching.coefficient(
                                        RandomTensors.kernel(4, 2, 1, 3, 5, new Random(5)), 0.5, Border.REFLECT),
                                PLANES),
                        new Case(Fork.concat(new Pointwise(Unary.IDENTITY), Scale.of(2, 1)), PLANES),
                        new Case(
                                Fork.sum(new Pointwise(Unary.IDENTITY), Scale.of(2, 1), new Pointwise(Unary.SQUARE)),
                                PLANES)));
    }

    private static Threshold cut(Cut cut) {
        return new Threshold(cut, new Threshold.Level.Absolute(Weights.designed(-0.3)), 2);
    }

    private static Stream<Case> learned() {
        Random random = new Random(43);
        Shape vector = new Shape(12, 1, 1, 1);
        Dense dense = Dense.learned(RandomTensors.kernel(5, 12, 1, 1, 1, random));
        return Stream.of(
                new Case(dense, vector),
                new Case(dense.bias(1, 2, 3, 4, 5), vector),
                new Case(Dense.designed(RandomTensors.kernel(2, 12, 1, 1, 1, random)), vector),
                new Case(new Flatten(), PLANES),
                new Case(new Flatten(), VOLUME),
                new Case(new Softmax(), vector),
                new Case(new Softmax(), PLANES),
                new Case(new Dropout(0.5f), PLANES),
                new Case(new LeakyRelu(0.2f), PLANES),
                new Case(LocalResponseNorm.of(5), new Shape(7, 1, 3, 4)),
                new Case(new LocalResponseNorm(3, 0.5f, 0.6f, 2), new Shape(7, 1, 3, 4)),
                new Case(norm(2, random), PLANES),
                new Case(norm(2, random), VOLUME),
                new Case(norm(12, random), vector),
                new Case(GlobalPool.MAX, PLANES),
                new Case(GlobalPool.AVERAGE, VOLUME),
                new Case(AveragePool.of(2), PLANES),
                new Case(AveragePool.of(3).stride(2).padded(Margins.plane(1), Counting.INSIDE), PLANES),
                new Case(AveragePool.of(3).stride(1).padded(Margins.plane(2, 1, 0, 2), Counting.ALL), PLANES),
                new Case(
                        new AveragePool(
                                new Axes(2, 3, 2), new Axes(2, 1, 2), new Margins(1, 0, 1, 1, 0, 1), Counting.INSIDE),
                        VOLUME));
    }

    static BatchNorm norm(int channels, Random random) {
        float[] variance = RandomTensors.uniform(channels, random);
        for (int i = 0; i < channels; i++) {
            variance[i] = 1.5f + variance[i];
        }
        return new BatchNorm(
                new Weights.Learned(RandomTensors.kernel(channels, 1, 1, 1, 1, random)),
                new Weights.Learned(RandomTensors.kernel(channels, 1, 1, 1, 1, random)),
                new Weights.Tracked(RandomTensors.uniform(channels, random)),
                new Weights.Tracked(variance),
                1e-3f,
                0.9f);
    }

    private static Stream<Case> nets() {
        Random random = new Random(44);
        Conv2d first = Conv2d.learned(RandomTensors.kernel(4, 1, 1, 3, 3, random), Border.NONE)
                .bias(1, 2, 3, 4)
                .groups(1);
        Conv2d inner = Conv2d.learned(RandomTensors.kernel(4, 4, 1, 3, 3, random), Border.ZERO);
        Layer mnist = Serial.of(
                Scale.of(1 / 255.0, 0),
                first,
                new Pointwise(Unary.RELU),
                Pool.max(2),
                inner,
                new Pointwise(Unary.RELU),
                new Flatten(),
                new Dropout(0.5f),
                Dense.learned(RandomTensors.kernel(10, 100, 1, 1, 1, random)).bias(new float[10]),
                new Softmax());
        Layer block = Fork.sum(
                new Pointwise(Unary.IDENTITY),
                Serial.named("inside", inner, norm(4, random), new Pointwise(Unary.TANH)));
        Layer residual = Serial.of(
                first,
                block,
                block,
                new Pointwise(Unary.RELU),
                Fork.concat(GlobalPool.MAX, GlobalPool.AVERAGE),
                Dense.learned(RandomTensors.kernel(3, 8, 1, 1, 1, random)));
        return Stream.of(
                new Case(mnist, new Shape(1, 1, 13, 12)),
                new Case(residual, new Shape(1, 1, 9, 8)),
                new Case(
                        Serial.of(new Flatten(), new Scale(Weights.designed(2), Weights.designed(1)), new Flatten()),
                        PLANES),
                new Case(Fork.concat(GlobalPool.MAX, new Flatten()), new Shape(3, 1, 1, 1)));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void onnx_runtime_computes_the_same(Case c) throws OrtException {
        Random random = new Random(7);
        Tensor[] batch = IntStream.range(0, 3)
                .mapToObj(i -> RandomTensors.uniform(c.in(), random))
                .toArray(Tensor[]::new);
        try (OnnxRuntime runtime = OnnxRuntime.of(ModelFiles.bytes(new SavedModel(c.layer(), c.in())))) {
            float[] theirs = runtime.run(batch);
            int size = c.layer().shape(c.in()).size();
            assertThat(theirs).hasSize(3 * size);
            for (int i = 0; i < 3; i++) {
                assertClose(
                        java.util.Arrays.copyOfRange(theirs, i * size, (i + 1) * size),
                        Trace.run(c.layer(), batch[i]).toArray());
            }
        }
    }

    @ParameterizedTest
    @MethodSource("cases")
    void a_file_gives_back_the_layer_that_was_written(Case c) {
        byte[] bytes = ModelFiles.bytes(new SavedModel(c.layer(), c.in()));
        SavedModel back = ModelFiles.read(bytes, java.util.Optional.empty());
        assertThat(back.in()).isEqualTo(c.in());
        assertThat(described(back.layer())).isEqualTo(described(c.layer()));
        assertThat(ModelFiles.bytes(back)).isEqualTo(bytes);
    }

    /// The layer with learned weights spelled out.
    static String described(Layer layer) {
        StringBuilder all = new StringBuilder();
        layer.withWeights(w -> {
            all.append(w.getClass().getSimpleName())
                    .append(w.kernel())
                    .append(java.util.Arrays.toString(w.kernel().toArray()));
            return w;
        });
        return layer.withWeights(w -> Weights.designed(
                        Kernel.scalar(0).equals(w.kernel())
                                ? w.kernel()
                                : w.kernel().copy()))
                + all.toString();
    }

    static void assertClose(float[] theirs, float[] ours) {
        float most = 0;
        for (float v : ours) {
            most = Math.max(most, Math.abs(v));
        }
        for (int i = 0; i < ours.length; i++) {
            if (ours[i] == theirs[i]) {
                continue;
            }
            if (!(Math.abs(ours[i] - theirs[i]) <= 1e-5f * most)) {
                throw new AssertionError(
                        "element " + i + " is " + ours[i] + " here and " + theirs[i] + " by ONNX Runtime");
            }
        }
    }
}
