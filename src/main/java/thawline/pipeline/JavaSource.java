package thawline.pipeline;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import thawline.core.Cut;
import thawline.core.Footprint;
import thawline.core.Kernel;
import thawline.core.Norm;
import thawline.filter.Blobs;
import thawline.filter.Colour;
import thawline.filter.Corner;
import thawline.filter.CornerList;
import thawline.filter.Corners;
import thawline.filter.Custom;
import thawline.filter.Edges;
import thawline.filter.Enhance;
import thawline.filter.Gabor;
import thawline.filter.Hog;
import thawline.filter.Kernels;
import thawline.filter.Morphology;
import thawline.filter.Pooling;
import thawline.filter.Probe;
import thawline.filter.ReadOut;
import thawline.filter.Smooth;
import thawline.filter.Sum;
import thawline.filter.Thresholds;
import thawline.geometry.Interpolation;
import thawline.geometry.PlaneMap;
import thawline.geometry.Size;
import thawline.geometry.Turn;
import thawline.geometry.Warps;
import thawline.io.Existing;
import thawline.io.ImageFiles;
import thawline.io.onnx.ModelFiles;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.OrientationBins;
import thawline.run.Plan;
import thawline.tensor.Border;
import thawline.tensor.Samples;
import thawline.tensor.Shape;
import thawline.tensor.Tensor;

/// A pipeline as a Java program in one file, for pictures of one shape: the layer through the public
/// factories, the read-out and the mark, and a `main` that runs them over a picture.
public final class JavaSource {

    /// What such a program may name, and so import.
    private static final List<Class<?>> NAMES = List.of(
            Blobs.class,
            Border.class,
            Colour.class,
            Corner.class,
            CornerList.class,
            Corners.class,
            Custom.class,
            Cut.class,
            Edges.class,
            Enhance.class,
            Existing.class,
            Footprint.class,
            Fork.class,
            Gabor.class,
            Hog.class,
            IOException.class,
            ImageFiles.class,
            Interpolation.class,
            Kernel.class,
            Kernels.class,
            Layer.class,
            List.class,
            Mark.class,
            ModelFiles.class,
            Morphology.class,
            Norm.class,
            OrientationBins.class,
            Path.class,
            Plan.class,
            PlaneMap.class,
            Pooling.class,
            Probe.class,
            ReadOut.class,
            Samples.class,
            Size.class,
            Smooth.class,
            Sum.class,
            Tensor.class,
            Thresholds.class,
            Turn.class,
            Warps.class);

    private static final Pattern NAME = Pattern.compile("(?<![\\w.\"])[A-Z]\\w*");

    private JavaSource() {}

    /// A file that the Java compiler takes as it is; as a class of its own it may be called anything.
    public static String of(Pipeline pipeline, Shape in) {
        String body = "// " + pipeline + "\n" + "// for pictures of " + size(in) + "\n\n" + values(pipeline, in) + "\n"
                + main(pipeline);
        return imports(body) + "\n" + body;
    }

    private static String size(Shape in) {
        return in.w() + " × " + in.h() + " pixels" + (in.c() == 1 ? ", grey" : " of " + in.c() + " channels");
    }

    private static String imports(String body) {
        List<String> used = NAME.matcher(
                        body.lines().filter(l -> !l.startsWith("//")).collect(Collectors.joining("\n")))
                .results()
                .map(MatchResult::group)
                .distinct()
                .toList();
        return NAMES.stream()
                .filter(type -> used.contains(type.getSimpleName()))
                .map(type -> "import " + type.getName() + ";\n")
                .sorted()
                .collect(Collectors.joining());
    }

    private static String values(Pipeline pipeline, Shape in) {
        List<Part> parts = pipeline.parts(in);
        String layer = "Layer layer = " + chain(parts, 0) + ";\n";
        Shape out = parts.getLast().out();
        Optional<String> readOut = switch (pipeline.reading(in)) {
            case Reading.None none -> Optional.empty();
            case Reading.OfCorners found ->
                Optional.of(pipeline.finder()
                        .map(call -> call.entry().note().java().of(call.bound(), out))
                        .orElseGet(() -> written(found.readOut())));
        };
        return layer
                + readOut.map(java -> "ReadOut<List<Corner>> readOut = " + java + ";\n")
                        .orElse("")
                + pipeline.drawing()
                        .map(call -> "Mark mark = " + call.entry().note().java().of(call.bound(), out) + ";\n")
                        .orElse("");
    }

    /// The read-out that `mark` chose by itself.
    private static String written(ReadOut<List<Corner>> chosen) {
        return chosen instanceof CornerList list ? "CornerList.within(" + list.radius() + ")" : "new Blobs()";
    }

    /// Steps as one expression: the first, and `.then(…)` for each that follows, in lines of their own.
    static String chain(List<Part> parts, int indent) {
        String next = "\n" + " ".repeat(indent + 8) + ".then(";
        List<String> steps = parts.stream().flatMap(part -> steps(part, indent)).toList();
        return steps.getFirst()
                + steps.stream().skip(1).map(step -> next + step + ")").collect(Collectors.joining());
    }

    /// The expression of a step; of a named pipeline those of its steps.
    private static Stream<String> steps(Part part, int indent) {
        return switch (part.step()) {
            case Step.Call call
            when call.entry().role() instanceof Role.Named ->
                part.inside().getFirst().stream().flatMap(inside -> steps(inside, indent));
            case Step.Call call -> Stream.of(call.entry().note().java().of(call.bound(), part.in()));
            case Step.Branches b -> Stream.of(fork(b, part, indent + 8));
        };
    }

    private static String fork(Step.Branches b, Part part, int indent) {
        String lead = "\n" + " ".repeat(indent + 8);
        String join = switch (b.join()) {
            case CONCAT -> "Fork.concat(";
            case SUM -> "Fork.sum(";
        };
        return part.inside().stream()
                .map(branch -> lead + chain(branch, indent + 8))
                .collect(Collectors.joining(",", join, ")"));
    }

    private static String main(Pipeline pipeline) {
        boolean finds = pipeline.finder().isPresent() || pipeline.drawing().isPresent();
        String read = """
            void main(String[] args) throws IOException {
                Samples picture = ImageFiles.best().read(Path.of(args[0])).pixels();
                Plan plan = Plan.of(layer, picture.shape());
            """;
        String write = """
                ImageFiles.best().write(Path.of(args[1]), result, Existing.REPLACE);
            """;
        if (!finds) {
            return read + """
                    Samples result = Samples.zeros(picture.depth(), plan.out().c(), plan.out().h(), plan.out().w());
                    plan.run(picture, result);
                """ + write + "}\n";
        }
        String corners = """
                Tensor map = Tensor.zeros(plan.out());
                plan.run(picture, map);
                List<Corner> corners = readOut.read(map);
            """;
        return read + corners
                + (pipeline.drawing().isPresent()
                        ? "    Samples result = mark.draw(picture, corners);\n" + write
                        : "    corners.forEach(corner -> IO.println(corner.x() + \",\" + corner.y() + \",\" +"
                                + " corner.score()));\n")
                + "}\n";
    }
}
