package thawline.engine;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Scalar;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import thawline.geometry.Interpolation;
import thawline.geometry.Turn;
import thawline.tensor.Shape;

/// Sizes, turns and warps.
final class GeometryTwins {

    static final List<Twin> ALL = List.of(
            Twin.floats("resize", "resize", GeometryTwins::resize),
            Twin.same("crop", "submat", GeometryTwins::crop),
            Twin.same("turn", "rotate, flip", g -> {
                Turn.Way way = g.get("way", Turn.Way.class);
                return Operation.onEach((x, y) -> turn(way, x, y));
            }),
            warped("rotate", "getRotationMatrix2D, warpAffine", GeometryTwins::rotate),
            warped("affine", "warpAffine", g -> warp(g, Imgproc::warpAffine, in -> matrix(g, "matrix", 3))),
            warped(
                    "perspective",
                    "warpPerspective",
                    g -> warp(g, Imgproc::warpPerspective, in -> matrix(g, "matrix", 3))),
            warped(
                    "quad",
                    "getPerspectiveTransform, warpPerspective",
                    g -> warp(g, Imgproc::warpPerspective, in -> quad(g))));

    private static Twin warped(String name, String calls, Twin.Maker maker) {
        return Twin.floats(name, calls, maker)
                .differing("OpenCV rounds places to 1/32 of a pixel: up to a tenth of the largest value");
    }

    private GeometryTwins() {}

    private static Operation resize(Given g) {
        int how = code(g.get("interpolation", Interpolation.class));
        boolean byScale = g.whole("height") == 0 && g.whole("width") == 0;
        double scale = g.number("scale");
        double scaleY = g.number("scaleY") == 0 ? scale : g.number("scaleY");
        return (x, mats) -> {
            Shape out = g.out(Planes.shape(x));
            return Operation.onFloats((p, y) -> {
                        if (byScale) {
                            Imgproc.resize(p, y, new Size(), scale, scaleY, how);
                        } else {
                            Imgproc.resize(p, y, new Size(out.w(), out.h()), 0, 0, how);
                        }
                    })
                    .run(x, mats);
        };
    }

    private static Operation crop(Given g) {
        int top = g.whole("top");
        int left = g.whole("left");
        int bottom = top + g.whole("height");
        int right = left + g.whole("width");
        return Operation.onEach((x, y) -> {
            Mat part = x.submat(top, bottom, left, right);
            part.copyTo(y);
            part.release();
        });
    }

    private static void turn(Turn.Way way, Mat x, Mat y) {
        switch (way) {
            case ROTATE_90_CLOCKWISE -> Core.rotate(x, y, Core.ROTATE_90_CLOCKWISE);
            case ROTATE_180 -> Core.rotate(x, y, Core.ROTATE_180);
            case ROTATE_90_COUNTERCLOCKWISE -> Core.rotate(x, y, Core.ROTATE_90_COUNTERCLOCKWISE);
            case FLIP_LEFT_RIGHT -> Core.flip(x, y, 1);
            case FLIP_UP_DOWN -> Core.flip(x, y, 0);
        }
    }

    /// About the middle of the picture.
    private static Operation rotate(Given g) {
        double degrees = g.number("degrees");
        double scale = g.number("scale");
        return warp(
                g,
                Imgproc::warpAffine,
                in -> Imgproc.getRotationMatrix2D(new Point((in.w() - 1) / 2.0, (in.h() - 1) / 2.0), degrees, scale));
    }

    /// OpenCV's `warpAffine` or `warpPerspective`.
    private interface OpenCvWarp {
        void run(Mat x, Mat y, Mat matrix, Size size, int flags, int border, Scalar value);
    }

    /// The matrix of a warp, from places in a picture of some shape to those in the result.
    private interface Matrix {
        Mat of(Shape in);
    }

    private static Operation warp(Given g, OpenCvWarp warp, Matrix matrix) {
        int how = code(g.get("interpolation", Interpolation.class));
        int border = Given.code(g.border());
        Scalar value = Scalar.all(g.border().value());
        return (x, mats) -> {
            Shape in = Planes.shape(x);
            Shape out = g.out(in);
            Mat m = mats.adopt(matrix.of(in));
            Size size = new Size(out.w(), out.h());
            return Operation.onFloats((p, y) -> warp.run(p, y, m, size, how, border, value))
                    .run(x, mats);
        };
    }

    /// The numbers of an argument in rows.
    private static Mat matrix(Given g, String name, int columns) {
        double[] numbers = g.get(name, double[].class);
        Mat m = new Mat(numbers.length / columns, columns, CvType.CV_64F);
        m.put(0, 0, numbers);
        return m;
    }

    private static Mat quad(Given g) {
        Mat from = points(g, "from");
        Mat to = points(g, "to");
        Mat m = Imgproc.getPerspectiveTransform(from, to);
        from.release();
        to.release();
        return m;
    }

    private static Mat points(Given g, String name) {
        Mat m = matrix(g, name, 2);
        m.convertTo(m, CvType.CV_32F);
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
