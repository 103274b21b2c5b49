package thawline.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import thawline.core.Mask;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// Large templates go by Fourier transforms; their scores are those of sums.
class SpectralTest {

    private static Tensor bytes(Shape s, Random random) {
        Tensor x = Tensor.zeros(s);
        for (int i = 0; i < x.data().length; i++) {
            x.data()[i] = (i / 7 % 50) + random.nextInt(200);
        }
        return x;
    }

    @ParameterizedTest
    @EnumSource(Method.class)
    void scores_of_large_templates_are_those_of_sums(Method method) {
        Random random = new Random(8);
        for (int planes : new int[] {1, 3}) {
            Tensor picture = bytes(Shape.planes(planes, 190, 311), random);
            Template t = Template.of("t", picture.window(60, 100, 39, 51).copy());
            compare(method, picture, t);
            float[] m = new float[39 * 51];
            for (int i = 0; i < m.length; i++) {
                m[i] = random.nextInt(3) > 0 ? 1 : 0;
            }
            compare(method, picture, t.masked(Mask.of(1, 39, 51, m)));
        }
    }

    private static void compare(Method method, Tensor picture, Template t) {
        float[] sums = Trace.run(method.layer(t), picture).toArray();
        float[] scores = method.scores(picture, t).toArray();
        double most = 0;
        double apart = 0;
        boolean same = true;
        for (int i = 0; i < sums.length; i++) {
            most = Math.max(most, Math.abs(sums[i]));
            apart = Math.max(apart, Math.abs(sums[i] - scores[i]));
            same &= sums[i] == scores[i];
        }
        // differences are whole numbers here, to which transforms are rounded too
        assertThat(same && !method.isDifference()).as("the same way was gone").isFalse();
        // float sums of thousands of products of one sign round more than transforms do
        boolean oneSign = method == Method.CCORR || method == Method.CCORR_NORMED;
        assertThat(apart / (method.isNormed() ? 1 : most)).as("%s", method).isLessThan(oneSign ? 1e-4 : 2e-6);
    }

    @Test
    void a_flat_ground_scores_0_by_transforms_too() {
        Random random = new Random(9);
        Tensor picture = bytes(Shape.plane(200, 300), random);
        picture.window(0, 0, 200, 100).fill(240);
        Template t = Template.of("t", picture.window(100, 200, 40, 40).copy());
        Tensor scores = Method.CCOEFF_NORMED.scores(picture, t);
        assertThat(scores.window(0, 0, 161, 60).toArray()).containsOnly(0);
        assertThat(scores.at(0, 100, 200)).isGreaterThan(0.99999f);
    }
}
