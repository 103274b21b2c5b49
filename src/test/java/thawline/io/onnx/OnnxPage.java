package thawline.io.onnx;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// How models are kept as ONNX, as the page `docs/onnx.md`.
final class OnnxPage {

    private static final String HEAD = """
        # Models as ONNX files

        A model is one file: an ONNX graph of what inference computes, which ONNX Runtime, OpenCV's dnn and Netron open as it
        is, and what else is known of the model as metadata in the same file. `thawline train … --out model.onnx` writes one,
        `evaluate`, `predict` and `summary` read it; `thawline explain PIPELINE --onnx FILE` writes a pipeline of filters, from
        the picture to a map such as a corner response. In Java:

        ```java
        Layer layer = Pipeline.parse("gray | gaussian(5) | sobel | magnitude | harris").layer(shape);
        ModelFiles.write(file, new SavedModel(layer, shape, Notes.NONE.with("author", "me")));
        SavedModel model = ModelFiles.read(file);
        ```

        `./thawline samples/11_OnnxFiles.java` does that, and shows what stays frozen and what is refused.

        This page is made by a test (`mvn test -Dtest=OnnxPageTest -Dthawline.onnx.write=true`, with `THAWLINE_DATA` set), and
        `OnnxPageTest` compares both.

        ## What a file of ours holds

        - **Input** `input`, (N,c,h,w), or (N,c,d,h,w) where anything in the net has a depth; N is free. **Output** `output`,
          alike, or (N,c) from a Dense or Flatten. Heights and widths are free too, unless the net has a Dense or Flatten behind
          planes, or a border that is written down place by place. Numbers are raw pixels, 0 … 255: a classifier's first layer is
          its scaling.
        - **Opset 17, IR version 8**, which programs of 2022 and later read; a WRAP border needs opset 19 and IR version 9.
          Only operators of ONNX itself are used.
        - **Inference only**: dropout is not in the graph, and batch normalisation uses its running statistics.
        - **Names**: nodes, values and numbers are called by the paths of the layers, such as `1.conv2d/Conv` and
          `1.conv2d.kernel`. Weights that two operations share stand in the file once.
        - **Metadata** (`metadata_props`): `thawline` has the layers with their settings as JSON, what is learned, designed
          or tracked, and which numbers of the file are whose; each note stands under its own name: `thawline.classes` (one a
          line), `thawline.scaling`, `thawline.history` (JSON), `thawline.seed`, `thawline.data.sha256`, `thawline.recipe`,
          `thawline.version`. `thawline` is believed only when the layers that it describes, written again, give the very
          graph that the file has. So a file of ours comes back as the layer that was written, bit by bit
          (`ExportTest.a_file_gives_back_the_layer_that_was_written`), and one that somebody changed is what its graph says
          (`ImportTest.a_file_of_ours_that_somebody_changed_is_what_its_graph_says`).
        - A file is written whole or not at all.

        ONNX Runtime 1.29 gives the same outputs as Thawline within 1e-5 of the largest, in batches, for every layer below
        (`ExportTest`), for every preset and for `classic` up to its corner response (`PresetModelsTest`); OpenCV's dnn does for the
        presets and the response too (`OpenCvDnnTest`). ONNX Runtime is a tool of the tests only; they are skipped unless
        `ORT_DISABLE_TELEMETRY` is 1, as it is under Maven, because 1.29 sends notes of its runs otherwise.

        ## Which layers are written, and as what

        | layer | nodes |
        |---|---|
        """;

    private static final String READING = """

        A border that is not zeros is a Pad in front (REFLECT, which ONNX has not, a Gather on each axis).

        ## Which files are read

        A graph from elsewhere with one input and one output of FLOAT, for opsets 7 to 25, becomes a layer when it is one
        operation after the other and side by side (Fork): residual and multi-branch nets are, a net whose branches cross is
        refused by the name of the node. Kernels, biases and the gamma and beta of a batch normalisation are then learned, running
        statistics tracked, other numbers designed.

        - The first axis counts examples. A graph that mixes examples is refused, unless the file fixes their number: then all
          of the input is one example.
        - Axes after it are (c), (c,w), (c,h,w) or (c,d,h,w). Where the first thing a net does is to put (h,w,c) or (h,w) in that
          order, as Keras' do, its input here is planes at once.
        - Sizes that a file leaves open are the caller's: `ModelFiles.read(file, shape)`.
        - What depends on the file's numbers only, sizes of values among them, is worked out while reading.

        | operator | read as |
        |---|---|
        """;

    private static final String REFUSED = """

        ## What is refused

        With one line that names the file, the node and the reason, before memory is taken (`HostileModelTest`): operators and
        attributes that are not above, operators of other domains, numbers in other files (external data), sparse and quantised
        tensors, sizes that do not multiply out, values of more than 2^28 numbers, weights that are no finite numbers, values
        that nothing makes, cycles, control flow (If, Loop, Scan), more than 2^17 parts, files above 1 GiB, and what is cut off or
        damaged. Nothing in a file is ever run, and no other file is opened. A Jazzer target throws random bytes at the reader:
        `mvn -Pfuzz -DskipTests verify -Dfuzz=io.onnx.ModelFuzz`, with the
        small files of `src/fuzz/onnx` to start from by `-Dfuzz.args=-seed_inputs=FILE,…`.

        """;

    private OnnxPage() {}

