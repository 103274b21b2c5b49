package thawline.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ai.onnx.proto.OnnxMl.AttributeProto;
import ai.onnx.proto.OnnxMl.GraphProto;
import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnx.proto.OnnxMl.NodeProto;
import ai.onnx.proto.OnnxMl.StringStringEntryProto;
import ai.onnx.proto.OnnxMl.TensorProto;
import com.google.protobuf.ByteString;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import thawline.core.Kernel;
import thawline.layer.Conv2d;
import thawline.tensor.Border;
import thawline.tensor.Shape;

/// Files that would hurt: each is refused in one line, before memory is taken.
class HostileModelTest {

    private static void refused(byte[] bytes, String... parts) {
        assertThatThrownBy(() -> ModelFiles.read(bytes, Optional.empty()))
                .isInstanceOf(Refusal.class)
                .message()
                .contains(parts)
                .doesNotContain("\n")
                .hasSizeLessThanOrEqualTo(400);
    }

    private static void refused(Graphs graph, String... parts) {
        refused(graph.bytes(), parts);
    }

    private static Graphs picture() {
        return new Graphs(17, "N", 1, 8, 8);
    }

    @Test
    void an_operator_that_is_not_known_is_named_with_its_node() {
        refused(picture().node("LSTM", "output", "input"), "node \"output\" (LSTM)", "is not read");
    }

    @Test
    void parts_of_a_softmax_are_nothing_on_their_own() {
        refused(picture().node("Exp", "output", "input"), "\"output\" (Exp)", "outside of a softmax");
        refused(
                picture().floats("z", new float[1]).node("Less", "b", "input,z").node("Relu", "output", "b"),
                "reads \"b\"");
        refused(picture().floats("z", new float[1]).node("Less", "output", "input,z"), "only part");
    }

    @Test
    void operators_of_others_are_not_known() {
        Graphs g = picture().node("Relu", "output", "input");
        g.proto().getNodeBuilder(0).setDomain("com.example");
        refused(g, "com.example");
    }

    @Test
    void an_attribute_that_nobody_knows_is_refused() {
        refused(picture().node("Relu", "output", "input", "secret=1"), "node \"output\" (Relu)", "secret");
    }

    @Test
    void numbers_in_another_file_are_not_fetched() {
        Graphs g = picture().node("Conv", "output", "input,w");
        g.proto()
                .addInitializer(TensorProto.newBuilder()
                        .setName("w")
                        .setDataType(1)
                        .addAllDims(java.util.List.of(1L, 1L, 3L, 3L))
                        .setDataLocation(TensorProto.DataLocation.EXTERNAL)
                        .addExternalData(StringStringEntryProto.newBuilder()
                                .setKey("location")
                                .setValue("/etc/passwd")));
        refused(g, "\"w\"", "external data");
    }

    @Test
    void sizes_that_do_not_multiply_out_are_refused() {
        refused(picture().floats("w", new float[8], 1, 1, 3, 3).node("Conv", "output", "input,w"), "[1, 1, 3, 3]", "9");
        Graphs raw = picture().node("Conv", "output", "input,w");
        raw.proto()
                .addInitializer(TensorProto.newBuilder()
                        .setName("w")
                        .setDataType(1)
                        .addDims(3)
                        .setRawData(ByteString.copyFrom(new byte[11])));
        refused(raw, "12 bytes", "11 are there");
    }

    @Test
    void absurd_dimensions_are_refused() {
        refused(new Graphs(17, "N", 1L << 40, 8, 8).node("Relu", "output", "input"), "\"input\"");
        refused(new Graphs(17, "N", 1 << 20, 1 << 20, 1 << 20).node("Relu", "output", "input"), "\"input\"");
        refused(new Graphs(17, "N", 1, 30_000, 30_000).node("Relu", "output", "input"), "\"input\"");
        refused(new Graphs(17, "N", -5, 8, 8).node("Relu", "output", "input"), "\"input\"");
        Graphs tensor = picture().node("Conv", "output", "input,w");
        tensor.proto()
                .addInitializer(TensorProto.newBuilder()
                        .setName("w")
                        .setDataType(1)
                        .addAllDims(java.util.List.of(1L << 62, 1L << 62))
                        .setRawData(ByteString.copyFrom(new byte[8])));
        refused(tensor, "\"w\"", "more than an array can hold");
        tensor.proto().getInitializerBuilder(0).clearDims().addDims(-1);
        refused(tensor, "\"w\"");
    }

