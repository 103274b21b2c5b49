package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static thawline.train.Blocks.averagePool;
import static thawline.train.Blocks.batchNorm;
import static thawline.train.Blocks.concat;
import static thawline.train.Blocks.conv1d;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.conv3d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.dropout;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.globalAveragePool;
import static thawline.train.Blocks.globalMaxPool;
import static thawline.train.Blocks.identity;
import static thawline.train.Blocks.input;
import static thawline.train.Blocks.layer;
import static thawline.train.Blocks.leakyRelu;
import static thawline.train.Blocks.localResponseNorm;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.named;
import static thawline.train.Blocks.relu;
import static thawline.train.Blocks.residual;
import static thawline.train.Blocks.scale;
import static thawline.train.Blocks.sum;

import java.util.List;
import org.junit.jupiter.api.Test;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Trace;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

class BlocksTest {

    private static Shape out(Shape in, Blueprint... blocks) {
        return Model.of(input(in), blocks).out();
    }

    private static long parameters(Shape in, Blueprint... blocks) {
        return Model.of(input(in), blocks).summary().numbers().learned();
    }

    @Test
    void the_tutorials_net_has_34_826_parameters() {
        Model m = Model.of(
                input(1, 28, 28),
                scale(1 / 255.0),
                conv2d(32, 3).relu(),
                maxPool(2),
                conv2d(64, 3).relu(),
                maxPool(2),
                flatten(),
                dropout(0.5),
                dense(10).softmax());

        assertThat(m.out()).isEqualTo(new Shape(10, 1, 1, 1));
        assertThat(m.summary().numbers().learned()).isEqualTo(34_826);
        assertThat(Layers.located(m.layer()).map(Layers.Located::path))
                .containsExactly(
                        "0.scale",
                        "1.conv2d",
                        "2.relu",
                        "3.maxpool",
                        "4.conv2d",
                        "5.relu",
                        "6.maxpool",
                        "7.flatten",
                        "8.dropout",
                        "9.dense",
                        "10.softmax");
    }

    @Test
    void the_slides_numbers_of_parameters() {
        assertThat(parameters(Shape.plane(28, 28), conv2d(64, 7).noBias())).isEqualTo(3_136);
        assertThat(parameters(Shape.plane(28, 28), conv2d(64, 7))).isEqualTo(3_200);
        assertThat(parameters(Shape.planes(3, 32, 32), conv2d(10, 5).padded(Border.ZERO, 2)))
                .isEqualTo(760);
        assertThat(out(Shape.planes(3, 32, 32), conv2d(10, 5).padded(Border.ZERO, 2)))
                .isEqualTo(Shape.planes(10, 32, 32));
    }

    @Test
    void same_makes_as_many_windows_as_the_stride_fits_in() {
        Shape in = Shape.planes(2, 7, 8);

        assertThat(out(in, conv2d(3, 3).same())).isEqualTo(Shape.planes(3, 7, 8));
        assertThat(out(in, conv2d(3, 3).same().stride(2))).isEqualTo(Shape.planes(3, 4, 4));
        assertThat(out(in, conv2d(3, 3).same().dilation(2))).isEqualTo(Shape.planes(3, 7, 8));
        assertThat(out(in, conv2d(3, 4).border(Border.REFLECT))).isEqualTo(Shape.planes(3, 7, 8));
        assertThat(out(in, conv2d(3, 3).stride(2))).isEqualTo(Shape.planes(3, 3, 3));
        assertThat(out(in, maxPool(2).same())).isEqualTo(Shape.planes(2, 4, 4));
        assertThat(out(in, averagePool(3).stride(2).same())).isEqualTo(Shape.planes(2, 4, 4));
        assertThat(out(in, maxPool(3).stride(1).padded(1))).isEqualTo(in);
    }

    @Test
    void what_lies_outside_never_wins_and_does_not_count() {
        Tensor x = Tensor.of(Shape.plane(1, 3), -4, -2, -6);

        assertThat(Model.of(input(x.shape()), maxPool(2).same()).predict(x).toArray())
                .containsExactly(-2, -6);
        assertThat(Model.of(input(x.shape()), averagePool(2).same()).predict(x).toArray())
                .containsExactly(-3, -6);
    }