    /// What each operation is written as.
    static Map<String, String> written() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Conv2d", "Conv; one kernel over several planes is copied by a Concat");
        all.put("Dense", "Gemm, after a Flatten where planes come");
        all.put("Pool", "MaxPool, between two Neg for a minimum; a mask of places is a Max of Slices");
        all.put("AveragePool", "AveragePool");
        all.put("GlobalPool", "GlobalMaxPool, GlobalAveragePool");
        all.put("Flatten", "Flatten");
        all.put("Dropout", "nothing");
        all.put("BatchNorm", "BatchNormalization");
        all.put("LocalResponseNorm", "LRN; ONNX Runtime takes odd sizes only");
        all.put("Softmax", "Softmax over channels");
        all.put("LeakyRelu", "LeakyRelu");
        all.put("Pointwise", "Relu, Sigmoid, Tanh, Abs, Mul, Sqrt; `round8` is Clip, Add, Floor; identity is nothing");
        all.put("Scale", "Mul, Add");
        all.put("Products", "Slice, Mul, Concat");
        all.put("Magnitude", "Slice, Mul, Add, Sqrt");
        all.put("CornerResponse", "Slice, Mul, Add, Sub; Förstner's with Div and Where");
        all.put(
                "Energy",
                "Conv, Mul, Sub, ReduceSum in floats, the mean of each plane taken off first; Where it is flat");
        all.put("Correlate", "Slice, Add, Sqrt, Div, Where");
        all.put("Orientation", "Slice, Div, Atan, Where");
        all.put("Threshold", "Greater, Where; a share of the largest by ReduceMax. Otsu's level is refused");
        all.put("Normalise", "ReduceMin, ReduceMax, Sub, Div, Where, Mul, Add");
        all.put("BlockNorm", "Mul, ReduceSum, Sqrt, Div, Clip");
        all.put("Equalise", "refused");
        all.put("Median", "refused");
        all.put("Bilateral", "refused");
        all.put("NonMaximum", "refused");
        all.put("OrientationBins", "refused");
        all.put("Maxout", "refused");
        return all;
    }

    /// What each operator is read as.
    static Map<String, String> read() {
        Map<String, String> all = new LinkedHashMap<>();
        all.put("Conv", "Conv2d, 1 to 3 axes, any stride, dilation, groups, `auto_pad`; a Pad before it is its border");
        all.put("MaxPool", "Pool; `ceil_mode` and dilation too; not its indices");
        all.put("AveragePool", "AveragePool; with dilation, or cut off by `ceil_mode`, sums and shares of each place");
        all.put("GlobalMaxPool, GlobalAveragePool", "GlobalPool");
        all.put("ReduceMax, ReduceMean", "GlobalPool, over whole planes");
        all.put("Gemm, MatMul", "Dense, or a convolution of one pixel along the last axis; by numbers of the file");
        all.put("BatchNormalization", "BatchNorm; not its `training_mode`");
        all.put("LRN", "LocalResponseNorm");
        all.put("Relu, Sigmoid, Tanh, Abs, Sqrt", "Pointwise");
        all.put("LeakyRelu, PRelu", "LeakyRelu, one slope for all");
        all.put("Softmax", "Softmax along any axis");
        all.put("Clip, Max, Min", "bounds; from 0 on ReLU");
        all.put(
                "Add, Sub, Mul, Div",
                "with numbers of the file by channel, row, place …: Scale or an affine map, a bias where it follows a "
                        + "Conv or MatMul; of two values of one shape: Fork SUM, product, quotient");
        all.put("Sum, Neg", "Fork SUM; Scale by −1");
        all.put("Concat", "Fork CONCAT, along any axis");
        all.put("Pad", "constant, edge, reflect, wrap; not of channels");
        all.put("Flatten, Reshape, Squeeze, Unsqueeze", "Flatten, or the same numbers under another shape");
        all.put("Transpose", "another order of the axes of an example");
        all.put("Dropout, Identity, Cast", "nothing; Cast to FLOAT");
        all.put("Shape", "the sizes, worked out while reading");
        all.put("Exp, ReduceSum", "as parts of a softmax that is written out");
        all.put("Less, Greater, Where", "as bounds or a leaky ReLU that are written out");
        all.put(
                "Constant, CastLike, Gather, Slice",
                "of numbers of the file, as are Identity, Cast, Reshape, Transpose, Concat, arithmetic");
        return all;
    }

    static String markdown(List<NodeTests.Outcome> tests) {
        long passed = tests.stream().filter(t -> t.reason().isEmpty()).count();
        return HEAD
                + rows(written())
                + READING
                + rows(read())
                + REFUSED
                + "## ONNX' own tests of its operators\n\n"
                + "Of the " + tests.size() + " cases of `corpora/onnx-node-tests` " + passed
                + " pass: the first input of a case is the net's, the others are given as numbers of the file, and"
                + " results are within the suite's own bounds (`NodeTestsTest`). The others:\n\n"
                + "| case | why it does not pass |\n"
                + "|---|---|\n"
                + tests.stream()
                        .filter(t -> t.reason().isPresent())
                        .map(t -> "| `" + t.name().replace("test_", "") + "` | "
                                + t.reason().get().replace("|", "\\|") + " |\n")
                        .collect(Collectors.joining());
    }

    private static String rows(Map<String, String> table) {
        return table.entrySet().stream()
                .map(e -> "| `" + e.getKey().replace(", ", "`, `") + "` | " + e.getValue() + " |\n")
                .collect(Collectors.joining());
    }
}