    @Test
    void windows_and_margins_that_no_picture_has_are_refused() {
        refused(picture().node("MaxPool", "output", "input", "kernel_shape=2147483647,2147483647"), "MaxPool");
        refused(
                picture().node("MaxPool", "output", "input", "kernel_shape=2,2", "pads=2147483647,1,2147483647,1"),
                "MaxPool");
        refused(picture().node("MaxPool", "output", "input", "kernel_shape=3,3", "dilations=2000000000,2"), "MaxPool");
        refused(picture().node("MaxPool", "output", "input", "kernel_shape=2,2", "strides=0,1"), "strides");
        refused(picture().node("AveragePool", "output", "input", "kernel_shape=9,9"), "AveragePool");
        refused(
                picture()
                        .floats("w", new float[9], 1, 1, 3, 3)
                        .node("Conv", "output", "input,w", "pads=30000,30000,30000,30000"),
                "Conv");
        refused(
                picture()
                        .ints("p", new long[] {0, 0, 1L << 40, 0, 0, 0, 0, 0}, 8)
                        .node("Pad", "output", "input,p"),
                "Pad");
        refused(
                picture().ints("to", new long[] {0, 1L << 40, 1L << 40}, 3).node("Reshape", "output", "input,to"),
                "Reshape");
    }

    @Test
    void numbers_that_grow_are_refused() {
        Graphs g = picture().floats("a", new float[1 << 14], 1 << 14, 1).floats("b", new float[1 << 14], 1, 1 << 14);
        refused(g.node("Add", "c", "a,b").node("Add", "output", "input,c"), "\"c\" (Add)", "makes");
        Graphs doubled = picture().floats("x0", new float[1 << 12], 1 << 12);
        for (int i = 0; i < 40; i++) {
            doubled.node("Concat", "x" + (i + 1), "x" + i + ",x" + i, "axis=0");
        }
        refused(doubled.node("Add", "output", "input,x40"), "Concat", "makes");
    }

    @Test
    void weights_that_are_no_numbers_are_refused() {
        float[] w = new float[9];
        w[4] = Float.NaN;
        refused(picture().floats("w", w, 1, 1, 3, 3).node("Conv", "output", "input,w"), "NaN", "\"output\" (Conv)");
        w[4] = Float.POSITIVE_INFINITY;
        refused(picture().floats("w", w, 1, 1, 3, 3).node("Conv", "output", "input,w"), "Infinity");
    }

    @Test
    void a_file_of_ours_with_weights_that_are_no_numbers_is_refused_too() throws IOException {
        Kernel k = Kernel.of(1, 3, 1, Float.NaN, 1);
        byte[] bytes = ModelFiles.bytes(new SavedModel(Conv2d.designed(k, Border.NONE), Shape.plane(5, 5)));
        refused(bytes, "NaN");
    }

    @Test
    void cycles_and_missing_inputs_are_refused() {
        refused(
                picture().node("Add", "a", "input,b").node("Relu", "b", "a").node("Relu", "output", "b"),
                "\"a\" (Add)",
                "only a later node makes");
        refused(picture().node("Relu", "output", "nowhere"), "reads \"nowhere\", which nothing makes");
        refused(picture().node("Relu", "output", ""), "no input 0");
        refused(picture().node("Relu", "other", "input"), "the output", "nothing makes");
        refused(picture().node("Relu", "a", "input").node("Relu", "a", "a").node("Relu", "output", "a"), "already");
    }

    @Test
    void branches_that_cross_are_refused() {
        refused(
                picture()
                        .node("Relu", "a", "input")
                        .node("Tanh", "b", "a")
                        .node("Add", "c", "input,a")
                        .node("Add", "d", "c,b")
                        .node("Add", "output", "d,a"),
                "not side by side");
    }

    @Test
    void several_inputs_or_outputs_are_refused() {
        Graphs two = picture().node("Add", "output", "input,second");
        two.proto().addInput(two.proto().getInput(0).toBuilder().setName("second"));
        refused(two, "2 inputs");
        Graphs none = new Graphs(17, "N", 1, 8, 8);
        none.proto().clearOutput();
        refused(none, "0 outputs");
        refused(ModelProto.getDefaultInstance().toByteArray(), "no graph");
    }

    @Test
    void deep_forks_are_refused_and_long_nets_are_not() {
        Graphs deep = picture();
        deep.node("Relu", "x0", "input");
        for (int i = 0; i < 200; i++) {
            deep.node("Relu", "y" + i, "x" + i).node("Relu", "x" + (i + 1), "y" + i);
        }
        for (int i = 200; i > 0; i--) {
            deep.node("Add", "z" + i, (i == 200 ? "x200" : "z" + (i + 1)) + ",x" + (i - 1));
        }
        refused(deep.node("Relu", "output", "z1"), "deep in each other");
        Graphs longest = picture();
        longest.node("Relu", "x0", "input");
        for (int i = 0; i < 20_000; i++) {
            longest.node("Relu", "x" + (i + 1), "x" + i);
        }
        byte[] bytes = longest.node("Relu", "output", "x20000").bytes();
        assertThatCode(() -> ModelFiles.read(bytes, Optional.empty())).doesNotThrowAnyException();
    }

    @Test
    void graphs_inside_of_nodes_are_refused() {
        GraphProto inner = GraphProto.getDefaultInstance();
        for (int i = 0; i < 60; i++) {
            inner = GraphProto.newBuilder()
                    .addNode(NodeProto.newBuilder()
                            .setOpType("If")
                            .addAttribute(AttributeProto.newBuilder()
                                    .setName("then_branch")
                                    .setG(inner)))
                    .build();
        }
        refused(ModelProto.newBuilder().setGraph(inner).build().toByteArray(), "control flow");
    }

