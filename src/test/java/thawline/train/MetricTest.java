package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class MetricTest {

    private static Tensor vector(float... values) {
        return Tensor.of(new Shape(values.length, 1, 1, 1), values);
    }

    @Test
    void the_largest_of_all_has_to_be_the_wanted_one() {
        assertThat(Metric.ACCURACY.of(vector(0.1f, 0.7f, 0.2f), vector(0, 1, 0)))
                .isEqualTo(1);
        assertThat(Metric.ACCURACY.of(vector(0.1f, 0.7f, 0.2f), vector(0, 0, 1)))
                .isEqualTo(0);
    }

    @Test
    void of_equals_the_first_wins() {
        assertThat(Metric.ACCURACY.of(vector(3, 3), vector(1, 0))).isEqualTo(1);
        assertThat(Metric.ACCURACY.of(vector(3, 3), vector(0, 1))).isEqualTo(0);
    }

    @Test
    void what_is_no_number_is_never_right() {
        assertThat(Metric.ACCURACY.of(vector(Float.NaN, 1), vector(1, 0))).isEqualTo(0);
        assertThat(Metric.ACCURACY.of(vector(Float.NaN, 1), vector(0, 1))).isEqualTo(0);
        assertThat(Metric.ACCURACY.of(vector(Float.NaN), vector(0))).isEqualTo(0);
    }

    @Test
    void a_single_output_is_right_on_the_right_side_of_a_half() {
        assertThat(Metric.ACCURACY.of(vector(0.5f), vector(1))).isEqualTo(1);
        assertThat(Metric.ACCURACY.of(vector(0.4f), vector(1))).isEqualTo(0);
        assertThat(Metric.ACCURACY.of(vector(0.4f), vector(0))).isEqualTo(1);
    }

    @Test
    void the_fifth_is_among_five_and_the_sixth_is_not() {
        Tensor y = vector(6, 5, 4, 3, 2, 1);

        assertThat(Metric.TOP_5.of(y, vector(0, 0, 0, 0, 1, 0))).isEqualTo(1);
        assertThat(Metric.TOP_5.of(y, vector(0, 0, 0, 0, 0, 1))).isEqualTo(0);
    }

    @Test
    void places_count_each() {
        Tensor y = Tensor.of(new Shape(2, 1, 1, 4), 1, 1, 0, 0, 0, 0, 1, 1);
        Tensor wanted = Tensor.of(new Shape(2, 1, 1, 4), 1, 1, 1, 0, 0, 0, 0, 1);

        assertThat(Metric.ACCURACY.of(y, wanted)).isEqualTo(0.75);
    }

    @Test
    void errors_are_means_over_all_elements() {
        Tensor y = Tensor.of(new Shape(2, 1, 1, 2), 1, 2, 3, 4);
        Tensor wanted = Tensor.of(new Shape(2, 1, 1, 2), 0, 0, 0, 0);

        assertThat(Metric.MAE.of(y, wanted)).isEqualTo(2.5);
        assertThat(Metric.MSE.of(y, wanted)).isEqualTo(7.5);
    }
}
