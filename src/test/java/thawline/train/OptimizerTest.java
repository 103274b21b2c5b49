package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// Every update rule against its published formula in double precision, over 40 steps of random gradients.
class OptimizerTest {

    /// One number's rule as its source writes it; keeps its own memory.
    private interface Rule {
        double next(double w, double g, int t);
    }

    private static final double RATE = 0.02;

    static Stream<Arguments> rules() {
        return Stream.of(
                Arguments.of(Sgd.of(RATE), supplier(() -> (w, g, t) -> w - RATE * g)),
                Arguments.of(Sgd.of(RATE).momentum(0.9), supplier(OptimizerTest::kerasMomentum)),
                Arguments.of(Sgd.of(RATE).momentum(0.9), supplier(OptimizerTest::pytorchMomentum)),
                Arguments.of(Sgd.of(RATE).nesterov(0.9), supplier(OptimizerTest::kerasNesterov)),
                Arguments.of(Sgd.of(RATE).nesterov(0.9), supplier(OptimizerTest::pytorchNesterov)),
                Arguments.of(Adagrad.keras(RATE), supplier(() -> adagrad(0.1, 1e-7, 0))),
                Arguments.of(Adagrad.pytorch(RATE), supplier(() -> adagrad(0, 0, 1e-10))),
                Arguments.of(Adadelta.of(RATE), supplier(() -> adadelta(0.95, 1e-7))),
                Arguments.of(Adadelta.pytorch().withRate(RATE), supplier(() -> adadelta(0.9, 1e-6))),
                Arguments.of(Adadelta.convnetjs().withRate(RATE), supplier(() -> adadelta(0.95, 1e-8))),
                Arguments.of(RmsProp.keras(RATE), supplier(() -> rmsProp(0.9, 0, 1e-7, 0))),
                Arguments.of(RmsProp.pytorch(RATE), supplier(() -> rmsProp(0.99, 0, 0, 1e-8))),
                Arguments.of(RmsProp.keras(RATE).momentum(0.5), supplier(() -> rmsProp(0.9, 0.5, 1e-7, 0))),
                Arguments.of(Adam.pytorch(RATE), supplier(() -> pytorchAdam(0.9, 0.999, 1e-8))),
                Arguments.of(
                        Adam.pytorch(RATE).epsilon(Epsilon.pytorch(0.1)), supplier(() -> pytorchAdam(0.9, 0.999, 0.1))),
                Arguments.of(Adam.keras(RATE), supplier(() -> kerasAdam(0.9, 0.999, 1e-7))),
                Arguments.of(Adam.keras(RATE).epsilon(Epsilon.keras(0.1)), supplier(() -> kerasAdam(0.9, 0.999, 0.1))),
                Arguments.of(Adam.pytorch(RATE).betas(0.7, 0.9), supplier(() -> pytorchAdam(0.7, 0.9, 1e-8))));
    }

    private static Supplier<Rule> supplier(Supplier<Rule> s) {
        return s;
    }

    /// Keras: velocity = momentum·velocity − rate·g; w = w + velocity.
    private static Rule kerasMomentum() {
        double[] v = new double[1];
        return (w, g, t) -> {
            v[0] = 0.9 * v[0] - RATE * g;
            return w + v[0];
        };
    }

    /// PyTorch: buffer = g in the first step, then momentum·buffer + g; w = w − rate·buffer.
    private static Rule pytorchMomentum() {
        double[] b = new double[1];
        return (w, g, t) -> {
            b[0] = t == 1 ? g : 0.9 * b[0] + g;
            return w - RATE * b[0];
        };
    }

    private static Rule kerasNesterov() {
        double[] v = new double[1];
        return (w, g, t) -> {
            v[0] = 0.9 * v[0] - RATE * g;
            return w + 0.9 * v[0] - RATE * g;
        };
    }

    private static Rule pytorchNesterov() {
        double[] b = new double[1];
        return (w, g, t) -> {
            b[0] = t == 1 ? g : 0.9 * b[0] + g;
            return w - RATE * (g + 0.9 * b[0]);
        };
    }

    private static Rule adagrad(double first, double inside, double outside) {
        double[] s = {first};
        return (w, g, t) -> {
            s[0] += g * g;
            return w - RATE * g / (Math.sqrt(s[0] + inside) + outside);
        };
    }

    private static Rule adadelta(double rho, double eps) {
        double[] m = new double[2];
        return (w, g, t) -> {
            m[0] = rho * m[0] + (1 - rho) * g * g;
            double delta = Math.sqrt(m[1] + eps) / Math.sqrt(m[0] + eps) * g;
            m[1] = rho * m[1] + (1 - rho) * delta * delta;
            return w - RATE * delta;
        };
    }

