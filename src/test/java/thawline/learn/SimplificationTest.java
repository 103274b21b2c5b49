package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.filter.Kernels;
import thawline.filter.Smooth;
import thawline.layer.Architecture;
import thawline.layer.Conv2d;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Pointwise;
import thawline.layer.Scale;
import thawline.layer.Serial;
import thawline.learn.Simplification.Goal;
import thawline.learn.Simplification.Race;
import thawline.learn.Simplification.Verdict;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Range;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class SimplificationTest {

    private static final Shape IN = Shape.plane(40, 48);

    /// As if time were multiply-adds.
    private static final Race BY_WORK = new Race(
            (a, b, in) -> new Stopwatch.Times(
                    Architecture.of(a, in).multiplyAdds(),
                    Architecture.of(b, in).multiplyAdds()),
            IN);

    private static List<Tensor> pictures() {
        Random random = new Random(5);
        List<Tensor> all = new ArrayList<>();
        for (int n = 0; n < 3; n++) {
            float[] numbers = new float[IN.size()];
            for (int i = 0; i < numbers.length; i++) {
                numbers[i] = random.nextInt(256);
            }
            all.add(run(Smooth.gaussian(3, 0), Tensor.of(IN, numbers)));
        }
        return all;
    }

    private static Tensor run(Layer layer, Tensor x) {
        Tensor y = Tensor.zeros(layer.shape(x.shape()));
        Plan.of(layer, x.shape(), 1).run(x, y);
        return y;
    }

    /// As training leaves it: nearly a Gaussian, and not separable any more.
    private static Conv2d learnedGaussian() {
        float[] numbers = Kernels.gaussian(7, 7, 1.5, 1.5).toArray();
        Random random = new Random(3);
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] += (float) (2e-5 * random.nextGaussian());
        }
        return Conv2d.learned(Kernel.of(7, 7, numbers), Border.REFLECT_101);
    }

    @Test
    void a_learned_gaussian_becomes_a_column_and_a_row() {
        Conv2d before = learnedGaussian();

        Simplification s = Simplification.of(before, pictures(), Goal.STANDARD, BY_WORK);

        assertThat(s.changes()).singleElement().satisfies(c -> {
            assertThat(c.verdict()).isEqualTo(Verdict.REPLACED);
            assertThat(c.window()).isEqualTo("7×7, 1 to 1");
            assertThat(c.form()).endsWith("rank 1");
        });
        assertThat(s.fidelity().psnr()).isGreaterThan(50);
        assertThat(s.times().speedup()).isEqualTo(49.0 / 14);
        assertThat(s.layer().freeze()).isNotEqualTo(s.layer());
    }

    @Test
    void no_picture_is_off_by_more_than_the_bound() {
        Layer before = learnedGaussian().then(Scale.of(-3, 7)).then(new Pointwise(Unary.RELU));

        Simplification s = Simplification.of(before, pictures(), Goal.STANDARD, BY_WORK);

        assertThat(s.bound()).isBetween(s.fidelity().largest(), 3 * 255.0 * 49 * 1e-4);
        Tensor worst = worst(learnedGaussian());
        Tensor a = run(before, worst);
        Tensor b = run(s.layer(), worst);
        assertThat(Fidelity.of(b, a, 255).largest()).isLessThanOrEqualTo(s.bound());
    }

    /// 0 or 255 by the sign of what the first rank leaves out: the worst at the middle.
    private static Tensor worst(Conv2d conv) {
        LowRank one = LowRank.of(conv, IN, LowRank.Form.SEPARABLE).getFirst();
        Tensor x = Tensor.zeros(IN);
        for (int y = 0; y < 7; y++) {
            for (int u = 0; u < 7; u++) {
                boolean more = conv.kernel().kernel().at(y, u) > one.kernel().at(y, u);
                x.set(0, 0, 17 + y, 21 + u, more ? 255 : 0);
            }
        }
        return x;
    }

    @Test
    void the_bound_of_a_branch_that_stays_is_not_counted() {
        Layer before = Fork.sum(learnedGaussian(), new Pointwise(Unary.IDENTITY));

        Simplification both = Simplification.of(before, pictures(), Goal.STANDARD, BY_WORK);
        Simplification alone = Simplification.of(learnedGaussian(), pictures(), Goal.STANDARD, BY_WORK);

        assertThat(both.bound()).isCloseTo(alone.bound(), within(1e-3));
        assertThat(both.changes().getFirst().path()).isEqualTo("0.conv2d");
    }

    @Test
    void what_rounds_has_no_bound() {
        Layer before = learnedGaussian().then(new Pointwise(Unary.ROUND8));

        assertThat(Simplification.of(before, pictures(), new Goal(40, 1), BY_WORK)
                        .bound())
                .isInfinite();
    }

    @Test
    void a_kernel_of_full_rank_is_left_alone() {
        float[] diagonal = new float[49];
        for (int i = 0; i < 7; i++) {
            diagonal[8 * i] = 1;
        }
        Layer before = Conv2d.designed(Kernel.of(7, 7, diagonal), Border.ZERO);

        Simplification s = Simplification.of(before, pictures(), Goal.STANDARD, BY_WORK);

        assertThat(s.changes()).extracting(Simplification.Change::verdict).containsExactly(Verdict.NOT_NEAR);
        assertThat(s.changed()).isFalse();
        assertThat(s.layer()).isEqualTo(before);
    }

    @Test
    void what_is_not_faster_is_left_alone() {
        Race slow = new Race((a, b, in) -> new Stopwatch.Times(1, 1.05), IN);

        Simplification s = Simplification.of(learnedGaussian(), pictures(), Goal.STANDARD, slow);

        assertThat(s.changes()).extracting(Simplification.Change::verdict).containsExactly(Verdict.NOT_FASTER);
        assertThat(s.changed()).isFalse();
        assertThat(s.bound()).isZero();
    }

    @Test
    void a_net_stays_near_as_a_whole() {
        Layer net = Serial.of(
                nearlySeparable(4, 1, 7), new Pointwise(Unary.RELU), nearlySeparable(1, 4, 5), Scale.of(0.5, 0));

        Simplification s = Simplification.of(net, pictures(), new Goal(45, 1), BY_WORK);

        assertThat(s.changes()).hasSize(2);
        assertThat(s.changes()).extracting(Simplification.Change::verdict).containsOnly(Verdict.REPLACED);
        assertThat(s.fidelity().psnr()).isGreaterThan(45);
        assertThat(s.bound()).isFinite().isGreaterThan(s.fidelity().largest());
        assertThat(s.times().speedup()).isGreaterThan(1);
        assertThat(s.layer().range(Range.PICTURE).magnitude()).isFinite();
    }

    private static Conv2d nearlySeparable(int outs, int ins, int side) {
        Random random = new Random(side);
        float[] numbers = new float[outs * ins * side * side];
        for (int w = 0; w < outs * ins; w++) {
            float[] column = new float[side];
            float[] row = new float[side];
            for (int i = 0; i < side; i++) {
                column[i] = (float) random.nextGaussian();
                row[i] = (float) random.nextGaussian();
            }
            for (int i = 0; i < side * side; i++) {
                numbers[w * side * side + i] =
                        column[i / side] * row[i % side] + (float) (1e-3 * random.nextGaussian());
            }
        }
        return Conv2d.learned(Kernel.wrap(outs, ins, 1, side, side, numbers), Border.REFLECT_101)
                .with(Geometry.UNIT);
    }

    @Test
    void goals_and_pictures_are_checked() {
        assertThatThrownBy(() -> new Goal(50, 0.5)).hasMessageContaining("speedup of 1 or more");
        assertThatThrownBy(() -> Simplification.of(learnedGaussian(), List.of(), Goal.STANDARD, BY_WORK))
                .hasMessageContaining("there are none");
    }
}
