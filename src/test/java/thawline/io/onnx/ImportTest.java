package thawline.io.onnx;

import static org.assertj.core.api.Assertions.assertThat;

import ai.onnx.proto.OnnxMl.ModelProto;
import ai.onnxruntime.OrtException;
import com.google.protobuf.InvalidProtocolBufferException;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import thawline.core.Kernel;
import thawline.layer.BatchNorm;
import thawline.layer.Conv2d;
import thawline.layer.Dense;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Layers;
import thawline.layer.Pool;
import thawline.layer.Trace;
import thawline.layer.Weights;
import thawline.tensor.Border;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;
import thawline.testing.RandomTensors;

/// Graphs that were not written by Thawline, as other programs write them.
class ImportTest {

    private static final Random RANDOM = new Random(5);

    private static float[] numbers(int n) {
        return RandomTensors.uniform(n, RANDOM);
    }

    static Stream<ExportTest.Case> cases() {
        return ExportTest.cases();
    }

    /// Our own graphs without what the metadata says of them.
    @ParameterizedTest
    @MethodSource("cases")
    void a_graph_alone_gives_the_same_numbers_or_a_reason(ExportTest.Case c) throws InvalidProtocolBufferException {
        ModelProto stripped = ModelProto.parseFrom(ModelFiles.bytes(new SavedModel(c.layer(), c.in()))).toBuilder()
                .clearMetadataProps()
                .build();
        SavedModel read;
        try {
            read = ModelFiles.read(stripped.toByteArray(), Optional.of(c.in()));
        } catch (Refusal refused) {
            assertThat(refused)
                    .hasMessageMatching(
                            "(?s)node \".*\" \\((Slice|Gather|Floor|Where|Greater|Min|Equal|Sub|Reduce\\w+)\\) .*");
            return;
        }
        Tensor x = RandomTensors.uniform(c.in(), new Random(3));
        assertThat(read.in().size()).isEqualTo(c.in().size());
        ExportTest.assertClose(
                Trace.run(read.layer(), Tensor.of(read.in(), x.toArray())).toArray(),
                Trace.run(c.layer(), x).toArray());
    }

    /// What ONNX Runtime and we make of a graph; the layer that we read.
    private static Layer same(Graphs graph, Shape in) throws OrtException {
        SavedModel read = ModelFiles.read(graph.bytes(), Optional.empty());
        Tensor a = RandomTensors.uniform(in, new Random(1));
        Tensor b = RandomTensors.uniform(in, new Random(2));
        try (OnnxRuntime runtime = OnnxRuntime.of(graph.bytes())) {
            float[] both = runtime.run(a, b);
            int n = both.length / 2;
            assertThat(read.out().size()).isEqualTo(n);
            ExportTest.assertClose(
                    java.util.Arrays.copyOfRange(both, 0, n),
                    Trace.run(read.layer(), Tensor.of(read.in(), a.toArray())).toArray());
            ExportTest.assertClose(
                    java.util.Arrays.copyOfRange(both, n, 2 * n),
                    Trace.run(read.layer(), Tensor.of(read.in(), b.toArray())).toArray());
        }
        return read.layer();
    }

    private static List<String> names(Layer layer) {
        return Layers.located(layer).map(Layers.Located::path).toList();
    }

    @Test
    void pytorch_flattens_by_a_shape_that_is_computed() throws OrtException {
        Graphs g = new Graphs(17, "N", 1, 8, 8)
                .floats("w1", numbers(3 * 9), 3, 1, 3, 3)
                .floats("b1", numbers(3), 3)
                .node("Conv", "c1", "input,w1,b1", "pads=1,1,1,1", "kernel_shape=3,3")
                .node("Relu", "r1", "c1")
                .node("MaxPool", "p1", "r1", "kernel_shape=2,2", "strides=2,2")
                .node("Shape", "s", "p1")
                .ints("zero", new long[] {0})
                .ints("axis", new long[] {0}, 1)
                .node("Gather", "n", "s,zero", "axis=0")
                .ints("minus", new long[] {-1}, 1)
                .node("Unsqueeze", "n1", "n,axis")
                .node("Concat", "to", "n1,minus", "axis=0")
                .node("Reshape", "flat", "p1,to")
                .floats("w2", numbers(5 * 48), 5, 48)
                .floats("b2", numbers(5), 5)
                .node("Gemm", "y", "flat,w2,b2", "transB=1")
                .node("Softmax", "output", "y", "axis=1");
        Layer net = same(g, Shape.plane(8, 8));
        assertThat(names(net)).containsExactly("0.conv2d", "1.relu", "2.maxpool", "3.flatten", "4.dense", "5.softmax");
        assertThat(Layers.weights(net)).allMatch(Weights::isLearned);
    }

