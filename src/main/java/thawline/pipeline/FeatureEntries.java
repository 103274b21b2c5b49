package thawline.pipeline;

import static thawline.pipeline.Common.java;
import static thawline.pipeline.Common.note;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import thawline.filter.Enhance;
import thawline.filter.Hog;
import thawline.geometry.Interpolation;
import thawline.geometry.Size;
import thawline.geometry.Warps;
import thawline.io.Nearest;
import thawline.layer.Layer;
import thawline.layer.OrientationBins;
import thawline.tensor.Shape;

/// What numbers can be taken of a picture. `hog` is a filter too; `stats` and `maps` are not, and change
/// nothing before they look.
final class FeatureEntries {

    private static final Parameter<Integer> CELL_SIZE =
            Parameter.of("cellSize", Type.WHOLE, "8", "side of a cell in pixels");
    private static final Parameter<Integer> BLOCK_SIZE =
            Parameter.of("blockSize", Type.WHOLE, "2", "side of a block in cells");
    private static final Parameter<Integer> BINS =
            Parameter.of("bins", Type.WHOLE, "9", "how many directions are told apart");
    private static final Parameter<Integer> STRIDE =
            Parameter.of("stride", Type.WHOLE, "1", "from one block to the next, in cells");
    private static final Parameter<OrientationBins.Turn> TURN = Parameter.of(
            "turn",
            Type.choice(OrientationBins.Turn.class),
            "UNSIGNED",
            "UNSIGNED: 0 … 180°, whichever side is bright; or SIGNED: 0 … 360°");
    private static final Parameter<Double> CLIP =
            Parameter.of("clip", Type.NUMBER, "0.2", "what no number of a block exceeds before its last scaling");
    private static final Parameter<Integer> WIDTH = Parameter.of(
            "width", Type.WHOLE, "0", "columns that the picture is resized to first, with height; 0 leaves it");
    private static final Parameter<Integer> HEIGHT =
            Parameter.of("height", Type.WHOLE, "0", "rows that the picture is resized to first");

    private static final Parameter<String> PATH = Parameter.of(
            "path", Type.PATH, "\"\"", "the operation whose planes are meant, such as 2.conv2d; else the result's");

    private static final JavaForm UNCHANGED = (a, in) -> "Enhance.identity()";

    private static final JavaForm LAYER = java(
            "Hog.usual().layer()",
            "new Hog(new Hog.Grid({cellSize}, {blockSize}, {stride}), new OrientationBins({bins}, {turn}),"
                    + " {clip}).layer()");

    static final Entry HOG = Entry.of(
            "hog",
            note(
                    "histograms of oriented gradients: one place a block, its planes cells with their bins",
                    "HOGDescriptor",
                    FeatureEntries::hogInJava),
            new Role.Filter(FeatureEntries::hogLayer),
            CELL_SIZE,
            BLOCK_SIZE,
            BINS,
            STRIDE,
            TURN,
            CLIP,
            WIDTH,
            HEIGHT);

    static final Entry STATS = Entry.of(
            "stats",
            note("mean, deviation, mean size, energy, minimum and maximum of every plane", UNCHANGED),
            new Role.Filter(a -> Enhance.identity()));

    static final Entry MAPS =
            Entry.of("maps", note("planes as they are", UNCHANGED), new Role.Filter(a -> Enhance.identity()), PATH);

    /// An entry, and what a call of it asks for.
    private record Kind(Entry entry, Function<Step.Call, FeatureSpec> spec) {}

    private static final List<Kind> KINDS = List.of(
            new Kind(HOG, FeatureSpec.Gradients::new),
            new Kind(STATS, FeatureSpec.Statistics::new),
            new Kind(MAPS, FeatureSpec.Maps::new));

    private FeatureEntries() {}

    static Optional<Entry> find(String name) {
        return KINDS.stream()
                .map(Kind::entry)
                .filter(e -> e.name().equals(name))
                .findFirst();
    }

    static String names() {
        return KINDS.stream().map(kind -> kind.entry.name()).collect(Collectors.joining(", "));
    }

    static String hint(String name) {
        return Nearest.of(name, KINDS.stream().map(kind -> kind.entry.name()).toList())
                .map(near -> "; did you mean " + near + "?")
                .orElse("; there are " + names());
    }

    static FeatureSpec spec(Step.Call call) {
        return KINDS.stream()
                .filter(kind -> kind.entry.equals(call.entry()))
                .findFirst()
                .orElseThrow()
                .spec
                .apply(call);
    }

    static Hog hog(Arguments a) {
        return new Hog(
                new Hog.Grid(a.get(CELL_SIZE), a.get(BLOCK_SIZE), a.get(STRIDE)),
                new OrientationBins(a.get(BINS), a.get(TURN)),
                a.get(CLIP));
    }

    private static Layer hogLayer(Arguments a) {
        Layer hog = hog(a).layer();
        int width = a.get(WIDTH);
        int height = a.get(HEIGHT);
        if (width == 0 && height == 0) {
            return hog;
        }
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "width " + width + " and height " + height + " come together, such as width=64, height=128");
        }
        return Warps.resize(Size.of(height, width), Interpolation.AREA).then(hog);
    }

    private static String hogInJava(Arguments a, Shape in) {
        Map<Parameter<?>, Value> given = new HashMap<>(a.given());
        given.keySet().removeAll(List.of(WIDTH, HEIGHT));
        String hog = LAYER.of(new Arguments(a.parameters(), given), in);
        return a.says(WIDTH)
                ? "Warps.resize(Size.of(" + a.java(HEIGHT) + ", " + a.java(WIDTH) + "), Interpolation.AREA).then(" + hog
                        + ")"
                : hog;
    }

    /// Empty for the result's own planes.
    static String path(Arguments a) {
        return a.get(PATH);
    }
}
