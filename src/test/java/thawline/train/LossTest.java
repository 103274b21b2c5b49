package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

class LossTest {

    private static final Shape VECTOR = new Shape(5, 1, 1, 1);
    private static final Shape PLANES = new Shape(3, 2, 4, 5);

    static Stream<Arguments> losses() {
        return Stream.of(
                Arguments.of(SoftmaxCrossEntropy.PLAIN, VECTOR),
                Arguments.of(SoftmaxCrossEntropy.PLAIN, PLANES),
                Arguments.of(new SoftmaxCrossEntropy(0.1), VECTOR),
                Arguments.of(new BinaryCrossEntropy(), VECTOR),
                Arguments.of(new BinaryCrossEntropy(), PLANES),
                Arguments.of(new SquaredError(), PLANES),
                Arguments.of(new AbsoluteError(), PLANES),
                Arguments.of(new Huber(0.3), PLANES),
                Arguments.of(new Ssim(3, 1, 2), PLANES),
                Arguments.of(new Ssim(4, 1.5, 2), new Shape(2, 1, 7, 9)));
    }

    /// Losses are doubles of single precision numbers: y may move by as little as 2⁻⁸. The bend of |y − t| is
    /// kept away from.
    @ParameterizedTest
    @MethodSource("losses")
    void a_gradient_is_what_differences_give(Loss loss, Shape shape) {
        Random random = new Random(4);
        Tensor y = RandomTensors.uniform(shape, random);
        Tensor wanted = Tensor.zeros(shape);
        for (int i = 0; i < wanted.data().length; i++) {
            float t = random.nextFloat();
            boolean atBend = Math.abs(y.data()[i] - t) < 0x1p-6;
            wanted.data()[i] = atBend ? t + 0.1f : t;
        }
        Tensor dy = RandomTensors.uniform(shape, random);
        loss.at(y, wanted, dy);
        for (int i = 0; i < y.data().length; i++) {
            double expected = (4 * slope(loss, y, wanted, i, 0x1p-8f) - slope(loss, y, wanted, i, 0x1p-7f)) / 3;
            assertThat((double) dy.data()[i]).as("element %d", i).isCloseTo(expected, within(2e-5));
        }
    }

    private static double slope(Loss loss, Tensor y, Tensor wanted, int i, float step) {
        Tensor up = y.copy();
        Tensor down = y.copy();
        up.data()[i] += step;
        down.data()[i] -= step;
        Tensor dy = Tensor.zeros(y.shape());
        return (loss.at(up, wanted, dy) - loss.at(down, wanted, dy)) / ((double) up.data()[i] - down.data()[i]);
    }

    @Test
    void equal_logits_of_four_classes_cost_the_logarithm_of_four() {
        Tensor dy = vector(0, 0, 0, 0);

        double l = SoftmaxCrossEntropy.PLAIN.at(vector(7, 7, 7, 7), vector(0, 1, 0, 0), dy);

        assertThat(l).isCloseTo(Math.log(4), within(1e-12));
        assertThat(dy.toArray()).containsExactly(0.25f, -0.75f, 0.25f, 0.25f);
    }

    @Test
    void logits_that_would_overflow_have_a_finite_loss() {
        Tensor dy = vector(0, 0);

        assertThat(SoftmaxCrossEntropy.PLAIN.at(vector(2000, -2000), vector(0, 1), dy))
                .isEqualTo(4000);
        assertThat(dy.toArray()).containsExactly(1, -1);
        assertThat(new BinaryCrossEntropy().at(vector(2000, -2000), vector(0, 1), dy))
                .isEqualTo(2000);
        assertThat(dy.toArray()).containsExactly(0.5f, -0.5f);
    }

    @Test
    void smoothing_wants_a_little_of_every_class() {
        Tensor dy = vector(0, 0, 0, 0);

        new SoftmaxCrossEntropy(0.2).at(vector(0, 0, 0, 0), vector(0, 0, 1, 0), dy);

        // wanted: 0.05, 0.05, 0.85, 0.05
        assertThat(dy.toArray()).usingComparatorWithPrecision(1e-6f).containsExactly(0.2f, 0.2f, -0.6f, 0.2f);
    }

    @Test
    void a_coin_that_is_tossed_for_costs_the_logarithm_of_two() {
        assertThat(new BinaryCrossEntropy().at(vector(0), vector(1), vector(0))).isCloseTo(Math.log(2), within(1e-12));
    }