    @Test
    void keras_has_channels_last_and_matrices_with_a_bias_of_their_own() throws OrtException {
        Graphs g = new Graphs(15, "N", 6, 6, 2)
                .floats("mean", new float[] {0.25f, -0.5f}, 2)
                .node("Sub", "centred", "input,mean")
                .floats("w1", numbers(4 * 2 * 9), 4, 2, 3, 3)
                .floats("b1", numbers(4), 4)
                .node("Transpose", "t", "centred", "perm=0,3,1,2")
                .node("Conv", "c1", "t,w1", "auto_pad:SAME_UPPER", "strides=2,2")
                .node("Transpose", "u", "c1", "perm=0,2,3,1")
                .node("Add", "a1", "u,b1")
                .node("Relu", "r1", "a1")
                .ints("to", new long[] {-1, 36}, 2)
                .node("Reshape", "flat", "r1,to")
                .floats("w2", numbers(36 * 3), 36, 3)
                .floats("b2", numbers(3), 3)
                .node("MatMul", "m", "flat,w2")
                .node("Add", "output", "b2,m");
        SavedModel read = ModelFiles.read(g.bytes(), Optional.empty());
        assertThat(read.in()).isEqualTo(Shape.planes(2, 6, 6));
        assertThat(names(read.layer()).getLast()).isEqualTo("6.dense");
        Tensor planes = RandomTensors.uniform(read.in(), new Random(4));
        float[] last = new float[72];
        for (int i = 0; i < 72; i++) {
            last[i] = planes.data()[i % 2 * 36 + i / 2];
        }
        try (OnnxRuntime runtime = OnnxRuntime.of(g.bytes())) {
            ExportTest.assertClose(
                    runtime.run(Tensor.of(Shape.planes(6, 6, 2), last)),
                    Trace.run(read.layer(), planes).toArray());
        }
    }

    @Test
    void rows_of_a_picture_are_a_picture_and_a_picture_that_is_turned_stays_so() throws OrtException {
        Graphs rows = new Graphs(13, "N", 5, 6)
                .ints("to", new long[] {-1, 1, 5, 6}, 4)
                .floats("w", numbers(9), 1, 1, 3, 3)
                .node("Reshape", "r", "input,to")
                .node("Conv", "output", "r,w");
        assertThat(ModelFiles.read(rows.bytes(), Optional.empty()).in()).isEqualTo(Shape.plane(5, 6));
        Graphs turned = new Graphs(13, "N", 1, 5, 6)
                .floats("w", numbers(9), 1, 1, 3, 3)
                .node("Transpose", "r", "input", "perm=0,1,3,2")
                .node("Conv", "output", "r,w");
        assertThat(names(same(turned, Shape.plane(5, 6)))).containsExactly("0.reorder", "1.conv2d");
        Graphs last = new Graphs(13, "N", 5, 6, 1)
                .ints("to", new long[] {0, 1, 5, 6}, 4)
                .floats("w", numbers(9), 1, 1, 3, 3)
                .node("Reshape", "r", "input,to")
                .node("Conv", "output", "r,w");
        assertThat(ModelFiles.read(last.bytes(), Optional.empty()).in()).isEqualTo(Shape.plane(5, 6));
    }

