package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.core.Kernel;

class KernelsTest {

    @Test
    void sobel_in_x_smooths_down_and_differentiates_across() {
        assertThat(Kernels.sobel(1, 0, 3).toArray()).containsExactly(-1, 0, 1, -2, 0, 2, -1, 0, 1);
        assertThat(Kernels.sobel(0, 1, 3).toArray()).containsExactly(-1, -2, -1, 0, 0, 0, 1, 2, 1);
        assertThat(Kernels.sobel(1, 0, 3).isSeparable()).isTrue();
    }

    @Test
    void sobel_of_five_is_made_of_longer_binomials() {
        Kernel k = Kernels.sobel(1, 0, 5);
        float[] across = {-1, -2, 0, 2, 1};
        float[] down = {1, 4, 6, 4, 1};
        for (int y = 0; y < 5; y++) {
            for (int x = 0; x < 5; x++) {
                assertThat(k.at(y, x)).isEqualTo(down[y] * across[x]);
            }
        }
    }

    @Test
    void sobel_of_seven_has_the_known_edge() {
        assertThat(Kernels.derivative(1, 7)).containsExactly(-1, -4, -5, 0, 5, 4, 1);
        assertThat(Kernels.derivative(2, 5)).containsExactly(1, 0, -2, 0, 1);
    }

    @Test
    void sobel_of_one_does_not_smooth() {
        assertThat(Kernels.sobel(1, 0, 1).toArray()).containsExactly(-1, 0, 1);
        assertThat(Kernels.sobel(1, 0, 1).height()).isEqualTo(1);
        assertThat(Kernels.sobel(0, 2, 1).toArray()).containsExactly(1, -2, 1);
        assertThat(Kernels.sobel(0, 2, 1).width()).isEqualTo(1);
    }

    @Test
    void the_pair_of_one_holds_both_derivatives_in_one_window() {
        Kernel k = Kernels.sobelPair(1, 1);
        float[] both = {0, 0, 0, -1, 0, 1, 0, 0, 0, /* then */ 0, -1, 0, 0, 0, 0, 0, 1, 0};
        assertThat(k.outs()).isEqualTo(2);
        for (int i = 0; i < both.length; i++) {
            assertThat(k.toArray()[i] == both[i]).as("number %s", i).isTrue();
        }
    }

    @Test
    void scale_leaves_the_edge_factor_whole() {
        Kernel k = Kernels.sobel(1, 0, 3, 0.1);
        assertThat(k.at(0, 2)).isEqualTo(0.1f);
        assertThat(k.at(1, 2)).isEqualTo(0.2f);
    }

    @Test
    void scharr_weighs_3_10_3_and_prewitt_1_1_1() {
        assertThat(Kernels.scharr(1, 0).toArray()).containsExactly(-3, 0, 3, -10, 0, 10, -3, 0, 3);
        assertThat(Kernels.prewitt(0, 1).toArray()).containsExactly(-1, -1, -1, 0, 0, 0, 1, 1, 1);
    }

    @Test
    void small_gaussians_are_the_fixed_tables() {
        assertThat(Kernels.bell(1, 0)).containsExactly(1);
        assertThat(Kernels.bell(3, 0)).containsExactly(.25, .5, .25);
        assertThat(Kernels.bell(5, 0)).containsExactly(1 / 16d, 4 / 16d, 6 / 16d, 4 / 16d, 1 / 16d);
        assertThat(Kernels.bell(7, 0)).containsExactly(1 / 32d, 3.5 / 32, 7 / 32d, 9 / 32d, 7 / 32d, 3.5 / 32, 1 / 32d);
        assertThat(Kernels.bell(9, 0)[4]).isEqualTo(60 / 256d);
    }

    @Test
    void a_sigma_of_which_the_neighbour_weighs_half_gives_a_quarter_a_half_a_quarter() {
        double sigma = 1 / StrictMath.sqrt(2 * StrictMath.log(2));
        assertThat(Kernels.bell(3, sigma)).containsExactly(new double[] {.25, .5, .25}, within(1e-12));
    }

