package thawline.io.onnx;

import ai.onnxruntime.OrtException;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Counting;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Unary;
import thawline.layer.AveragePool;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.GlobalPool;
import thawline.layer.Layer;
import thawline.layer.LeakyRelu;
import thawline.layer.LocalResponseNorm;
import thawline.layer.Pointwise;
import thawline.layer.Pool;
import thawline.layer.Softmax;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// Layers of random settings over random shapes, in one to three axes: the same as ONNX Runtime's.
class RandomShapesTest {

    private static final Border[] BORDERS = {
        Border.ZERO, Border.constant(-1.5f), Border.REPLICATE, Border.REFLECT_101, Border.REFLECT, Border.WRAP
    };

    static IntStream seeds() {
        return IntStream.range(0, 200);
    }

    /// Settings and inputs drawn from one generator.
    private record Draw(Random random) {

        int below(int n) {
            return random.nextInt(n);
        }

        /// Three numbers from `least` on, `spread` of them; 1 (or 0) on axes that there are not.
        int[] sizes(int axes, int least, int spread, int otherwise) {
            int[] all = {otherwise, otherwise, otherwise};
            for (int i = 3 - axes; i < 3; i++) {
                all[i] = least + below(spread);
            }
            return all;
        }

        Axes axes(int axes, int spread) {
            int[] n = sizes(axes, 1, spread, 1);
            return new Axes(n[0], n[1], n[2]);
        }

        Margins margins(int axes, Axes window) {
            return new Margins(
                    axes < 3 ? 0 : below(window.d()),
                    axes < 3 ? 0 : below(window.d()),
                    axes < 2 ? 0 : below(window.h()),
                    axes < 2 ? 0 : below(window.h()),
                    below(window.w()),
                    below(window.w()));
        }

        Conv2d.Pad pad(int axes, Axes window) {
            return below(4) == 0
                    ? Conv2d.Pad.NONE
                    : new Conv2d.Pad(BORDERS[below(BORDERS.length)], margins(axes, window));
        }

        Layer layer(int axes, Shape in) {
            Axes window = axes(axes, 4);
            return switch (below(8)) {
                case 0, 1, 2 -> convolution(axes, in, window);
                case 3 ->
                    new Pool(
                            below(2) == 0 ? Extremum.MAX : Extremum.MIN,
                            Footprint.box(window.d(), window.h(), window.w()),
                            axes(axes, 3),
                            pad(axes, window));
                case 4 ->
                    new AveragePool(
                            window,
                            axes(axes, 3),
                            margins(axes, window),
                            below(2) == 0 ? Counting.ALL : Counting.INSIDE);
                case 5 -> point(in);
                case 6 -> below(2) == 0 ? GlobalPool.MAX : GlobalPool.AVERAGE;
                default -> new LocalResponseNorm(1 + 2 * below(4), random.nextFloat(), 0.75f, 1);
            };
        }

        private Layer point(Shape in) {
            return switch (below(6)) {
                case 0 -> new Softmax();
                case 1 -> new LeakyRelu(random.nextFloat());
                case 2 -> new Pointwise(Unary.SIGMOID);
                case 3 -> new Pointwise(Unary.TANH);
                case 4 -> new Pointwise(Unary.RELU);
                default -> ExportTest.norm(in.c(), random);
            };
        }

        private Conv2d convolution(int axes, Shape in, Axes window) {
            Axes dilation = axes(axes, 2);
            Axes stride = axes(axes, 3);
            int groups = below(3) == 0 ? in.c() : in.c() % 2 == 0 ? 1 + below(2) : 1;
            boolean each = below(3) == 0;
            int outs = each ? 1 + below(3) : groups * (1 + below(3));
            Weights k = new Weights.Learned(
                    RandomTensors.kernel(outs, each ? 1 : in.c() / groups, window.d(), window.h(), window.w(), random));
            Optional<Weights> bias = below(2) == 0
                    ? Optional.empty()
                    : Optional.of(new Weights.Learned(RandomTensors.kernel(outs, 1, 1, 1, 1, random)));
            Grouping g = each ? Grouping.EACH : new Grouping.Groups(groups);
            return new Conv2d(k, bias, new Geometry(stride, dilation, g), pad(axes, window));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onnx_runtime_computes_the_same(int seed) throws OrtException {
        Draw draw = new Draw(new Random(seed));
        int axes = 1 + draw.below(3);
        int[] n = draw.sizes(axes, 8, 7, 1);
        Shape in = new Shape(1 + draw.below(5), n[0], n[1], n[2]);
        Layer layer = draw.layer(axes, in);
        same(layer, in, draw.random());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("fewSeeds")
    void dense_layers_are_the_same_too(int seed) throws OrtException {
        Draw draw = new Draw(new Random(seed));
        Shape in = new Shape(1 + draw.below(300), 1, 1, 1);
        same(
                Dense.learned(RandomTensors.kernel(1 + draw.below(20), in.c(), 1, 1, 1, draw.random())),
                in,
                draw.random());
    }

    static IntStream fewSeeds() {
        return IntStream.range(0, 10);
    }

    private static void same(Layer layer, Shape in, Random random) throws OrtException {
        Tensor x = RandomTensors.uniform(in, random);
        try (OnnxRuntime runtime = OnnxRuntime.of(ModelFiles.bytes(new SavedModel(layer, in)))) {
            ExportTest.assertClose(runtime.run(x), Trace.run(layer, x).toArray());
        } catch (AssertionError unlike) {
            throw new AssertionError(layer + " over " + in, unlike);
        }
    }
}
