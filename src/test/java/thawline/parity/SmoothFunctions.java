package thawline.parity;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.core.CvType;
import org.opencv.core.Mat;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import thawline.filter.Custom;
import thawline.filter.Kernels;
import thawline.filter.Smooth;
import thawline.filter.Sum;
import thawline.tensor.Samples.Depth;

/// Gaussian and box.
final class SmoothFunctions {
    private static final Point MIDDLE = new Point(-1, -1);

    private static final String EIGHT_BITS =
            "OpenCV rounds the weights to 256ths; `gaussian8` does so too and is equal, `gaussian` does not";

    private static final String SIXTEEN_BITS =
            "OpenCV rounds the weights to 65,536ths; against its own 32F result ours is within 1";

    private static final String NEGATIVE_SUM =
            "OpenCV's vector code takes a negative sum for a large unsigned one, its scalar code at the end of a row"
                    + " does not; against its own 32F result ours is within 1";

    private static final String FLAT =
            "OpenCV returns a flat float picture as it is, without looking at its border; with the border laid on"
                    + " first, ours holds";

    private SmoothFunctions() {}

    static List<ParityFunction> all() {
        return List.of(
                ParityFunction.of("GaussianBlur, ksize 3 … 9, sigma 0", (r, e, d) -> gaussian(e, d.of(3, 5, 7, 9), 0))
                        .everyBorder()
                        .bars((r, e) -> r.from() == Depth.U8 ? Bar.EQUAL : Bar.usual(r.to())),
                ParityFunction.of("GaussianBlur, sigma given", SmoothFunctions::gaussianAsTheDepthHasIt)
                        .everyBorder()
                        .bars((r, e) -> switch (r.from()) {
                            case U8 -> Bar.EQUAL;
                            case U16 -> Bar.ONE.because(SIXTEEN_BITS, 3);
                            case S16, F32 -> Bar.usual(r.to());
                        }),
                ParityFunction.of(
                                "GaussianBlur, sigma given, with unrounded weights",
                                (r, e, d) -> gaussian(e, d.of(3, 5, 7, 9, 13), d.within(0.5, 3)))
                        .everyBorder()
                        .evidence(r -> r.from() == Depth.U8)
                        .bar(Bar.ONE.because(EIGHT_BITS, 3)),
                ParityFunction.of("GaussianBlur, sigma given, in 32F and rounded", SmoothFunctions::gaussianIn32F)
                        .everyBorder()
                        .evidence(r -> r.keepsDepth() && r.from() != Depth.F32),
                ParityFunction.of("boxFilter", SmoothFunctions::box)
                        .everyBorder()
                        .bars((r, e) -> signLost(r) ? Bar.ONE.because(NEGATIVE_SUM, 65_535) : Bar.usual(r.to())),
                ParityFunction.of("boxFilter, in 32F and rounded", SmoothFunctions::boxIn32F)
                        .everyBorder()
                        .evidence(SmoothFunctions::signLost),
                ParityFunction.of("blur", (r, e, d) -> {
                            int ksize = e == Edge.WRAP ? d.whole(1, 5) : d.of(1, 2, 3, 4, 5, 8);
                            return Sides.of(
                                    (x, y) -> Imgproc.blur(x, y, new Size(ksize, ksize), MIDDLE, e.code),
                                    Smooth.box(ksize, Sum.MEAN, e.border()));
                        })
                        .everyBorder(),
                ParityFunction.of("medianBlur", SmoothFunctions::median).bar(Bar.EQUAL),
                ParityFunction.of("bilateralFilter", SmoothFunctions::bilateral)
                        .everyBorder()
                        .bars((r, e) -> r.to() == Depth.F32 && e == Edge.CONSTANT
                                ? Bar.RELATIVE.because(FLAT, 1)
                                : Bar.usual(r.to())),
                ParityFunction.of("bilateralFilter, border laid on first", SmoothFunctions::bilateralOfPadded)
                        .everyBorder()
                        .evidence(r -> r.keepsDepth() && r.from() == Depth.F32));
    }

    private static Sides median(Route r, Edge e, Draw d) {
        int ksize = r.from() == Depth.U8 ? d.of(1, 3, 5, 7, 9, 13) : d.of(3, 5);
        return Sides.of((x, y) -> Imgproc.medianBlur(x, y, ksize), Smooth.median(ksize));
    }

    private static Sides bilateral(Route r, Edge e, Draw d) {
        int diameter = d.of(0, 3, 5, 7, 9);
        double colour = d.within(5, 120);
        double space = d.within(0.6, 4);
        return Sides.of(
                (x, y) -> Imgproc.bilateralFilter(x, y, diameter, colour, space, e.code),
                Smooth.bilateral(diameter, colour, space, e.border()));
    }

    private static Sides bilateralOfPadded(Route r, Edge e, Draw d) {
        int diameter = d.of(3, 5, 7, 9);
        double colour = d.within(1, 120);
        double space = d.within(0.6, 4);
        return Sides.of(
                (x, y) -> {
                    Mat padded = new Mat();
                    Core.copyMakeBorder(x, padded, 9, 9, 9, 9, e.code);
                    Imgproc.bilateralFilter(padded, y, diameter, colour, space);
                    y.submat(9, 9 + x.rows(), 9, 9 + x.cols()).copyTo(y);
                },
                Smooth.bilateral(diameter, colour, space, e.border()));
    }

    private static Sides gaussian(Edge e, int ksize, double sigma) {
        return Sides.of(
                (x, y) -> Imgproc.GaussianBlur(x, y, new Size(ksize, ksize), sigma, sigma, e.code),
                Smooth.gaussian(ksize, sigma, e.border()));
    }

    /// With the weights in 256ths for 8U, as OpenCV has them.
    private static Sides gaussianAsTheDepthHasIt(Route r, Edge e, Draw d) {
        int ksize = d.of(3, 5, 7, 9, 13);
        double sigma = d.within(0.5, 3);
        Sides exact = gaussian(e, ksize, sigma);
        return r.from() == Depth.U8
                ? Sides.of(exact.oracle(), Smooth.gaussian8(ksize, sigma, sigma, e.border()))
                : exact;
    }

    private static Sides gaussianIn32F(Route r, Edge e, Draw d) {
        int ksize = d.of(3, 5, 7, 9, 13);
        double sigma = d.within(0.5, 3);
        return Sides.of(
                (x, y) -> {
                    x.convertTo(y, CvType.CV_32F);
                    Imgproc.GaussianBlur(y, y, new Size(ksize, ksize), sigma, sigma, e.code);
                    y.convertTo(y, Route.code(r.to()));
                },
                Smooth.gaussian(ksize, sigma, e.border()));
    }

    private static boolean signLost(Route r) {
        return r.from() == Depth.S16 && (r.to() == Depth.U8 || r.to() == Depth.U16);
    }

    private static Sides boxIn32F(Route r, Edge e, Draw d) {
        return box(new Route(r.from(), Depth.F32), e, d).afterOracle(y -> y.convertTo(y, Route.code(r.to())));
    }

    private static Sides box(Route r, Edge e, Draw d) {
        int most = e == Edge.WRAP ? 5 : 9; // OpenCV wraps only floats under boxes of up to 5
        int height = d.whole(1, most);
        int width = d.whole(1, most);
        boolean mean = d.flip();
        return Sides.of(
                (x, y) -> Imgproc.boxFilter(x, y, Route.code(r.to()), new Size(width, height), MIDDLE, mean, e.code),
                Custom.kernel(Kernels.box(height, width, mean ? Sum.MEAN : Sum.TOTAL), e.border()));
    }
}
