package thawline.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// Classical pipelines as ONNX files.
class PipelineExportTest {

    private static final Shape COLOUR = Shape.planes(3, 31, 40);

    /// All of `classic` up to the corner response.
    private static final String RESPONSE = "gray | round8 | gaussian(5) | round8 | sobel(5) | magnitude | harris";

    static Stream<String> pipelines() {
        return Stream.of(
                RESPONSE,
                RESPONSE + " | dilate(3)",
                "sobel(3, border=REPLICATE) | magnitude",
                "gray | gaussian(7, 1.5, border=WRAP)",
                "gaussian(5) | shiTomasi",
                "gray | round8 | sobel | orientation",
                "gray | dilate(3) | threshold(100)",
                "erode(5) | normalise",
                "gray | unsharp");
    }

    @ParameterizedTest
    @MethodSource("pipelines")
    void onnx_runtime_runs_them_on_pictures_of_any_size(String text) throws OrtException {
        Layer layer = Pipeline.parse(text).layer(COLOUR);
        byte[] file = ModelFiles.bytes(new SavedModel(layer, COLOUR));
        try (OnnxRuntime runtime = OnnxRuntime.of(file)) {
            for (Shape in : List.of(COLOUR, Shape.planes(3, 57, 33))) {
                Tensor a = picture(in, 1);
                Tensor b = picture(in, 2);
                float[] both = runtime.run(a, b);
                int n = both.length / 2;
                ExportTest.assertClose(
                        Arrays.copyOfRange(both, 0, n), Trace.run(layer, a).toArray());
                ExportTest.assertClose(
                        Arrays.copyOfRange(both, n, 2 * n), Trace.run(layer, b).toArray());
            }
        }
        SavedModel back = ModelFiles.read(file, Optional.empty());
        assertThat(back.layer()).isEqualTo(layer);
    }

    /// Smooth noise of whole numbers.
    private static Tensor picture(Shape in, int seed) {
        float[] coarse = RandomTensors.uniform(in.size(), new Random(seed));
        float[] values = new float[coarse.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.floor(127.5 + 63 * coarse[i] + 63 * coarse[i / 7 * 7]);
        }
        return Tensor.dense(values, in);
    }

    @Test
    void the_response_of_a_tutorials_pipeline_reads_pictures_of_any_size() {
        Layer layer = Pipeline.parse(RESPONSE).layer(COLOUR);
        assertThat(Exporter.graph(new SavedModel(layer, COLOUR))
                        .getInput(0)
                        .getType()
                        .getTensorType()
                        .getShape()
                        .getDimList())
                .extracting(d -> d.getDimParam() + (d.getDimValue() == 0 ? "" : d.getDimValue()))
                .containsExactly("N", "3", "height", "width");
    }

    @ParameterizedTest
    @CsvSource({
        "gray | median(3), 1.median",
        "bilateral, bilateral",
        "gray | sobel | nonMaximum, 2.nonmaximum",
        "gray | threshold(OTSU), 2.threshold"
    })
    void what_onnx_has_not_is_refused_by_name(String text, String path) {
        Layer layer = Pipeline.parse(text).layer(COLOUR);
        assertThatThrownBy(() -> ModelFiles.bytes(new SavedModel(layer, COLOUR)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith(path + " has no counterpart in ONNX");
    }
}
