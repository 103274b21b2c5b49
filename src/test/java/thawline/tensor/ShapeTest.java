package thawline.tensor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ShapeTest {

    @Test
    void a_shape_counts_its_elements() {
        assertThat(new Shape(3, 2, 4, 5).size()).isEqualTo(120);
        assertThat(Shape.planes(3, 4, 5).withChannels(7)).isEqualTo(new Shape(7, 1, 4, 5));
    }

    @Test
    void an_axis_without_elements_is_refused() {
        assertThatThrownBy(() -> Shape.plane(0, 5))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("shape (1, 1, 0, 5) has an axis without elements; every axis is at least 1");
    }

    @Test
    void more_elements_than_a_long_counts_are_refused_too() {
        assertThatThrownBy(() -> Shape.planes(3, 1_600_000_000, 2_000_000_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more elements than one array can hold");
    }

    @Test
    void more_elements_than_an_array_holds_are_refused() {
        assertThatThrownBy(() -> Shape.planes(3, 40_000, 40_000))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("more elements than one array can hold");
    }

    @Test
    void margins_make_a_shape_larger_on_each_side() {
        Margins m = new Margins(1, 2, 3, 4, 5, 6);
        assertThat(m.around(new Shape(9, 1, 1, 1))).isEqualTo(new Shape(9, 4, 8, 12));
        assertThat(m.isZero()).isFalse();
        assertThat(Margins.plane(0).isZero()).isTrue();
    }

    @Test
    void negative_margins_are_refused() {
        assertThatThrownBy(() -> Margins.plane(1, 1, -1, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("left -1")
                .hasMessageContaining("to cut, use crop");
    }

    @Test
    void a_step_is_at_least_1() {
        assertThat(Axes.plane(2)).isEqualTo(new Axes(1, 2, 2));
        assertThat(Axes.plane(1).isOne()).isTrue();
        assertThat(new Axes(2, 1, 1).isOne()).isFalse();
        assertThatThrownBy(() -> Axes.plane(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("stride and dilation are at least 1, but were (1, 0, 0)");
    }
}
