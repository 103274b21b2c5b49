package thawline.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NodeTestsTest {

    @TempDir
    private Path dir;

    @Test
    void most_of_onnx_own_tests_of_its_operators_pass() throws IOException {
        assertThat(NodeTests.run(NodeTests.unpacked(dir)))
                .hasSize(237)
                .filteredOn(test -> test.reason().isEmpty())
                .hasSizeGreaterThanOrEqualTo(155);
    }
}