    @Test
    void a_file_of_small_parts_is_refused_before_objects_are_made_of_them() {
        byte[] many = new byte[4 << 20];
        for (int i = 0; i < many.length; i += 2) {
            many[i] = 0x0a; // an empty node
        }
        byte[] graph = ModelProto.newBuilder()
                .setGraph(GraphProto.getDefaultInstance())
                .build()
                .toByteArray();
        byte[] head = {0x3a, (byte) 0x80, (byte) 0x80, (byte) 0x80, 0x02};
        assertThat(graph[0]).isEqualTo((byte) 0x3a);
        byte[] all = Arrays.copyOf(head, head.length + many.length);
        System.arraycopy(many, 0, all, head.length, many.length);
        refused(all, "nodes, tensors and attributes");
    }

    @Test
    void a_net_that_says_it_was_written_here_has_its_graph_believed() {
        Graphs g = picture().node("Relu", "output", "input");
        StringBuilder nested = new StringBuilder();
        nested.repeat("{\"is\":\"Serial\",\"name\":\"\",\"steps\":[", 400).repeat("]}", 400);
        for (String text : new String[] {
            "{",
            "[]",
            "{\"in\":{\"c\":1,\"d\":1,\"h\":8,\"w\":8},\"layer\":{\"is\":\"Runtime\"}}",
            "{\"in\":{\"c\":1,\"d\":1,\"h\":8,\"w\":8},\"layer\":" + nested + "}",
            "{\"in\":{\"c\":1,\"d\":1,\"h\":8,\"w\":8},\"layer\":{\"is\":\"Median\",\"ksize\":3,\"border\":"
                    + "{\"mode\":\"WRAP\",\"value\":0}}}"
        }) {
            byte[] bytes = g.model().toBuilder()
                    .addMetadataProps(StringStringEntryProto.newBuilder()
                            .setKey(Structure.KEY)
                            .setValue(text))
                    .build()
                    .toByteArray();
            assertThat(ModelFiles.read(bytes, Optional.empty()).layer().toString())
                    .contains("RELU");
        }
    }

    @Test
    void a_truncated_or_changed_file_is_read_or_refused() {
        byte[] whole = ImportTest.small();
        Random random = new Random(8);
        for (int n = 0; n < whole.length; n++) {
            readOrRefuse(Arrays.copyOf(whole, n));
            byte[] changed = whole.clone();
            changed[n] = (byte) random.nextInt(256);
            readOrRefuse(changed);
        }
    }

    private static void readOrRefuse(byte[] bytes) {
        try {
            ModelFiles.read(bytes, Optional.empty());
        } catch (Refusal refused) {
            assertThat(refused.getMessage()).isNotBlank();
        }
    }

    @Test
    void names_in_a_file_stay_on_the_line() {
        String name = "a\nb\u001b[31m".repeat(300);
        refused(picture().node("Strange", name, "input"), "a?b?[31m", "…");
    }

    @Test
    void axes_by_the_thousand_are_refused() {
        long[] ones = new long[5000];
        Arrays.fill(ones, 1);
        refused(picture().floats("w", new float[1], ones).node("Add", "output", "input,w"), "5000 axes");
        long[] axes = new long[5000];
        Arrays.setAll(axes, i -> i);
        refused(picture().ints("a", axes, 5000).node("Unsqueeze", "output", "input,a"), "axes");
    }

    @Test
    void a_file_of_ours_cannot_ask_for_a_picture_that_nobody_has() throws IOException {
        byte[] bytes = ModelFiles.bytes(
                new SavedModel(Conv2d.designed(Kernel.of(1, 3, 1, 2, 1), Border.REPLICATE), Shape.plane(5, 5)));
        ModelProto.Builder model = ModelProto.parseFrom(bytes).toBuilder();
        String text = model.getMetadataProps(0).getValue();
        model.getMetadataPropsBuilder(0).setValue(text.replace("\"h\":5,\"w\":5", "\"h\":40000,\"w\":40000"));
        assertThat(model.getMetadataProps(0).getValue()).isNotEqualTo(text);
        refused(model.build().toByteArray(), "\"input\"");
    }

    @Test
    void a_refusal_names_the_file(@TempDir Path dir) throws IOException {
        Path file = Files.write(dir.resolve("no.onnx"), new byte[] {1, 2, 3});
        assertThatThrownBy(() -> ModelFiles.read(file))
                .isInstanceOf(ModelFormatException.class)
                .hasMessageStartingWith(file + ": is no ONNX model, or is cut off or damaged: byte ");
        assertThatThrownBy(() -> ModelFiles.read(dir.resolve("none.onnx")))
                .hasMessageEndingWith("none.onnx: is not there");
        assertThatThrownBy(() -> ModelFiles.read(dir)).hasMessage(dir + ": is no file");
    }
}
