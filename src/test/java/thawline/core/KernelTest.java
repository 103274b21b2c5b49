package thawline.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class KernelTest {

    private static final Kernel SOBEL_X = Kernel.outer(new float[] {1, 2, 1}, new float[] {-1, 0, 1});
    private static final Kernel SOBEL_Y = Kernel.outer(new float[] {-1, 0, 1}, new float[] {1, 2, 1});

    @Test
    void a_kernel_is_read_row_by_row() {
        Kernel k = Kernel.of(3, 3, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        assertThat(k.at(0, 2)).isEqualTo(2);
        assertThat(k.at(2, 0)).isEqualTo(6);
    }

    @Test
    void it_is_applied_as_it_is_read_without_turning_it() {
        Kernel k = Kernel.of(3, 3, 0, 1, 2, 3, 4, 5, 6, 7, 8);
        Tensor corner = Tensor.zeros(Shape.plane(3, 3));
        corner.set(0, 0, 0, 2, 1);
        Tensor y = Tensor.zeros(Shape.plane(1, 1));
        Correlation.best().apply(corner, k, Correlation.NO_BIAS, Geometry.UNIT, y);
        assertThat(y.at(0, 0, 0)).isEqualTo(2);
    }

    @Test
    void an_outer_product_has_every_column_entry_times_every_row_entry() {
        assertThat(SOBEL_X.toArray()).containsExactly(-1, 0, 1, -2, 0, 2, -1, 0, 1);
        assertThat(SOBEL_X.isSeparable()).isTrue();
        assertThat(Kernel.of(3, 3, SOBEL_X.toArray()).isSeparable()).isFalse();
    }

    @Test
    void a_stack_of_separable_kernels_is_separable_and_a_mixed_one_is_not() {
        assertThat(Kernel.stack(SOBEL_X, SOBEL_Y).isSeparable()).isTrue();
        assertThat(Kernel.stack(SOBEL_X, SOBEL_Y.dense()).isSeparable()).isFalse();
        assertThat(Kernel.stack(SOBEL_X, SOBEL_Y).at(1, 0, 0, 0, 1)).isEqualTo(-2);
    }

    @Test
    void factors_are_kept_by_times_and_copy_and_forgotten_by_dense() {
        Kernel half = SOBEL_X.times(0.5);
        assertThat(half.toArray()).containsExactly(-0.5f, 0, 0.5f, -1, 0, 1, -0.5f, 0, 0.5f);
        assertThat(half).isEqualTo(Kernel.outer(new float[] {1, 2, 1}, new float[] {-0.5f, 0, 0.5f}));
        assertThat(SOBEL_X.copy()).isEqualTo(SOBEL_X).isNotSameAs(SOBEL_X);
        assertThat(SOBEL_X.dense().isSeparable()).isFalse();
    }

    @Test
    void kernels_are_values() {
        assertThat(Kernel.of(1, 2, 3, 4)).isEqualTo(Kernel.of(1, 2, 3, 4)).hasSameHashCodeAs(Kernel.of(1, 2, 3, 4));
        assertThat(Kernel.of(1, 2, 3, 4)).isNotEqualTo(Kernel.of(2, 1, 3, 4));
        assertThat(Kernel.of(1, 2, 3, 4)).isNotEqualTo(Kernel.of(1, 2, 3, 5));
        assertThat(SOBEL_X).isNotEqualTo(SOBEL_X.dense());
    }

    @Test
    void numbers_given_and_taken_are_copies() {
        float[] given = {1, 2};
        Kernel k = Kernel.of(1, 2, given);
        given[0] = 9;
        k.toArray()[1] = 9;
        assertThat(k.toArray()).containsExactly(1, 2);
        float[] column = {1, 2};
        Kernel outer = Kernel.outer(column, new float[] {1, 1});
        column[0] = 9;
        assertThat(outer).isEqualTo(Kernel.outer(new float[] {1, 2}, new float[] {1, 1}));
    }

    @Test
    void impossible_kernels_are_refused() {
        assertThatThrownBy(() -> Kernel.of(2, 2, 1, 2, 3))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a kernel of 1 × 1 × 1 × 2 × 2 has 4 numbers, but 3 were given");
        assertThatThrownBy(() -> Kernel.of(0, 2))
                .hasMessage("a kernel of 1 × 1 × 1 × 0 × 2 has an axis without elements");
        assertThatThrownBy(Kernel::mix).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Kernel.outer(new float[0], new float[] {1}))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(Kernel::stack).hasMessage("a stack has at least one kernel");
        assertThatThrownBy(() -> Kernel.stack(SOBEL_X, Kernel.scalar(1)))
                .hasMessage("only kernels of one window and one number of inputs stack, but "
                        + "Kernel[1×1×1×3×3, separable] and Kernel[1×1×1×1×1] differ");
    }

    @Test
    void only_a_single_number_has_a_value() {
        assertThat(Kernel.scalar(0.04).value()).isEqualTo(0.04f);
        assertThatThrownBy(SOBEL_X::value)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("Kernel[1×1×1×3×3, separable] is not a single number");
    }

    @Test
    void a_separable_kernel_gives_what_its_dense_window_gives() {
        // small whole numbers: both orders of summing are exact
        Tensor x = Tensor.of(Shape.plane(3, 4), 3, 1, 4, 1, 5, 9, 2, 6, 5, 3, 5, 8);
        Kernel both = Kernel.stack(SOBEL_X, SOBEL_Y);
        Tensor separable = Tensor.zeros(Shape.planes(2, 1, 2));
        Tensor dense = Tensor.zeros(Shape.planes(2, 1, 2));
        Correlation.best().apply(x, both, Correlation.NO_BIAS, Geometry.EACH, separable);
        Correlation.best().apply(x, both.dense(), Correlation.NO_BIAS, Geometry.EACH, dense);
        // d/dx at column 1: (4 − 3) + 2·(2 − 5) + (5 − 5) = −5
        assertThat(separable.at(0, 0, 0)).isEqualTo(-5);
        assertThat(separable.toArray()).containsExactly(dense.toArray());
    }
}
