package thawline.parity;

import java.util.List;
import java.util.function.Function;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import thawline.core.Footprint;
import thawline.filter.Enhance;
import thawline.filter.Morphology;
import thawline.layer.Fork;
import thawline.layer.Layer;

/// Maxima and minima; the same numbers on both sides, whatever the depth.
final class MorphologyFunctions {
    private static final Point MIDDLE = new Point(-1, -1);

    private MorphologyFunctions() {}

    static List<ParityFunction> all() {
        return List.of(
                exact("erode", MorphologyFunctions::erode, (x, y, f, e) -> Imgproc.erode(x, y, f, MIDDLE, 1, e)),
                exact("dilate", MorphologyFunctions::dilate, (x, y, f, e) -> Imgproc.dilate(x, y, f, MIDDLE, 1, e)),
                compound("open", Imgproc.MORPH_OPEN, Morphology::open, MorphologyFunctions::open),
                compound("close", Imgproc.MORPH_CLOSE, Morphology::close, MorphologyFunctions::close),
                compound(
                        "gradient",
                        Imgproc.MORPH_GRADIENT,
                        Morphology::gradient,
                        (e, f) -> minus(dilate(e, f), erode(e, f))),
                compound("tophat", Imgproc.MORPH_TOPHAT, Morphology::topHat, (e, f) -> minus(same(), open(e, f))),
                compound(
                        "blackhat",
                        Imgproc.MORPH_BLACKHAT,
                        Morphology::blackHat,
                        (e, f) -> minus(close(e, f), same())));
    }

    /// The filter itself where nothing outside wins, which is what OpenCV's constant border means; with another border
    /// its steps.
    private static ParityFunction compound(String name, int op, Function<Footprint, Layer> whole, Ours steps) {
        return exact(
                "morphologyEx, " + name,
                (e, f) -> e == Edge.CONSTANT ? whole.apply(f) : steps.layer(e, f),
                (x, y, f, e) -> Imgproc.morphologyEx(x, y, op, f, MIDDLE, 1, e));
    }

    private static ParityFunction exact(String name, Ours ours, Theirs theirs) {
        return ParityFunction.of(name, (r, e, d) -> {
                    Morphology.Shape shape = d.of(Morphology.Shape.values());
                    int height = d.whole(1, 8);
                    int width = d.whole(1, 8);
                    Footprint f = shape.of(height, width);
                    Mat element = Imgproc.getStructuringElement(code(shape), new Size(width, height));
                    return Sides.of((x, y) -> theirs.run(x, y, element, e.code), ours.layer(e, f));
                })
                .everyBorder()
                .bar(Bar.EQUAL);
    }

    static int code(Morphology.Shape s) {
        return switch (s) {
            case RECT -> Imgproc.MORPH_RECT;
            case CROSS -> Imgproc.MORPH_CROSS;
            case ELLIPSE -> Imgproc.MORPH_ELLIPSE;
        };
    }

    private static Layer erode(Edge e, Footprint f) {
        return e == Edge.CONSTANT ? Morphology.erode(f) : Morphology.erode(f, e.border());
    }

    private static Layer dilate(Edge e, Footprint f) {
        return e == Edge.CONSTANT ? Morphology.dilate(f) : Morphology.dilate(f, e.border());
    }

    private static Layer open(Edge e, Footprint f) {
        return erode(e, f).then(dilate(e, f));
    }

    private static Layer close(Edge e, Footprint f) {
        return dilate(e, f).then(erode(e, f));
    }

    private static Layer same() {
        return Enhance.scale(1);
    }

    private static Layer minus(Layer a, Layer b) {
        return Fork.sum(a, b.then(Enhance.scale(-1)));
    }

    /// Our layer for a border and a footprint.
    private interface Ours {
        Layer layer(Edge e, Footprint f);
    }

    /// OpenCV's call.
    private interface Theirs {
        void run(Mat x, Mat y, Mat element, int border);
    }
}
