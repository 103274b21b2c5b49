package thawline.layer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
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
import thawline.testing.RandomTensors;

/// What a net consists of, and how much of it.
class NetArchitectureTest {

    private static final Layer RELU = new Pointwise(Unary.RELU);

    private static Conv2d filters(int outs, int ins, int size) {
        Kernel k = Kernel.wrap(outs, ins, 1, size, size, new float[outs * ins * size * size]);
        return new Conv2d(new Weights.Learned(k), Optional.empty(), Geometry.UNIT, Conv2d.Pad.NONE)
                .bias(new float[outs]);
    }

    private static Dense dense(int outs, int ins) {
        return Dense.learned(Kernel.wrap(outs, ins, 1, 1, 1, new float[outs * ins]))
                .bias(new float[outs]);
    }

    private static Layer tutorialsNet() {
        return Serial.of(
                Scale.of(1 / 255.0, 0),
                filters(32, 1, 3),
                RELU,
                Pool.max(2),
                filters(64, 32, 3),
                RELU,
                Pool.max(2),
                new Flatten(),
                new Dropout(0.5f),
                dense(10, 1600),
                new Softmax());
    }

    @Test
    void the_tutorials_net_has_34_826_parameters() {
        Architecture a = Architecture.of(tutorialsNet(), Shape.plane(28, 28));
        assertThat(a.numbers()).isEqualTo(new Architecture.Numbers(34_826, 0, 2));
        assertThat(a.out()).isEqualTo(new Shape(10, 1, 1, 1));
        assertThat(a.rows().stream()
                        .map(r -> r.numbers().learned())
                        .filter(n -> n > 0)
                        .toList())
                .containsExactly(320L, 18_496L, 16_010L);
    }

    @Test
    void the_slides_layers_have_3200_and_760_parameters() {
        assertThat(Architecture.of(filters(64, 1, 7), Shape.plane(28, 28))
                        .numbers()
                        .learned())
                .isEqualTo(3200);
        Architecture ten = Architecture.of(filters(10, 3, 5).padded(Border.ZERO, 2), Shape.planes(3, 32, 32));
        assertThat(ten.numbers().learned()).isEqualTo(760);
        assertThat(ten.out()).isEqualTo(Shape.planes(10, 32, 32));
    }

    @Test
    void its_table_has_a_line_for_each_operation() {
        Layer net = Serial.of(Scale.of(1 / 255.0, 0), filters(4, 1, 3), RELU, Pool.max(2), new Flatten(), dense(3, 36));
        assertThat(Architecture.of(net.thaw(), Shape.plane(8, 8)).table())
                .containsExactly(
                        "layer      output  parameters  fixed  field   multiply-adds",
                        "0.scale    1×8×8            2      0  1×1                64",
                        "1.conv2d   4×6×6           40      0  3×3                 0",
                        "2.relu     4×6×6            0      0  3×3                 0",
                        "3.maxpool  4×3×3            0      0  4×4 /2              0",
                        "4.flatten  36               0      0  all                 0",
                        "5.dense    3              111      0  all                 0",
                        "all of it  3              153      0                     64");
    }

    @Test
    void fields_grow_with_windows_and_steps() {
        Architecture a = Architecture.of(tutorialsNet(), Shape.plane(28, 28));
        assertThat(a.rows().stream().map(r -> r.field().toString()).collect(Collectors.joining(", ")))
                .isEqualTo("1×1, 3×3, 3×3, 4×4 /2, 8×8 /2, 8×8 /2, 10×10 /4, all, all, all, all");
        Kernel deep = Kernel.wrap(1, 1, 2, 3, 3, new float[18]);
        Layer volume = Conv2d.learned(deep, Border.ZERO)
                .then(new AveragePool(Axes.plane(2), Axes.plane(2), Margins.plane(1, 0, 0, 0), Counting.INSIDE));
        Architecture v = Architecture.of(volume, new Shape(1, 5, 9, 9));
        assertThat(v.rows().getLast().field()).hasToString("4×4×2 /2");
    }

    @Test
    void branches_have_a_row_for_their_join_and_shared_numbers_count_once() {
        Conv2d same = Conv2d.learned(Kernel.of(3, 3, new float[9]), Border.ZERO);
        Layer residual = Serial.of(
                Fork.sum(new Pointwise(Unary.IDENTITY), Serial.named("twice", same, RELU, same)),
                Fork.concat(GlobalPool.MAX, GlobalPool.AVERAGE));
        Architecture a = Architecture.of(residual, Shape.plane(6, 6));
        assertThat(a.rows().stream().map(Architecture.Row::path))
                .containsExactly(
                        "0.0.identity",
                        "0.1.twice.0.conv2d",
                        "0.1.twice.1.relu",
                        "0.1.twice.2.conv2d",
                        "0.sum",
                        "1.0.globalmaxpool",
                        "1.1.globalaveragepool",
                        "1.concat");
        assertThat(a.rows().get(4).field()).hasToString("5×5");
        assertThat(a.out()).isEqualTo(new Shape(2, 1, 1, 1));
        assertThat(a.numbers().learned()).isEqualTo(9);
    }

    @Test
    void a_net_without_a_dense_layer_takes_pictures_of_any_size() {
        Random random = new Random(3);
        Layer net = Serial.of(
                Conv2d.learned(RandomTensors.kernel(6, 3, 1, 3, 3, random), Border.ZERO),
                BatchNorm.learned(6),
                RELU,
                Pool.max(2),
                Conv2d.learned(RandomTensors.kernel(4, 6, 1, 1, 1, random), Border.NONE),
                GlobalPool.AVERAGE,
                new Softmax());
        for (Shape in : List.of(Shape.planes(3, 2, 2), Shape.planes(3, 28, 28), Shape.planes(3, 33, 70))) {
            assertThat(Architecture.of(net, in).out()).isEqualTo(new Shape(4, 1, 1, 1));
            Tensor y = Trace.run(net, RandomTensors.uniform(in, random));
            assertThat(y.at(0, 0, 0) + y.at(1, 0, 0) + y.at(2, 0, 0) + y.at(3, 0, 0))
                    .isCloseTo(1, within(1e-6f));
        }
    }

    @Test
    void statistics_are_counted_apart() {
        assertThat(Architecture.of(BatchNorm.learned(5), Shape.planes(5, 2, 2)).numbers())
                .isEqualTo(new Architecture.Numbers(10, 10, 0));
    }

    @Test
    void what_does_not_fit_is_named_by_its_path() {
        assertThatThrownBy(() -> Architecture.of(tutorialsNet(), Shape.plane(32, 28)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("9.dense: dense with 1600 inputs got 1920 numbers");
    }
}
