package thawline.parity;

import java.util.List;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import thawline.core.Extremum;
import thawline.core.Footprint;
import thawline.filter.Enhance;
import thawline.filter.Morphology;
import thawline.layer.Fork;
import thawline.layer.Layer;
import thawline.layer.Pool;

/// Maxima and minima; the same numbers on both sides, whatever the depth.
final class MorphologyFunctions {
    private static final Point MIDDLE = new Point(-1, -1);

    private MorphologyFunctions() {}

    static List<ParityFunction> all() {
        return List.of(
                exact(
                        "erode",
                        (e, f) -> layer(Extremum.MIN, f, e),
                        (x, y, f, e) -> Imgproc.erode(x, y, f, MIDDLE, 1, e)),
                exact(
                        "dilate",
                        (e, f) -> layer(Extremum.MAX, f, e),
                        (x, y, f, e) -> Imgproc.dilate(x, y, f, MIDDLE, 1, e)),
                compound("morphologyEx, open", Imgproc.MORPH_OPEN, (e, f) -> open(f, e)),
                compound("morphologyEx, close", Imgproc.MORPH_CLOSE, (e, f) -> close(f, e)),
                compound(
                        "morphologyEx, gradient",
                        Imgproc.MORPH_GRADIENT,
                        (e, f) -> minus(layer(Extremum.MAX, f, e), layer(Extremum.MIN, f, e))),
                compound("morphologyEx, tophat", Imgproc.MORPH_TOPHAT, (e, f) -> minus(same(), open(f, e))),
                compound("morphologyEx, blackhat", Imgproc.MORPH_BLACKHAT, (e, f) -> minus(close(f, e), same())));
    }

    private static ParityFunction compound(String name, int op, Ours ours) {
        return exact(name, ours, (x, y, f, e) -> Imgproc.morphologyEx(x, y, op, f, MIDDLE, 1, e));
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

    /// OpenCV's constant border never wins unless it is given a value, and so does ours.
    private static Layer layer(Extremum extremum, Footprint f, Edge e) {
        return e == Edge.CONSTANT
                ? (extremum == Extremum.MAX ? Morphology.dilate(f) : Morphology.erode(f))
                : Pool.around(extremum, f, e.border());
    }

    private static Layer open(Footprint f, Edge e) {
        return layer(Extremum.MIN, f, e).then(layer(Extremum.MAX, f, e));
    }

    private static Layer close(Footprint f, Edge e) {
        return layer(Extremum.MAX, f, e).then(layer(Extremum.MIN, f, e));
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
