package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

/// Medians, bilateral means and ridges in lanes against their readable forms.
@Tag("lanes")
class WindowsLanesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 13, 16, 25, 207, 300, 1024})
    void medians_have_the_bits_of_a_sorted_window(int width) {
        Random random = new Random(width);
        for (int ksize : new int[] {1, 3, 5, 7, 9}) {
            Shape in = new Shape(2, 1, ksize + 1, width + ksize - 1);
            // few values, so that there are ties, and both zeros
            Tensor ties = RandomTensors.whole(in, 2, random);
            ties.data()[random.nextInt(in.size())] = -0f;
            for (Tensor x : new Tensor[] {RandomTensors.uniform(in, random), ties}) {
                Tensor expected = Tensor.zeros(new Shape(2, 1, 2, width));
                Tensor actual = RandomTensors.framed(expected);
                Rank.reference(x, ksize, expected);
                Rank.median(RandomTensors.framed(x), ksize, actual);
                Bits.assertSame("median of " + ksize, expected, actual);
                assertThat(RandomTensors.isFramed(actual)).isTrue();
            }
        }
    }

    @Test
    void a_median_of_large_windows_too() {
        Random random = new Random(63);
        for (int ksize : new int[] {15, 31, 63}) {
            Tensor x = RandomTensors.uniform(Shape.plane(ksize, ksize + 18), random);
            Tensor expected = Tensor.zeros(Shape.plane(1, 19));
            Tensor actual = expected.copy();
            Rank.reference(x, ksize, expected);
            Rank.median(x, ksize, actual);
            Bits.assertSame("median of " + ksize, expected, actual);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 13, 16, 25, 207, 300, 1024})
    void bilateral_means_have_the_bits_of_the_reference(int width) {
        Random random = new Random(width);
        for (int radius : new int[] {1, 2, 4}) {
            for (int planes : new int[] {1, 3}) {
                BilateralMean mean = new BilateralMean(radius, 0.6f, 1.7f);
                Shape out = Shape.planes(planes, 2, width);
                Tensor x = RandomTensors.uniform(Margins.plane(radius).around(out), random);
                Tensor expected = Tensor.zeros(out);
                Tensor actual = RandomTensors.framed(expected);
                mean.reference(x, expected);
                mean.apply(RandomTensors.framed(x), actual);
                Bits.assertSame("bilateral mean of " + mean, expected, actual);
                assertThat(RandomTensors.isFramed(actual)).isTrue();
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Norm.class)
    void ridges_have_the_bits_of_the_reference(Norm norm) {
        for (int width : new int[] {1, 4, 13, 16, 25, 207, 300, 1024}) {
            Random random = new Random(width);
            Shape in = Shape.planes(4, 5, width + 2);
            // whole numbers bring ties, and directions exactly on the axes and the diagonals
            for (Tensor x : new Tensor[] {RandomTensors.uniform(in, random), RandomTensors.whole(in, 3, random)}) {
                Tensor y = RandomTensors.framed(Tensor.zeros(Shape.planes(2, 3, width)));
                new Ridge(norm).apply(RandomTensors.framed(x), y);
                Bits.assertSame("ridge, width " + width, ridges(x, norm), y);
                assertThat(RandomTensors.isFramed(y)).isTrue();
            }
        }
    }

    private static Tensor ridges(Tensor x, Norm norm) {
        int row = x.shape().w();
        Tensor y = Tensor.zeros(Shape.planes(2, 3, row - 2));
        for (int c = 0; c < 2; c++) {
            float[] strength = new float[5 * row];
            for (int v = 0; v < 5; v++) {
                for (int u = 0; u < row; u++) {
                    float gx = x.at(c, v, u);
                    float gy = x.at(c + 2, v, u);
                    strength[v * row + u] =
                            norm == Norm.L1 ? Math.abs(gx) + Math.abs(gy) : ScalarElementwise.magnitude(gx, gy);
                }
            }
            for (int v = 0; v < 3; v++) {
                ThreeRows rows = new ThreeRows().at(strength, v * row + 1, (v + 1) * row + 1, (v + 2) * row + 1);
                int across = x.index(c, 0, v + 1, 1);
                int down = x.index(c + 2, 0, v + 1, 1);
                Ridge.reference(x.data(), across, down, rows, 0, y.data(), y.index(c, 0, v, 0), row - 2);
            }
        }
        return y;
    }

    @Test
    void the_exponential_is_right_to_a_ten_millionth() {
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-88)).isZero();
        assertThat(Exponential.of(Float.NEGATIVE_INFINITY)).isZero();
        for (float t = 0; t > -87; t -= 0.0137f) {
            double expected = StrictMath.exp(t);
            assertThat(Exponential.of(t) / expected).as("e^%s", t).isCloseTo(1, within(1.5e-7));
        }
    }
}
