package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import thawline.tensor.Axes;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;

class ExtremumTest {

    @Test
    void only_the_places_that_take_part_are_looked_at() {
        Tensor x = Tensor.of(Shape.plane(3, 3), 9, 1, 9, 2, 3, 4, 9, 5, 9);
        Footprint cross = Footprint.of(3, 3, false, true, false, true, true, true, false, true, false);
        Tensor y = Tensor.zeros(Shape.plane(1, 1));
        Extremum.MAX.apply(x, cross, Axes.ONE, y);
        assertThat(y.at(0, 0, 0)).isEqualTo(5);
        Extremum.MIN.apply(x, cross, Axes.ONE, y);
        assertThat(y.at(0, 0, 0)).isEqualTo(1);
    }

    @Test
    void of_equals_the_first_in_reading_order_gets_the_gradient() {
        Tensor x = Tensor.of(Shape.plane(2, 3), 1, 7, 2, 7, 7, 3);
        Tensor dy = Tensor.of(Shape.plane(1, 2), 10, 100);
        Tensor dx = Tensor.of(Shape.plane(2, 3), 1, 1, 1, 1, 1, 1);
        Extremum.MAX.adjoint(x, dy, Footprint.rect(2, 2), Axes.ONE, dx);
        assertThat(dx.toArray()).containsExactly(1, 111, 1, 1, 1, 1);
    }

    @Test
    void an_equal_that_takes_no_part_gets_no_gradient() {
        Tensor x = Tensor.of(Shape.plane(1, 3), 7, 7, 1);
        Tensor dx = Tensor.zeros(x.shape());
        Footprint right = Footprint.of(1, 3, false, true, true);
        Extremum.MAX.adjoint(x, Tensor.of(Shape.plane(1, 1), 5), right, Axes.ONE, dx);
        assertThat(dx.toArray()).containsExactly(0, 5, 0);
    }

    @Test
    void a_number_that_is_none_never_wins_and_a_negative_zero_comes_out_as_0() {
        Tensor x = Tensor.of(Shape.plane(1, 3), Float.NaN, -3, -0f);
        Tensor y = Tensor.zeros(Shape.plane(1, 1));
        Extremum.MAX.apply(x, Footprint.rect(1, 3), Axes.ONE, y);
        Bits.assertSame("maximum", new float[] {0}, y.toArray());
        Extremum.MIN.apply(x, Footprint.rect(1, 3), Axes.ONE, y);
        Bits.assertSame("minimum", new float[] {-3}, y.toArray());
    }

    @Test
    void a_volume_takes_its_maximum_over_depth_too() {
        Tensor x = Tensor.of(new Shape(1, 3, 1, 2), 1, 2, 3, 0, 2, 1);
        Tensor y = Tensor.zeros(new Shape(1, 2, 1, 1));
        Extremum.MAX.apply(x, Footprint.box(2, 1, 2), Axes.ONE, y);
        assertThat(y.toArray()).containsExactly(3, 3);
    }

    @Test
    void a_window_larger_than_the_plane_is_refused_with_the_formula() {
        assertThatThrownBy(() -> Extremum.output(Shape.plane(2, 5), Footprint.rect(3, 3), Axes.plane(2)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(2 − ((3 − 1)·1 + 1)) / 2 + 1 is less than 1");
    }

    @Test
    void a_footprint_needs_a_place() {
        assertThatThrownBy(() -> Footprint.of(1, 2, false, false))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a footprint needs at least one place that takes part");
        assertThatThrownBy(() -> Footprint.rect(0, 3))
                .hasMessage("a window of 1 × 0 × 3 is empty; every side is at least 1");
        assertThatThrownBy(() -> Footprint.of(2, 2, true)).hasMessage("2 × 2 places need 4 marks, but 1 were given");
        assertThat(Footprint.of(1, 2, true, true)).isEqualTo(Footprint.rect(1, 2));
    }
}
