package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import thawline.tensor.Axes;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class GeometryTest {

    private static Kernel kernel(int outs, int ins, int h, int w) {
        return Kernel.wrap(outs, ins, 1, h, w, new float[outs * ins * h * w]);
    }

    @Test
    void a_3_by_3_kernel_takes_two_rows_and_columns() {
        assertThat(Geometry.UNIT.output(Shape.plane(7, 9), kernel(1, 1, 3, 3))).isEqualTo(Shape.plane(5, 7));
    }

    @Test
    void a_stride_that_does_not_divide_leaves_the_rest_unread() {
        Geometry g = Geometry.UNIT.withStride(Axes.plane(2));
        assertThat(g.output(Shape.plane(7, 8), kernel(1, 1, 3, 3))).isEqualTo(Shape.plane(3, 3));
    }

    @Test
    void dilation_stretches_the_kernel() {
        Geometry g = Geometry.UNIT.withDilation(Axes.plane(2));
        assertThat(g.span(kernel(1, 1, 3, 4))).isEqualTo(new Axes(1, 5, 7));
        assertThat(g.output(Shape.plane(7, 7), kernel(1, 1, 3, 3))).isEqualTo(Shape.plane(3, 3));
    }

    @Test
    void each_plane_on_its_own_makes_every_kernels_planes() {
        assertThat(Geometry.EACH.output(Shape.planes(3, 5, 5), kernel(2, 1, 3, 3)))
                .isEqualTo(Shape.planes(6, 3, 3));
        // kernel 0 over planes 0, 1, 2, then kernel 1 over them
        Kernel twoNumbers = Kernel.stack(Kernel.scalar(1), Kernel.scalar(10));
        Tensor y = Tensor.zeros(Shape.planes(6, 1, 1));
        Correlation.best()
                .apply(Tensor.of(Shape.planes(3, 1, 1), 1, 2, 3), twoNumbers, Correlation.NO_BIAS, Geometry.EACH, y);
        assertThat(y.toArray()).containsExactly(1, 2, 3, 10, 20, 30);
    }

    @Test
    void groups_do_not_see_each_other() {
        // outputs 0, 1 read inputs 0, 1; outputs 2, 3 read inputs 2, 3
        Geometry g = Geometry.UNIT.withGrouping(new Grouping.Groups(2));
        Kernel k = Kernel.wrap(4, 2, 1, 1, 1, new float[] {1, 1, 1, -1, 1, 1, 1, -1});
        Tensor y = Tensor.zeros(Shape.planes(4, 1, 1));
        Correlation.best().apply(Tensor.of(Shape.planes(4, 1, 1), 1, 2, 30, 40), k, Correlation.NO_BIAS, g, y);
        assertThat(y.toArray()).containsExactly(3, -1, 70, -10);
    }

    @Test
    void a_kernel_that_does_not_fit_is_refused_with_the_formula_and_its_numbers() {
        Geometry g = new Geometry(Axes.plane(3), Axes.plane(2), Grouping.ALL);
        assertThatThrownBy(() -> g.output(Shape.plane(9, 8), kernel(1, 1, 5, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("output width = (padded input − ((kernel − 1)·dilation + 1)) / stride + 1"
                        + " = (8 − ((5 − 1)·2 + 1)) / 3 + 1 is less than 1: the kernel is larger than the padded input;"
                        + " choose a border, a smaller kernel or a larger picture");
    }

    @Test
    void planes_that_do_not_match_the_kernel_are_refused() {
        assertThatThrownBy(() -> Geometry.UNIT.output(Shape.planes(4, 5, 5), kernel(2, 3, 3, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("Kernel[2×3×1×3×3] in 1 group(s) reads 1 × 3 input planes, but got 4");
        assertThatThrownBy(() -> Geometry.EACH.output(Shape.planes(3, 5, 5), kernel(2, 3, 3, 3)))
                .hasMessage("a kernel for each plane on its own has 1 input, but Kernel[2×3×1×3×3] has 3");
        assertThatThrownBy(() -> Geometry.UNIT
                        .withGrouping(new Grouping.Groups(2))
                        .output(Shape.planes(2, 5, 5), kernel(3, 1, 3, 3)))
                .hasMessage("3 output planes cannot be split into 2 groups");
        assertThatThrownBy(() -> new Grouping.Groups(0)).hasMessage("the number of groups is at least 1, but was 0");
    }

    @Test
    void a_buffer_of_the_wrong_shape_is_refused_by_every_correlation() {
        for (Correlation c : new Correlation[] {Correlation.reference(), Correlation.best()}) {
            assertThatThrownBy(() -> c.apply(
                            Tensor.zeros(Shape.plane(5, 5)),
                            kernel(1, 1, 3, 3),
                            Correlation.NO_BIAS,
                            Geometry.UNIT,
                            Tensor.zeros(Shape.plane(5, 5))))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the output has shape (1, 1, 3, 3), but the buffer has (1, 1, 5, 5)");
            assertThatThrownBy(() -> c.kernelGradient(
                            Tensor.zeros(Shape.plane(5, 5)),
                            Tensor.zeros(Shape.plane(3, 3)),
                            kernel(1, 1, 3, 3),
                            Geometry.UNIT,
                            new float[8]))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessage("the gradient of Kernel[1×1×1×3×3] has 9 numbers, but the buffer has 8");
        }
    }
}
