package thawline.pipeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.core.Geometry;
import thawline.core.Kernel;
import thawline.filter.Colour;
import thawline.filter.Edges;
import thawline.io.onnx.ModelFiles;
import thawline.io.onnx.SavedModel;
import thawline.layer.Conv2d;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.Bits;
import thawline.testing.RandomTensors;

/// A model file is a step like any other.
class ModelStepTest {

    private static final Shape COLOUR = Shape.planes(3, 40, 50);

    @TempDir
    private Path dir;

    private Path model(String name, Layer layer) throws IOException {
        Path file = dir.resolve(name);
        ModelFiles.write(file, new SavedModel(layer, Shape.plane(32, 32)));
        return file;
    }

    @Test
    void a_colour_picture_before_a_model_of_one_plane_is_told_to_become_grey() throws IOException {
        Weights numbers = Weights.designed(Kernel.of(3, 3, 1, 2, 1, 2, 4, 2, 1, 2, 1));
        Conv2d.Pad pad = Conv2d.designed(numbers.kernel(), Border.REFLECT_101).pad();
        Path file = model("one.onnx", new Conv2d(numbers, Optional.empty(), Geometry.UNIT, pad));
        Pipeline pipeline = Pipeline.parse("model(" + file + ") | round8");

        assertThatThrownBy(() -> pipeline.layer(COLOUR))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("put gray before it");
        assertThat(pipeline.layer(Shape.plane(40, 50)).shape(Shape.plane(40, 50)))
                .isEqualTo(Shape.plane(40, 50));
    }

    /// Learned numbers that no factors stand behind.
    private static Layer learned() {
        Layer thawed = Edges.sobel(3).thaw();
        Weights.Learned numbers =
                (Weights.Learned) Layers.weights(thawed).findFirst().orElseThrow();
        float[] values = numbers.kernel().toArray();
        values[1] = 0.25f;
        numbers.assign(values);
        return thawed;
    }

    @Test
    void a_model_stands_among_steps_written_by_hand_and_runs_fused_with_them() throws IOException {
        Layer learned = learned();
        Path file = model("learned.onnx", learned);

        Layer layer = Pipeline.parse("gray | model(" + file + ") | magnitude").layer(COLOUR);

        Layer twin = Colour.gray().then(learned.freeze()).then(Edges.magnitude());
        assertThat(layer).isEqualTo(twin);
        assertThat(Colour.gray().then(ModelFiles.filter(file)).then(Edges.magnitude()))
                .isEqualTo(twin);
        Tensor x = RandomTensors.uniform(COLOUR, new Random(3));
        Tensor y = Tensor.zeros(layer.shape(COLOUR));
        Plan.of(layer, COLOUR).run(x, y);
        Bits.assertSame("fused", Trace.run(twin, x), y);
    }

    @Test
    void its_numbers_are_written_down_and_can_be_thawed_again() throws IOException {
        Layer layer = Pipeline.parse("model(" + model("learned.onnx", learned()) + ")")
                .layer(COLOUR);

        assertThat(Layers.weights(layer)).noneMatch(Weights::isLearned);
        assertThat(Layers.weights(layer.thaw())).allMatch(Weights::isLearned);
    }

    @Test
    void a_learned_filter_of_one_plane_takes_every_plane_on_its_own() {
        assertThat(Pipeline.parse("model(samples/learned-sobel.onnx)")
                        .layer(COLOUR)
                        .shape(COLOUR))
                .isEqualTo(Shape.planes(6, 40, 50));
    }

    @Test
    void a_name_that_needs_quotes_gets_them_and_is_written_again() throws IOException {
        Path file = model("my model.onnx", learned());
        Pipeline pipeline = Pipeline.parse("gray | model(\"" + file + "\")");

        assertThat(pipeline.files()).isEqualTo(List.of(file.toString()));
        assertThat(Pipeline.parse(pipeline.toString())).isEqualTo(pipeline);
        Path moved = Files.move(file, dir.resolve("moved.onnx"));
        assertThat(pipeline.withFiles(name -> name.replace("my model", "moved")).files())
                .isEqualTo(List.of(moved.toString()));
    }

    @Test
    void a_file_that_is_missing_or_no_model_is_pointed_at() throws IOException {
        PipelineException missing =
                catchThrowableOfType(PipelineException.class, () -> Pipeline.parse("gray | model(none.onnx)"));
        assertThat(missing.reason()).isEqualTo("model, file: none.onnx cannot be read as a model (is not there)");
        assertThat(missing.column()).isEqualTo("gray | model(".length() + 1);

        Path text = Files.writeString(dir.resolve("text.onnx"), "no model at all");
        assertThatThrownBy(() -> Pipeline.parse("model(" + text + ")"))
                .isInstanceOf(PipelineException.class)
                .hasMessageContaining("text.onnx cannot be read as a model (");
        assertThatThrownBy(() -> Pipeline.parse("model(learned)"))
                .hasMessageContaining("learned is not a model file such as learned.onnx");
    }

    @Test
    void a_model_of_other_planes_is_refused_where_it_stands() throws IOException {
        Path gray = model3("gray.onnx", Colour.gray());
        Pipeline pipeline = Pipeline.parse("gray | model(" + gray + ")");

        PipelineException e = catchThrowableOfType(PipelineException.class, () -> pipeline.layer(COLOUR));

        assertThat(e.reason()).startsWith("model: ");
        assertThat(e.column()).isEqualTo("gray | ".length() + 1);
    }

    private Path model3(String name, Layer layer) throws IOException {
        Path file = dir.resolve(name);
        ModelFiles.write(file, new SavedModel(layer, COLOUR));
        return file;
    }
}
