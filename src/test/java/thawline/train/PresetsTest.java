package thawline.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Weights;
import thawline.tensor.Shape;

class PresetsTest {

    private static Layer layer(String name) {
        return Presets.named(name).model(10, 1).layer();
    }

    @ParameterizedTest
    @CsvSource({
        "keras-mnist, 34826",
        "lenet5, 61706",
        "convnetjs-mnist, 5994",
        "convnetjs-cifar10, 22466",
        "dmlp, 34990",
        "strided, 41866",
        "fast-mnist, 29066"
    })
    void a_preset_has_so_many_numbers_and_ten_classes(String name, long parameters) {
        Preset preset = Presets.named(name);
        Layer layer = layer(name);

        assertThat(layer.shape(preset.net().in())).isEqualTo(new Shape(10, 1, 1, 1));
        assertThat(Layers.weights(layer)
                        .filter(Weights::isLearned)
                        .mapToLong(w -> w.kernel().size())
                        .sum())
                .isEqualTo(parameters);
    }

    @Test
    void the_presets_are_those_of_the_table() {
        assertThat(Presets.ALL)
                .extracting(Preset::name)
                .containsExactly(
                        "keras-mnist",
                        "lenet5",
                        "convnetjs-mnist",
                        "convnetjs-cifar10",
                        "dmlp",
                        "strided",
                        "fast-mnist");
    }

    @Test
    void a_fully_connected_net_has_the_budget_of_the_tutorials_to_one_in_two_hundred() {
        assertThat(34_990 / 34_826.0).isBetween(1.0, 1.005);
    }

    @Test
    void a_preset_takes_as_many_classes_as_the_data_have() {
        assertThat(Presets.KERAS_MNIST.model(2, 1).layer().shape(Shape.plane(28, 28)))
                .isEqualTo(new Shape(2, 1, 1, 1));
    }

    @Test
    void an_unknown_name_is_told_what_it_may_have_meant() {
        assertThatThrownBy(() -> Presets.named("keras-minst"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("did you mean keras-mnist?");
    }
}