    @Test
    void a_residual_net_is_forks() throws OrtException {
        Graphs g = new Graphs(13, "N", 3, 6, 6)
                .floats("w1", numbers(81), 3, 3, 3, 3)
                .floats("w2", numbers(81), 3, 3, 3, 3)
                .floats("w3", numbers(9), 3, 3, 1, 1)
                .floats("ones", new float[] {1, 2, 3}, 3)
                .node("Conv", "c1", "input,w1", "pads=1,1,1,1")
                .node("BatchNormalization", "n1", "c1,ones,ones,ones,ones", "epsilon=0.001")
                .node("Relu", "r1", "n1")
                .node("Conv", "c2", "r1,w2", "pads=1,1,1,1")
                .node("Add", "s1", "c2,input")
                .node("Relu", "r2", "s1")
                .node("Conv", "c3", "r2,w3")
                .node("Concat", "cc", "c3,r2,r2", "axis=1")
                .node("GlobalAveragePool", "p", "cc")
                .node("Flatten", "output", "p");
        Layer net = same(g, Shape.planes(3, 6, 6));
        assertThat(names(net))
                .containsExactly(
                        "0.0.0.conv2d",
                        "0.0.1.batchnorm",
                        "0.0.2.relu",
                        "0.0.3.conv2d",
                        "0.1.identity",
                        "1.relu",
                        "2.0.conv2d",
                        "2.1.identity",
                        "2.2.identity",
                        "3.globalaveragepool");
    }

    @Test
    void arithmetic_with_numbers_of_the_file_is_done_by_channel_row_or_place() throws OrtException {
        Graphs g = new Graphs(14, "N", 2, 3, 4)
                .floats("mean", numbers(2), 1, 2, 1, 1)
                .floats("row", numbers(4), 4)
                .floats("all", numbers(24), 2, 3, 4)
                .floats("two", new float[] {2})
                .node("Sub", "a", "input,mean")
                .node("Div", "b", "a,two")
                .node("Mul", "c", "b,row")
                .node("Add", "d", "c,all")
                .node("Sub", "e", "two,d")
                .node("Tanh", "f", "e")
                .node("Mul", "g", "f,d")
                .node("Mul", "output", "g,g");
        same(g, Shape.planes(2, 3, 4));
    }

    @Test
    void a_pad_before_a_convolution_is_its_border() throws OrtException {
        Graphs g = new Graphs(13, "N", 1, 5, 5)
                .ints("pads", new long[] {0, 0, 1, 1, 0, 0, 1, 1}, 8)
                .floats("w", numbers(18), 2, 1, 3, 3)
                .node("Pad", "p", "input,pads", "mode:reflect")
                .node("Conv", "output", "p,w");
        Layer net = same(g, Shape.plane(5, 5));
        assertThat(net).isInstanceOf(Conv2d.class);
        assertThat(((Conv2d) net).pad().border()).isEqualTo(Border.REFLECT_101);
    }

    @Test
    void a_softmax_and_choices_that_are_written_out_are_known_again() throws OrtException {
        Graphs g = new Graphs(13, "N", 6)
                .floats("zero", new float[] {0})
                .floats("slope", new float[] {0.2f})
                .floats("high", new float[] {0.5f})
                .ints("axis", new long[] {1}, 1)
                .node("Less", "below", "input,zero")
                .node("Mul", "small", "input,slope")
                .node("Where", "leaky", "below,small,input")
                .node("Min", "held", "leaky,high")
                .node("Max", "relu", "held,zero")
                .node("ReduceMax", "m", "relu", "axes=1")
                .node("Sub", "s", "relu,m")
                .node("Exp", "e", "s")
                .node("ReduceSum", "t", "e,axis")
                .node("Div", "output", "e,t");
        Layer net = same(g, new Shape(6, 1, 1, 1));
        assertThat(names(net)).containsExactly("0.leakyrelu", "1.clamp", "2.relu", "3.softmax");
    }

    @Test
    void mixed_precision_and_older_forms_are_read() throws OrtException {
        Graphs g = new Graphs(9, "N", 4)
                .floats("w", numbers(8), 4, 2)
                .floats("c", numbers(2), 1, 2)
                .node("Gemm", "y", "input,w,c", "alpha=0.5", "beta=2.0")
                .node("Clip", "z", "y", "min=-0.5", "max=0.5")
                .node("Dropout", "d", "z", "ratio=0.3")
                .node("Softmax", "output", "d");
        Layer net = same(g, new Shape(4, 1, 1, 1));
        assertThat(names(net)).containsExactly("0.dense", "1.clamp", "2.softmax");
    }

