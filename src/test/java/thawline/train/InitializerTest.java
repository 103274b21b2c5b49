package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thawline.tensor.Axes;

/// A convolution from 8 to 24 planes with windows of 5 × 5: 200 inputs and 600 outputs for each place.
class InitializerTest {

    private static final Axes WINDOW = new Axes(1, 5, 5);

    private static float[] kernel(Initializer i) {
        return new Start(i, 7).kernel(24, 8, WINDOW).kernel().toArray();
    }

    @ParameterizedTest
    @CsvSource({
        "KERAS, 800, 2",
        "GLOROT_UNIFORM, 800, 2",
        "GLOROT_NORMAL, 800, 2",
        "HE_UNIFORM, 200, 2",
        "HE_NORMAL, 200, 2",
        "LECUN_UNIFORM, 200, 1",
        "LECUN_NORMAL, 200, 1",
        "PYTORCH, 600, 1"
    })
    void numbers_have_the_variance_that_their_fans_ask_for(Initializer i, double fans, double times) {
        float[] w = kernel(i);
        double sum = 0;
        double squares = 0;
        for (float v : w) {
            sum += v;
            squares += (double) v * v;
        }
        double variance = times / fans;
        assertThat(sum / w.length).isCloseTo(0, within(4 * Math.sqrt(variance / w.length)));
        assertThat(squares / w.length).isCloseTo(variance, within(0.05 * variance));
    }

    @ParameterizedTest
    @CsvSource({"KERAS, 0.0866025", "PYTORCH, 0.0707107", "HE_UNIFORM, 0.1732051", "LECUN_NORMAL, 0.1607775"})
    void no_number_is_beyond_the_bound_and_some_come_near(Initializer i, double bound) {
        float largest = 0;
        for (float v : kernel(i)) {
            largest = Math.max(largest, Math.abs(v));
        }
        assertThat((double) largest).isBetween(0.98 * bound, bound * (1 + 1e-6));
    }

    @Test
    void keras_biases_start_at_0_and_pytorchs_as_wide_as_its_kernels() {
        assertThat(new Start(Initializer.KERAS, 1).bias(24, 8, WINDOW).kernel().toArray())
                .containsOnly(0);
        for (float v :
                new Start(Initializer.PYTORCH, 1).bias(24, 8, WINDOW).kernel().toArray()) {
            assertThat(Math.abs((double) v)).isBetween(1e-9, 1 / Math.sqrt(200));
        }
    }

    /// So that a seed gives the same first weights on every machine and with every later version.
    @Test
    void the_first_numbers_of_seed_1() {
        float[] w = new Start(Initializer.KERAS, 1)
                .kernel(1, 1, Axes.plane(2))
                .kernel()
                .toArray();

        assertThat(w).containsExactly(0.33517286f, 0.8171241f, -0.12718655f, 0.5303666f);
    }
}
