package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import thawline.core.Counting;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.core.Unary;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Margins;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

/// The layers of a net on numbers that can be followed in one's head.
class NetLayersTest {

    private static final Shape THREE = new Shape(3, 1, 1, 1);

    private static float[] run(Layer layer, Shape shape, float... x) {
        return Trace.run(layer, Tensor.of(shape, x)).toArray();
    }

    private static float[] row(Layer layer, float... x) {
        return run(layer, Shape.plane(1, x.length), x);
    }

    @Test
    void a_dense_layer_is_a_matrix_times_a_vector() {
        Dense dense = Dense.designed(Kernel.wrap(2, 3, 1, 1, 1, new float[] {1, 2, 3, 0, -1, 4}))
                .bias(10, 20);
        assertThat(run(dense, THREE, 1, 1, 2)).containsExactly(1 + 2 + 6 + 10, -1 + 8 + 20);
    }

    @Test
    void a_dense_layer_says_what_it_reads() {
        Dense dense = Dense.learned(Kernel.wrap(2, 3, 1, 1, 1, new float[6]));
        assertThatThrownBy(() -> dense.shape(Shape.plane(1, 3)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("dense reads a vector (n, 1, 1, 1), but got (1, 1, 1, 3); put flatten or a global pool"
                        + " before it");
        assertThatThrownBy(() -> dense.shape(THREE.withChannels(4))).hasMessage("dense with 3 inputs got 4 numbers");
        assertThatThrownBy(() -> Dense.designed(Kernel.of(1, 2, 3, 4)))
                .hasMessage("a dense kernel is outputs × inputs, but got Kernel[1×1×1×1×2]");
        assertThatThrownBy(() -> dense.bias(1))
                .hasMessage("Kernel[2×3×1×1×1] has 2 outputs, but the bias has 1 numbers");
    }

    @Test
    void flatten_counts_channels_first_then_slices_then_rows() {
        Tensor x = Tensor.zeros(new Shape(2, 2, 2, 3));
        for (int i = 0; i < 24; i++) {
            x.data()[i] = i;
        }
        Tensor y = Trace.run(new Flatten(), RandomTensors.framed(x));
        assertThat(y.shape()).isEqualTo(new Shape(24, 1, 1, 1));
        assertThat(y.toArray()).containsExactly(x.toArray());
    }

    /// The numbers of a kernel o × (c, d, h, w) are those of a dense layer behind a flatten, in the same
    /// order.
    @Test
    void a_dense_layer_behind_flatten_is_a_convolution_that_sees_everything() {
        Random random = new Random(31);
        Shape in = new Shape(3, 2, 4, 5);
        float[] w = RandomTensors.uniform(7 * in.size(), random);
        float[] b = RandomTensors.uniform(7, random);
        Layer dense = new Flatten()
                .then(Dense.designed(Kernel.wrap(7, in.size(), 1, 1, 1, w)).bias(b));
        Layer convolution = new Conv2d(
                        Weights.designed(Kernel.wrap(7, 3, 2, 4, 5, w)),
                        Optional.empty(),
                        Geometry.UNIT,
                        Conv2d.Pad.NONE)
                .bias(b);
        Tensor x = RandomTensors.uniform(in, random);
        Bits.assertSame("outputs", Trace.run(convolution, x), Trace.run(dense, x));
    }

    @Test
    void sigmoid_and_tanh_at_places_that_are_known() {
        float ln3 = (float) Math.log(3);
        assertThat(row(new Pointwise(Unary.SIGMOID), 0, ln3, -ln3, 200, -200))
                .containsExactly(new float[] {0.5f, 0.75f, 0.25f, 1, 0}, within(1e-7f));
        assertThat(row(new Pointwise(Unary.TANH), 0, ln3, -ln3, 200, -200))
                .containsExactly(new float[] {0, 0.8f, -0.8f, 1, -1}, within(1e-7f));
    }

    @Test
    void sigmoid_and_tanh_are_off_by_less_than_three_units_in_the_last_place() {
        Random random = new Random(8);
        float[] x = new float[20_000];
        for (int i = 0; i < x.length; i++) {
            x[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(5) - 3));
        }
        float[] sigmoid = row(new Pointwise(Unary.SIGMOID), x);
        float[] tanh = row(new Pointwise(Unary.TANH), x);
        for (int i = 0; i < x.length; i++) {
            if (Math.abs(x[i]) < 80) { // beyond, e^-x is taken for 0
                double s = 1 / (1 + Math.exp(-x[i]));
                assertThat((double) sigmoid[i]).as("sigmoid of %s", x[i]).isCloseTo(s, within(3 * 0x1p-23 * s));
            }
            double t = Math.tanh(x[i]);
            assertThat((double) tanh[i]).as("tanh of %s", x[i]).isCloseTo(t, within(3 * 0x1p-23 * Math.abs(t)));
        }
    }

    @Test
    void a_leaky_relu_keeps_a_share_of_what_is_negative() {
        assertThat(row(new LeakyRelu(0.25f), -8, 0, 3)).containsExactly(-2, 0, 3);
        assertThatThrownBy(() -> new LeakyRelu(Float.NaN)).hasMessageContaining("0.01 and 0.3 are usual");
    }

    @Test
    void softmax_of_logarithms_gives_their_shares() {
        float[] y = run(new Softmax(), THREE, (float) Math.log(1), (float) Math.log(2), (float) Math.log(5));
        assertThat(y).containsExactly(new float[] {0.125f, 0.25f, 0.625f}, within(1e-7f));
        assertThat(run(new Softmax(), THREE, 1000, 1000, -1000)).containsExactly(0.5f, 0.5f, 0);
    }

    @Test
    void softmax_runs_over_the_planes_at_each_place() {
        float[] y = run(new Softmax(), Shape.planes(2, 1, 2), 0, 7, 0, 7);
        assertThat(y).containsExactly(0.5f, 0.5f, 0.5f, 0.5f);
    }

    @Test
    void average_pooling_counts_the_margin_or_leaves_it_out() {
        float[] x = {4, 8, 12};
        AveragePool pool = new AveragePool(new Axes(1, 1, 2), Axes.ONE, Margins.plane(0, 0, 1, 1), Counting.ALL);
        assertThat(row(pool, x)).containsExactly(2, 6, 10, 6);
        assertThat(row(pool.padded(pool.margins(), Counting.INSIDE), x)).containsExactly(4, 6, 10, 12);
        assertThat(run(AveragePool.of(2), Shape.plane(2, 3), 1, 2, 9, 3, 4, 9)).containsExactly(2.5f);
        assertThatThrownBy(() -> AveragePool.of(2).padded(Margins.plane(2), Counting.ALL))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageEndingWith("a mean would see nothing of the plane");
    }

    @Test
    void global_pools_make_one_number_of_each_plane_whatever_its_size() {
        assertThat(run(GlobalPool.AVERAGE, Shape.planes(2, 2, 2), 1, 2, 3, 4, 0, 0, 0, 8))
                .containsExactly(2.5f, 2);
        assertThat(run(GlobalPool.MAX, Shape.planes(2, 1, 3), 1, 5, 3, -4, -2, -2))
                .containsExactly(5, -2);
        assertThat(GlobalPool.AVERAGE.shape(new Shape(7, 3, 40, 50))).isEqualTo(new Shape(7, 1, 1, 1));
    }

    @Test
    void the_first_of_equal_maxima_takes_the_gradient() {
        Tensor x = Tensor.of(Shape.plane(2, 2), 1, 3, 3, 3);
        Tensor dy = Tensor.of(Shape.plane(1, 1), 7);
        assertThat(Trace.of(GlobalPool.MAX, x).backward(dy, Gradients.none()).toArray())
                .containsExactly(0, 7, 0, 0);
        assertThat(Trace.of(Pool.max(2), x).backward(dy, Gradients.none()).toArray())
                .containsExactly(0, 7, 0, 0);
    }

    @Test
    void a_local_response_norm_divides_by_what_its_neighbours_have() {
        // plane 0 sees planes 0 and 1: 1 + 3/3·(1 + 4) = 6; plane 1 sees all: 1 + 14 = 15
        LocalResponseNorm norm = new LocalResponseNorm(3, 3, 1, 1);
        assertThat(run(norm, THREE, 1, 2, 3)).containsExactly(new float[] {1 / 6f, 2 / 15f, 3 / 14f}, within(1e-7f));
        // an even size reaches further forward than back: plane 0 sees 0 and 1, plane 2 itself alone
        assertThat(run(new LocalResponseNorm(2, 2, 1, 1), THREE, 1, 2, 3))
                .containsExactly(new float[] {1 / 6f, 2 / 14f, 3 / 10f}, within(1e-7f));
        assertThatThrownBy(() -> new LocalResponseNorm(0, 1, 1, 1)).hasMessageContaining("size is at least 1");
    }

    @Test
    void same_padding_makes_one_output_for_each_step_and_pads_more_below_and_right() {
        Shape in = Shape.plane(28, 7);
        assertThat(Conv2d.Pad.same(in, Axes.plane(3), Axes.ONE, Axes.ONE).margins())
                .isEqualTo(Margins.plane(1));
        assertThat(Conv2d.Pad.same(in, Axes.plane(2), Axes.ONE, Axes.ONE).margins())
                .isEqualTo(Margins.plane(0, 1, 0, 1));
        // 28 by 2 makes 14: (14 − 1)·2 + 5 − 28 = 3 are missing; 7 by 2 makes 4: 4 are missing
        assertThat(Conv2d.Pad.same(in, Axes.plane(5), Axes.plane(2), Axes.ONE).margins())
                .isEqualTo(Margins.plane(1, 2, 2, 2));
        assertThat(Conv2d.Pad.same(in, Axes.plane(2), Axes.plane(4), Axes.ONE).margins())
                .isEqualTo(Margins.ZERO);
        assertThat(Conv2d.Pad.same(new Shape(1, 5, 9, 9), new Axes(2, 1, 3), Axes.ONE, new Axes(3, 1, 2))
                        .margins())
                .isEqualTo(new Margins(1, 2, 0, 0, 2, 2));
        Border never = Border.constant(Float.NEGATIVE_INFINITY);
        assertThat(Conv2d.Pad.same(in, Axes.plane(2), Axes.ONE, Axes.ONE).with(never))
                .isEqualTo(Pool.max(2).padded(Margins.plane(0, 1, 0, 1)).pad());
    }

    @Test
    void what_is_not_a_number_passes_on_through_activations() {
        float nan = Float.NaN;
        for (Unary f : new Unary[] {Unary.RELU, Unary.SIGMOID, Unary.TANH}) {
            assertThat(row(new Pointwise(f), nan, nan, nan, nan, nan))
                    .as("%s", f)
                    .containsOnly(nan);
        }
        assertThat(row(new LeakyRelu(0.1f), nan)).containsOnly(nan);
        assertThat(run(new Softmax(), THREE, 1, nan, 2)).containsOnly(nan);
        assertThat(run(GlobalPool.AVERAGE, Shape.plane(1, 2), 1, nan)).containsOnly(nan);
        assertThat(run(AveragePool.of(2), Shape.plane(2, 2), 1, nan, 1, 1)).containsOnly(nan);
    }

    /// A window of nothing but NaN is not finite either, so that training sees it.
    @Test
    void what_is_not_a_number_never_wins_a_maximum_and_leaves_minus_infinity() {
        float nan = Float.NaN;
        for (Op max : new Op[] {Pool.max(2), GlobalPool.MAX}) {
            assertThat(run(max, Shape.plane(2, 2), nan, 4, 1, nan)).containsExactly(4);
            Tensor x = Tensor.of(Shape.plane(2, 2), nan, nan, nan, nan);
            assertThat(Trace.run(max, x).toArray()).containsExactly(Float.NEGATIVE_INFINITY);
            Tensor dx = Trace.of(max, x).backward(Tensor.of(Shape.plane(1, 1), 1), Gradients.none());
            assertThat(dx.toArray()).containsOnly(0);
        }
    }
}
