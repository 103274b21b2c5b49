package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Kernel;
import thawline.core.Norm;
import thawline.core.Unary;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

/// Shifting the input shifts the output, bit for bit: away from the edges whatever the border, and under WRAP
/// everywhere.
class EquivarianceTest {

    private static final Shape SHAPE = new Shape(2, 1, 19, 37);

    private static Stream<Layer> layers(Border border) {
        Random random = new Random(3);
        Kernel sobel = Kernel.outer(new float[] {1, 2, 1}, new float[] {-1, 0, 1});
        Layer gradient = Conv2d.designed(Kernel.stack(sobel, RandomTensors.separable(1, 3, 3, random)), border);
        return Stream.of(
                Conv2d.designed(RandomTensors.kernel(3, 1, 1, 3, 3, random), border),
                Conv2d.designed(RandomTensors.kernel(1, 2, 1, 2, 4, random), border),
                Conv2d.designed(RandomTensors.separable(2, 5, 4, random), border),
                Conv2d.designed(RandomTensors.kernel(1, 1, 1, 3, 2, random), border)
                        .dilation(2),
                Pool.around(Extremum.MAX, Footprint.rect(3, 4), border),
                Pool.around(Extremum.MIN, Footprint.of(2, 2, true, false, false, true), border),
                new Median(3, border),
                new Bilateral(1, Weights.designed(0.5), Weights.designed(1), border),
                gradient.then(new Products())
                        .then(Conv2d.designed(RandomTensors.separable(1, 2, 2, random), border))
                        .then(CornerResponse.harris(0.04)),
                gradient.then(Fork.concat(new Magnitude(), new Orientation())),
                Fork.sum(new Pointwise(Unary.IDENTITY), Pool.around(Extremum.MAX, Footprint.rect(3, 3), border)));
    }

    static Stream<Layer> wrapped() {
        return layers(Border.WRAP);
    }

    static Stream<Layer> bordered() {
        return Stream.concat(
                Stream.of(Border.ZERO, Border.REFLECT_101).flatMap(EquivarianceTest::layers),
                Stream.of(new NonMaximum(Norm.L1)));
    }

    @ParameterizedTest
    @MethodSource("wrapped")
    void under_wrap_a_rolled_input_gives_the_rolled_output(Layer layer) {
        Seeds.each(4, random -> {
            Tensor x = RandomTensors.uniform(SHAPE, random);
            int down = random.nextInt(SHAPE.h());
            int right = random.nextInt(SHAPE.w());
            Tensor expected = rolled(Trace.run(layer, x), down, right);
            Bits.assertSame("rolled by " + down + ", " + right, expected, Trace.run(layer, rolled(x, down, right)));
        });
    }

    @ParameterizedTest
    @MethodSource("bordered")
    void away_from_the_edges_a_shifted_input_gives_the_shifted_output(Layer layer) {
        // no chain above looks further than 4 on one side
        int margin = 4;
        Seeds.each(4, random -> {
            Tensor large = RandomTensors.uniform(new Shape(2, 1, 30, 50), random);
            int down = random.nextInt(8);
            int right = random.nextInt(8);
            Tensor whole = Trace.run(layer, large.window(0, 0, 22, 42).copy());
            Tensor moved = Trace.run(layer, large.window(down, right, 22, 42).copy());
            int h = 22 - 2 * margin - down;
            int w = 42 - 2 * margin - right;
            assertThat(h).isPositive();
            Bits.assertSame(
                    "shifted by " + down + ", " + right,
                    whole.window(margin + down, margin + right, h, w),
                    moved.window(margin, margin, h, w));
        });
    }

    private static Tensor rolled(Tensor t, int down, int right) {
        Shape s = t.shape();
        Tensor r = Tensor.zeros(s);
        for (int c = 0; c < s.c(); c++) {
            for (int y = 0; y < s.h(); y++) {
                for (int x = 0; x < s.w(); x++) {
                    r.set(c, 0, (y + down) % s.h(), (x + right) % s.w(), t.at(c, y, x));
                }
            }
        }
        return r;
    }
}
