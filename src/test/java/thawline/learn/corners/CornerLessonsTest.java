package thawline.learn.corners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import thawline.data.Dataset;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// What the detector learns from: pictures, and which pixels belong to which corner.
class CornerLessonsTest {

    private static final Dataset LESSONS = new CornerLessons(12, 64, 3, 2);

    @Test
    void the_same_seed_draws_the_same_lessons() {
        Tensor a = Tensor.zeros(LESSONS.shape());
        Tensor b = Tensor.zeros(LESSONS.shape());
        LESSONS.input(5, a);
        new CornerLessons(12, 64, 3, 2).input(5, b);
        assertThat(b.data()).isEqualTo(a.data());

        new CornerLessons(12, 64, 3, 4).input(5, b);
        assertThat(b.data()).isNotEqualTo(a.data());
    }

    /// A disc of radius 3 has at most 32 pixels.
    @Test
    void every_corner_has_a_few_pixels_around_it() {
        Tensor t = Tensor.zeros(Shape.plane(64, 64));
        for (int i = 0; i < LESSONS.size(); i++) {
            LESSONS.wanted(i, t);
            int[] pixels = new int[400];
            for (float number : t.data()) {
                pixels[(int) number]++;
            }
            assertThat(pixels[0]).isGreaterThan(64 * 64 / 4);
            assertThat(pixels[1]).isPositive();
            for (int k = 1; k < pixels.length; k++) {
                assertThat(pixels[k]).isLessThanOrEqualTo(32);
            }
        }
    }

    @Test
    void lessons_have_no_classes() {
        assertThatThrownBy(() -> LESSONS.label(0)).hasMessageContaining("no class");
    }
}
