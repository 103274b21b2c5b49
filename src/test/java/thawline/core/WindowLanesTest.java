package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

/// Medians, bilateral means and ridges in lanes against their readable specifications.
@Tag("lanes")
class WindowLanesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 13, 16, 25, 207, 300, 1024})
    void medians_have_the_bits_of_the_reference(int width) {
        for (int k : new int[] {1, 3, 5, 7, 9}) {
            Random random = new Random(width);
            Shape in = new Shape(2, 2, k + 1, width + k - 1);
            Shape out = new Shape(2, 2, 2, width);
            check(
                    "median " + k,
                    RandomTensors.uniform(in, random),
                    out,
                    (x, y) -> Rank.reference(x, k, y),
                    (x, y) -> Rank.median(x, k, y));
            check(
                    "median of ties " + k,
                    RandomTensors.whole(in, 2, random),
                    out,
                    (x, y) -> Rank.reference(x, k, y),
                    (x, y) -> Rank.median(x, k, y));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 13, 16, 25, 207, 300})
    void bilateral_means_have_the_bits_of_the_reference(int width) {
        for (int planes = 1; planes <= 3; planes++) {
            BilateralMean mean = new BilateralMean(planes, 0.5f, 1.5f);
            Tensor x =
                    RandomTensors.uniform(new Shape(planes, 2, 2 + 2 * planes, width + 2 * planes), new Random(width));
            check("bilateral", x, new Shape(planes, 2, 2, width), mean::reference, mean::apply);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 13, 16, 25, 207, 300})
    void ridges_have_the_bits_of_the_reference(int width) {
        for (Norm norm : Norm.values()) {
            Tensor x = RandomTensors.whole(new Shape(4, 1, 6, width + 2), 5, new Random(width));
            Ridge ridge = new Ridge(norm);
            check("ridge " + norm, x, new Shape(2, 1, 4, width), (a, b) -> ridges(norm, a, b), ridge::apply);
        }
    }

    /// The rule of [Ridge], place by place, in whole numbers.
    private static void ridges(Norm norm, Tensor x, Tensor y) {
        int n = y.shape().c();
        for (int c = 0; c < n; c++) {
            for (int v = 1; v <= y.shape().h(); v++) {
                for (int u = 1; u <= y.shape().w(); u++) {
                    long gx = (long) x.at(c, v, u);
                    long gy = (long) x.at(c + n, v, u);
                    float m = strength(norm, x, c, n, v, u);
                    boolean flat = 32768 * Math.abs(gy) < 13573 * Math.abs(gx);
                    boolean steep = 32768 * Math.abs(gy) > (13573 + 65536) * Math.abs(gx);
                    int down = flat ? 0 : 1;
                    int along = flat ? 1 : steep ? 0 : (gx < 0) == (gy < 0) ? 1 : -1;
                    float before = strength(norm, x, c, n, v - down, u - along);
                    float after = strength(norm, x, c, n, v + down, u + along);
                    boolean kept = m > before && ((flat || steep) ? m >= after : m > after);
                    y.set(c, 0, v - 1, u - 1, kept ? m : 0);
                }
            }
        }
    }

    private static float strength(Norm norm, Tensor x, int c, int n, int v, int u) {
        float gx = x.at(c, v, u);
        float gy = x.at(c + n, v, u);
        return norm == Norm.L1 ? Math.abs(gx) + Math.abs(gy) : (float) Math.sqrt(gx * gx + gy * gy);
    }

    private static void check(
            String what, Tensor x, Shape out, BiConsumer<Tensor, Tensor> reference, BiConsumer<Tensor, Tensor> fast) {
        Tensor expected = Tensor.zeros(out);
        Tensor actual = RandomTensors.framed(Tensor.zeros(out));

        reference.accept(x, expected);
        fast.accept(RandomTensors.framed(x), actual);

        Bits.assertSame(what, expected, actual);
        assertThat(RandomTensors.isFramed(actual)).as("framed: %s", what).isTrue();
    }

    @Test
    void the_exponential_is_within_1e_7_of_the_true_one() {
        for (float t = 0; t > -86; t -= 0.01f) {
            assertThat(Exponential.of(t) / Math.exp(t)).as("e^%s", t).isCloseTo(1, within(1e-7));
        }
        assertThat(Exponential.of(0)).isEqualTo(1);
        assertThat(Exponential.of(-88)).isZero();
        assertThat(Exponential.of(Float.NEGATIVE_INFINITY)).isZero();
    }

    @Test
    void a_network_brings_the_median_of_any_order_to_its_place() {
        Random random = new Random(1);
        MedianNetwork network = MedianNetwork.of(5);
        float[] places = new float[25];
        for (int n = 0; n < 2000; n++) {
            float[] values = RandomTensors.whole(25, 1 + n % 9, random);
            System.arraycopy(values, 0, places, 0, 25);
            for (int column = 0; column < 5; column++) {
                run(network.columns, places, 5 * column);
            }
            run(network.rest, places, 0);
            Arrays.sort(values);
            assertThat(places[network.median]).isEqualTo(values[12]);
        }
    }

    private static void run(MedianNetwork.Comparator[] comparators, float[] places, int from) {
        for (MedianNetwork.Comparator c : comparators) {
            float low = Math.min(places[from + c.low()], places[from + c.high()]);
            places[from + c.high()] = Math.max(places[from + c.low()], places[from + c.high()]);
            places[from + c.low()] = low;
        }
    }
}
