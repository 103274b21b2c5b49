package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.core.Kernel;
import thawline.pipeline.Pipeline;
import thawline.tensor.Border;

class TeacherTest {

    private static Teacher teacher(String text) {
        return Teacher.of(Pipeline.parse(text));
    }

    @Test
    void the_kernel_of_a_linear_filter_is_read_off_a_bright_pixel() {
        Kernel kernel = teacher("kernel([1 2 3; 4 5 6; 7 8 10])").kernel().orElseThrow();

        assertThat(kernel).isEqualTo(Kernel.of(3, 3, 1, 2, 3, 4, 5, 6, 7, 8, 10));
    }

    @Test
    void a_chain_of_kernels_is_one_kernel() {
        Kernel kernel = teacher("box(3) | sobel").kernel().orElseThrow();

        assertThat(kernel.outs()).isEqualTo(2);
        assertThat(kernel.height()).isEqualTo(5);
        assertThat(KernelError.of(kernel, kernel)).isZero();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"median(3)", "sobel | magnitude", "bilateral(5, 50, 50)", "gaussian(3) | round8", "normalise"})
    void a_filter_that_is_not_linear_has_no_kernel(String text) {
        assertThat(teacher(text).kernel()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"scale(-1, 255)", "laplacian | scale(1, 128)", "gray | gaussian(5)"})
    void what_is_linear_but_for_an_offset_has_a_kernel(String text) {
        assertThat(teacher(text).kernel()).isPresent();
    }

    @Test
    void offset_border_and_planes_are_known() {
        Teacher negative = teacher("sobel(border=REPLICATE) | scale(-1, 255)");

        assertThat(negative.offset()).isEqualTo(255);
        assertThat(negative.border()).isEqualTo(Border.REPLICATE);
        assertThat(negative.ins()).isEqualTo(1);
        assertThat(negative.outs()).isEqualTo(2);
        assertThat(negative.reach()).isEqualTo(1);
    }

    @Test
    void what_finds_corners_is_no_teacher() {
        assertThatThrownBy(() -> teacher("harris | corners")).hasMessageContaining("planes from planes");
    }
}
