package thawline.geometry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class ResizeTest {
    private static final Tensor TWO_BY_TWO = Tensor.of(Shape.plane(2, 2), 0, 4, 8, 12);

    @Test
    void linear_keeps_outer_edges_in_place() {
        assertThat(resized(TWO_BY_TWO, Interpolation.LINEAR, 4, 4))
                .containsExactly(0, 1, 3, 4, 2, 3, 5, 6, 6, 7, 9, 10, 8, 9, 11, 12);
    }

    @Test
    void nearest_repeats() {
        assertThat(resized(TWO_BY_TWO, Interpolation.NEAREST, 4, 4))
                .containsExactly(0, 0, 4, 4, 0, 0, 4, 4, 8, 8, 12, 12, 8, 8, 12, 12);
    }

    @Test
    void area_repeats_when_growing_and_takes_means_when_shrinking() {
        assertThat(resized(TWO_BY_TWO, Interpolation.AREA, 4, 4))
                .isEqualTo(resized(TWO_BY_TWO, Interpolation.NEAREST, 4, 4));
        assertThat(resized(TWO_BY_TWO, Interpolation.AREA, 1, 1)).containsExactly(6);
        assertThat(resized(Tensor.of(Shape.plane(1, 3), 0, 3, 6), Interpolation.AREA, 1, 2))
                .containsExactly(1, 5);
    }

    @Test
    void cubic_overshoots_beside_a_step() {
        Tensor step = Tensor.of(Shape.plane(1, 4), 0, 0, 32, 32);

        // the places are 0.75 and 1.25 behind pixels 1 and 2: weights of f = ¼ and ¾
        float[] y = resized(step, Interpolation.CUBIC, 1, 8);
        assertThat(y[2]).isEqualTo(32 * (-0.10546875f + 0f));
        assertThat(y[5]).isEqualTo(32 + 32 * 0.10546875f);
    }

    @Test
    void the_same_size_changes_nothing() {
        for (Interpolation interpolation : Interpolation.values()) {
            assertThat(resized(TWO_BY_TWO, interpolation, 2, 2)).containsExactly(0, 4, 8, 12);
        }
    }

    @Test
    void a_factor_rounds_the_size_to_even() {
        assertThat(Warps.resize(Size.times(0.5), Interpolation.LINEAR).shape(Shape.planes(3, 5, 7)))
                .isEqualTo(Shape.planes(3, 2, 4));
    }

    @Test
    void sizes_without_pixels_are_refused_in_words() {
        assertThatThrownBy(() -> Warps.resize(0, 4)).hasMessageContaining("at least 1 row and column");
        assertThatThrownBy(() -> Size.times(-1)).hasMessageContaining("above 0");
        Layer tiny = Warps.resize(Size.times(0.1), Interpolation.LINEAR);
        assertThatThrownBy(() -> tiny.shape(Shape.plane(4, 40))).hasMessageContaining("4 pixels times 0.1 rounds to 0");
    }

    @Test
    void a_range_grows_for_cubic_only() {
        assertThat(Warps.resize(Size.times(2), Interpolation.NEAREST).range(Range.PICTURE))
                .isEqualTo(Range.PICTURE);
        assertThat(Warps.resize(Size.times(2), Interpolation.LINEAR)
                        .range(Range.PICTURE)
                        .max())
                .isBetween(255f, 255.001f);
        assertThat(Warps.resize(Size.times(2), Interpolation.CUBIC)
                        .range(Range.PICTURE)
                        .min())
                .isBetween(-114f, -113f);
    }

    private static float[] resized(Tensor x, Interpolation interpolation, int h, int w) {
        return Trace.run(Warps.resize(Size.of(h, w), interpolation), x).toArray();
    }
}
