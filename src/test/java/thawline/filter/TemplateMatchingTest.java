package thawline.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.layer.Gradients;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.run.BatchPlan;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.GradientCheck;
import thawline.testing.RandomTensors;
import thawline.testing.Seeds;

@Tag("lanes")
class TemplateMatchingTest {

    private static final Kernel X = Kernel.of(3, 3, 1, 0, 1, 0, 1, 0, 1, 0, 1);

    @Test
    void a_template_scores_1_on_itself_however_bright_and_however_strong() {
        for (float ground : new float[] {0, 5, 250, 4000}) {
            for (float ink : new float[] {1, -1, 250, -0.5f}) {
                Tensor x = Tensor.zeros(Shape.plane(3, 3));
                for (int i = 0; i < 9; i++) {
                    x.data()[i] = ground + ink * X.toArray()[i];
                }
                assertThat(score(X, x)).as("%s of ink on %s", ink, ground).isCloseTo(Math.signum(ink), within(4e-3f));
            }
        }
    }

    private static float score(Kernel template, Tensor x) {
        Tensor y = Trace.run(TemplateMatching.coefficient(template), x);
        assertThat(y.shape()).isEqualTo(Shape.planes(template.outs(), 1, 1));
        return y.data()[0];
    }

    @Test
    void flat_windows_and_flat_templates_score_0() {
        for (float level : new float[] {0, 0.1f, 3, 254.7f, 1e6f}) {
            Tensor flat = Tensor.zeros(Shape.plane(40, 50));
            flat.fill(level);
            Kernel noise = RandomTensors.kernel(2, 1, 1, 17, 31, new Random(1));
            assertThat(Trace.run(TemplateMatching.coefficient(noise), flat).toArray())
                    .containsOnly(0);
            float[] same = new float[9];
            java.util.Arrays.fill(same, level);
            Tensor x = RandomTensors.uniform(Shape.plane(6, 7), new Random(2));
            assertThat(Trace.run(TemplateMatching.coefficient(Kernel.of(3, 3, same)), x)
                            .toArray())
                    .containsOnly(0);
        }
    }

    @Test
    void scores_are_the_correlation_coefficients_of_double_arithmetic() {
        Seeds.each(8, random -> {
            int planes = 1 + random.nextInt(3);
            int h = 2 + random.nextInt(20);
            int w = 2 + random.nextInt(20);
            Kernel t = RandomTensors.kernel(2, planes, 1, h, w, random);
            Tensor x = bytes(Shape.planes(planes, h + 7, w + 9), random);
            Tensor y = Trace.run(TemplateMatching.coefficient(t), x);
            for (int o = 0; o < 2; o++) {
                for (int v = 0; v < 8; v++) {
                    for (int u = 0; u < 10; u++) {
                        assertThat((double) y.at(o, v, u)).isCloseTo(coefficient(t, o, x, v, u), within(2e-6));
                    }
                }
            }
        });
    }

