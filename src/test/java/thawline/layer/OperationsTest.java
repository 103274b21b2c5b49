package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.core.Cut;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.core.Norm;
import thawline.core.Unary;
import thawline.tensor.Border;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Each operation on numbers that can be followed in one's head.
class OperationsTest {

    private static float[] run(Layer layer, Shape shape, float... x) {
        return Trace.run(layer, Tensor.of(shape, x)).toArray();
    }

    private static float[] row(Layer layer, float... x) {
        return run(layer, Shape.plane(1, x.length), x);
    }

    @Test
    void functions_of_one_number() {
        assertThat(row(new Pointwise(Unary.ABSOLUTE), -2, 3)).containsExactly(2, 3);
        assertThat(row(new Pointwise(Unary.RELU), -2, 3)).containsExactly(0, 3);
        assertThat(row(new Pointwise(Unary.SQUARE), -2, 3)).containsExactly(4, 9);
        assertThat(row(new Pointwise(Unary.SQRT), -2, 9)).containsExactly(0, 3);
        assertThat(row(new Pointwise(Unary.ROUND8), -2, 1.4999f, 1.5f, 254.5f, 300))
                .containsExactly(0, 1, 2, 255, 255);
        assertThat(row(Scale.of(2, -1), 3, 4)).containsExactly(5, 7);
    }

    @Test
    void a_magnitude_of_3_and_4_is_5() {
        assertThat(run(new Magnitude(), Shape.planes(2, 1, 1), 3, -4)).containsExactly(5);
    }

    @Test
    void orientation_turns_clockwise_from_the_x_axis_in_degrees() {
        float[] across = {1, 1, 0, -1, -1, -1, 0, 1, 0};
        float[] down = {0, 1, 1, 1, 0, -1, -1, -1, 0};
        float[] both = new float[18];
        System.arraycopy(across, 0, both, 0, 9);
        System.arraycopy(down, 0, both, 9, 9);
        float[] degrees = run(new Orientation(), Shape.planes(2, 1, 9), both);
        float[] expected = {0, 45, 90, 135, 180, 225, 270, 315, 0};
        assertThat(degrees).containsExactly(expected, within(1e-5f));
    }

    @Test
    void orientation_is_the_arc_tangent_to_a_hundred_thousandth_of_a_degree() {
        Random random = new Random(9);
        for (int i = 0; i < 10_000; i++) {
            float h = random.nextFloat() - 0.5f;
            float v = random.nextFloat() - 0.5f;
            double expected = Math.toDegrees(Math.atan2(v, h));
            expected += expected < 0 ? 360 : 0;
            // half a unit in the last place of a float near 360 is 1.5e-5
            assertThat((double) Orientation.degrees(v, h))
                    .as("atan2(%s, %s)", v, h)
                    .isCloseTo(expected, within(2.5e-5));
        }
    }

    @Test
    void products_of_2_and_3_are_4_6_9() {
        assertThat(run(new Products(), Shape.planes(2, 1, 1), 2, 3)).containsExactly(4, 6, 9);
    }

    @Test
    void responses_to_the_tensor_2_1_1_2_whose_eigenvalues_are_1_and_3() {
        Shape s = Shape.planes(3, 1, 1);
        // det = 3, trace = 4: 3 − 0.25·16
        assertThat(run(CornerResponse.harris(0.25), s, 2, 1, 2)).containsExactly(-1);
        assertThat(run(new CornerResponse(new CornerResponse.Measure.ShiTomasi()), s, 2, 1, 2))
                .containsExactly(1);
        assertThat(run(new CornerResponse(new CornerResponse.Measure.Foerstner()), s, 2, 1, 2))
                .containsExactly(0.75f);
        assertThat(run(new CornerResponse(new CornerResponse.Measure.Foerstner()), s, 0, 0, 0))
                .containsExactly(0);
    }

