package thawline.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.NodeProto;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.layer.CustomOp;
import thawline.layer.Op;
import thawline.layer.Together;

class OnnxPageTest {

    private static final Path PAGE = Path.of("docs", "onnx.md");

    @TempDir
    private Path dir;

    @Test
    void the_page_is_what_the_code_and_onnx_own_tests_say() throws IOException {
        String page = OnnxPage.markdown(NodeTests.run(NodeTests.unpacked(dir)));
        if (Boolean.getBoolean("thawline.onnx.write")) {
            Files.writeString(PAGE, page);
        }
        assertThat(PAGE).as("write it by -Dthawline.onnx.write=true").hasContent(page);
    }

    @Test
    void every_operation_has_a_row() {
        assertThat(OnnxPage.written().keySet())
                .containsExactlyInAnyOrderElementsOf(Stream.of(Op.class.getPermittedSubclasses())
                        .filter(c -> c != CustomOp.class && c != Together.class)
                        .map(Class::getSimpleName)
                        .toList());
    }

    static Stream<String> operators() {
        return OnnxPage.read().keySet().stream().flatMap(row -> Stream.of(row.split(", ")));
    }

    @ParameterizedTest
    @MethodSource("operators")
    void an_operator_that_has_a_row_is_known(String type) {
        Node node =
                new Node(NodeProto.newBuilder().setOpType(type).addOutput("y").build(), List.of(), 17);
        Site site = new Site(node, new Batch(true, OptionalInt.empty()), i -> false);
        assertThatThrownBy(() -> Operators.run(node, site))
                .isInstanceOf(RuntimeException.class)
                .hasMessageNotContaining("is an operator that is not read");
    }
}
