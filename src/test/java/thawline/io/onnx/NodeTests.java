package thawline.io.onnx;

import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import thawline.TestData;
import thawline.io.Corpora;
import thawline.layer.Trace;
import thawline.tensor.Tensor;

/// ONNX' own tests of its operators: a model of one node, what goes in and what has to come out.
///
/// The first input is the net's, and the others are taken for numbers of the file, as weights are.
final class NodeTests {

    /// @param reason why the test is not passed; empty where it is
    record Outcome(String name, Optional<String> reason) {}

    private NodeTests() {}

    /// The suite, unpacked into a folder; skips the calling test where there is none.
    static Path unpacked(Path dir) throws IOException {
        Corpora.unpacked(TestData.dir("corpora").resolve("onnx-node-tests.tar.xz"), dir, "model.onnx");
        return dir;
    }

    static List<Outcome> run(Path dir) throws IOException {
        try (Stream<Path> tests = Files.list(dir)) {
            return tests.filter(Files::isDirectory)
                    .sorted()
                    .map(t -> new Outcome(t.getFileName().toString(), reason(t)))
                    .toList();
        }
    }

    private static Optional<String> reason(Path test) {
        try {
            ModelProto model = Scan.parse(Files.readAllBytes(test.resolve("model.onnx")));
            return reason(model, test.resolve("test_data_set_0"));
        } catch (Refusal refused) {
            return Optional.of(refused.getMessage());
        } catch (IOException e) {
            return Optional.of(e.toString());
        }
    }

    private static Optional<String> reason(ModelProto model, Path data) throws IOException {
        GraphProto graph = model.getGraph();
        Map<String, TensorProto> given = new HashMap<>();
        for (int i = 1; i < graph.getInputCount(); i++) {
            given.put(graph.getInput(i).getName(), tensor(data, "input_" + i));
        }
        Importer.Read read = Importer.read(model, given, Optional.empty());
        float[] x = Constant.of(tensor(data, "input_0")).reals();
        Constant expected = Constant.of(tensor(data, "output_0"));
        float[] y = new float[expected.size()];
        int size = read.in().size();
        int out = read.layer().shape(read.in()).size();
        if (x.length / size * out != y.length) {
            return Optional.of("makes " + x.length / size * out + " numbers, not " + y.length);
        }
        for (int i = 0; i < x.length / size; i++) {
            Tensor in = Tensor.of(read.in(), Arrays.copyOfRange(x, i * size, (i + 1) * size));
            System.arraycopy(Trace.run(read.layer(), in).toArray(), 0, y, i * out, out);
        }
        return difference(expected.anyFloats(), y);
    }

    private static TensorProto tensor(Path data, String name) throws IOException {
        return TensorProto.parseFrom(Files.readAllBytes(data.resolve(name + ".pb")));
    }

    /// Those of ONNX: 1e-3 of the number itself.
    private static Optional<String> difference(float[] expected, float[] y) {
        for (int i = 0; i < y.length; i++) {
            if (expected[i] != y[i] && !(Math.abs(expected[i] - y[i]) <= 1e-7f + 1e-3f * Math.abs(expected[i]))) {
                return Optional.of("is " + y[i] + " where " + expected[i] + " is expected");
            }
        }
        return Optional.empty();
    }
}
