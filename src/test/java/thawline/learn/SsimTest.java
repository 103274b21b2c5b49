package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class SsimTest {

    private static Tensor noise(long seed, int h, int w, double least, double most) {
        SplittableRandom random = new SplittableRandom(seed);
        float[] v = new float[h * w];
        for (int i = 0; i < v.length; i++) {
            v[i] = (float) random.nextDouble(least, most);
        }
        return Tensor.dense(v, Shape.plane(h, w));
    }

    private static Tensor plus(Tensor x, double offset) {
        Tensor y = x.copy();
        for (int i = 0; i < y.data().length; i++) {
            y.data()[i] += (float) offset;
        }
        return y;
    }

    @Test
    void equal_pictures_score_one() {
        Tensor x = noise(1, 40, 30, 0, 255);

        assertThat(Ssim.of(x, x, 255)).isCloseTo(1, within(1e-9));
    }

    /// Without structure only the means are left: (2ab + C₁)/(a² + b² + C₁).
    @Test
    void flat_pictures_score_by_their_means() {
        Tensor a = Tensor.zeros(Shape.plane(20, 20));
        Tensor b = Tensor.zeros(Shape.plane(20, 20));
        a.fill(100);
        b.fill(150);
        double c1 = 2.55 * 2.55;

        assertThat(Ssim.of(a, b, 255)).isCloseTo((2 * 100 * 150 + c1) / (100 * 100 + 150 * 150 + c1), within(1e-5));
    }

    @Test
    void the_formula_window_by_window_in_double_gives_the_same() {
        Tensor x = noise(2, 150, 23, -500, 500);
        Tensor y = noise(3, 150, 23, -500, 500);
        for (int i = 0; i < y.data().length; i++) {
            y.data()[i] = 0.7f * x.data()[i] + 0.3f * y.data()[i] + 40;
        }

        assertThat(Ssim.of(x, y, 1000)).isCloseTo(slow(x, y, 1000), within(1e-5));
    }

    private static double slow(Tensor x, Tensor y, double range) {
        int n = 11;
        double[] g = new double[n];
        double all = 0;
        for (int i = 0; i < n; i++) {
            g[i] = Math.exp(-(i - 5) * (i - 5) / (2 * 1.5 * 1.5));
            all += g[i];
        }
        double c1 = Math.pow(0.01 * range, 2);
        double c2 = Math.pow(0.03 * range, 2);
        double sum = 0;
        int count = 0;
        for (int v = 0; v + n <= x.shape().h(); v++) {
            for (int u = 0; u + n <= x.shape().w(); u++) {
                double mx = 0;
                double my = 0;
                double xx = 0;
                double yy = 0;
                double xy = 0;
                for (int i = 0; i < n * n; i++) {
                    double k = g[i / n] * g[i % n] / (all * all);
                    double a = x.at(0, v + i / n, u + i % n);
                    double b = y.at(0, v + i / n, u + i % n);
                    mx += k * a;
                    my += k * b;
                    xx += k * a * a;
                    yy += k * b * b;
                    xy += k * a * b;
                }
                sum += (2 * mx * my + c1)
                        * (2 * (xy - mx * my) + c2)
                        / ((mx * mx + my * my + c1) * (xx - mx * mx + yy - my * my + c2));
                count++;
            }
        }
        return sum / count;
    }

    @Test
    void noise_costs_more_than_an_offset() {
        Tensor x = noise(4, 40, 40, 50, 200);
        Tensor other = noise(5, 40, 40, 50, 200);

        assertThat(Ssim.of(plus(x, 10), x, 255)).isGreaterThan(0.99);
        assertThat(Ssim.of(other, x, 255)).isLessThan(0.2);
    }

    @Test
    void a_picture_smaller_than_the_window_is_compared_by_a_smaller_one() {
        Tensor x = noise(6, 4, 7, 0, 255);

        assertThat(Ssim.of(x, x, 255)).isCloseTo(1, within(1e-9));
    }

    @Test
    void sizes_and_range_are_checked() {
        Tensor x = noise(7, 12, 12, 0, 1);

        assertThatThrownBy(() -> Ssim.of(x, noise(7, 12, 13, 0, 1), 1)).hasMessageContaining("only equal sizes");
        assertThatThrownBy(() -> Ssim.of(x, x, 0)).hasMessageContaining("more than 0");
    }

    @Test
    void the_loss_is_one_less_the_same_mean() {
        Tensor wanted = Drawn.LEAVES.draw(1, 40, 3);
        Tensor result = Drawn.LEAVES.draw(1, 40, 4);

        double loss = thawline.train.Ssim.STANDARD.at(result, wanted, Tensor.zeros(wanted.shape()));

        assertThat(1 - loss).isCloseTo(Ssim.of(result, wanted, 255), within(1e-5));
    }
}