    @Test
    void normalising_maps_the_smallest_to_low_and_the_largest_to_high() {
        assertThat(row(new Normalise(0, 255), 10, 14, 18)).containsExactly(0, 127.5f, 255);
        assertThat(row(new Normalise(1, -1), 10, 14, 18)).containsExactly(1, 0, -1);
        assertThat(row(new Normalise(7, 9), 4, 4)).containsExactly(7, 7);
    }

    @Test
    void normalising_keeps_the_digits_of_a_narrow_range_far_from_0() {
        assertThat(row(new Normalise(0, 255), 1_000_000, 1_000_000.5f, 1_000_001))
                .containsExactly(0, 127.5f, 255);
    }

    @Test
    void equalising_gives_the_share_of_what_is_at_most_as_large() {
        assertThat(row(new Equalise(), 7, 7, 9, 8, 200)).containsExactly(0, 0, 170, 85, 255);
        // 255·1/2 = 127.5 goes to the even number
        assertThat(row(new Equalise(), 3, 4, 5)).containsExactly(0, 128, 255);
        assertThat(row(new Equalise(), -9, 300, 300.4f)).containsExactly(0, 255, 255);
    }

    @Test
    void equalising_leaves_one_value_as_it_is() {
        assertThat(row(new Equalise(), 9.4f, 8.6f)).containsExactly(9, 9);
    }

    @Test
    void the_gradient_of_equalising_is_the_rise_of_its_table() {
        Tensor x = Tensor.of(Shape.plane(1, 4), 10, 11, 12, 300);
        Trace.OfOp run = (Trace.OfOp) Trace.of(new Equalise(), x);
        Tensor dx = Tensor.zeros(x.shape());
        Tensor dy = Tensor.of(x.shape(), 1, 1, 2, 1);
        run.op().backward(x, run.output(), dy, dx, Gradients.none(), run.pass());
        // 10 → 0, 11 → 85, 12 … 254 → 170, 255 → 255
        assertThat(dx.toArray()).containsExactly(42.5f, 85, 85, 0);
    }

    @Test
    void thresholds_cut_above_the_level_and_not_at_it() {
        float[] x = {1, 5, 9};
        assertThat(row(threshold(Cut.BINARY), x)).containsExactly(0, 0, 200);
        assertThat(row(threshold(Cut.BINARY_INV), x)).containsExactly(200, 200, 0);
        assertThat(row(threshold(Cut.TRUNC), x)).containsExactly(1, 5, 5);
        assertThat(row(threshold(Cut.TOZERO), x)).containsExactly(0, 0, 9);
        assertThat(row(threshold(Cut.TOZERO_INV), x)).containsExactly(1, 5, 0);
        // 0.5·18 = 9
        assertThat(row(Threshold.ofMaximum(0.5), 8, 9, 10, 18)).containsExactly(0, 0, 255, 255);
    }

    private static Threshold threshold(Cut cut) {
        return new Threshold(cut, new Threshold.Level.Absolute(Weights.designed(5)), 200);
    }

    @Test
    void otsus_level_is_the_upper_end_of_the_lower_class() {
        Threshold otsu = new Threshold(Cut.BINARY, new Threshold.Level.Otsu(), 255);
        assertThat(row(otsu, 10, 12, 10, 200, 202)).containsExactly(0, 0, 0, 255, 255);
        Threshold keep = new Threshold(Cut.TRUNC, new Threshold.Level.Otsu(), 255);
        assertThat(row(keep, 10, 12, 10, 200, 202)).containsExactly(10, 12, 10, 12, 12);
    }

    @Test
    void a_histogram_counts_what_round8_would_store() {
        Summary s = Summary.of(
                Statistic.HISTOGRAM,
                Tensor.of(Shape.plane(1, 7), -3, Math.nextDown(0.5f), 0.5f, 254.4f, 254.5f, 400, Math.nextDown(1.5f)));
        assertThat(s.count(0)).isEqualTo(2);
        assertThat(s.count(1)).isEqualTo(2);
        assertThat(s.count(254)).isEqualTo(1);
        assertThat(s.count(255)).isEqualTo(2);
    }

