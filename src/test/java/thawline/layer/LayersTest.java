package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// How layers are put together, what they are called, and what they say when they do not fit.
class LayersTest {

    private static final Layer RELU = new Pointwise(Unary.RELU);
    private static final Layer SQUARE = new Pointwise(Unary.SQUARE);
    private static final Conv2d BLUR =
            Conv2d.designed(Kernel.outer(new float[] {1, 1}, new float[] {1, 1}), Border.ZERO);

    @Test
    void nameless_series_are_joined_on() {
        Layer left = RELU.then(SQUARE).then(BLUR);
        Layer right = RELU.then(SQUARE.then(BLUR));
        assertThat(left).isEqualTo(right).isEqualTo(new Serial("", List.of(RELU, SQUARE, BLUR)));
    }

    @Test
    void a_named_series_stays_one_step() {
        Serial edges = Serial.named("edges", BLUR, RELU);
        assertThat(SQUARE.then(edges)).isEqualTo(new Serial("", List.of(SQUARE, edges)));
    }

    @Test
    void operations_have_path_names() {
        Layer layer = Serial.of(
                BLUR,
                Serial.named("edges", RELU, Fork.concat(BLUR, SQUARE.then(CornerResponse.harris(0.04)))),
                Pool.around(Extremum.MIN, Footprint.rect(3, 3)),
                Threshold.ofMaximum(0.01));
        assertThat(Layers.located(layer).map(Layers.Located::path))
                .containsExactly(
                        "0.conv2d",
                        "1.edges.0.relu",
                        "1.edges.1.0.conv2d",
                        "1.edges.1.1.0.square",
                        "1.edges.1.1.1.harris",
                        "2.minpool",
                        "3.threshold");
        assertThat(Layers.located(BLUR).map(Layers.Located::path)).containsExactly("conv2d");
    }

    @Test
    void a_fork_concatenates_or_sums_its_branches() {
        Tensor x = Tensor.of(Shape.plane(1, 2), -3, 2);
        assertThat(Trace.run(Fork.concat(RELU, SQUARE), x).toArray()).containsExactly(0, 2, 9, 4);
        assertThat(Trace.run(Fork.sum(new Pointwise(Unary.IDENTITY), SQUARE), x).toArray())
                .containsExactly(6, 6);
        assertThat(Fork.concat(RELU, SQUARE).shape(x.shape())).isEqualTo(Shape.planes(2, 1, 2));
        assertThat(Fork.concat(RELU, SQUARE).range(new Range(-3, 2))).isEqualTo(new Range(0, 9));
        assertThat(Fork.concat(SQUARE, RELU).range(new Range(-3, 2))).isEqualTo(new Range(0, 9));
        assertThat(Fork.sum(RELU, SQUARE).range(new Range(-3, 2))).isEqualTo(new Range(0, 11));
    }

    @Test
    void branches_that_do_not_match_are_refused_with_their_shapes() {
        Layer smaller = Conv2d.designed(Kernel.of(3, 3, new float[9]), Border.NONE);
        assertThatThrownBy(() -> Fork.sum(RELU, smaller).shape(Shape.plane(5, 6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("branches of a SUM must agree, but for (1, 1, 5, 6) branch 0 makes (1, 1, 5, 6)"
                        + " and branch 1 makes (1, 1, 3, 4)");
        assertThatThrownBy(() -> Fork.concat(RELU, smaller).shape(Shape.plane(5, 6)))
                .hasMessageStartingWith("branches of a CONCAT must agree");
        assertThatThrownBy(() -> new Fork(List.of(), Join.SUM)).hasMessage("a fork has at least one branch");
        assertThatThrownBy(() -> new Serial("", List.of())).hasMessage("a series has at least one step");
    }

    @Test
    void a_step_that_gets_the_wrong_planes_says_which_it_reads() {
        assertThatThrownBy(() -> new Magnitude().shape(Shape.planes(3, 5, 5)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("magnitude reads the planes of d/dx, then those of d/dy, so the number of planes is a"
                        + " multiple of 2, but got 3");
        assertThatThrownBy(() -> CornerResponse.harris(0.04).shape(Shape.planes(2, 5, 5)))
                .hasMessage("harris reads the structure tensor's planes a, b, c, so the number of planes is a"
                        + " multiple of 3, but got 2");
    }

    @Test
    void a_border_of_none_cannot_fill_margins_and_a_bias_needs_one_number_for_each_output() {
        assertThatThrownBy(() -> new Conv2d.Pad(Border.NONE, Margins.plane(1)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("Border.NONE cannot fill the margins");
        assertThatThrownBy(() -> BLUR.bias(1, 2))
                .hasMessage("Kernel[1×1×1×2×2, separable] has 1 outputs, but the bias has 2 numbers");
    }

    @Test
    void an_even_kernel_is_anchored_right_of_its_middle_as_in_opencv() {
        Conv2d pair = Conv2d.designed(Kernel.of(1, 2, 1, 10), Border.ZERO);
        assertThat(pair.pad().margins()).isEqualTo(Margins.plane(0, 0, 1, 0));
        assertThat(Trace.run(pair, Tensor.of(Shape.plane(1, 3), 1, 2, 3)).toArray())
                .containsExactly(10, 21, 32);
        Conv2d column = Conv2d.designed(Kernel.of(2, 1, 1, 10), Border.ZERO);
        assertThat(column.pad().margins()).isEqualTo(Margins.plane(1, 0, 0, 0));
        Pool max = Pool.around(Extremum.MAX, Footprint.rect(2, 4));
        assertThat(max.pad().margins()).isEqualTo(Margins.plane(1, 0, 2, 1));
    }

    @Test
    void a_single_plane_kernel_filters_every_plane_on_its_own() {
        Tensor rgb = Tensor.of(Shape.planes(3, 1, 2), 1, 2, 3, 4, 5, 6);
        Conv2d difference = Conv2d.designed(Kernel.of(1, 2, -1, 1), Border.NONE);
        assertThat(Trace.run(difference, rgb).toArray()).containsExactly(1, 1, 1);
        Conv2d sum = Conv2d.designed(Kernel.mix(1, 10, 100), Border.NONE);
        assertThat(Trace.run(sum, rgb).toArray()).containsExactly(531, 642);
    }
}
