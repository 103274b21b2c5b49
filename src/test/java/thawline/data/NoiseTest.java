package thawline.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class NoiseTest {
    private static final int N = 100_000;

    @Test
    void uniform_numbers_fill_the_unit_interval_evenly() {
        double sum = 0;
        double square = 0;
        for (int i = 0; i < N; i++) {
            double u = Noise.uniform(7, i, 0, 0);
            assertThat(u).isGreaterThanOrEqualTo(0).isLessThan(1);
            sum += u;
            square += u * u;
        }

        assertThat(sum / N).isCloseTo(1 / 2.0, within(0.005));
        assertThat(square / N).isCloseTo(1 / 3.0, within(0.005));
    }

    @Test
    void gaussian_numbers_have_mean_0_and_variance_1() {
        double sum = 0;
        double square = 0;
        for (int i = 0; i < N; i++) {
            double g = Noise.gaussian(7, i, 3);
            sum += g;
            square += g * g;
        }

        assertThat(sum / N).isCloseTo(0, within(0.02));
        assertThat(square / N).isCloseTo(1, within(0.03));
    }

    @Test
    void gradient_noise_is_zero_on_the_lattice_and_not_between() {
        assertThat(Noise.at(1, 3, -4, 5)).isZero();
        assertThat(Noise.at(1, 3.5, -4.5, 5.5)).isNotZero();
    }

    @Test
    void a_tile_meets_itself() {
        for (int k = 0; k < 100; k++) {
            double v = k / 100.0;
            assertThat(Noise.tile(5, 1 - 1e-12, v, 4, 6)).isCloseTo(Noise.tile(5, 0, v, 4, 6), within(1e-9));
            assertThat(Noise.tile(5, v, 1 - 1e-12, 4, 6)).isCloseTo(Noise.tile(5, v, 0, 4, 6), within(1e-9));
        }
    }

    @Test
    void lots_take_each_share_of_the_interval_once() {
        int n = 16;
        for (int use = 0; use < 5; use++) {
            double least = 1;
            boolean[] taken = new boolean[n];
            double[] first = new double[n];
            for (int s = 0; s < n; s++) {
                Lots lots = new Lots(n, 1234, s);
                for (int skip = 0; skip <= use; skip++) {
                    first[s] = lots.next();
                }
                least = Math.min(least, first[s]);
            }
            for (double u : first) {
                taken[(int) Math.rint((u - least) * n)] = true;
            }
            assertThat(taken).doesNotContain(false);
        }
    }
}
