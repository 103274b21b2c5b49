package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SvdTest {

    @Test
    void a_diagonal_is_sorted_by_size() {
        Svd svd = Svd.of(new double[][] {{2, 0, 0}, {0, -5, 0}, {0, 0, 3}});

        assertThat(svd.sigma()).containsExactly(5, 3, 2);
        assertThat(svd.v()[0]).containsExactly(0, 1, 0);
        assertThat(svd.u()[0]).containsExactly(0, -1, 0);
    }

    @Test
    void sobel_has_rank_1() {
        Svd svd = Svd.of(new double[][] {{-1, 0, 1}, {-2, 0, 2}, {-1, 0, 1}});

        assertThat(svd.rank(1e-9)).isEqualTo(1);
        assertThat(svd.sigma()[0]).isCloseTo(Math.sqrt(12), within(1e-12));
    }

    @Test
    void zeros_have_rank_0() {
        assertThat(Svd.of(new double[2][3]).rank(0.1)).isZero();
    }

    @ParameterizedTest
    @CsvSource({"7,7", "5,3", "3,5", "1,4", "4,1", "24,9", "1,1"})
    void all_terms_add_up_to_the_matrix_again(int m, int n) {
        double[][] a = random(m, n);

        Svd svd = Svd.of(a);

        double[][] sum = svd.sum(Math.min(m, n));
        for (int i = 0; i < m; i++) {
            assertThat(sum[i]).containsExactly(a[i], within(1e-12));
        }
        for (int p = 0; p < Math.min(m, n); p++) {
            for (int q = 0; q < Math.min(m, n); q++) {
                assertThat(dot(svd.u()[p], svd.u()[q])).isCloseTo(p == q ? 1 : 0, within(1e-12));
                assertThat(dot(svd.v()[p], svd.v()[q])).isCloseTo(p == q ? 1 : 0, within(1e-12));
            }
        }
    }

    @Test
    void what_is_left_out_is_as_large_as_the_values_left_out() {
        double[][] a = random(7, 7);
        Svd svd = Svd.of(a);
        double[][] sum = svd.sum(3);
        double squares = 0;
        for (int i = 0; i < 7; i++) {
            for (int j = 0; j < 7; j++) {
                squares += (a[i][j] - sum[i][j]) * (a[i][j] - sum[i][j]);
            }
        }
        double left = 0;
        for (int r = 3; r < 7; r++) {
            left += svd.sigma()[r] * svd.sigma()[r];
        }

        assertThat(squares).isCloseTo(left, within(1e-12));
    }

    private static double[][] random(int m, int n) {
        Random random = new Random(41L * m + n);
        double[][] a = new double[m][n];
        for (double[] row : a) {
            for (int j = 0; j < n; j++) {
                row[j] = random.nextGaussian();
            }
        }
        return a;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
