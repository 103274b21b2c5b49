package thawline.learn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import thawline.core.Unary;
import thawline.layer.Pointwise;
import thawline.pipeline.Arguments;
import thawline.pipeline.Entry;
import thawline.pipeline.Parameter;
import thawline.pipeline.Role;
import thawline.pipeline.Type;
import thawline.tensor.Axes;
import thawline.tensor.Border;
import thawline.train.Blocks;
import thawline.train.Blueprint;
import thawline.train.Convolution;
import thawline.train.Pooling;
import thawline.train.Start;

/// The names that a network's text has beyond those of pipelines: one for each of [Blocks].
final class NetWords {

    /// What is read beyond the edges of a convolution's input.
    enum Padding {
        /// Nothing: the output is smaller.
        VALID,
        /// Zeros, so that the output has ⌈n / stride⌉ elements.
        SAME,
        REPLICATE,
        REFLECT_101,
        REFLECT,
        WRAP
    }

    enum PoolPadding {
        VALID,
        SAME
    }

    enum Bias {
        YES,
        NO
    }

    private static final Parameter<Integer> FILTERS = Parameter.required("filters", Type.WHOLE, "32", "output planes");
    private static final Parameter<Integer> KSIZE = Parameter.required("ksize", Type.WHOLE, "3", "side of the window");
    private static final Parameter<Integer> STRIDE =
            Parameter.of("stride", Type.WHOLE, "1", "from one window to the next");
    private static final Parameter<Padding> PADDING =
            Parameter.of("padding", Type.choice(Padding.class), "VALID", "what is read beyond the edges");
    private static final Parameter<Integer> DILATION =
            Parameter.of("dilation", Type.WHOLE, "1", "from one number of the window to the next");
    private static final Parameter<Integer> GROUPS =
            Parameter.of("groups", Type.WHOLE, "1", "groups of planes that do not see each other");
    private static final Parameter<Bias> BIAS =
            Parameter.of("bias", Type.choice(Bias.class), "YES", "whether each output plane has a number added");
    private static final Parameter<Integer> UNITS = Parameter.required("units", Type.WHOLE, "10", "outputs");
    private static final Parameter<Double> RATE =
            Parameter.required("rate", Type.NUMBER, "0.5", "the share that is dropped while training");
    private static final Parameter<Integer> SIZE = Parameter.of("size", Type.WHOLE, "2", "side of the window");
    private static final Parameter<Integer> STEP =
            Parameter.of("stride", Type.WHOLE, "0", "from one window to the next; 0: the window's side");
    private static final Parameter<PoolPadding> POOL_PADDING = Parameter.of(
            "padding", Type.choice(PoolPadding.class), "VALID", "whether windows may reach beyond the edges");
    private static final Parameter<Integer> PLANES =
            Parameter.of("size", Type.WHOLE, "5", "how many planes are neighbours");
    private static final Parameter<Double> SLOPE =
            Parameter.of("slope", Type.NUMBER, "0.3", "what values below 0 are multiplied by");

    /// A name, a line about it, and what it makes.
    record Word(String name, String line, Function<Arguments, Blueprint> made, List<Parameter<?>> parameters) {}

    static final List<Word> ALL = List.of(
            convolution("conv2d", "windows over pictures", Blocks::conv2d),
            convolution("conv1d", "windows over signals, which are pictures of one row", Blocks::conv1d),
            convolution("conv3d", "windows over volumes", Blocks::conv3d),
            word("dense", "every output sees every input", a -> Blocks.dense(a.get(UNITS)), UNITS),
            word("flatten", "planes to a vector", a -> Blocks.flatten()),
            pooling("maxPool", "largest value of each window", Blocks::maxPool),
            pooling("averagePool", "mean of each window", Blocks::averagePool),
            word(
                    "maxPool3d",
                    "largest value of each window of a volume",
                    a -> Blocks.maxPool(cube(a.get(SIZE))).stride(cube(step(a))),
                    SIZE,
                    STEP),
            word("globalAveragePool", "mean of each plane", a -> Blocks.globalAveragePool()),
            word("globalMaxPool", "largest value of each plane", a -> Blocks.globalMaxPool()),
            word(
                    "batchNorm",
                    "mean 0 and variance 1 over the batch, then a learned gain and offset",
                    a -> Blocks.batchNorm()),
            word(
                    "localResponseNorm",
                    "divided by the strength of neighbouring planes, as in AlexNet",
                    a -> Blocks.localResponseNorm(a.get(PLANES)),
                    PLANES),
            word("dropout", "drops values by chance while training", a -> Blocks.dropout(a.get(RATE)), RATE),
            word("leakyRelu", "x, or slope·x below 0", a -> Blocks.leakyRelu(a.get(SLOPE)), SLOPE),
            word("sigmoid", "1 / (1 + e⁻ˣ)", a -> Blocks.sigmoid()),
            word("tanh", "the hyperbolic tangent", a -> Blocks.tanh()),
            word("softmax", "eˣ over their sum: shares of the classes", a -> Blocks.softmax()));

    private NetWords() {}

    private static Word word(
            String name, String line, Function<Arguments, Blueprint> made, Parameter<?>... parameters) {
        return new Word(name, line, made, List.of(parameters));
    }

    private static int step(Arguments a) {
        return a.get(STEP) == 0 ? a.get(SIZE) : a.get(STEP);
    }

    private static Axes cube(int side) {
        return new Axes(side, side, side);
    }

    private static Word pooling(String name, String line, IntFunction<Pooling> windows) {
        return word(
                name,
                line,
                a -> {
                    Pooling pooling = windows.apply(a.get(SIZE)).stride(step(a));
                    return a.get(POOL_PADDING) == PoolPadding.SAME ? pooling.same() : pooling;
                },
                SIZE,
                STEP,
                POOL_PADDING);
    }

    @FunctionalInterface
    private interface Windows {
        Convolution of(int filters, int ksize);
    }

    private static Word convolution(String name, String line, Windows windows) {
        return word(
                name,
                line + ", learned",
                a -> convolution(a, windows),
                FILTERS,
                KSIZE,
                STRIDE,
                PADDING,
                DILATION,
                GROUPS,
                BIAS);
    }

    private static Convolution convolution(Arguments a, Windows windows) {
        Convolution plain = windows.of(a.get(FILTERS), a.get(KSIZE))
                .stride(a.get(STRIDE))
                .dilation(a.get(DILATION))
                .groups(a.get(GROUPS));
        Convolution biased = a.get(BIAS) == Bias.YES ? plain : plain.noBias();
        return switch (a.get(PADDING)) {
            case VALID -> biased;
            case SAME -> biased.same();
            case REPLICATE -> biased.border(Border.REPLICATE);
            case REFLECT_101 -> biased.border(Border.REFLECT_101);
            case REFLECT -> biased.border(Border.REFLECT);
            case WRAP -> biased.border(Border.WRAP);
        };
    }

    /// What a parser may look names up in. While there is no start, only the arguments are checked; where there is
    /// one, layers begin with its numbers.
    static Map<String, Entry> entries(Supplier<Optional<Start>> start) {
        Map<String, Entry> entries = new LinkedHashMap<>();
        for (Word word : ALL) {
            Entry.Note note = new Entry.Note(word.line(), "", (a, in) -> word.name());
            Role role = new Role.Fitted((a, in) -> {
                Blueprint blueprint = word.made().apply(a);
                return start.get().map(begin -> blueprint.build(in, begin)).orElseGet(() -> new Pointwise(Unary.RELU));
            });
            entries.put(word.name(), new Entry(word.name(), note, role, word.parameters()));
        }
        return entries;
    }
}
