package thawline.pipeline;

import static thawline.pipeline.Common.note;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import thawline.core.Kernel;
import thawline.filter.Morphology;
import thawline.filter.Pooling;
import thawline.filter.Probe;
import thawline.layer.Layer;

/// Maxima and minima, and pooling.
final class MorphologyEntries {

    private static final Parameter<Integer> KSIZE = Parameter.of("ksize", Type.WHOLE, "3", "side of the footprint");
    private static final Parameter<Morphology.Shape> SHAPE =
            Parameter.of("shape", Type.choice(Morphology.Shape.class), "RECT", "RECT, CROSS or ELLIPSE");

    /// CONSTANT alone is OpenCV's word for what never wins, and changes nothing.
    private static final Type<UnaryOperator<Probe>> OUTSIDE = new Type<>(
            "CONSTANT, CONSTANT(0), REPLICATE, REFLECT_101, REFLECT, WRAP or NONE",
            v -> v instanceof Value.Word(String name) && name.equalsIgnoreCase("CONSTANT")
                    ? Optional.of(probe -> probe)
                    : Type.BORDER.reader().apply(v).map(border -> probe -> probe.border(border)));

    private static final Parameter<UnaryOperator<Probe>> BORDER = Parameter.of(
            "border", OUTSIDE, "CONSTANT", "what lies beyond the edge; CONSTANT without a number never wins");
    private static final Parameter<Integer> ITERATIONS =
            Parameter.of("iterations", Type.WHOLE, "1", "how often each of dilation and erosion is done");

    private static final Parameter<Integer> SIZE = Parameter.of("size", Type.WHOLE, "2", "side of the window");
    private static final Parameter<Integer> STRIDE =
            Parameter.of("stride", Type.WHOLE, "2", "from one window to the next");
    private static final Parameter<Kernel> WEIGHTS =
            Parameter.required("weights", Type.KERNEL, "one number for each place of the window");

    static final List<Entry> MORPHOLOGY = List.of(
            entry("dilate", note("largest value around: bright grows", "dilate"), Probe::dilate),
            entry("erode", note("smallest value around: dark grows", "erode"), Probe::erode),
            entry(
                    "open",
                    note("erode, then dilate: small bright spots go", "morphologyEx MORPH_OPEN"),
                    Morphology::open),
            entry(
                    "close",
                    note("dilate, then erode: small dark spots go", "morphologyEx MORPH_CLOSE"),
                    Morphology::close),
            entry("gradient", note("dilate − erode: outlines", "morphologyEx MORPH_GRADIENT"), Morphology::gradient),
            entry("topHat", note("x − open: the small bright spots", "morphologyEx MORPH_TOPHAT"), Morphology::topHat),
            entry(
                    "blackHat",
                    note("close − x: the small dark spots", "morphologyEx MORPH_BLACKHAT"),
                    Morphology::blackHat));

    static final List<Entry> POOLING = List.of(
            Entry.of(
                    "maxPool",
                    note("largest value of each window; the picture shrinks"),
                    new Role.Filter(a -> Pooling.max(a.get(SIZE), a.get(STRIDE))),
                    SIZE,
                    STRIDE),
            Entry.of(
                    "minPool",
                    note("smallest value of each window"),
                    new Role.Filter(a -> Pooling.min(a.get(SIZE), a.get(STRIDE))),
                    SIZE,
                    STRIDE),
            Entry.of(
                    "averagePool",
                    note("mean of each window"),
                    new Role.Filter(a -> Pooling.average(a.get(SIZE), a.get(STRIDE))),
                    SIZE,
                    STRIDE),
            Entry.of(
                    "weightedPool",
                    note("weighted sum of each window"),
                    new Role.Filter(a -> Pooling.weighted(a.get(WEIGHTS), a.get(STRIDE))),
                    WEIGHTS,
                    STRIDE));

    private MorphologyEntries() {}

    private static Entry entry(String name, Entry.Note note, Function<Probe, Layer> layer) {
        return Entry.of(name, note, new Role.Filter(a -> layer.apply(probe(a))), KSIZE, SHAPE, BORDER, ITERATIONS);
    }

    private static Probe probe(Arguments a) {
        Probe probe = Probe.of(a.get(SHAPE).of(a.get(KSIZE))).iterations(a.get(ITERATIONS));
        return a.get(BORDER).apply(probe);
    }
}