    /// A net with a branch in some hundred bytes.
    static byte[] small() {
        return new Graphs(13, "N", 1, 6, 6)
                .floats("w", new float[18], 2, 1, 3, 3)
                .floats("one", new float[] {1, 2}, 2)
                .ints("to", new long[] {0, -1}, 2)
                .floats("m", new float[24], 3, 8)
                .node("Conv", "c", "input,w", "pads=1,1,1,1")
                .node("BatchNormalization", "n", "c,one,one,one,one")
                .node("Add", "a", "n,c")
                .node("AveragePool", "p", "a", "kernel_shape=3,3", "strides=2,2", "ceil_mode=1")
                .node("MaxPool", "q", "p", "kernel_shape=2,2", "dilations=1,1")
                .node("Reshape", "r", "q,to")
                .node("Gemm", "g", "r,m", "transB=1")
                .node("Softmax", "output", "g")
                .bytes();
    }

    @Test
    void sizes_that_a_file_leaves_open_are_the_callers() {
        Graphs g = new Graphs(13, "N", 1, "h", "w").node("Relu", "output", "input");
        assertThat(ModelFiles.read(g.bytes(), Optional.of(Shape.plane(4, 7))).in())
                .isEqualTo(Shape.plane(4, 7));
    }

    @Test
    void learned_designed_and_tracked_weights_come_back_bit_by_bit_under_their_notes() {
        Weights shared = new Weights.Learned(RandomTensors.kernel(2, 2, 1, 3, 3, RANDOM));
        Conv2d first = new Conv2d(
                shared,
                Optional.of(Weights.designed(Kernel.wrap(2, 1, 1, 1, 1, new float[] {0.1f, -0f}))),
                new thawline.core.Geometry(
                        thawline.tensor.Axes.ONE, thawline.tensor.Axes.ONE, thawline.core.Grouping.ALL),
                new Conv2d.Pad(Border.ZERO, thawline.tensor.Margins.plane(1)));
        Layer net = first.then(BatchNorm.learned(2))
                .then(first)
                .then(Fork.concat(Pool.max(2), Pool.max(2)))
                .then(new thawline.layer.Flatten())
                .then(Dense.learned(RandomTensors.kernel(2, 16, 1, 1, 1, RANDOM)));
        Notes notes = Notes.NONE
                .withClasses(List.of("X", "O"))
                .with(Notes.SEED, "7")
                .with("layer", "no collision")
                .with("mine", "ä \n \"quoted\"");
        SavedModel back =
                ModelFiles.read(ModelFiles.bytes(new SavedModel(net, Shape.planes(2, 4, 4), notes)), Optional.empty());
        assertThat(ExportTest.described(back.layer())).isEqualTo(ExportTest.described(net));
        List<Weights> all = Layers.weights(back.layer()).toList();
        assertThat(all.get(0)).isInstanceOf(Weights.Learned.class).isSameAs(all.get(6));
        assertThat(all.get(1)).isInstanceOf(Weights.Designed.class);
        assertThat(all.get(4)).isInstanceOf(Weights.Tracked.class);
        assertThat(back.notes()).isEqualTo(notes);
        assertThat(back.notes().classes()).containsExactly("X", "O");
    }

    @Test
    void a_file_of_ours_that_somebody_changed_is_what_its_graph_says() throws InvalidProtocolBufferException {
        Layer net = Conv2d.learned(RandomTensors.kernel(1, 1, 1, 3, 3, RANDOM), Border.ZERO)
                .then(new thawline.layer.Pointwise(thawline.core.Unary.RELU));
        ModelProto.Builder model =
                ModelProto.parseFrom(ModelFiles.bytes(new SavedModel(net, Shape.plane(5, 5)))).toBuilder();
        model.getGraphBuilder().getNodeBuilder(1).setOpType("Tanh");
        SavedModel read = ModelFiles.read(model.build().toByteArray(), Optional.empty());
        assertThat(names(read.layer())).containsExactly("0.conv2d", "1.tanh");
        assertThat(read.in()).isEqualTo(Shape.plane(5, 5));
    }
}
