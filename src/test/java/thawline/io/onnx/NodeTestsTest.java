package thawline.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.TestData;
import thawline.io.Corpora;

class NodeTestsTest {

    @TempDir
    private Path dir;

    @Test
    void most_of_onnx_own_tests_pass() throws IOException {
        Path archive = TestData.dir("corpora").resolve("onnx-node-tests.tar.xz");
        Corpora.unpacked(archive, dir, "model.onnx");
        List<NodeTests.Outcome> all = NodeTests.run(dir);
        all.stream()
                .filter(o -> o.reason().isPresent())
                .forEach(o -> System.out.println(o.name() + ": " + o.reason().get()));
        assertThat(all.stream().filter(o -> o.reason().isEmpty()).count()).isGreaterThanOrEqualTo(130);
    }
}
