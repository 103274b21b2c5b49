package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static thawline.filter.Planes.row;
import static thawline.filter.Planes.rows;
import static thawline.filter.Planes.run;

import org.junit.jupiter.api.Test;
import thawline.tensor.Border;
import thawline.tensor.Tensor;

class SmoothTest {

    private static final Tensor NINE = rows(row(0, 1, 2), row(3, 4, 5), row(6, 7, 8));

    @Test
    void a_gaussian_spreads_a_point_by_its_kernel() {
        Tensor point = rows(row(0, 0, 0), row(0, 16, 0), row(0, 0, 0));
        assertThat(run(Smooth.gaussian(3, 0, Border.ZERO), point)).containsExactly(1, 2, 1, 2, 4, 2, 1, 2, 1);
    }

    @Test
    void a_gaussian_may_differ_across_and_down() {
        Tensor point = rows(row(0, 0, 0), row(0, 16, 0), row(0, 0, 0));
        float[] y = run(Smooth.gaussian(3, 0, 1e-3, Border.ZERO), point);
        assertThat(y).containsExactly(0, 0, 0, 4, 8, 4, 0, 0, 0);
    }

    @Test
    void a_box_is_the_mean_and_its_total_the_sum() {
        assertThat(run(Smooth.blur(3), NINE)[4]).isCloseTo(4, within(1e-6f));
        assertThat(run(Smooth.box(3, Sum.TOTAL), NINE)[4]).isEqualTo(36);
    }

    @Test
    void an_even_box_reaches_up_and_left() {
        assertThat(run(Smooth.box(2, Sum.TOTAL, Border.ZERO), NINE))
                .containsExactly(0, 1, 3, 3, 0 + 1 + 3 + 4, 1 + 2 + 4 + 5, 9, 3 + 4 + 6 + 7, 4 + 5 + 7 + 8);
    }

    @Test
    void the_median_of_0_to_8_is_4_and_the_edge_is_repeated() {
        assertThat(run(Smooth.median(3), NINE)).containsExactly(1, 2, 2, 3, 4, 5, 6, 6, 7);
    }

    @Test
    void a_median_takes_a_spike_away_and_leaves_an_edge() {
        Tensor x = rows(row(0, 0, 9, 9), row(0, 99, 9, 9), row(0, 0, 9, 9), row(0, 0, 9, 9));
        assertThat(run(Smooth.median(3), x)).containsExactly(0, 0, 9, 9, 0, 0, 9, 9, 0, 0, 9, 9, 0, 0, 9, 9);
    }

    @Test
    void a_median_of_one_changes_nothing() {
        assertThat(run(Smooth.median(1), NINE)).containsExactly(NINE.toArray());
    }

    @Test
    void a_bilateral_filter_with_wide_sigmas_is_the_mean_of_a_disc() {
        float[] y = run(Smooth.bilateral(3, 1e6, 1e6), NINE);
        assertThat(y[4]).as("mean of 1, 3, 4, 5, 7").isCloseTo(4, within(1e-5f));
        assertThat(y[0]).as("mean of 3, 1, 0, 1, 3").isCloseTo(8 / 5f, within(1e-5f));
    }

    @Test
    void a_bilateral_filter_does_not_look_across_a_high_edge() {
        Tensor step = rows(row(0, 0, 200, 200), row(0, 0, 200, 200));
        assertThat(run(Smooth.bilateral(5, 5, 2), step)).containsExactly(step.toArray());
    }

    @Test
    void a_bilateral_filter_weighs_a_neighbour_by_its_likeness() {
        Tensor pair = rows(row(0, 10));
        float w = (float) Math.exp(-0.5);
        float[] y = run(Smooth.bilateral(3, 10, 1e6, Border.REPLICATE), pair);
        assertThat(y[0]).as("four likes and one at one sigma").isCloseTo(10 * w / (4 + w), within(1e-5f));
    }

    @Test
    void planes_of_a_bilateral_filter_share_their_edges() {
        Tensor x = Tensor.of(thawline.tensor.Shape.planes(2, 1, 2), 0, 200, 10, 12);
        assertThat(run(Smooth.bilateral(3, 5, 2), x)).containsExactly(0, 200, 10, 12);
    }

    @Test
    void a_bilateral_diameter_of_zero_follows_from_sigma() {
        assertThat(Smooth.bilateral(0, 10, 4)).isEqualTo(Smooth.bilateral(13, 10, 4));
    }

    @Test
    void errors_say_what_to_write_instead() {
        assertThatThrownBy(() -> Smooth.median(4)).hasMessage("ksize 4 is even; use 3 or 5");
        assertThatThrownBy(() -> Smooth.median(0)).hasMessage("ksize 0 is not in 1 … 63; use 3 or 5");
        assertThatThrownBy(() -> Smooth.bilateral(5, 0, 2)).hasMessageContaining("sigmaColor 0.0");
        assertThatThrownBy(() -> Smooth.blur(0)).hasMessageContaining("ksize 0 is less than 1");
    }
}