    @Test
    void errors_of_one_and_three() {
        Tensor dy = vector(0, 0);

        assertThat(new SquaredError().at(vector(1, 3), vector(0, 0), dy)).isEqualTo(5);
        assertThat(dy.toArray()).containsExactly(1, 3);
        assertThat(new AbsoluteError().at(vector(1, -3), vector(0, 0), dy)).isEqualTo(2);
        assertThat(dy.toArray()).containsExactly(0.5f, -0.5f);
        assertThat(new Huber(2).at(vector(1, 3), vector(0, 0), dy)).isEqualTo((0.5 + 2 * (3 - 1)) / 2);
        assertThat(dy.toArray()).containsExactly(0.5f, 1);
    }

    @Test
    void equal_pictures_have_no_ssim_loss_and_nowhere_to_go() {
        Tensor x = Tensor.zeros(Shape.plane(16, 16));
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = (i * 37) % 256;
        }
        Tensor dy = Tensor.zeros(x.shape());

        assertThat(Ssim.STANDARD.at(x, x.copy(), dy)).isCloseTo(0, within(1e-6));
        for (float d : dy.toArray()) {
            assertThat(d).isCloseTo(0, within(1e-6f));
        }
    }

    /// By hand, for a window as large as the picture: flat pictures of a and b have SSIM (2ab + C₁) / (a² +
    /// b² + C₁).
    @Test
    void flat_pictures_differ_by_their_brightness_alone() {
        Tensor a = Tensor.zeros(Shape.plane(11, 11));
        Tensor b = a.copy();
        a.fill(100);
        b.fill(50);
        double c1 = 2.55 * 2.55;

        assertThat(Ssim.STANDARD.at(a, b, a.copy()))
                .isCloseTo(1 - (2 * 100 * 50 + c1) / (100 * 100 + 50 * 50 + c1), within(1e-5));
    }

    /// The formula written out in double precision, window by window.
    @Test
    void ssim_is_what_its_formula_says() {
        Random random = new Random(8);
        Tensor y = Tensor.zeros(Shape.plane(13, 12));
        Tensor t = y.copy();
        for (int i = 0; i < y.data().length; i++) {
            y.data()[i] = random.nextInt(256);
            t.data()[i] = 0.5f * y.data()[i] + random.nextInt(100);
        }
        double sum = 0;
        for (int v = 0; v <= 2; v++) {
            for (int u = 0; u <= 1; u++) {
                sum += ssim(y, t, v, u);
            }
        }
        assertThat(Ssim.STANDARD.at(y, t, y.copy())).isCloseTo(1 - sum / 6, within(1e-5));
    }

    private static double ssim(Tensor y, Tensor t, int top, int left) {
        double all = 0;
        double[] m = new double[5];
        for (int v = 0; v < 11; v++) {
            for (int u = 0; u < 11; u++) {
                double g = Math.exp(-((v - 5) * (v - 5) + (u - 5) * (u - 5)) / 4.5);
                double a = y.at(0, top + v, left + u);
                double b = t.at(0, top + v, left + u);
                all += g;
                m[0] += g * a;
                m[1] += g * b;
                m[2] += g * a * a;
                m[3] += g * b * b;
                m[4] += g * a * b;
            }
        }
        double a = m[0] / all;
        double b = m[1] / all;
        double c1 = 6.5025;
        double c2 = 58.5225;
        return (2 * a * b + c1)
                * (2 * (m[4] / all - a * b) + c2)
                / ((a * a + b * b + c1) * (m[2] / all - a * a + m[3] / all - b * b + c2));
    }

    @Test
    void names_are_keras() {
        assertThat(Loss.named("sparse_categorical_crossentropy")).isEqualTo(SoftmaxCrossEntropy.PLAIN);
        assertThat(Loss.named("categorical_crossentropy(0.1)")).isEqualTo(new SoftmaxCrossEntropy(0.1));
        assertThat(Loss.named("huber(2.5)")).isEqualTo(new Huber(2.5));
        assertThatThrownBy(() -> Loss.named("huber(1.2.3)")).hasMessage("1.2.3 is no number");
        assertThatThrownBy(() -> Loss.named("mse(2)")).hasMessageContaining("there is no loss mse(2)");
        assertThatThrownBy(() -> Loss.named("hubert")).hasMessageContaining("did you mean huber?");
        assertThatThrownBy(() -> new SoftmaxCrossEntropy(1)).hasMessageContaining("label smoothing is in 0 … 1");
    }

    private static Tensor vector(float... values) {
        return Tensor.of(new Shape(values.length, 1, 1, 1), values);
    }
}