    @Test
    void grouped_volume_and_signal_convolutions_have_their_kernels() {
        assertThat(parameters(Shape.planes(4, 8, 8), conv2d(6, 3).groups(2))).isEqualTo(6 * 2 * 9 + 6);
        assertThat(out(new Shape(1, 8, 8, 8), conv3d(5, 3), maxPool(new Axes(2, 2, 2))))
                .isEqualTo(new Shape(5, 3, 3, 3));
        assertThat(parameters(new Shape(2, 8, 8, 8), conv3d(5, 3))).isEqualTo(5 * 2 * 27 + 5);
        assertThat(out(Shape.planes(2, 1, 20), conv1d(4, 5))).isEqualTo(Shape.planes(4, 1, 16));
        assertThatThrownBy(() -> out(Shape.planes(3, 8, 8), conv2d(6, 3).groups(2)))
                .hasMessage("2 groups do not share 3 input planes and 6 filters evenly");
    }

    @Test
    void branches_are_added_or_laid_behind_each_other() {
        Shape in = Shape.planes(4, 6, 6);
        Tensor x = Tensor.zeros(in);
        x.fill(3);

        assertThat(out(in, residual(conv2d(4, 3).same(), batchNorm(), relu()))).isEqualTo(in);
        assertThat(out(
                        in,
                        concat(
                                conv2d(2, 1),
                                maxPool(3).stride(1).same(),
                                conv2d(5, 3).same())))
                .isEqualTo(Shape.planes(11, 6, 6));
        assertThat(Model.of(input(in), sum(identity(), identity())).predict(x).at(0, 2, 2))
                .isEqualTo(6);
        assertThat(out(in, localResponseNorm(3), leakyRelu(0.1), globalMaxPool()))
                .isEqualTo(new Shape(4, 1, 1, 1));
        assertThatThrownBy(() -> Model.of(input(in), residual(conv2d(4, 3)))).hasMessageContaining("must agree");
    }

    @Test
    void a_net_without_dense_takes_pictures_of_any_size() {
        Model m = Model.of(input(1, 12, 12), conv2d(3, 3).same().relu(), globalAveragePool());

        assertThat(m.layer().shape(Shape.plane(40, 31))).isEqualTo(new Shape(3, 1, 1, 1));
        assertThat(Trace.run(m.layer(), Tensor.zeros(Shape.plane(40, 31)))
                        .shape()
                        .c())
                .isEqualTo(3);
    }

    @Test
    void a_name_stands_in_the_paths_inside() {
        Model m = Model.of(input(1, 8, 8), named("edges", conv2d(2, 3), relu()), flatten());

        assertThat(Layers.located(m.layer()).map(Layers.Located::path))
                .containsExactly("0.edges.0.conv2d", "0.edges.1.relu", "1.flatten");
    }

    @Test
    void any_layer_is_taken_as_it_is() {
        Layer sobel = Conv2d.designed(Kernel.of(1, 3, -1, 0, 1), Border.REPLICATE);

        assertThat(Model.of(input(1, 8, 8), layer(sobel)).layer()).isEqualTo(thawline.layer.Serial.of(sobel));
    }

    @Test
    void dense_says_what_to_put_before_it() {
        assertThatThrownBy(() -> out(Shape.plane(8, 8), dense(3)))
                .hasMessage("dense(3) reads a vector (n, 1, 1, 1), but got (1, 1, 8, 8); put flatten() or a global pool"
                        + " before it");
        assertThatThrownBy(() -> dense(0)).hasMessageContaining("at least one unit");
        assertThatThrownBy(() -> conv2d(0, 3)).hasMessageContaining("at least one filter");
        assertThatThrownBy(() -> Model.of(input(1, 8, 8))).hasMessage("a net has at least one block");
    }

    @Test
    void biases_and_starts_may_be_chosen_for_each_block() {
        Model m = Model.of(
                input(1, 4, 4).initializer(Initializer.PYTORCH),
                flatten(),
                dense(5),
                dense(6).noBias().initializer(Initializer.HE_NORMAL));
        List<Dense> dense = Layers.ops(m.layer())
                .filter(Dense.class::isInstance)
                .map(Dense.class::cast)
                .toList();

        assertThat(dense.get(0).bias().orElseThrow().kernel().toArray()).doesNotContain(0);
        assertThat(dense.get(1).bias()).isEmpty();
    }
}
