package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.layer.Dense;
import thawline.layer.Gradients;
import thawline.layer.Weights;

/// What is done to gradients before an optimiser sees them: SGD at rate 1 takes them off as they are.
class ParametersTest {

    private final Weights.Learned kernel = new Weights.Learned(Kernel.mix(3, 4));
    private final Weights.Learned bias = new Weights.Learned(Kernel.mix(2));
    private final Dense dense = new Dense(kernel, Optional.of(bias));

    private void step(Optimizer optimizer, Fit fit) {
        Parameters p = new Parameters(dense, optimizer);
        Gradients g = p.cleared();
        g.of(kernel)[0] = 12;
        g.of(kernel)[1] = -16;
        g.of(bias)[0] = 4;
        p.step(4, fit, 1, 1);
    }

    private static final Fit PLAIN = Fit.of(4, 1);

    @Test
    void gradients_of_a_batch_are_its_mean() {
        step(Sgd.of(1), PLAIN);

        assertThat(kernel.numbers()).containsExactly(0, 8);
        assertThat(bias.numbers()).containsExactly(1);
    }

    @Test
    void clipping_by_value_holds_every_number() {
        step(Sgd.of(1), PLAIN.clipping(new Clipping.ByValue(2)));

        assertThat(kernel.numbers()).containsExactly(1, 6);
        assertThat(bias.numbers()).containsExactly(1);
    }

    /// The kernel's gradient (3, −4) has length 5, the bias' 1.
    @Test
    void clipping_by_norm_shortens_each_set_of_numbers() {
        step(Sgd.of(1), PLAIN.clipping(new Clipping.ByNorm(2.5)));

        assertThat(kernel.numbers()).containsExactly(1.5f, 6);
        assertThat(bias.numbers()).containsExactly(1);
    }

    /// All of it has length √26.
    @Test
    void clipping_by_the_global_norm_shortens_all_alike() {
        step(Sgd.of(1), PLAIN.clipping(new Clipping.ByGlobalNorm(Math.sqrt(26) / 2)));

        assertThat(kernel.numbers()).usingComparatorWithPrecision(1e-6f).containsExactly(1.5f, 6);
        assertThat(bias.numbers()).usingComparatorWithPrecision(1e-6f).containsExactly(1.5f);
    }

    @Test
    void a_short_gradient_is_not_touched() {
        step(Sgd.of(1), PLAIN.clipping(new Clipping.ByGlobalNorm(6)));

        assertThat(kernel.numbers()).containsExactly(0, 8);
    }

    @Test
    void l2_pulls_kernels_to_zero_and_leaves_biases() {
        step(Sgd.of(1), PLAIN.l2(L2.keras(0.25)));

        // 2·0.25·(3, 4) more
        assertThat(kernel.numbers()).containsExactly(-1.5f, 6);
        assertThat(bias.numbers()).containsExactly(1);
        assertThat(L2.pytorch(0.5)).isEqualTo(L2.keras(0.25));
        assertThat(L2.convnetjs(0.001, 20).lambda()).isCloseTo(5e-5, within(1e-18));
    }

    @Test
    void decoupled_decay_shrinks_kernels_before_the_step() {
        step(new AdamW(Adam.pytorch(1), 0.1), PLAIN);

        // Adam's first step is the sign of the gradient
        assertThat(kernel.numbers()).usingComparatorWithPrecision(1e-5f).containsExactly(3 * 0.9f - 1, 4 * 0.9f + 1);
        assertThat(bias.numbers()).usingComparatorWithPrecision(1e-5f).containsExactly(1);
    }

    @Test
    void what_is_not_finite_is_found_with_its_path() {
        Parameters p = new Parameters(dense, Sgd.of(1));
        assertThat(p.wildNumber()).isEmpty();
        kernel.numbers()[1] = Float.NEGATIVE_INFINITY;
        assertThat(p.wildNumber()).contains("dense");
        p.cleared().of(bias)[0] = Float.NaN;
        assertThat(p.wildGradient()).contains("dense");
        p.cleared().of(bias)[0] = -Float.MAX_VALUE;
        assertThat(p.wildGradient()).isEmpty();
    }
}
