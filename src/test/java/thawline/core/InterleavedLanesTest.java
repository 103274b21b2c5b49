package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

/// The fast channels-last kernels against the readable ones.
@Tag("lanes")
class InterleavedLanesTest {

    private static final Interleaved SCALAR = Interleaved.scalar();
    private static final Interleaved BEST = Interleaved.best();

    @Test
    void apply_has_the_bits_of_the_reference() {
        Random random = new Random(1);
        for (InterleavedCase c : InterleavedCase.all()) {
            float[] x = c.randomX(random);
            float[] expected = InterleavedCase.nans(c.y());
            float[] actual = expected.clone();
            SCALAR.apply(c.stencil(), x, 0, c.byTap(), 0, expected, 0);
            BEST.apply(c.stencil(), x, 0, c.byTap(), 0, actual, 0);
            assertSame(c, expected, actual);
        }
    }

    @Test
    void the_kernel_gradient_has_the_bits_of_the_reference_and_adds() {
        Random random = new Random(2);
        for (InterleavedCase c : InterleavedCase.all()) {
            float[] x = c.randomX(random);
            float[] dy = c.randomDy(random);
            float[] expected = RandomTensors.uniform(c.stencil().byTapSize(), random);
            float[] actual = expected.clone();
            SCALAR.kernelGradient(c.stencil(), x, 0, dy, 0, expected, 0);
            BEST.kernelGradient(c.stencil(), x, 0, dy, 0, actual, 0);
            float[][] sums = new float[4][];
            unpack(c, expected, sums, 0);
            unpack(c, actual, sums, 2);
            Bits.assertSame("dk of " + c, sums[0], sums[2]);
            Bits.assertSame("db of " + c, sums[1], sums[3]);
        }
    }

    private static void unpack(InterleavedCase c, float[] packed, float[][] sums, int at) {
        sums[at] = new float[c.kernel().size()];
        sums[at + 1] = new float[c.kernel().outs()];
        c.stencil().addByTap(packed, 0, sums[at], sums[at + 1]);
    }

    @Test
    void the_adjoint_has_the_bits_of_the_reference_and_adds() {
        Random random = new Random(3);
        for (InterleavedCase c : InterleavedCase.all()) {
            float[] dy = c.randomDy(random);
            Tensor before = RandomTensors.uniform(c.whole().inside(), random);
            float[] expected = InterleavedCase.laid(before, c.whole());
            float[] actual = expected.clone();
            SCALAR.adjoint(c.stencil(), dy, 0, c.byOutput(), 0, expected, 0);
            BEST.adjoint(c.stencil(), dy, 0, c.byOutput(), 0, actual, 0);
            Bits.assertSame(
                    c.toString(),
                    InterleavedCase.planes(expected, c.whole()),
                    InterleavedCase.planes(actual, c.whole()));
        }
    }

    @Test
    void pooling_and_its_gradients_have_the_bits_of_the_reference() {
        Random random = new Random(4);
        for (InterleavedCase c : InterleavedCase.pooled()) {
            float[] x = c.randomX(random);
            float[] expected = InterleavedCase.nans(c.y());
            float[] actual = expected.clone();
            int[] winners = new int[expected.length];
            int[] actualWinners = winners.clone();
            SCALAR.applyPooled(c.stencil(), x, 0, c.byTap(), 0, expected, 0, winners, 0);
            BEST.applyPooled(c.stencil(), x, 0, c.byTap(), 0, actual, 0, actualWinners, 0);
            assertSame(c, expected, actual);
            assertWinners(c, winners, actualWinners);

            float[] dy = c.sparseDy(random);
            kernelGradient(c, x, dy, winners, random);
            adjoint(c, dy, winners, random);
        }
    }

    private static void kernelGradient(InterleavedCase c, float[] x, float[] dy, int[] winners, Random random) {
        float[] expected = RandomTensors.uniform(c.stencil().byOutputSize(), random);
        float[] actual = expected.clone();
        SCALAR.pooledKernelGradient(c.stencil(), x, 0, dy, 0, winners, 0, expected, 0);
        BEST.pooledKernelGradient(c.stencil(), x, 0, dy, 0, winners, 0, actual, 0);
        float[][] sums = new float[4][];
        for (int n = 0; n < 4; n += 2) {
            sums[n] = new float[c.kernel().size()];
            sums[n + 1] = new float[c.kernel().outs()];
            c.stencil().addByOutput(n == 0 ? expected : actual, 0, sums[n], sums[n + 1]);
        }
        Bits.assertSame("dk of " + c, sums[0], sums[2]);
        Bits.assertSame("db of " + c, sums[1], sums[3]);
    }

    private static void adjoint(InterleavedCase c, float[] dy, int[] winners, Random random) {
        float[] expected = InterleavedCase.laid(RandomTensors.uniform(c.whole().inside(), random), c.whole());
        float[] actual = expected.clone();
        SCALAR.pooledAdjoint(c.stencil(), dy, 0, winners, 0, c.byOutput(), 0, expected, 0);
        BEST.pooledAdjoint(c.stencil(), dy, 0, winners, 0, c.byOutput(), 0, actual, 0);
        Bits.assertSame(
                "dx of " + c, InterleavedCase.planes(expected, c.whole()), InterleavedCase.planes(actual, c.whole()));
    }

    /// The channels that there are; the margins are still NaN.
    private static void assertSame(InterleavedCase c, float[] expected, float[] actual) {
        Bits.assertSame(c.toString(), InterleavedCase.planes(expected, c.y()), InterleavedCase.planes(actual, c.y()));
        Frame y = c.y();
        for (int p = 0; p < y.extent(); p += y.pitch()) {
            assertThat(Float.isNaN(actual[p])).as("margins of %s", c).isEqualTo(Float.isNaN(expected[p]));
        }
    }

    private static void assertWinners(InterleavedCase c, int[] expected, int[] actual) {
        for (int p = 0; p < c.y().extent(); p += c.y().pitch()) {
            for (int o = 0; o < c.kernel().outs(); o++) {
                assertThat(actual[p + o]).as("winner of %s", c).isEqualTo(expected[p + o]);
            }
        }
    }
}
