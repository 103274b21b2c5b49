package thawline.learn.compare;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.filter.Kernels;

class KernelMeasuresTest {

    private static KernelMeasures measured(Kernel k) {
        return KernelMeasures.of(Grid.of(k, 0, 0));
    }

    @Test
    void sobel_is_a_separable_derivative_that_is_off_by_1_292_degrees() {
        KernelMeasures m = measured(Kernels.sobel(1, 0, 3));

        assertThat(m.gain()).isZero();
        assertThat(m.noise()).isCloseTo(Math.sqrt(12), within(1e-12));
        assertThat(m.rank()).isEqualTo(1);
        assertThat(m.separable()).isCloseTo(1, within(1e-12));
        assertThat(m.leftRight()).isEqualTo(-1);
        assertThat(m.topBottom()).isEqualTo(1);
        assertThat(m.angle()).isCloseTo(1.292, within(0.001));
        assertThat(measured(Kernels.sobel(0, 1, 3)).angle()).isEqualTo(m.angle());
    }

    /// k = outer({1,2,1}) − 16·centre: two products.
    @Test
    void a_laplacian_takes_two_products_and_has_no_angle() {
        KernelMeasures m = measured(Kernel.of(3, 3, 1, 2, 1, 2, -12, 2, 1, 2, 1));

        assertThat(m.gain()).isZero();
        assertThat(m.rank()).isEqualTo(2);
        assertThat(m.separable()).isLessThan(1);
        assertThat(m.leftRight()).isEqualTo(1);
        assertThat(m.angle()).isNaN();
    }

    @Test
    void a_mean_of_nine_takes_two_thirds_of_the_noise() {
        KernelMeasures m = measured(Kernel.of(3, 3, 1, 1, 1, 1, 1, 1, 1, 1, 1).times(1 / 9.0));

        assertThat(m.gain()).isCloseTo(1, within(1e-6));
        assertThat(m.noise()).isCloseTo(1.0 / 3, within(1e-6));
        assertThat(m.angle()).isNaN();
    }

    @Test
    void answers_to_waves_are_known_of_small_kernels() {
        Grid sobel = Grid.of(Kernels.sobel(1, 0, 3), 0, 0);
        Grid mean = Grid.of(Kernel.of(1, 3, 1, 1, 1), 0, 0);

        assertThat(Spectrum.at(sobel, 0, 0)).isZero();
        assertThat(Spectrum.at(sobel, Math.PI / 2, 0)).isCloseTo(8, within(1e-12)); // 2·(1 + 2 + 1)
        assertThat(Spectrum.at(mean, 0, 1)).isEqualTo(3);
        assertThat(Spectrum.at(mean, 2 * Math.PI / 3, 0)).isCloseTo(0, within(1e-12));
        assertThat(Spectrum.along(mean, Spectrum.Way.ACROSS, 4)).hasSize(5).startsWith(3);
        assertThat(Spectrum.plane(mean, 5).at(2, 2)).isEqualTo(3);
    }

    @Test
    void a_grid_is_padded_about_its_anchor() {
        Grid even = new Grid(1, 2, new double[] {5, 7}); // anchor at the second

        assertThat(even.square(1).values()).containsExactly(0, 0, 0, 5, 7, 0, 0, 0, 0);
        assertThat(even.reach()).isEqualTo(1);
        assertThat(even.square(2).reach()).isEqualTo(1);
    }
}
