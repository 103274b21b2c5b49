package thawline.parity;

import java.util.ArrayList;
import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.imgproc.Imgproc;
import thawline.core.Kernel;
import thawline.core.Norm;
import thawline.filter.Custom;
import thawline.filter.Edges;
import thawline.layer.Layer;
import thawline.layer.Trace;
import thawline.tensor.Samples.Depth;

/// Derivatives, free kernels, and what is made of two derivatives.
final class EdgeFunctions {
    private static final Point MIDDLE = new Point(-1, -1);
    private static final int[][] ORDERS = {{1, 0}, {0, 1}, {1, 1}, {2, 0}, {0, 2}, {2, 1}, {1, 2}, {2, 2}};

    private static final String LONG_SUMS =
            "Both add in floats, whose 24 bits cannot hold 16-bit numbers times weights of 1,280 in all";

    private EdgeFunctions() {}

    static List<ParityFunction> all() {
        return List.of(
                ParityFunction.of("Sobel, ksize 1, 3, 5", (r, e, d) -> sobel(r, e, d, d.of(1, 3, 5)))
                        .everyBorder()
                        .bars((r, e) -> integer(r)),
                ParityFunction.of("Sobel, ksize 7", (r, e, d) -> sobel(r, e, d, 7))
                        .everyBorder()
                        .bars((r, e) -> r.from() == Depth.U16 && r.to() != Depth.F32
                                ? Bar.ONE.because(LONG_SUMS, 8)
                                : integer(r)),
                ParityFunction.of("Scharr", EdgeFunctions::scharr).everyBorder().bars((r, e) -> integer(r)),
                ParityFunction.of("Laplacian, ksize 1, 3", (r, e, d) -> laplacian(r, e, d.of(1, 3)))
                        .everyBorder()
                        .bars((r, e) -> integer(r)),
                ParityFunction.of("Laplacian, ksize 5", (r, e, d) -> laplacian(r, e, 5))
                        .everyBorder()
                        .bars((r, e) -> integer(r)),
                ParityFunction.of("filter2D", EdgeFunctions::filter).everyBorder(),
                ParityFunction.of("sepFilter2D", EdgeFunctions::separable).everyBorder(),
                ParityFunction.of(
                                "magnitude",
                                (r, e, d) -> pair(Edges.magnitude(), (p, y) -> Core.magnitude(p.get(0), p.get(1), y)))
                        .planes(2),
                ParityFunction.of(
                                "phase",
                                (r, e, d) ->
                                        pair(Edges.orientation(), (p, y) -> Core.phase(p.get(0), p.get(1), y, true)))
                        .planes(2)
                        .bar(new Bar(Measure.DEGREES, 0.02, "OpenCV's arc tangent is a polynomial good to 0.01°")),
                ParityFunction.of("Canny, ksize 3, 5", (r, e, d) -> canny(d.of(3, 5), d))
                        .planes(1)
                        .bar(Bar.SAME_MAP),
                ParityFunction.of("Canny, ksize 7", (r, e, d) -> canny(7, d))
                        .planes(1)
                        .bar(new Bar(
                                Measure.PIXELS,
                                1000,
                                "OpenCV divides the derivatives by 16 and rounds them before it looks for ridges")));
    }

    /// A derivative of 8-bit numbers is integer arithmetic on both sides.
    private static Bar integer(Route r) {
        return r.from() == Depth.U8 && r.to() != Depth.F32 ? Bar.EQUAL : Bar.usual(r.to());
    }

    private static Sides sobel(Route r, Edge e, Draw d, int ksize) {
        int[] order = d.of(ORDERS);
        double scale = r.to() == Depth.F32 ? d.of(1, 0.125) : 1;
        return Sides.of(
                (x, y) -> Imgproc.Sobel(x, y, Route.code(r.to()), order[0], order[1], ksize, scale, 0, e.code),
                Edges.sobel(order[0], order[1], ksize, scale, e.border()));
    }

    private static Sides scharr(Route r, Edge e, Draw d) {
        int dx = d.of(0, 1);
        return Sides.of(
                (x, y) -> Imgproc.Scharr(x, y, Route.code(r.to()), dx, 1 - dx, 1, 0, e.code),
                Edges.scharr(dx, 1 - dx, e.border()));
    }

    private static Sides laplacian(Route r, Edge e, int ksize) {
        return Sides.of(
                (x, y) -> Imgproc.Laplacian(x, y, Route.code(r.to()), ksize, 1, 0, e.code),
                Edges.laplacian(ksize, e.border()));
    }

    private static Sides filter(Route r, Edge e, Draw d) {
        int height = d.whole(1, 7);
        int width = d.whole(1, 7);
        float[] k = d.floats(height * width, 4.0 / (height + width));
        return Sides.of(
                (x, y) -> Imgproc.filter2D(x, y, Route.code(r.to()), mat(height, width, k), MIDDLE, 0, e.code),
                Custom.kernel(Kernel.of(height, width, k), e.border()));
    }

    private static Sides separable(Route r, Edge e, Draw d) {
        float[] down = d.floats(d.whole(1, 8), 0.6);
        float[] along = d.floats(d.whole(1, 8), 0.6);
        return Sides.of(
                (x, y) -> Imgproc.sepFilter2D(
                        x,
                        y,
                        Route.code(r.to()),
                        mat(1, along.length, along),
                        mat(down.length, 1, down),
                        MIDDLE,
                        0,
                        e.code),
                Custom.kernel(Kernel.outer(down, along), e.border()));
    }

    private static Sides canny(int ksize, Draw d) {
        double low = d.within(20, 200) * (ksize == 3 ? 1 : ksize == 5 ? 10 : 100);
        double high = low * d.within(1, 3);
        Norm norm = d.of(Norm.values());
        return Sides.of(
                (x, y) -> Imgproc.Canny(x, y, low, high, ksize, norm == Norm.L2),
                x -> Trace.run(Edges.canny(low, high, ksize, norm), x));
    }

    static Mat mat(int rows, int cols, float... numbers) {
        Mat m = new Mat(rows, cols, CvType.CV_32F);
        m.put(0, 0, numbers);
        return m;
    }

    /// A function of two planes, which the pictures carry as their two channels.
    private static Sides pair(Layer ours, OfTwo oracle) {
        return Sides.of(
                (x, y) -> {
                    List<Mat> planes = new ArrayList<>();
                    Core.split(x, planes);
                    oracle.run(planes, y);
                },
                ours);
    }

    /// An OpenCV call on two planes.
    private interface OfTwo {
        void run(List<Mat> planes, Mat result);
    }
}