    private static Tensor bytes(Shape s, Random random) {
        Tensor x = Tensor.zeros(s);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = random.nextInt(256);
        }
        return x;
    }

    private static double coefficient(Kernel t, int o, Tensor x, int v, int u) {
        double both = 0;
        double ofTemplate = 0;
        double ofWindow = 0;
        int n = t.height() * t.width();
        for (int c = 0; c < t.ins(); c++) {
            double meanT = 0;
            double meanX = 0;
            for (int k = 0; k < n; k++) {
                meanT += t.at(o, c, 0, k / t.width(), k % t.width()) / (double) n;
                meanX += x.at(c, v + k / t.width(), u + k % t.width()) / (double) n;
            }
            for (int k = 0; k < n; k++) {
                double a = t.at(o, c, 0, k / t.width(), k % t.width()) - meanT;
                double b = x.at(c, v + k / t.width(), u + k % t.width()) - meanX;
                both += a * b;
                ofTemplate += a * a;
                ofWindow += b * b;
            }
        }
        return both / Math.sqrt(ofTemplate * ofWindow);
    }

    /// One grey level in 9,216 pixels of 254: what float sums of squares, near 6e8, could not tell from none.
    @Test
    void a_faint_pattern_in_a_large_bright_window_is_seen() {
        int n = 96;
        Tensor x = Tensor.zeros(Shape.plane(n, n));
        x.fill(254);
        float[] t = new float[n * n];
        for (int y = 40; y < 60; y++) {
            for (int u = 40; u < 60; u++) {
                x.data()[y * n + u] = 255;
                t[y * n + u] = 1;
            }
        }
        assertThat(score(Kernel.of(n, n, t), x)).isCloseTo(1, within(0.02f));
    }

    @Test
    void a_border_keeps_the_size_and_puts_a_match_at_the_templates_middle() {
        Tensor x = Tensor.zeros(Shape.plane(9, 11));
        x.window(4, 5, 3, 3).copyFrom(Tensor.of(Shape.plane(3, 3), X.toArray()));
        Tensor y = Trace.run(TemplateMatching.coefficient(X, 0, Border.REPLICATE), x);
        assertThat(y.shape()).isEqualTo(x.shape());
        assertThat(y.at(0, 5, 6)).isCloseTo(1, within(1e-6f));
    }

    @Test
    void quiet_keeps_the_scores_of_noise_down_and_those_of_ink_up() {
        Random random = new Random(3);
        Tensor x = Tensor.zeros(Shape.plane(40, 40));
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = random.nextInt(3);
        }
        for (int i = 0; i < 9; i++) {
            x.set(0, 0, 20 + i / 3, 20 + i % 3, 200 * X.toArray()[i]);
        }
        float[] loud = Trace.run(TemplateMatching.coefficient(X), x).toArray();
        float[] quiet =
                Trace.run(TemplateMatching.coefficient(X, 50, Border.NONE), x).toArray();
        int ink = 20 * 38 + 20;
        assertThat(loud[0 * 38 + 5] == quiet[5]).isFalse();
        assertThat(quiet[ink]).isGreaterThan(0.98f);
        assertThat(max(quiet, ink)).isLessThan(0.1f);
        assertThat(max(loud, ink)).isGreaterThan(0.8f);
    }

    /// The largest far from a place.
    private static float max(float[] y, int place) {
        float most = 0;
        for (int i = 0; i < y.length; i++) {
            if (Math.abs(i / 38 - place / 38) > 3 || Math.abs(i % 38 - place % 38) > 3) {
                most = Math.max(most, y[i]);
            }
        }
        return most;
    }

    @Test
    void it_runs_in_plans_with_the_same_bits_and_in_batches() {
        Seeds.each(6, random -> {
            Border border = random.nextBoolean() ? Border.NONE : Border.REPLICATE;
            Layer layer = TemplateMatching.coefficient(RandomTensors.kernel(7, 2, 1, 6, 9, random), 0.5, border);
            Tensor x = bytes(Shape.planes(2, 40, 150), random);
            Tensor expected = Trace.run(layer, x);
            for (int threads = 1; threads <= 3; threads++) {
                Tensor y = Tensor.zeros(expected.shape());
                Plan.of(layer, x.shape(), threads).run(x, y);
                Bits.assertSame(threads + " threads", expected, y);
            }
            BatchPlan.of(layer, x.shape(), 3, 2)
                    .infer(
                            (i, to) -> to.copyFrom(x),
                            3,
                            (i, y) -> assertThat(y.toArray()).containsExactly(expected.data(), within(1e-5f)));
        });
    }

    @Test
    void thawed_templates_have_the_gradients_of_differences() {
        Seeds.each(3, random -> {
            Layer layer = TemplateMatching.coefficient(RandomTensors.kernel(2, 2, 1, 3, 4, random), 1, Border.ZERO)
                    .thaw();
            GradientCheck.passes(layer, RandomTensors.apart(Shape.planes(2, 6, 7), random), random);
        });
    }

    @Test
    void a_thawed_matcher_begins_with_the_same_bits() {
        Random random = new Random(9);
        Layer layer = TemplateMatching.coefficient(RandomTensors.kernel(3, 1, 1, 5, 5, random));
        Tensor x = bytes(Shape.plane(20, 30), random);
        Bits.assertSame("scores", Trace.run(layer, x), Trace.run(layer.thaw(), x));
        assertThat(Gradients.of(layer.thaw())).isNotNull();
    }

    @Test
    void a_template_larger_than_the_picture_is_refused() {
        assertThatThrownBy(() -> TemplateMatching.coefficient(X).shape(Shape.plane(2, 9)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("larger");
    }
}
