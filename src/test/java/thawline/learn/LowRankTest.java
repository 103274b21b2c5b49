package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Geometry;
import thawline.core.Grouping;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class LowRankTest {

    private static final Random RANDOM = new Random(77);

    private static Kernel random(int outs, int ins, int side) {
        float[] numbers = new float[outs * ins * side * side];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = (float) RANDOM.nextGaussian();
        }
        return Kernel.wrap(outs, ins, 1, side, side, numbers);
    }

    private static Tensor run(Layer layer, Tensor x) {
        Tensor y = Tensor.zeros(layer.shape(x.shape()));
        Plan.of(layer, x.shape(), 1).run(x, y);
        return y;
    }

    private static Tensor picture(int planes) {
        float[] numbers = new float[planes * 19 * 23];
        for (int i = 0; i < numbers.length; i++) {
            numbers[i] = RANDOM.nextInt(256);
        }
        return Tensor.of(Shape.planes(planes, 19, 23), numbers);
    }

    /// A sum of two outer products, as dense numbers.
    private static Kernel rankTwo() {
        Kernel a = Kernel.outer(new float[] {1, 2, 4, 2, 1}, new float[] {1, 0, -3, 0, 1});
        Kernel b = Kernel.outer(new float[] {1, 1, 0, -1, -1}, new float[] {2, 1, 1, 1, 2});
        float[] sum = a.toArray();
        float[] more = b.toArray();
        for (int i = 0; i < sum.length; i++) {
            sum[i] += more[i];
        }
        return Kernel.of(5, 5, sum);
    }

    @ParameterizedTest
    @EnumSource(LowRank.Form.class)
    void a_kernel_of_rank_2_is_two_terms(LowRank.Form form) {
        Conv2d conv = Conv2d.designed(rankTwo(), Border.REFLECT_101);

        List<LowRank> all = LowRank.of(conv, Shape.plane(19, 23), form);

        assertThat(all).extracting(LowRank::rank).containsExactly(1, 2);
        assertThat(all.get(0).error(rankTwo())).isGreaterThan(0.1);
        assertThat(all.get(1).error(rankTwo())).isLessThan(1e-6);
    }

    static List<Conv2d> convolutions() {
        return List.of(
                Conv2d.designed(random(1, 1, 5), Border.REFLECT_101),
                Conv2d.designed(random(1, 1, 5), Border.ZERO),
                Conv2d.designed(random(1, 1, 5), Border.constant(9)),
                Conv2d.designed(random(2, 1, 7), Border.REPLICATE),
                Conv2d.designed(random(4, 3, 3), Border.WRAP)
                        .with(Geometry.UNIT)
                        .bias(1, 2, 3, 4),
                Conv2d.designed(random(4, 3, 3), Border.NONE).with(Geometry.UNIT),
                Conv2d.designed(random(3, 3, 5), Border.REFLECT)
                        .with(Geometry.UNIT)
                        .dilation(2),
                Conv2d.designed(random(3, 3, 3), Border.ZERO)
                        .with(Geometry.UNIT)
                        .stride(2),
                Conv2d.designed(random(3, 1, 5), Border.REFLECT)
                        .with(Geometry.UNIT.withGrouping(new Grouping.Groups(3))));
    }

    @ParameterizedTest
    @MethodSource("convolutions")
    void the_layer_is_what_its_kernel_says(Conv2d conv) {
        int planes =
                conv.kernel().kernel().ins() == 1 && !conv.geometry().grouping().equals(new Grouping.Groups(3)) ? 1 : 3;
        Tensor x = picture(planes);
        for (LowRank.Form form : LowRank.Form.values()) {
            for (LowRank low : LowRank.of(conv, x.shape(), form)) {
                Conv2d dense = new Conv2d(
                        thawline.layer.Weights.designed(low.kernel()), conv.bias(), conv.geometry(), conv.pad());

                assertThat(run(low.layer(), x).toArray())
                        .as(form + ", rank " + low.rank())
                        .containsExactly(run(dense, x).toArray(), within(0.02f));
            }
        }
    }

    @Test
    void more_terms_are_nearer() {
        Conv2d conv = Conv2d.learned(random(8, 8, 5), Border.ZERO);

        List<LowRank> all = LowRank.of(conv, Shape.planes(8, 19, 23), LowRank.Form.SHARED);

        assertThat(all).hasSizeGreaterThan(10);
        assertThat(all).extracting(low -> -low.error(conv.kernel().kernel())).isSorted();
        assertThat(all).allSatisfy(low -> assertThat(low.layer().freeze()).isNotEqualTo(low.layer()));
    }

    @Test
    void a_border_of_numbers_lies_around_the_input_alone() {
        Conv2d conv = Conv2d.designed(random(4, 3, 3), Border.constant(9)).with(Geometry.UNIT);

        assertThat(LowRank.of(conv, Shape.planes(3, 19, 23), LowRank.Form.SHARED))
                .isEmpty();
    }

    @Test
    void a_window_of_one_row_is_left_alone() {
        assertThat(LowRank.hasWindow(Conv2d.designed(Kernel.of(1, 3, 1, 2, 1), Border.ZERO)))
                .isFalse();
        assertThat(LowRank.hasWindow(
                        Conv2d.designed(Kernel.outer(new float[] {1, 2, 1}, new float[] {1, 0, -1}), Border.ZERO)))
                .isFalse();
        assertThat(LowRank.hasWindow(Conv2d.designed(rankTwo(), Border.ZERO))).isTrue();
    }
}
