package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

@Tag("lanes")
class SpectralCorrelationTest {

    @Test
    void sums_are_those_of_the_reference_for_awkward_sizes() {
        Seeds.each(12, random -> {
            int planes = 1 + random.nextInt(3);
            int h = 1 + random.nextInt(40);
            int w = 1 + random.nextInt(random.nextInt(3) == 0 ? 130 : 40);
            Shape in = Shape.planes(planes, h + random.nextInt(150), w + random.nextInt(200));
            Kernel k = RandomTensors.kernel(1, planes, 1, h, w, random);
            Tensor x = RandomTensors.uniform(in, random);
            Geometry g = Geometry.UNIT.withGrouping(new Grouping.Groups(1));
            Tensor expected = Tensor.zeros(g.output(in, k));
            float level = random.nextInt(2) * 8;
            Tensor less = Tensor.zeros(in);
            Elementwise.best().scale(x.data(), 0, 1, -level, less.data(), 0, in.size());
            Correlation.best().apply(less, k, Correlation.NO_BIAS, g, expected);
            Tensor y = Tensor.zeros(expected.shape());
            SpectralCorrelation.of(k, level).apply(x, y);
            double length = Math.sqrt(planes * (double) h * w) * Math.sqrt(planes) * 256;
            for (int i = 0; i < y.data().length; i++) {
                assertThat(Math.abs(y.data()[i] - expected.data()[i])).isLessThan((float) (length * 0x1p-23));
            }
        });
    }

    @Test
    void lanes_and_plain_loops_have_the_same_bits() {
        Random random = new Random(3);
        int n = 64;
        int pitch = n + 16;
        Butterflies.Turns turns = Butterflies.Turns.of(n);
        float[] a = RandomTensors.uniform(2 * n * pitch, random);
        float[] b = a.clone();
        ScalarButterflies.INSTANCE.forward(a, 0, n * pitch, pitch, n, 32, turns);
        Butterflies.best().forward(b, 0, n * pitch, pitch, n, 32, turns);
        Bits.assertSame("forward", a, b);
        ScalarButterflies.INSTANCE.inverse(a, 0, n * pitch, pitch, n, 32, turns);
        Butterflies.best().inverse(b, 0, n * pitch, pitch, n, 32, turns);
        Bits.assertSame("inverse", a, b);
        n = 32;
        turns = Butterflies.Turns.of(n);
        ScalarButterflies.INSTANCE.forward(a, 0, 64 * pitch, pitch, n, 32, turns);
        Butterflies.best().forward(b, 0, 64 * pitch, pitch, n, 32, turns);
        Bits.assertSame("forward by an odd power of 2", a, b);
        ScalarButterflies.INSTANCE.inverse(a, 0, 64 * pitch, pitch, n, 32, turns);
        Butterflies.best().inverse(b, 0, 64 * pitch, pitch, n, 32, turns);
        Bits.assertSame("inverse by an odd power of 2", a, b);
        n = 64;
        float[] k = RandomTensors.uniform(2 * n * pitch, random);
        float[] p = new float[2 * n * pitch];
        float[] q = new float[2 * n * pitch];
        ScalarButterflies.INSTANCE.multiply(a, k, p, n * pitch, n * pitch);
        Butterflies.best().multiply(b, k, q, n * pitch, n * pitch);
        Bits.assertSame("product", p, q);
        for (int wide : new int[] {1, 16, 63, 64, 77, 150}) {
            ScalarButterflies.INSTANCE.along(a, 8, k, 5, 9, p, n * pitch, wide);
            Butterflies.best().along(b, 8, k, 5, 9, q, n * pitch, wide);
            Bits.assertSame("sums along " + wide, p, q);
        }
    }

    @Test
    void kernels_that_do_not_fit_are_refused() {
        assertThatThrownBy(() -> SpectralCorrelation.of(Kernel.wrap(2, 1, 1, 1, 1, new float[2]), 0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not one window");
        assertThat(SpectralCorrelation.fits(1024, 1024)).isTrue();
        assertThat(SpectralCorrelation.fits(1025, 3)).isFalse();
    }
}
