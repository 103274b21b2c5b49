package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
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

    @Test
    void a_step_passes_everything_and_its_level_gets_the_negative_sum() {
        Threshold above = (Threshold) Threshold.above(3).thaw();
        Gradients g = Gradients.of(above);
        assertThat(backward(above, g, 1, 2, 3, 4, 5)).containsExactly(1, 10, 100, 1000, 10_000);
        assertThat(g.of(above.weights().getFirst())).containsExactly(-11_111);
    }

    @Test
    void an_inverted_step_passes_everything_turned_round() {
        Threshold below = (Threshold)
                new Threshold(Cut.BINARY_INV, new Threshold.Level.Absolute(Weights.designed(3)), 255).thaw();
        Gradients g = Gradients.of(below);
        assertThat(backward(below, g, 1, 2, 3, 4, 5)).containsExactly(-1, -10, -100, -1000, -10_000);
        assertThat(g.of(below.weights().getFirst())).containsExactly(11_111);
    }

    @Test
    void a_share_of_the_maximum_gets_the_levels_gradient_times_the_maximum() {
        Threshold share = (Threshold) Threshold.ofMaximum(0.5).thaw();
        Gradients g = Gradients.of(share);
        assertThat(backward(share, g, 1, 2, 8, 4, 5)).containsExactly(1, 10, 100, 1000, 10_000);
        assertThat(g.of(share.weights().getFirst())).containsExactly(-11_111 * 8);
    }

    @Test
    void these_are_all_the_steps_there_are() {
        assertThat(OpCases.all().stream()
                        .map(OpCase::op)
                        .filter(op -> op.gradient() == Gradient.STRAIGHT_THROUGH)
                        .map(op -> op instanceof Threshold t ? t.cut() : op.name())
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of("round8", Cut.BINARY, Cut.BINARY_INV));
    }
}
