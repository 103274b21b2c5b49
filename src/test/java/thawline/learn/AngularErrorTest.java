package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.filter.Kernels;

class AngularErrorTest {

    /// 1.30 and 0.176 stand where the disc is sampled coarsely; these are the limits of finer and finer samples.
    @Test
    void sobel_and_scharr_are_off_by_the_figures_of_the_literature() {
        assertThat(AngularError.of(Kernels.sobelPair(3, 1)).rms()).isEqualTo(1.2925, within(0.0005));
        assertThat(AngularError.ofDerivative(Kernels.scharr(1, 0)).rms()).isEqualTo(0.1766, within(0.0001));
    }

    @Test
    void other_ways_to_sample_give_other_figures() {
        Kernel sobel = Kernels.sobelPair(3, 1);
        Kernel scharr = AngularError.pair(Kernels.scharr(1, 0));

        assertThat(overRadii(sobel, 200, 1, 1)).isEqualTo(1.299, within(0.0005));
        assertThat(overRadii(sobel, 400, 0.5, 0)).isEqualTo(0.998, within(0.0005));
        assertThat(overRadii(scharr, 400, 0.5, 0)).isEqualTo(0.143, within(0.0005));
    }

    /// Steps of radius, each weighing as its power says.
    private static double overRadii(Kernel pair, int steps, double last, int power) {
        double sum = 0;
        double weights = 0;
        for (int i = 0; i < steps; i++) {
            double r = Math.PI / 2 * (i + last) / steps;
            double weight = power == 0 ? 1 : r;
            sum += weight * Math.pow(AngularError.at(pair, r), 2);
            weights += weight;
        }
        return Math.sqrt(sum / weights);
    }

    /// Sobel's answers are tan(ω_x/2) and tan(ω_y/2) times the same number.
    @Test
    void one_ring_of_sobel_is_what_its_formula_says() {
        double r = 1.2;
        double sum = 0;
        int n = 1000;
        for (int i = 0; i < n; i++) {
            double a = 2 * Math.PI * (i + 0.5) / n;
            double seen = Math.atan2(Math.tan(r * Math.sin(a) / 2), Math.tan(r * Math.cos(a) / 2));
            double e = Math.toDegrees(Math.IEEEremainder(seen - a, 2 * Math.PI));
            sum += e * e;
        }

        assertThat(AngularError.at(Kernels.sobelPair(3, 1), r)).isEqualTo(Math.sqrt(sum / n), within(1e-6));
    }

    @Test
    void a_gain_changes_no_angle() {
        Kernel pair = Kernels.sobelPair(5, 1);

        assertThat(AngularError.of(pair.times(0.125)).rms())
                .isEqualTo(AngularError.of(pair).rms(), within(1e-9));
    }

    @Test
    void a_pair_that_points_the_other_way_is_off_by_half_a_turn() {
        assertThat(AngularError.of(Kernels.sobelPair(3, -1)).rms()).isGreaterThan(175);
    }

    @Test
    void a_derivative_and_its_transpose_are_the_pair() {
        assertThat(AngularError.pair(Kernels.sobel(1, 0, 5)))
                .isEqualTo(Kernels.sobelPair(5, 1).dense());
    }

    @Test
    void the_largest_error_is_no_less_than_the_mean_one_and_grows_with_the_disc() {
        Kernel pair = Kernels.sobelPair(3, 1);
        AngularError half = AngularError.of(pair);

        assertThat(half.largest()).isGreaterThan(half.rms());
        assertThat(AngularError.of(pair, 2.5).rms()).isGreaterThan(half.rms());
    }

    @Test
    void one_kernel_alone_sees_no_angle() {
        assertThatThrownBy(() -> AngularError.of(Kernels.scharr(1, 0)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("give d/dx and d/dy");
        assertThatThrownBy(() -> AngularError.ofDerivative(Kernel.of(1, 3, -1, 0, 1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be transposed");
        assertThatThrownBy(() -> AngularError.of(Kernels.sobelPair(3, 1), 4))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("π");
    }
}
