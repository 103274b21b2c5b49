package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

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