    private static Rule rmsProp(double rho, double momentum, double inside, double outside) {
        double[] m = new double[2];
        return (w, g, t) -> {
            m[0] = rho * m[0] + (1 - rho) * g * g;
            m[1] = momentum * m[1] + RATE * g / (Math.sqrt(m[0] + inside) + outside);
            return w - m[1];
        };
    }

    /// As torch.optim.Adam documents it: m̂ and v̂ first, then √v̂ + ε.
    private static Rule pytorchAdam(double beta1, double beta2, double eps) {
        double[] m = new double[2];
        return (w, g, t) -> {
            m[0] = beta1 * m[0] + (1 - beta1) * g;
            m[1] = beta2 * m[1] + (1 - beta2) * g * g;
            double first = m[0] / (1 - Math.pow(beta1, t));
            double second = m[1] / (1 - Math.pow(beta2, t));
            return w - RATE * first / (Math.sqrt(second) + eps);
        };
    }

    /// As keras.optimizers.Adam computes it: the rate corrected, ε beside the root of the plain v.
    private static Rule kerasAdam(double beta1, double beta2, double eps) {
        double[] m = new double[2];
        return (w, g, t) -> {
            m[0] += (g - m[0]) * (1 - beta1);
            m[1] += (g * g - m[1]) * (1 - beta2);
            double alpha = RATE * Math.sqrt(1 - Math.pow(beta2, t)) / (1 - Math.pow(beta1, t));
            return w - m[0] * alpha / (Math.sqrt(m[1]) + eps);
        };
    }

    @ParameterizedTest
    @MethodSource("rules")
    void an_update_is_what_its_formula_says(Optimizer optimizer, Supplier<Rule> rule) {
        Random random = new Random(11);
        int n = 37;
        float[] w = new float[n];
        double[] expected = new double[n];
        Rule[] rules = new Rule[n];
        for (int i = 0; i < n; i++) {
            w[i] = (float) random.nextGaussian();
            expected[i] = w[i];
            rules[i] = rule.get();
        }
        float[][] memory = memory(optimizer, n);
        for (int t = 1; t <= 40; t++) {
            float[] g = new float[n];
            for (int i = 0; i < n; i++) {
                g[i] = (float) (random.nextGaussian() * Math.pow(10, i % 5 - 3.0));
                expected[i] = rules[i].next(expected[i], g[i], t);
            }
            optimizer.step(w, g, memory, RATE, t);
        }
        for (int i = 0; i < n; i++) {
            assertThat((double) w[i])
                    .as("number %d", i)
                    .isCloseTo(expected[i], within(2e-6 * (1 + Math.abs(expected[i]))));
        }
    }

    @Test
    void where_epsilon_stands_can_be_told_from_a_first_step() {
        double keras = first(Adam.keras(1).epsilon(Epsilon.keras(0.1)));
        double pytorch = first(Adam.pytorch(1).epsilon(Epsilon.pytorch(0.1)));

        // g = 1: m = 0.1, v = 0.001; m̂ = v̂ = 1
        assertThat(pytorch).isCloseTo(-1 / 1.1, within(1e-6));
        assertThat(keras).isCloseTo(-0.1 * Math.sqrt(0.001) / 0.1 / (Math.sqrt(0.001) + 0.1), within(1e-6));
    }

    private static double first(Optimizer optimizer) {
        float[] w = {0};
        optimizer.step(w, new float[] {1}, memory(optimizer, 1), 1, 1);
        return w[0];
    }

    private static float[][] memory(Optimizer optimizer, int n) {
        float[][] memory = new float[optimizer.slots()][n];
        for (float[] slot : memory) {
            Arrays.fill(slot, optimizer.start());
        }
        return memory;
    }

    @Test
    void every_name_is_found_and_a_mistyped_one_gets_the_nearest() {
        assertThat(Optimizer.named("adam")).isEqualTo(Adam.keras(0.001));
        assertThat(Optimizer.named("Nesterov")).isEqualTo(Sgd.of(0.01).nesterov(0.9));
        assertThatThrownBy(() -> Optimizer.named("adma"))
                .hasMessage("there is no optimiser adma; did you mean adam? the known ones are sgd, momentum, nesterov,"
                        + " adagrad, adadelta, rmsprop, adam, adamw");
    }

    @Test
    void rates_and_momenta_that_make_no_sense_are_refused() {
        assertThatThrownBy(() -> Sgd.of(0)).hasMessage("a learning rate is above 0 and finite, but was 0.0");
        assertThatThrownBy(() -> Adam.keras(Double.NaN)).hasMessageContaining("but was NaN");
        assertThatThrownBy(() -> Sgd.of(0.1).momentum(1)).hasMessageContaining("momentum is in 0 … 1, 1 left out");
        assertThatThrownBy(() -> new Adadelta(1, 0.9, 0)).hasMessageContaining("above 0");
    }
}
