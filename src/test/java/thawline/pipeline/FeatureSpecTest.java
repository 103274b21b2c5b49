package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import thawline.filter.Features;
import thawline.filter.PlaneStatistics;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Trace;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

class FeatureSpecTest {

    private static final Tensor COLOUR = RandomTensors.uniform(Shape.planes(3, 24, 32), new Random(4));

    private static Features of(String features, String pipeline) {
        FeatureSpec spec = FeatureSpec.parse(features);
        return spec.readOut().read(Trace.run(spec.layer(Pipeline.parse(pipeline), COLOUR.shape()), COLOUR));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hog",
                "hog(cellSize=4, turn=SIGNED)",
                "hog(8, width=64, height=128)",
                "stats",
                "maps",
                "maps(2.conv2d)",
                "maps(path=edges.0.conv2d)",
                "maps(conv2d)"
            })
    void text_to_features_to_text_is_the_identity(String text) {
        FeatureSpec spec = FeatureSpec.parse(text);

        assertThat(spec).hasToString(text);
        assertThat(FeatureSpec.parse(spec.toString())).isEqualTo(spec);
    }

    @Test
    void what_is_no_feature_is_pointed_at() {
        assertThatThrownBy(() -> FeatureSpec.parse("hogs")).hasMessageContaining("did you mean hog?");
        assertThatThrownBy(() -> FeatureSpec.parse("gaussian")).hasMessageContaining("there are hog, stats, maps");
        assertThatThrownBy(() -> FeatureSpec.parse("")).hasMessageContaining("expected hog, stats, maps");
        assertThatThrownBy(() -> FeatureSpec.parse("hog(celSize=8)")).hasMessageContaining("did you mean cellSize?");
        assertThatThrownBy(() -> FeatureSpec.parse("hog(width=64)")).hasMessageContaining("come together");
        PipelineException more =
                catchThrowableOfType(PipelineException.class, () -> FeatureSpec.parse("stats | gaussian"));
        assertThat(more.column()).isEqualTo(7);
    }

    @Test
    void hog_of_the_result_is_the_last_step_of_the_pipeline() {
        Layer hog = Pipeline.parse("gray | gaussian | hog(cellSize=4)").layer(COLOUR.shape());
        Tensor planes = Trace.run(hog, COLOUR);

        Features f = of("hog(cellSize=4)", "gray | gaussian");

        assertThat(planes.shape()).isEqualTo(Shape.planes(36, 5, 7));
        assertThat(f.values()).hasSize(36 * 5 * 7);
        assertThat(f.values()[36 * (2 * 7 + 3) + 11]).isEqualTo(planes.at(11, 2, 3));
        assertThat(f.names().get(36 * (2 * 7 + 3) + 11)).isEqualTo("hog.2.3.0.1.2");
    }

    @Test
    void a_width_and_a_height_make_vectors_of_one_length_whatever_the_picture() {
        assertThat(of("hog(width=64, height=128)", "gray").values()).hasSize(3780);
        assertThat(of("hog(width=64, height=128)", "gray | resize(200, 90)").values())
                .hasSize(3780);
    }

    @Test
    void a_picture_too_small_for_a_block_is_told_so() {
        assertThatThrownBy(() -> of("hog(cellSize=20)", "gray")).hasMessageStartingWith("hog: ");
    }

    @Test
    void statistics_are_those_of_every_plane_of_the_result() {
        assertThat(of("stats", "gray").values()).hasSize(6);
        assertThat(of("stats", "[ gray , gray | sobel ]").names()).hasSize(18).endsWith("plane2.max");
        assertThat(of("stats", "gray | scale(0, 7)").values()).containsExactly(7, 0, 7, 49, 7, 7);
    }

    @Test
    void maps_are_the_planes_of_the_result_or_of_any_operation() {
        Tensor bank = Trace.run(Pipeline.parse("gray | [ sobel , gaussian ]").layer(COLOUR.shape()), COLOUR);

        assertThat(of("maps", "gray | [ sobel , gaussian ]").values()).isEqualTo(bank.toArray());
        assertThat(of("maps(1.1.conv2d)", "gray | [ sobel , gaussian ] | absolute")
                        .values())
                .isEqualTo(bank.channels(2, 1).toArray());
        assertThat(of("maps(\"1\")", "gray | [ sobel , gaussian ] | absolute").values())
                .isEqualTo(bank.toArray());
        assertThat(of("maps(0.conv2d)", "gray | [ sobel , gaussian ]").shape()).containsExactly(1, 24, 32);
    }

    @Test
    void every_path_of_a_layer_names_what_its_operation_makes() {
        Layer layer = Pipeline.parse("gray | [ sobel | magnitude , +[ gaussian , box | scale(2) ] ] | hog(cellSize=2)")
                .layer(COLOUR.shape());

        assertThat(Layers.located(layer)).hasSize(10).allSatisfy(located -> {
            Layer part = Layers.upTo(layer, located.path()).orElseThrow();
            assertThat(Layers.ops(part).reduce((a, b) -> b)).contains(located.op());
            part.shape(COLOUR.shape());
        });
        assertThat(Layers.upTo(layer, "7")).isEmpty();
        assertThat(Layers.upTo(layer, "")).isEmpty();
    }

    @Test
    void an_unknown_path_lists_those_that_there_are() {
        assertThatThrownBy(() -> of("maps(3.conv2d)", "gray | gaussian"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("maps: the pipeline has no 3.conv2d; its operations are 0.conv2d, 1.conv2d");
    }

    /// Stripes of each of the bank's directions and wave lengths: the plane that is made for them has most
    /// energy.
    @Test
    void stripes_stand_out_in_their_own_plane_of_the_bank() {
        Shape shape = Shape.plane(64, 64);
        Layer bank = Pipeline.parse("bank").layer(shape);
        for (int plane = 0; plane < 16; plane++) {
            double theta = Math.PI / 8 * (plane % 8);
            double frequency = 2 * Math.PI / (plane < 8 ? 4 : 8);
            Tensor x = Tensor.zeros(shape);
            for (int i = 0; i < shape.size(); i++) {
                int row = i / 64;
                double along = i % 64 * Math.cos(theta) + row * Math.sin(theta);
                x.data()[i] = (float) (128 + 100 * Math.cos(frequency * along));
            }
            float[] f = new PlaneStatistics().read(Trace.run(bank, x)).values();
            int most = 0;
            for (int i = 0; i < 16; i++) {
                most = f[6 * i + 3] > f[6 * most + 3] ? i : most;
            }
            assertThat(most).as("stripes at %s, %s a pixel", theta, frequency).isEqualTo(plane);
        }
    }

    @Test
    void what_reads_the_whole_result_comes_before_the_features() {
        assertThat(of("maps", "scale(100) | canny").values()).containsOnly(0, 255);
        assertThat(of("hog(cellSize=4)", "scale(100) | canny").names()).hasSize(36 * 5 * 7);
        assertThat(of("stats", "corners | mark").names()).hasSize(6);
    }
}
