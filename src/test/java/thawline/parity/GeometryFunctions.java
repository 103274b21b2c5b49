package thawline.parity;

import java.util.Arrays;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Scalar;
import org.opencv.imgproc.Imgproc;
import thawline.geometry.Interpolation;
import thawline.geometry.PlaneMap;
import thawline.geometry.Size;
import thawline.geometry.Turn.Way;
import thawline.geometry.Warps;
import thawline.tensor.Border;

/// Sizes, turns and warps.
final class GeometryFunctions {
    private static final int HEIGHT = 13;
    private static final int WIDTH = 17;

    private static final String GRID =
            "OpenCV rounds the place of every pixel to 1/32; where places fall on that grid, ours holds";

    private static final String SEAMS =
            "Places halfway between two pixels: OpenCV rounds those of an affine map to 1/1024 and takes a perspective"
                    + " map's halves to even, ours are exact and go up";

    private GeometryFunctions() {}

    static List<ParityFunction> all() {
        return List.of(
                resize("resize, NEAREST", Interpolation.NEAREST).bar(Bar.EQUAL),
                resize("resize, LINEAR", Interpolation.LINEAR),
                resize("resize, CUBIC", Interpolation.CUBIC),
                resize("resize, AREA", Interpolation.AREA),
                turn("rotate", Way.ROTATE_90_CLOCKWISE, Way.ROTATE_180, Way.ROTATE_90_COUNTERCLOCKWISE),
                turn("flip", Way.FLIP_LEFT_RIGHT, Way.FLIP_UP_DOWN, Way.ROTATE_180),
                onGrid("warpAffine, places on OpenCV's grid", Theirs.AFFINE),
                onGrid("warpPerspective, places on OpenCV's grid", Theirs.PERSPECTIVE),
                anywhere("warpAffine, any place", Theirs.AFFINE),
                anywhere("warpPerspective, any place", Theirs.PERSPECTIVE),
                nearest("warpAffine, NEAREST", Theirs.AFFINE),
                nearest("warpPerspective, NEAREST", Theirs.PERSPECTIVE));
    }

    private static ParityFunction resize(String name, Interpolation interpolation) {
        return ParityFunction.of(name, (r, e, d) -> {
            int height = d.whole(1, 40);
            int width = d.whole(1, 40);
            return Sides.of(
                    (x, y) -> Imgproc.resize(x, y, new org.opencv.core.Size(width, height), 0, 0, code(interpolation)),
                    Warps.resize(Size.of(height, width), interpolation));
        });
    }

    private static ParityFunction turn(String name, Way... ways) {
        return ParityFunction.of(name, (r, e, d) -> {
                    Way way = d.of(ways);
                    return Sides.of(
                            (x, y) -> {
                                switch (way) {
                                    case ROTATE_90_CLOCKWISE -> Core.rotate(x, y, Core.ROTATE_90_CLOCKWISE);
                                    case ROTATE_90_COUNTERCLOCKWISE ->
                                        Core.rotate(x, y, Core.ROTATE_90_COUNTERCLOCKWISE);
                                    case ROTATE_180 -> turnHalf(name, x, y);
                                    case FLIP_LEFT_RIGHT -> Core.flip(x, y, 1);
                                    case FLIP_UP_DOWN -> Core.flip(x, y, 0);
                                }
                            },
                            Warps.turn(way));
                })
                .bar(Bar.EQUAL);
    }

    /// A half turn is in both of OpenCV's functions.
    private static void turnHalf(String function, Mat x, Mat y) {
        if (function.equals("flip")) {
            Core.flip(x, y, -1);
        } else {
            Core.rotate(x, y, Core.ROTATE_180);
        }
    }

    /// Multiples of 1/32 as shifts, of 1/2 as scales and shears.
    private static ParityFunction onGrid(String name, Theirs theirs) {
        return ParityFunction.of(name, (r, e, d) -> {
                    PlaneMap back = PlaneMap.affine(
                            d.whole(-4, 4) / 2.0 + 0.25,
                            d.whole(-2, 2) / 4.0,
                            d.whole(-99, 99) / 32.0,
                            d.whole(-2, 2) / 4.0,
                            d.whole(-4, 4) / 2.0 + 0.75,
                            d.whole(-99, 99) / 32.0);
                    Interpolation how = d.of(new Interpolation[] {Interpolation.LINEAR, Interpolation.CUBIC});
                    return warp(e, theirs, back, how);
                })
                .everyBorder();
    }

    private static ParityFunction anywhere(String name, Theirs theirs) {
        return ParityFunction.of(
                        name,
                        (r, e, d) -> warp(e, theirs, back(theirs, d), d.of(new Interpolation[] {
                            Interpolation.LINEAR, Interpolation.CUBIC
                        })))
                .everyBorder()
                .bars((r, e) -> switch (r.to()) {
                    case U8 -> new Bar(Measure.LEVELS, 16, GRID);
                    case U16, S16 -> new Bar(Measure.LEVELS, 4096, GRID);
                    case F32 -> new Bar(Measure.RELATIVE, 0.1, GRID);
                });
    }

    private static ParityFunction nearest(String name, Theirs theirs) {
        return ParityFunction.of(name, (r, e, d) -> warp(e, theirs, back(theirs, d), Interpolation.NEAREST))
                .everyBorder()
                .bar(new Bar(Measure.PIXELS, theirs == Theirs.AFFINE ? 1000 : 100, SEAMS));
    }

    private static PlaneMap back(Theirs theirs, Draw d) {
        double a = d.within(0.5, 1.5);
        double b = d.within(-0.5, 0.5);
        double c = d.within(-0.5, 0.5);
        double f = d.within(0.5, 1.5);
        double x = d.within(-4, 4);
        double y = d.within(-4, 4);
        return theirs == Theirs.AFFINE
                ? PlaneMap.affine(a, b, x, c, f, y)
                : PlaneMap.perspective(a, b, x, c, f, y, d.within(-0.01, 0.01), d.within(-0.01, 0.01), 1);
    }

    /// OpenCV is given the way back, so that both look up the very same places.
    private static Sides warp(Edge e, Theirs theirs, PlaneMap back, Interpolation how) {
        org.opencv.core.Size size = new org.opencv.core.Size(WIDTH, HEIGHT);
        int flags = code(how) | Imgproc.WARP_INVERSE_MAP;
        return Sides.of(
                (x, y) -> {
                    switch (theirs) {
                        case AFFINE -> Imgproc.warpAffine(x, y, matrix(back, 2), size, flags, e.code, Scalar.all(0));
                        case PERSPECTIVE ->
                            Imgproc.warpPerspective(x, y, matrix(back, 3), size, flags, e.code, Scalar.all(0));
                    }
                },
                Warps.warp(back.inverse(), Size.of(HEIGHT, WIDTH), how, e.isOurs() ? e.border() : Border.ZERO));
    }

    /// Which of OpenCV's two warps.
    private enum Theirs {
        AFFINE,
        PERSPECTIVE
    }

    private static Mat matrix(PlaneMap map, int rows) {
        Mat m = new Mat(rows, 3, CvType.CV_64F);
        m.put(0, 0, Arrays.copyOf(map.toArray(), 3 * rows));
        return m;
    }

    private static int code(Interpolation i) {
        return switch (i) {
            case NEAREST -> Imgproc.INTER_NEAREST;
            case LINEAR -> Imgproc.INTER_LINEAR;
            case CUBIC -> Imgproc.INTER_CUBIC;
            case AREA -> Imgproc.INTER_AREA;
        };
    }
}
