package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

/// The fast correlation against the readable one, on widths that do not divide into vectors.
@Tag("lanes")
class CorrelationLanesTest {

    private static final Correlation REFERENCE = Correlation.reference();
    private static final Correlation BEST = Correlation.best();

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 13, 16, 25, 207, 300, 1024})
    void apply_has_the_bits_of_the_reference(int width) {
        for (CorrelationCase c : CorrelationCase.all(width)) {
            Random random = new Random(width);
            Tensor x = c.x(random);
            Kernel bias = RandomTensors.kernel(c.kernel().outs(), 1, 1, 1, 1, random);
            Tensor expected = Tensor.zeros(c.out());
            Tensor actual = RandomTensors.framed(RandomTensors.uniform(c.out(), random));

            REFERENCE.apply(x, c.kernel(), bias, c.geometry(), expected);
            BEST.apply(x, c.kernel(), bias, c.geometry(), actual);

            Bits.assertSame(c.toString(), expected, actual);
            assertThat(RandomTensors.isFramed(actual)).as("framed: %s", c).isTrue();
        }
    }

    /// Four rows at once, with weights of 0, and numbers that 0 does not silence.
    @ParameterizedTest
    @ValueSource(ints = {1, 4, 15, 16, 25, 48, 207})
    void high_windows_have_the_bits_of_the_reference(int width) {
        Seeds.each(8, random -> {
            int h = 6 + random.nextInt(20);
            int w = 1 + random.nextInt(20);
            boolean each = random.nextBoolean();
            Kernel k = RandomTensors.kernel(2, each ? 1 : 2, 1, h, w, random);
            k.weights()[random.nextInt(k.size())] = 0;
            Geometry g = Geometry.UNIT.withGrouping(each ? Grouping.EACH : Grouping.ALL);
            Shape in = Shape.planes(2, h + random.nextInt(9), w + width - 1);
            Tensor inside = RandomTensors.uniform(in, random);
            if (random.nextInt(3) == 0) {
                inside.data()[random.nextInt(in.size())] = random.nextBoolean() ? Float.NaN : Float.NEGATIVE_INFINITY;
            }
            Tensor x = RandomTensors.framed(inside);
            Kernel bias = random.nextBoolean() ? Kernel.scalar(-0f) : RandomTensors.kernel(2, 1, 1, 1, 1, random);
            Tensor expected = Tensor.zeros(g.output(in, k));
            Tensor actual = RandomTensors.framed(RandomTensors.uniform(expected.shape(), random));

            REFERENCE.apply(x, k, bias, g, expected);
            BEST.apply(x, k, bias, g, actual);

            Bits.assertSame(k + " of " + in, expected, actual);
            assertThat(RandomTensors.isFramed(actual)).as("framed").isTrue();
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 13, 16, 25, 207, 300, 1024})
    void adjoint_has_the_bits_of_the_reference_and_adds(int width) {
        for (CorrelationCase c : CorrelationCase.all(width)) {
            Random random = new Random(width);
            Tensor dy = c.dy(random);
            Tensor before = RandomTensors.uniform(c.in(), random);
            Tensor expected = before.copy();
            Tensor actual = RandomTensors.framed(before);

            REFERENCE.adjoint(dy, c.kernel(), c.geometry(), expected);
            BEST.adjoint(dy, c.kernel(), c.geometry(), actual);

            Bits.assertSame(c.toString(), expected, actual);
            assertThat(RandomTensors.isFramed(actual)).as("framed: %s", c).isTrue();
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 13, 16, 25, 207, 300, 1024})
    void kernel_gradient_has_the_bits_of_the_reference_and_adds(int width) {
        for (CorrelationCase c : CorrelationCase.all(width)) {
            Random random = new Random(width);
            Tensor x = c.x(random);
            Tensor dy = c.dy(random);
            float[] expected = RandomTensors.uniform(c.kernel().size(), random);
            float[] actual = expected.clone();

            REFERENCE.kernelGradient(x, dy, c.kernel(), c.geometry(), expected);
            BEST.kernelGradient(x, dy, c.kernel(), c.geometry(), actual);

            Bits.assertSame(c.toString(), expected, actual);
        }
    }
}