    @Test
    void parts_of_a_summary_merge_to_the_whole() {
        Tensor x = Tensor.of(Shape.plane(2, 2), 3, -1, 7, 7);
        for (Statistic statistic : Statistic.values()) {
            Summary whole = Summary.of(statistic, x);
            Summary parts = Summary.of(statistic, x.window(1, 0, 1, 2));
            parts.merge(Summary.of(statistic, x.window(0, 0, 1, 2)));
            assertThat(parts.min()).isEqualTo(whole.min());
            assertThat(parts.max()).isEqualTo(whole.max());
            for (int v = 0; v < Summary.BINS; v++) {
                assertThat(parts.count(v)).isEqualTo(whole.count(v));
            }
        }
    }

    @Test
    void a_dilation_spreads_the_maximum_and_what_lies_outside_never_wins() {
        float[] x = {-5, -9, -9, -9, -7};
        assertThat(row(Pool.around(Extremum.MAX, Footprint.rect(1, 3)), x)).containsExactly(-5, -5, -9, -7, -7);
        assertThat(row(Pool.around(Extremum.MIN, Footprint.rect(1, 3)), 5, 9, 9))
                .containsExactly(5, 5, 9);
        assertThat(row(Pool.around(Extremum.MAX, Footprint.rect(1, 3), Border.ZERO), x))
                .containsExactly(0, -5, -9, -7, 0);
    }

    @Test
    void a_window_that_can_miss_the_plane_says_so_in_its_range() {
        Footprint right = Footprint.of(1, 3, false, false, true);
        Pool pool = Pool.around(Extremum.MAX, right);
        assertThat(row(pool, 1, 2)).containsExactly(2, Float.NEGATIVE_INFINITY);
        assertThat(pool.range(new Range(0, 9))).isEqualTo(new Range(Float.NEGATIVE_INFINITY, 9));
        assertThat(Pool.around(Extremum.MAX, Footprint.rect(1, 3)).range(new Range(0, 9)))
                .isEqualTo(new Range(0, 9));
    }

    @Test
    void a_median_takes_the_middle_one() {
        float[] spike = {1, 1, 1, 1, 90, 1, 2, 2, 2};
        assertThat(run(new Median(3, Border.NONE), Shape.plane(3, 3), spike)).containsExactly(1);
        assertThatThrownBy(() -> new Median(4, Border.NONE)).hasMessage("ksize 4 is even; use 3 or 5");
    }

    @Test
    void thinning_keeps_the_ridge_of_a_vertical_edge() {
        // |d/dx| = 1 3 2 in each of two rows, d/dy = 0
        float[] x = {1, 3, 2, 1, 3, 2, 0, 0, 0, 0, 0, 0};
        assertThat(run(new NonMaximum(Norm.L2), Shape.planes(2, 2, 3), x)).containsExactly(0, 3, 0, 0, 3, 0);
    }

    @Test
    void a_bilateral_mean_does_not_cross_an_edge() {
        float[] x = {0, 0, 0, 200, 200, 200};
        float[] y = row(new Bilateral(1, Weights.designed(10), Weights.designed(1), Border.REPLICATE), x);
        assertThat(y).containsExactly(new float[] {0, 0, 0, 200, 200, 200}, within(1e-3f));
    }

    @Test
    void ranges_stay_ranges_for_an_input_without_bounds() {
        assertThat(OpCases.all())
                .allSatisfy(c -> assertThat(c.op().range(Range.ANY)).isNotNull());
        assertThat(CornerResponse.harris(0).range(Range.ANY)).isEqualTo(Range.ANY);
        assertThat(Scale.of(0, 3).range(Range.ANY)).isEqualTo(new Range(3, 3));
    }
}