    @Test
    void a_large_gaussian_derives_its_sigma_from_its_size() {
        double[] g = Kernels.bell(11, 0);
        assertThat(g[4] / g[5]).as("exp(−1/2σ²) with σ = 2").isCloseTo(Math.exp(-1 / 8d), within(1e-12));
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7, 9, 11, 21})
    void gaussians_sum_to_one_and_those_in_256ths_exactly(int ksize) {
        double sum = 0;
        for (double g : Kernels.bell(ksize, 1.7)) {
            sum += g;
        }
        assertThat(sum).isCloseTo(1, within(1e-12));
        double sum8 = 0;
        for (float g : Kernels.gaussian8(ksize, 1.7, 1.7).toArray()) {
            assertThat(g * 65536 % 1).isZero();
            sum8 += g;
        }
        assertThat(sum8).isEqualTo(1);
    }

    @Test
    void the_size_of_a_gaussian_follows_from_sigma_and_reach() {
        assertThat(Kernels.ksize(1, 3)).isEqualTo(7);
        assertThat(Kernels.ksize(1, 4)).isEqualTo(9);
        assertThat(Kernels.ksize(0.5, 3)).isEqualTo(5);
    }

    @Test
    void laplacians_are_the_sum_of_both_second_derivatives() {
        assertThat(Kernels.laplacian(1).toArray()).containsExactly(0, 1, 0, 1, -4, 1, 0, 1, 0);
        assertThat(Kernels.laplacian(3).toArray()).containsExactly(2, 0, 2, 0, -8, 0, 2, 0, 2);
        assertThat(Kernels.laplacian(5).at(2, 2)).as("2 · 6 · (−2)").isEqualTo(-24);
    }

    @Test
    void a_laplacian_of_gaussian_sums_to_zero_and_crosses_zero_at_sigma_times_root_two() {
        Kernel k = Kernels.log(25, 3);
        double sum = 0;
        for (float w : k.toArray()) {
            sum += w;
        }
        assertThat(sum).isCloseTo(0, within(1e-7));
        assertThat(k.at(12, 12)).isNegative();
        assertThat(k.at(12, 12 + 4)).isNegative();
        assertThat(k.at(12, 12 + 5)).isPositive();
    }

    @Test
    void a_gabor_kernel_is_a_wave_under_a_bell() {
        Kernel k = Gabor.of(5, 2, 0, 4).kernel();
        assertThat(k.at(2, 2)).isEqualTo(1);
        assertThat(k.at(2, 1)).as("a quarter wave on").isCloseTo(0, within(1e-7f));
        assertThat(k.at(2, 0)).as("half a wave on").isCloseTo((float) -Math.exp(-4 / 8d), within(1e-7f));
        assertThat(k.at(0, 2)).as("across the wave").isCloseTo((float) Math.exp(-4 / 8d), within(1e-7f));
    }

    @Test
    void a_narrow_gabor_kernel_falls_faster_across_the_wave() {
        Kernel k = Gabor.of(5, 2, 0, 4).gamma(2).psi(Math.PI).kernel();
        assertThat(k.at(2, 2)).isEqualTo(-1);
        assertThat(k.at(0, 2)).isCloseTo((float) -Math.exp(-16 / 8d), within(1e-7f));
    }

    @Test
    void errors_say_what_to_write_instead() {
        assertThatThrownBy(() -> Kernels.gaussian(4, 0)).hasMessage("ksize 4 is even; use 3 or 5");
        assertThatThrownBy(() -> Kernels.gaussian(-3, 0)).hasMessage("ksize -3 is less than 1; use 3 or 5");
        assertThatThrownBy(() -> Kernels.sobel(0, 0, 3)).hasMessageContaining("each is 0, 1 or 2, and not both 0");
        assertThatThrownBy(() -> Kernels.scharr(1, 1)).hasMessageContaining("(1, 0) or (0, 1)");
        assertThatThrownBy(() -> Kernels.sobel(1, 0, 33)).hasMessageContaining("ksize 33 is more than 31");
        assertThatThrownBy(() -> Kernels.log(9, 0)).hasMessageContaining("sigma 0.0 is not a positive number");
        assertThatThrownBy(() -> Kernels.gaussian(5, Double.NaN)).hasMessageContaining("sigma NaN");
        assertThatThrownBy(() -> Gabor.of(6, 2, 0, 4)).hasMessage("ksize 6 is even; use 5 or 7");
    }

    @Test
    void a_ksize_of_0_reaches_4_sigmas_and_3_in_256ths() {
        assertThat(Kernels.gaussian(0, 1.5)).isEqualTo(Kernels.gaussian(13, 1.5));
        assertThat(Kernels.gaussian(0, 2, 1)).isEqualTo(Kernels.gaussian(9, 17, 2, 1));
        assertThat(Kernels.gaussian8(0, 1.5, 1.5)).isEqualTo(Kernels.gaussian8(11, 1.5, 1.5));
        assertThatThrownBy(() -> Kernels.gaussian(0, 0)).hasMessageContaining("give one of them");
        assertThatThrownBy(() -> Kernels.gaussian8(0, 0, 0)).hasMessageContaining("give one of them");
    }
}
