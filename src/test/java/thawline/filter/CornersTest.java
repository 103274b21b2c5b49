package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static thawline.filter.Planes.drawn;
import static thawline.filter.Planes.flat;
import static thawline.filter.Planes.ramp;
import static thawline.filter.Planes.run;

import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class CornersTest {

    private static final Tensor SQUARE = drawn(
            "...........",
            "...........",
            "..#######..",
            "..#######..",
            "..#######..",
            "..#######..",
            "..#######..",
            "..#######..",
            "..#######..",
            "...........",
            "...........");

    @Test
    void an_edge_scores_minus_k_times_its_fourth_power() {
        Tensor y = Trace.run(Corners.harris(1, 3, 0.04), ramp(7, 7, 1, 0));
        assertThat(y.at(0, 3, 3)).as("d/dx = 8/4, a = 4, R = −0.04·4²").isCloseTo(-0.64f, within(1e-6f));
    }

    @Test
    void a_flat_window_scores_zero() {
        for (Layer l : List.of(Corners.harris(3, 3, 0.04), Corners.shiTomasi(3, 3), Corners.foerstner(3, 3))) {
            assertThat(run(l, flat(6, 6, 13.7f))).containsOnly(0);
        }
    }

    @Test
    void an_edge_has_no_smaller_eigenvalue() {
        assertThat(run(Corners.shiTomasi(3, 3), ramp(9, 9, 2, 0))).containsOnly(0);
    }

    @Test
    void the_structure_tensor_sums_the_products() {
        Tensor m = Trace.run(Corners.structureTensor(3, 3), ramp(9, 9, 12, 24));
        float dx = 12 * 8 / 12f;
        float dy = 24 * 8 / 12f;
        assertThat(m.at(0, 4, 4)).isCloseTo(9 * dx * dx, within(1e-3f));
        assertThat(m.at(1, 4, 4)).isCloseTo(9 * dx * dy, within(1e-3f));
        assertThat(m.at(2, 4, 4)).isCloseTo(9 * dy * dy, within(1e-3f));
    }

    @Test
    void the_gain_is_one_eighth_for_block_2_and_ksize_3() {
        assertThat(Corners.scale(2, 3)).isEqualTo(1 / 8d);
        assertThat(Corners.scale(3, 1)).isEqualTo(1 / 3d);
        assertThatThrownBy(() -> Corners.harris(2, 4, 0.04)).hasMessage("ksize 4 is even; use 3 or 5");
        assertThatThrownBy(() -> Corners.harris(0, 3, 0.04)).hasMessageContaining("blockSize 0 is less than 1");
    }

    @Test
    void scale_goes_into_harris_with_its_fourth_power() {
        float[] one = run(Corners.harris(3, 3, 0.04, 1), SQUARE);
        float[] half = run(Corners.harris(3, 3, 0.04, 0.5), SQUARE);
        assertThat(one[2 * 11 + 2]).isEqualTo(16 * half[2 * 11 + 2]);
    }

    @Test
    void the_corners_of_a_square_are_its_four_strongest_places() {
        for (Layer l : List.of(Corners.harris(3, 3, 0.04), Corners.shiTomasi(3, 3), Corners.foerstner(3, 3))) {
            List<Corner> corners = CornerList.within(2).most(4).read(Trace.run(l, SQUARE));
            assertThat(corners).hasSize(4).allSatisfy(c -> {
                assertThat(Math.abs(c.x() - 5)).as(c.toString()).isCloseTo(3, within(1.0));
                assertThat(Math.abs(c.y() - 5)).as(c.toString()).isCloseTo(3, within(1.0));
            });
            assertThat(corners.getFirst().score())
                    .as("they are all alike")
                    .isEqualTo(corners.getLast().score());
        }
    }

    @Test
    void two_planes_give_two_maps() {
        assertThat(Corners.harris(2, 3, 0.04).shape(Shape.planes(2, 5, 6))).isEqualTo(Shape.planes(2, 5, 6));
    }
}
