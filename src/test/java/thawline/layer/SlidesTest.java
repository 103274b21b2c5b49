package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// The worked answers of an introduction to convolutional networks.
class SlidesTest {

    private static int parameters(Layer layer) {
        return Layers.weights(layer.thaw())
                .filter(Weights::isLearned)
                .mapToInt(w -> w.kernel().size())
                .sum();
    }

    private static Conv2d filters(int outs, int ins, int size) {
        Kernel k = Kernel.wrap(outs, ins, 1, size, size, new float[outs * ins * size * size]);
        return new Conv2d(Weights.designed(k), Optional.empty(), Geometry.UNIT, Conv2d.Pad.NONE).bias(new float[outs]);
    }

    /// Three channels, one number: the diagonal of ones gives 3, the centre of 1 … 9 gives 5, and right minus left of
    /// the last column of the third gives 1; 3 + 5 + 1 = 9.
    @Test
    void a_tensor_of_three_channels_convolved_with_one_filter_is_9() {
        Tensor x = Tensor.of(Shape.planes(3, 3, 3), new float[] {
            1, 1, 1, 1, 1, 1, 1, 1, 1, //
            1, 2, 3, 4, 5, 6, 7, 8, 9, //
            2, 0, 2, 2, 0, 3, 2, 0, 2
        });
        Kernel k = Kernel.wrap(1, 3, 1, 3, 3, new float[] {
            1, 0, 0, 0, 1, 0, 0, 0, 1, //
            0, 0, 0, 0, 1, 0, 0, 0, 0, //
            -1, 0, 1, -1, 0, 1, -1, 0, 1
        });
        Tensor y = Trace.run(Conv2d.designed(k, Border.NONE), x);
        assertThat(y.shape()).isEqualTo(Shape.planes(1, 1, 1));
        assertThat(y.at(0, 0, 0)).isEqualTo(9);
    }

    @Test
    void ten_5_by_5_filters_with_stride_1_and_pad_2_keep_32_by_32_and_have_760_parameters() {
        Conv2d layer = filters(10, 3, 5).padded(Border.ZERO, 2);
        assertThat(layer.shape(Shape.planes(3, 32, 32))).isEqualTo(Shape.planes(10, 32, 32));
        // (5·5·3 + 1)·10
        assertThat(parameters(layer)).isEqualTo(760);
    }

    @Test
    void sixty_four_7_by_7_filters_over_one_channel_have_3200_parameters() {
        // (7·7·1 + 1)·64
        assertThat(parameters(filters(64, 1, 7))).isEqualTo(3200);
    }

    @Test
    void the_output_width_is_the_padded_width_less_the_filter_over_the_stride_plus_1() {
        Shape in = Shape.planes(3, 7, 7);
        assertThat(filters(1, 3, 3).shape(in)).isEqualTo(Shape.plane(5, 5));
        assertThat(filters(1, 3, 3).stride(2).shape(in)).isEqualTo(Shape.plane(3, 3));
        assertThat(filters(1, 3, 3).padded(Border.ZERO, 1).shape(in)).isEqualTo(Shape.plane(7, 7));
        // (7 − 3)/3 + 1 = 2.33: the last column is not read
        assertThat(filters(1, 3, 3).stride(3).shape(in)).isEqualTo(Shape.plane(2, 2));
    }

    @Test
    void a_filter_that_does_not_fit_is_refused_with_the_formula_and_its_numbers() {
        assertThatThrownBy(
                        () -> filters(1, 1, 7).padded(Border.ZERO, 1).stride(2).shape(Shape.plane(4, 9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("output height = (padded input − ((kernel − 1)·dilation + 1)) / stride + 1"
                        + " = (6 − ((7 − 1)·1 + 1)) / 2 + 1 is less than 1");
    }

    private static final Tensor TABLE = Tensor.of(
            Shape.plane(4, 4),
            1,
            1,
            2,
            4, //
            5,
            6,
            7,
            8, //
            3,
            2,
            1,
            0, //
            1,
            2,
            3,
            4);

    @Test
    void max_pooling_takes_6_8_3_4_out_of_the_table() {
        assertThat(Trace.run(Pool.max(2), TABLE).toArray()).containsExactly(6, 8, 3, 4);
    }

    @Test
    void min_pooling_takes_1_2_1_0_out_of_the_table() {
        Pool min = new Pool(Extremum.MIN, Footprint.rect(2, 2), Axes.plane(2), Conv2d.Pad.NONE);
        assertThat(Trace.run(min, TABLE).toArray()).containsExactly(1, 2, 1, 0);
    }

    @Test
    void average_pooling_makes_of_the_table_its_four_means() {
        Kernel mean = Kernel.outer(new float[] {0.5f, 0.5f}, new float[] {0.5f, 0.5f});
        Conv2d average = Conv2d.designed(mean, Border.NONE).stride(2);
        assertThat(Trace.run(average, TABLE).toArray()).containsExactly(3.25f, 5.25f, 2, 2);
        assertThat(Trace.run(AveragePool.of(2), TABLE).toArray()).containsExactly(3.25f, 5.25f, 2, 2);
    }

    @Test
    void max_pooling_sends_the_gradient_to_where_the_maximum_was() {
        Tensor dy = Tensor.of(Shape.plane(2, 2), 1, 2, 3, 4);
        Tensor dx = Trace.of(Pool.max(2), TABLE).backward(dy, Gradients.none());
        assertThat(dx.toArray()).containsExactly(0, 0, 0, 0, 0, 1, 0, 2, 3, 0, 0, 0, 0, 0, 0, 4);
    }
}
