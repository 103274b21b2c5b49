package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Set;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thawline.core.Cut;
import thawline.core.Unary;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Steps have no derivative worth having; what they pass on instead is declared, and that is checked here.
class StraightThroughTest {

    private static final Shape ROW = Shape.plane(1, 5);

    private static float[] backward(Op op, Gradients g, float... x) {
        Tensor dy = Tensor.of(ROW, 1, 10, 100, 1000, 10_000);
        return Trace.of(op, Tensor.of(ROW, x)).backward(dy, g).toArray();
    }

    @Test
    void round8_passes_what_lies_in_0_to_255_and_stops_what_was_clamped() {
        float[] dx = backward(new Pointwise(Unary.ROUND8), Gradients.none(), -1, 0, 127.4f, 255, 256);
        assertThat(dx).containsExactly(0, 10, 100, 1000, 0);
    }

    /// high·σ((x − t)/w) and its inverted twin, in double.
    private static double soft(Cut cut, double x, double t, double w) {
        double up = 255 / (1 + Math.exp(-(x - t) / w));
        return cut == Cut.BINARY ? up : 255 - up;
    }

    private static double slope(DoubleUnaryOperator f, double at) {
        return (f.applyAsDouble(at + 1e-4) - f.applyAsDouble(at - 1e-4)) / 2e-4;
    }

    @ParameterizedTest
    @EnumSource(names = {"BINARY", "BINARY_INV"})
    void a_step_is_hard_forward_and_a_sigmoid_as_wide_as_its_level_backward(Cut cut) {
        double t = 3;
        float[] x = {-1, 2, 3, 4, 50};
        Threshold step = (Threshold) new Threshold(cut, new Threshold.Level.Absolute(Weights.designed(t)), 255).thaw();
        assertThat(Trace.run(step, Tensor.of(ROW, x)).toArray())
                .containsExactly(
                        cut == Cut.BINARY ? new float[] {0, 0, 0, 255, 255} : new float[] {255, 255, 255, 0, 0});

        Gradients g = Gradients.of(step);
        float[] dx = backward(step, g, x);

        double byLevel = 0;
        for (int i = 0; i < x.length; i++) {
            double d = Math.pow(10, i);
            double value = x[i];
            assertThat((double) dx[i]).isCloseTo(d * slope(v -> soft(cut, v, t, 3), value), within(1e-3 * d));
            byLevel += d * slope(level -> soft(cut, value, level, 3), t);
        }
        assertThat((double) g.of(step.weights().getFirst())[0]).isCloseTo(byLevel, within(1.0));
    }

    @Test
    void a_level_of_zero_has_a_sigmoid_of_width_one() {
        float[] dx = backward(Threshold.above(0), Gradients.none(), 0, 0, 0, 0, 0);
        assertThat(dx[0]).isEqualTo(255 / 4f);
    }

    @Test
    void a_share_of_the_maximum_moves_with_the_maximum() {
        float[] x = {1, 2, 8, 4, 5};
        Threshold share = (Threshold) Threshold.ofMaximum(0.5).thaw();
        Gradients g = Gradients.of(share);
        float[] dx = backward(share, g, x);

        double byLevel = 0;
        for (int i = 0; i < x.length; i++) {
            double value = x[i];
            byLevel += Math.pow(10, i) * slope(level -> soft(Cut.BINARY, value, level, 4), 4);
        }
        assertThat((double) g.of(share.weights().getFirst())[0]).isCloseTo(8 * byLevel, within(10.0));
        double own = 100 * slope(v -> soft(Cut.BINARY, v, 4, 4), 8);
        assertThat((double) dx[2]).isCloseTo(own + 0.5 * byLevel, within(1.0));
        assertThat((double) dx[4]).isCloseTo(1e4 * slope(v -> soft(Cut.BINARY, v, 4, 4), 5), within(10.0));
    }

    @Test
    void equalising_passes_on_by_the_line_through_the_neighbours_in_the_table() {
        // two of 10, two of 20 and one of 30 become 0, 170 and 255
        float[] dx = backward(new Equalise(), Gradients.none(), 10, 10, 20, 20, 30);
        assertThat(dx).containsExactly(0, 0, 100 * 170 / 2f, 1000 * 170 / 2f, 10_000 * 85 / 2f);
    }

    @Test
    void these_are_all_the_steps_there_are() {
        assertThat(OpCases.all().stream()
                        .map(OpCase::op)
                        .filter(op -> op.gradient() == Gradient.STRAIGHT_THROUGH)
                        .map(op -> op instanceof Threshold t ? t.cut() : op.name())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of("round8", "equalise", Cut.BINARY, Cut.BINARY_INV));
    }
}
