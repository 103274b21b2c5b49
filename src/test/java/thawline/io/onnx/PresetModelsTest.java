package thawline.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnxruntime.OrtException;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.pipeline.Pipeline;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;
import thawline.train.Model;
import thawline.train.Presets;

/// The presets, and the tutorials' pipeline up to its response, in ONNX Runtime.
class PresetModelsTest {

    record Case(String name, SavedModel model) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Case> nets() {
        Shape colour = Shape.planes(3, 40, 32);
        Layer response = Pipeline.parse("gray | round8 | gaussian(5) | round8 | sobel(5) | magnitude | harris")
                .layer(colour);
        return Stream.concat(
                Presets.ALL.stream().map(p -> {
                    Model m = p.model(10, 5);
                    return new Case(p.name(), new SavedModel(m.layer(), p.net().in()));
                }),
                Stream.of(new Case("classic's response", new SavedModel(response, colour))));
    }

    @ParameterizedTest
    @MethodSource("nets")
    void a_batch_of_pictures_gives_the_same_numbers(Case c) throws OrtException {
        byte[] file = ModelFiles.bytes(c.model());
        Random random = new Random(6);
        Tensor[] batch =
                Stream.generate(() -> picture(c.model().in(), random)).limit(5).toArray(Tensor[]::new);
        try (OnnxRuntime runtime = OnnxRuntime.of(file)) {
            float[] all = runtime.run(batch);
            int n = all.length / batch.length;
            for (int i = 0; i < batch.length; i++) {
                float[] one = runtime.run(batch[i]);
                float[] ours = Trace.run(c.model().layer(), batch[i]).toArray();
                ExportTest.assertClose(Arrays.copyOfRange(all, i * n, (i + 1) * n), ours);
                ExportTest.assertClose(one, ours);
            }
        }
        SavedModel back = ModelFiles.read(file, Optional.empty());
        assertThat(ExportTest.described(back.layer()))
                .isEqualTo(ExportTest.described(c.model().layer()));
    }

    static Tensor picture(Shape in, Random random) {
        float[] values = RandomTensors.uniform(in.size(), random);
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) Math.floor(127.5 + 127.5 * values[i]);
        }
        return Tensor.dense(values, in);
    }
}
