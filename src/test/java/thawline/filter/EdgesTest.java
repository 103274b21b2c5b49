package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static thawline.filter.Planes.drawn;
import static thawline.filter.Planes.flat;
import static thawline.filter.Planes.ramp;
import static thawline.filter.Planes.row;
import static thawline.filter.Planes.rows;
import static thawline.filter.Planes.run;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.core.Norm;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class EdgesTest {

    @ParameterizedTest
    @ValueSource(ints = {1, 3, 5, 7})
    void a_ramp_has_its_slope_times_the_gain_of_sobel(int ksize) {
        Tensor y = Trace.run(Edges.sobel(ksize), ramp(9, 9, 3, 5));
        int gain = ksize == 1 ? 2 : ksize == 3 ? 8 : ksize == 5 ? 128 : 2048;
        assertThat(y.shape()).isEqualTo(Shape.planes(2, 9, 9));
        assertThat(y.at(0, 4, 4)).as("brighter to the right is positive").isEqualTo(3 * gain);
        assertThat(y.at(1, 4, 4)).as("brighter below is positive").isEqualTo(5 * gain);
    }

    @Test
    void sobel_divided_by_eight_is_the_slope() {
        assertThat(run(Edges.sobel(1, 0, 3, 1 / 8d, Border.REFLECT_101), ramp(3, 3, 3, 5))[4])
                .isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(floats = {0.1f, 77.7f, 1e-7f, 3e8f})
    void a_flat_plane_has_no_edges_at_all(float value) {
        List<Layer> all = List.of(
                Edges.sobel(1),
                Edges.sobel(3),
                Edges.sobel(5),
                Edges.scharr(),
                Edges.prewitt(),
                Edges.sobel(1, 0, 3, 1 / 255d, Border.REFLECT_101),
                Edges.laplacian(1),
                Edges.laplacian(3),
                Corners.harris(2, 3, 0.04));
        for (Layer layer : all) {
            assertThat(run(layer, flat(5, 20, value))).as(layer.toString()).containsOnly(0);
        }
    }

    @Test
    void a_parabola_has_a_constant_laplacian() {
        Tensor x = rows(row(0, 1, 4, 9), row(0, 1, 4, 9), row(0, 1, 4, 9));
        assertThat(run(Edges.laplacian(1), x)[5]).isEqualTo(2);
        assertThat(run(Edges.laplacian(3), x)[5]).isEqualTo(8);
    }

    @Test
    void a_large_laplacian_is_its_kernel_run_as_two_separable_ones() {
        Tensor x = rows(row(3, 1, 4, 1, 5), row(9, 2, 6, 5, 3), row(5, 8, 9, 7, 9));
        assertThat(run(Edges.laplacian(5), x)).containsExactly(run(Custom.kernel(Kernels.laplacian(5)), x));
    }

    @Test
    void scharr_and_prewitt_have_gains_of_32_and_6() {
        assertThat(run(Edges.scharr(1, 0), ramp(3, 3, 2, 0))[4]).isEqualTo(64);
        assertThat(run(Edges.prewitt(0, 1), ramp(3, 3, 0, 2))[4]).isEqualTo(12);
        assertThat(run(Edges.prewitt(), ramp(3, 3, 0, 2))[9 + 4]).isEqualTo(12);
    }

    @Test
    void a_gradient_of_3_and_4_is_5_long_and_points_to_53_degrees() {
        Tensor gradient = Tensor.of(Shape.planes(2, 1, 1), 3, 4);
        assertThat(run(Edges.magnitude(), gradient)).containsExactly(5);
        assertThat(run(Edges.orientation(), gradient)[0]).isCloseTo(53.1301f, within(1e-4f));
    }

    @Test
    void a_laplacian_of_gaussian_is_negative_on_a_bright_spot() {
        assertThat(run(Edges.log(7, 1), drawn(".......", ".......", "...#...", ".......", "......."))[2 * 7 + 3])
                .isNegative();
    }

    @Test
    void a_gabor_wavelet_answers_to_stripes_along_it_only() {
        Tensor stripes = drawn("##..##..##..", "##..##..##..", "##..##..##..", "##..##..##..");
        float across = strongest(run(Edges.gabor(Gabor.of(9, 2, 0, 4)), stripes));
        float along = strongest(run(Edges.gabor(Gabor.of(9, 2, Math.PI / 2, 4)), stripes));
        assertThat(across).isGreaterThan(10 * along);
    }

    private static float strongest(float[] y) {
        float most = 0;
        for (float v : y) {
            most = Math.max(most, Math.abs(v));
        }
        return most;
    }

    @ParameterizedTest
    @ValueSource(strings = {"L1", "L2"})
    void canny_draws_a_step_as_a_line_one_pixel_wide(String norm) {
        Tensor step = drawn("...###", "...###", "...###", "...###");
        Tensor edges = Trace.run(Edges.canny(100, 200, 3, Norm.valueOf(norm)), step);
        assertThat(edges.toArray())
                .as("of two equal pixels the left one stays")
                .containsExactly(drawn("..#...", "..#...", "..#...", "..#...").toArray());
    }

    @Test
    void canny_finds_nothing_in_a_flat_picture() {
        assertThat(Trace.run(Edges.canny(0, 0, 3, Norm.L2), flat(4, 5, 77)).toArray())
                .containsOnly(0);
    }

    @Test
    void magnitude_of_one_plane_is_refused_in_words() {
        assertThatThrownBy(() -> Edges.magnitude().shape(Shape.plane(3, 3)))
                .hasMessageContaining("magnitude reads the planes of d/dx, then those of d/dy");
    }
}
