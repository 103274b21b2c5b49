package thawline.pipeline;

import static thawline.pipeline.Common.BORDER;
import static thawline.pipeline.Common.java;
import static thawline.pipeline.Common.ksize;
import static thawline.pipeline.Common.note;

import java.util.List;
import thawline.filter.Blobs;
import thawline.filter.CornerList;
import thawline.filter.Corners;

/// Corner maps, the lists made of them, and marks.
final class CornerEntries {

    private static final Parameter<Integer> BLOCK_SIZE =
            Parameter.of("blockSize", Type.WHOLE, "2", "side of the neighbourhood that is looked at");
    private static final Parameter<Integer> KSIZE = ksize("3");
    private static final Parameter<Double> K =
            Parameter.of("k", Type.NUMBER, "0.04", "weight of the trace, 0.04 … 0.06; larger keeps fewer");

    private static final String DERIVED = "Corners.scale(blockSize, ksize)";

    /// What 0 stands for is said in Java by the method that works it out.
    private static final Type<Double> GAIN = new Type<>(
            Type.NUMBER.expects(), Type.NUMBER.reader(), v -> Type.NUMBER.read(v) == 0 ? DERIVED : Literals.number(v));

    private static final Parameter<Double> SCALE = Parameter.of(
            "scale",
            GAIN,
            "0",
            "gain of the derivatives; 0 is OpenCV's for float pictures, which 8-bit ones have over 255");

    private static final Parameter<Integer> RADIUS =
            Parameter.of("radius", Type.WHOLE, "5", "no two corners are nearer than this, in pixels");
    private static final Parameter<Double> RELATIVE =
            Parameter.of("relative", Type.NUMBER, "0.01", "least share of the strongest corner's score");
    private static final Parameter<Double> ABSOLUTE = Parameter.of("absolute", Type.NUMBER, "0", "least score");
    private static final Parameter<Integer> MOST =
            Parameter.of("most", Type.WHOLE, "0", "how many to keep, the strongest first; 0 keeps all");

    private static final Parameter<Integer> MARK_RADIUS =
            Parameter.of("radius", Type.WHOLE, "5", "radius of a mark in pixels");
    private static final Parameter<Mark.Sign> SIGN =
            Parameter.of("sign", Type.choice(Mark.Sign.class), "RING", "RING or CROSS");

    static final List<Entry> ALL = List.of(
            Entry.of(
                    "products",
                    note("dx², dx·dy, dy² of stacked derivatives", java("Corners.products()")),
                    new Role.Filter(a -> Corners.products())),
            Entry.of(
                    "structureTensor",
                    note(
                            "dx², dx·dy, dy² summed over a neighbourhood",
                            scaled(java(
                                    "Corners.structureTensor({blockSize}, {ksize})",
                                    "Corners.structureTensor({blockSize}, {ksize}, {scale}, {border})"))),
                    new Role.Filter(
                            a -> Corners.structureTensor(a.get(BLOCK_SIZE), a.get(KSIZE), scale(a), a.get(BORDER))),
                    BLOCK_SIZE,
                    KSIZE,
                    SCALE,
                    BORDER),
            Entry.of(
                    "harris",
                    note(
                            "corner map det M − k·(tr M)²: corners positive, edges negative",
                            "cornerHarris",
                            scaled(java(
                                    "Corners.harris({blockSize}, {ksize}, {k})",
                                    "Corners.harris({blockSize}, {ksize}, {k}, {scale})",
                                    "Corners.harris({blockSize}, {ksize}, {k}, {scale}, {border})"))),
                    new Role.Filter(
                            a -> Corners.harris(a.get(BLOCK_SIZE), a.get(KSIZE), a.get(K), scale(a), a.get(BORDER))),
                    BLOCK_SIZE,
                    KSIZE,
                    K,
                    SCALE,
                    BORDER),
            Entry.of(
                    "shiTomasi",
                    note(
                            "corner map λ_min(M)",
                            "cornerMinEigenVal",
                            scaled(java(
                                    "Corners.shiTomasi({blockSize}, {ksize})",
                                    "Corners.shiTomasi({blockSize}, {ksize}, {scale}, {border})"))),
                    new Role.Filter(a -> Corners.shiTomasi(a.get(BLOCK_SIZE), a.get(KSIZE), scale(a), a.get(BORDER))),
                    BLOCK_SIZE,
                    KSIZE,
                    SCALE,
                    BORDER),
            Entry.of(
                    "foerstner",
                    note(
                            "corner map det M / tr M",
                            scaled(java(
                                    "Corners.foerstner({blockSize}, {ksize})",
                                    "Corners.foerstner({blockSize}, {ksize}, {scale}, {border})"))),
                    new Role.Filter(a -> Corners.foerstner(a.get(BLOCK_SIZE), a.get(KSIZE), scale(a), a.get(BORDER))),
                    BLOCK_SIZE,
                    KSIZE,
                    SCALE,
                    BORDER),
            Entry.of(
                    "corners",
                    note(
                            "the peaks of a map, as a list; as the first step those of " + Builder.CORNER_MAP,
                            java(
                                    "CornerList.within({radius})[.relative({relative})][.absolute({absolute})][.most({most})]")),
                    new Role.FindsCorners(CornerEntries::corners, Builder.CORNER_MAP),
                    RADIUS,
                    RELATIVE,
                    ABSOLUTE,
                    MOST),
            Entry.of(
                    "blobs",
                    note("the middle of each piece of a mask, as a list", java("new Blobs()")),
                    new Role.FindsCorners(a -> new Blobs(), ColourEntries.GRAY)),
            Entry.of(
                    "mark",
                    note(
                            "draws the corners into the original: those found, or else a mask's pieces or a map's"
                                    + " peaks",
                            java("new Mark({radius}, {sign})")),
                    new Role.Draws(a -> new Mark(a.get(MARK_RADIUS), a.get(SIGN))),
                    MARK_RADIUS,
                    SIGN));

    private CornerEntries() {}

    private static JavaForm scaled(JavaForm form) {
        return (a, in) ->
                form.of(a, in).replace(DERIVED, "Corners.scale(" + a.java(BLOCK_SIZE) + ", " + a.java(KSIZE) + ")");
    }

    private static double scale(Arguments a) {
        return a.get(SCALE) == 0 ? Corners.scale(a.get(BLOCK_SIZE), a.get(KSIZE)) : a.get(SCALE);
    }

    private static CornerList corners(Arguments a) {
        int most = a.get(MOST);
        return new CornerList(a.get(RADIUS), a.get(RELATIVE), a.get(ABSOLUTE), most == 0 ? Integer.MAX_VALUE : most);
    }
}
