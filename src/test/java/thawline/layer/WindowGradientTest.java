package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import thawline.core.Norm;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.GradientCheck;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

/// The gradients of windows that are neither sums nor maxima.
class WindowGradientTest {

    @Test
    void a_median_passes_its_gradient_to_the_element_it_chose() {
        Seeds.each(
                5,
                random -> GradientCheck.passes(
                        new Median(3, Border.REFLECT_101), RandomTensors.apart(Shape.planes(2, 4, 5), random), random));
    }

    @Test
    void a_bilateral_mean_of_one_plane_and_its_sigmas_have_exact_gradients() {
        Seeds.each(
                5,
                random -> GradientCheck.passes(
                        bilateral(2).thaw(), RandomTensors.uniform(Shape.plane(3, 4), random), random));
    }

    @Test
    void so_has_one_of_three_planes_away_from_equal_neighbours() {
        Seeds.each(
                5,
                random -> GradientCheck.passes(
                        bilateral(1).thaw(), RandomTensors.apart(Shape.planes(3, 2, 3), random), random));
    }

    private static Bilateral bilateral(int radius) {
        return new Bilateral(radius, Weights.designed(1.5), Weights.designed(1.2), Border.REPLICATE);
    }

    @Test
    void thinning_passes_the_gradient_of_what_it_kept() {
        Tensor x = Tensor.of(
                Shape.planes(2, 3, 4),
                1,
                5,
                2,
                1,
                1,
                -6,
                3,
                2,
                1,
                7,
                2,
                1, /* y */
                .5f,
                1,
                .5f,
                .2f,
                .5f,
                2,
                .7f,
                .2f,
                .1f,
                -3,
                .7f,
                .2f);
        for (Norm norm : Norm.values()) {
            Tensor kept = Trace.run(new NonMaximum(norm), x);
            assertThat(kept.at(0, 1, 1)).isPositive();
            Seeds.each(3, random -> GradientCheck.passes(new NonMaximum(norm), x, random));
        }
    }
}
