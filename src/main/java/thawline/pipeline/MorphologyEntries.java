package thawline.pipeline;

import static thawline.pipeline.Common.java;
import static thawline.pipeline.Common.note;

import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import thawline.core.Footprint;
import thawline.core.Kernel;
import thawline.filter.Morphology;
import thawline.filter.Pooling;
import thawline.filter.Probe;
import thawline.layer.Layer;

/// Maxima and minima, and pooling.
final class MorphologyEntries {

    private static final Parameter<Integer> KSIZE = Parameter.of("ksize", Type.WHOLE, "3", "side of the footprint");
    private static final Parameter<Integer> KSIZE_Y =
            Parameter.of("ksizeY", Type.WHOLE, "0", "the side down the picture; 0 takes ksize");

    private static final Type<Morphology.Shape> NAMED = Type.choice(Morphology.Shape.class);

    private static final Type<Places> PLACES = new Type<>(
            "RECT, CROSS, ELLIPSE, or the places themselves such as [0,1,0; 1,1,1; 0,1,0]",
            v -> v instanceof Value.Matrix m
                    ? Optional.of((height, width) -> mask(m))
                    : NAMED.reader().apply(v).map(shape -> shape::of),
            v -> v instanceof Value.Matrix m ? maskInJava(m) : NAMED.java(v));

    private static final Parameter<Places> SHAPE = Parameter.of(
            "shape", PLACES, "RECT", "RECT, CROSS or ELLIPSE; or the places themselves, 0 for those that take no part");

    /// CONSTANT alone is OpenCV's word for what never wins, and changes nothing.
    private static final Type<UnaryOperator<Probe>> OUTSIDE = new Type<>(
            "CONSTANT, CONSTANT(0), REPLICATE, REFLECT_101, REFLECT, WRAP or NONE",
            v -> isOpen(v)
                    ? Optional.of(probe -> probe)
                    : Type.BORDER.reader().apply(v).map(border -> probe -> probe.border(border)),
            v -> isOpen(v) ? "" : Type.BORDER.java(v));

    private static boolean isOpen(Value v) {
        return v instanceof Value.Word(String name) && name.equalsIgnoreCase("CONSTANT");
    }

    private static final Parameter<UnaryOperator<Probe>> BORDER = Parameter.of(
            "border", OUTSIDE, "CONSTANT", "what lies beyond the edge; CONSTANT without a number never wins");
    private static final Parameter<Integer> ITERATIONS =
            Parameter.of("iterations", Type.WHOLE, "1", "how often each of dilation and erosion is done");

    private static final Parameter<Integer> SIZE = Parameter.of("size", Type.WHOLE, "2", "side of the window");
    private static final Parameter<Integer> STRIDE =
            Parameter.of("stride", Type.WHOLE, "2", "from one window to the next");
    private static final Parameter<Kernel> WEIGHTS =
            Parameter.required("weights", Type.KERNEL, "[1,1; 1,1]/4", "one number for each place of the window");

    static final List<Entry> MORPHOLOGY = List.of(
            entry("dilate", "largest value around: bright grows", "dilate", Probe::dilate),
            entry("erode", "smallest value around: dark grows", "erode", Probe::erode),
            entry("open", "erode, then dilate: small bright spots go", "morphologyEx MORPH_OPEN", Morphology::open),
            entry("close", "dilate, then erode: small dark spots go", "morphologyEx MORPH_CLOSE", Morphology::close),
            entry("gradient", "dilate − erode: outlines", "morphologyEx MORPH_GRADIENT", Morphology::gradient),
            entry("topHat", "x − open: the small bright spots", "morphologyEx MORPH_TOPHAT", Morphology::topHat),
            entry("blackHat", "close − x: the small dark spots", "morphologyEx MORPH_BLACKHAT", Morphology::blackHat));

    static final List<Entry> POOLING = List.of(
            Entry.of(
                    "maxPool",
                    note(
                            "largest value of each window; the picture shrinks",
                            java("Pooling.maxPool({size}, {stride})")),
                    new Role.Filter(a -> Pooling.maxPool(a.get(SIZE), a.get(STRIDE))),
                    SIZE,
                    STRIDE),
            Entry.of(
                    "minPool",
                    note("smallest value of each window", java("Pooling.minPool({size}, {stride})")),
                    new Role.Filter(a -> Pooling.minPool(a.get(SIZE), a.get(STRIDE))),
                    SIZE,
                    STRIDE),
            Entry.of(
                    "averagePool",
                    note("mean of each window", java("Pooling.averagePool({size}, {stride})")),
                    new Role.Filter(a -> Pooling.averagePool(a.get(SIZE), a.get(STRIDE))),
                    SIZE,
                    STRIDE),
            Entry.of(
                    "weightedPool",
                    note("weighted sum of each window", java("Pooling.weightedPool({weights}, {stride})")),
                    new Role.Filter(a -> Pooling.weightedPool(a.get(WEIGHTS), a.get(STRIDE))),
                    WEIGHTS,
                    STRIDE));

    private MorphologyEntries() {}

    private static Entry entry(String name, String line, String twin, Function<Probe, Layer> layer) {
        return Entry.of(
                name,
                note(line, twin, (a, in) -> inJava(name, a)),
                new Role.Filter(a -> layer.apply(probe(a))),
                KSIZE,
                SHAPE,
                BORDER,
                ITERATIONS,
                KSIZE_Y);
    }

    private static Probe probe(Arguments a) {
        int height = a.get(KSIZE_Y) == 0 ? a.get(KSIZE) : a.get(KSIZE_Y);
        Probe probe = Probe.of(a.get(SHAPE).of(height, a.get(KSIZE))).iterations(a.get(ITERATIONS));
        return a.get(BORDER).apply(probe);
    }

    private static Footprint mask(Value.Matrix m) {
        boolean[] taken = new boolean[m.height() * m.width()];
        for (int i = 0; i < taken.length; i++) {
            taken[i] = m.at(i / m.width(), i % m.width()) != 0;
        }
        return Footprint.of(m.height(), m.width(), taken);
    }

    private static String maskInJava(Value.Matrix m) {
        StringBuilder places = new StringBuilder("Footprint.of(" + m.height() + ", " + m.width());
        for (int i = 0; i < m.height() * m.width(); i++) {
            places.append(", ").append(m.at(i / m.width(), i % m.width()) != 0);
        }
        return places.append(")").toString();
    }

    private static String inJava(String name, Arguments a) {
        boolean plain = !a.says(SHAPE) && !a.says(KSIZE_Y);
        String footprint = a.value(SHAPE) instanceof Value.Matrix
                ? a.java(SHAPE)
                : a.java(SHAPE) + ".of(" + (a.says(KSIZE_Y) ? a.java(KSIZE_Y) + ", " : "") + a.java(KSIZE) + ")";
        if (!a.says(BORDER) && !a.says(ITERATIONS)) {
            return "Morphology." + name + "(" + (plain ? a.java(KSIZE) : footprint) + ")";
        }
        String probe = "Probe.of(" + footprint + ")"
                + (a.says(BORDER) ? ".border(" + a.java(BORDER) + ")" : "")
                + (a.says(ITERATIONS) ? ".iterations(" + a.java(ITERATIONS) + ")" : "");
        boolean single = name.equals("dilate") || name.equals("erode");
        return single ? probe + "." + name + "()" : "Morphology." + name + "(" + probe + ")";
    }
}
