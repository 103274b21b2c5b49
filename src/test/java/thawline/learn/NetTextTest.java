package thawline.learn;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static thawline.train.Blocks.conv2d;
import static thawline.train.Blocks.dense;
import static thawline.train.Blocks.dropout;
import static thawline.train.Blocks.flatten;
import static thawline.train.Blocks.maxPool;
import static thawline.train.Blocks.scale;
import static thawline.train.Blocks.serial;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.tensor.Shape;
import thawline.train.Blueprint;
import thawline.train.Initializer;
import thawline.train.Start;

class NetTextTest {

    private static final Shape DIGIT = Shape.plane(28, 28);

    private static final String TUTORIALS = """
        scale(1/255)                       # 0 … 255 becomes 0 … 1
        | conv2d(32, 3) | relu | maxPool
        | conv2d(64, 3) | relu | maxPool
        | flatten | dropout(0.5) | dense(10) | softmax
        """;

    @TempDir
    private Path dir;

    private static Layer built(Blueprint blueprint, Shape in) {
        return blueprint.build(in, new Start(Initializer.KERAS, 7));
    }

    private static long learned(Layer layer) {
        return Layers.weights(layer)
                .filter(Weights::isLearned)
                .mapToLong(w -> w.kernel().size())
                .sum();
    }

    private static List<float[]> numbers(Layer layer) {
        return Layers.weights(layer).map(w -> w.kernel().toArray()).toList();
    }

    @Test
    void the_text_of_the_tutorials_net_is_the_net_that_blocks_build_number_by_number() {
        Layer text = built(NetText.parse(TUTORIALS), DIGIT);
        Layer blocks = built(
                serial(
                        scale(1 / 255.0),
                        conv2d(32, 3).relu(),
                        maxPool(2),
                        conv2d(64, 3).relu(),
                        maxPool(2),
                        flatten(),
                        dropout(0.5),
                        dense(10).softmax()),
                DIGIT);

        assertThat(learned(text)).isEqualTo(34_826);
        assertThat(numbers(text)).usingRecursiveComparison().isEqualTo(numbers(blocks));
        assertThat(Layers.ops(text).map(Object::getClass).toList())
                .isEqualTo(Layers.ops(blocks).map(Object::getClass).toList());
    }

    @Test
    void filters_of_pipelines_stay_as_they_are_and_only_the_head_learns() {
        Layer net = built(
                NetText.parse("[ sobel(dx=1) , sobel(dy=1) ] | absolute | averagePool(4) | flatten | dense(3)"), DIGIT);

        assertThat(learned(net)).isEqualTo(2 * 7 * 7 * 3 + 3);
    }

    @Test
    void branches_that_are_summed_make_a_residual_net() {
        Layer net = built(
                NetText.parse("conv2d(8, 3, padding=SAME) | +[ identity , conv2d(8, 3, padding=SAME) | relu ]"
                        + " | globalAveragePool | dense(2)"),
                DIGIT);

        assertThat(net.shape(DIGIT)).isEqualTo(new Shape(2, 1, 1, 1));
        assertThat(learned(net)).isEqualTo(8 * 9 + 8 + 8 * 8 * 9 + 8 + 16 + 2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "conv2d(8, 3, stride=2, padding=REFLECT_101, dilation=2, bias=NO)",
                "conv2d(4, 3) | conv2d(4, 3, groups=2)",
                "batchNorm | leakyRelu(0.1)",
                "averagePool(3, stride=2) | sigmoid",
                "globalMaxPool | tanh"
            })
    void every_word_builds(String text) {
        assertThat(built(NetText.parse(text), DIGIT)).isNotNull();
    }

    @Test
    void a_net_for_volumes_builds() {
        Layer net = built(
                NetText.parse("conv3d(4, 3) | relu | maxPool3d | globalMaxPool | dense(3)"), new Shape(1, 16, 16, 16));

        assertThat(learned(net)).isEqualTo(4 * 27 + 4 + 15);
    }

    @Test
    void a_misspelt_layer_is_shown_with_its_place_and_what_was_meant() throws IOException {
        Path file = Files.writeString(dir.resolve("my.net"), "scale(1/255)\n| conv2e(32, 3)\n");

        assertThatThrownBy(() -> NetText.read(file))
                .hasMessageContaining("my.net, line 2, column 3")
                .hasMessageContaining("did you mean conv2d?");
    }

    @Test
    void what_does_not_fit_is_told_when_the_net_is_built() {
        Blueprint blueprint = NetText.parse("conv2d(8, 3) | dense(10)");

        assertThatThrownBy(() -> built(blueprint, DIGIT)).hasMessageContaining("dense");
    }

    @Test
    void what_does_not_fit_is_told_with_its_place_in_the_file() throws IOException {
        Path file = Files.writeString(dir.resolve("wide.net"), "# wide | wide\nscale(1/255)\n  | conv2d(8,99)|relu\n");

        assertThatThrownBy(() -> built(NetText.read(file), DIGIT))
                .hasMessageContaining("wide.net, line 3, column 5: conv2d");
    }

    @Test
    void a_kernel_of_more_numbers_than_an_array_holds_is_refused() {
        assertThatThrownBy(() -> built(NetText.parse("conv2d(8, 50000)"), DIGIT))
                .hasMessageContaining("20,000,000,000 numbers");
    }

    @Test
    void corners_are_no_layer() {
        assertThatThrownBy(() -> NetText.parse("conv2d(8, 3) | corners")).hasMessageContaining("network");
    }
}
