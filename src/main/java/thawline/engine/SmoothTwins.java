package thawline.engine;

import java.util.List;
import org.opencv.core.CvType;
import org.opencv.core.Point;
import org.opencv.core.Size;
import org.opencv.imgproc.Imgproc;
import thawline.filter.Kernels;
import thawline.filter.Sum;
import thawline.tensor.Border;

/// What takes noise away.
final class SmoothTwins {

    /// The middle of a window; of an even one, size/2.
    static final Point MIDDLE = new Point(-1, -1);

    /// Up to this ksize a Gaussian of sigma 0 has weights in 256ths.
    private static final int EXACT = 9;

    /// Up to this ksize OpenCV's box of floats wraps.
    private static final int WRAPPED_BOX = 5;

    /// Up to this ksize OpenCV's median takes floats.
    private static final int FLOAT_MEDIAN = 5;

    static final List<Twin> ALL = List.of(
            Twin.bordered("gaussian", "GaussianBlur", SmoothTwins::gaussian),
            Twin.floats("gaussian8", "GaussianBlur of 8U", SmoothTwins::gaussian8)
                    .taking("8-bit pictures, and `round8` behind it"),
            Twin.floats("box", "boxFilter", SmoothTwins::box)
                    .taking(Twin.BORDERS + "; WRAP up to ksize " + WRAPPED_BOX),
            Twin.same("median", "medianBlur", SmoothTwins::median)
                    .taking("border REPLICATE; ksize above " + FLOAT_MEDIAN + " of 8-bit pictures only"),
            Twin.floats("bilateral", "bilateralFilter", SmoothTwins::bilateral)
                    .taking("1 or 3 planes; no border CONSTANT but 0")
                    .differing("a flat picture under CONSTANT, whose border OpenCV does not look at"));

    private SmoothTwins() {}

    private static Operation gaussian(Given g) {
        Size size = gaussianSize(g);
        double sigma = g.number("sigma");
        boolean exact = sigma <= 0 && g.number("sigmaY") <= 0 && Math.max(size.width, size.height) <= EXACT;
        Operation.OnPlane blur = blur(g, size, g.filterBorder());
        return g.rounded() && exact ? Operation.onEach(blur) : Operation.onFloats(blur);
    }

    private static Operation gaussian8(Given g) {
        if (!g.rounded()) {
            throw new IllegalArgumentException("OpenCV rounds it to 8 bits at once; put round8 behind it");
        }
        String ofBytes = "it is OpenCV's GaussianBlur of 8-bit pictures; put round8 before it";
        if (g.before() == Twin.Leaves.FLOATS) {
            throw new IllegalArgumentException(ofBytes);
        }
        Border border = g.border();
        int code = border.mode() == Border.Mode.WRAP ? Given.code(border) : g.filterBorder();
        Operation blur = Operation.onEach(blur(g, gaussianSize(g), code));
        return (x, mats) -> {
            if (!Operation.isBytes(x)) {
                throw new IllegalArgumentException(ofBytes);
            }
            return blur.run(x, mats);
        };
    }

    private static Operation.OnPlane blur(Given g, Size size, int border) {
        double sigma = g.number("sigma");
        double sigmaY = g.number("sigmaY");
        return (x, y) -> Imgproc.GaussianBlur(x, y, size, sigma, sigmaY, border);
    }

    /// A side of 0 is derived from sigma, by OpenCV.
    private static Size gaussianSize(Given g) {
        boolean derived = !g.has("ksize") && g.number("sigma") > 0;
        int width = derived ? 0 : g.whole("ksize");
        int height = g.whole("ksizeY") == 0 ? width : g.whole("ksizeY");
        if (!g.has("reach")) {
            return new Size(width, height);
        }
        double sigmaY = g.number("sigmaY") > 0 ? g.number("sigmaY") : g.number("sigma");
        return new Size(
                width == 0 ? Kernels.ksize(g.number("sigma"), g.number("reach")) : width,
                height == 0 ? Kernels.ksize(sigmaY, g.number("reach")) : height);
    }

    private static Operation box(Given g) {
        int width = g.whole("ksize");
        int height = g.whole("ksizeY") == 0 ? width : g.whole("ksizeY");
        boolean mean = g.get("sum", Sum.class) == Sum.MEAN;
        boolean wraps = g.border().mode() == Border.Mode.WRAP && Math.max(width, height) <= WRAPPED_BOX;
        int border = wraps ? Given.code(g.border()) : g.filterBorder();
        return Operation.onFloats(
                (x, y) -> Imgproc.boxFilter(x, y, CvType.CV_32F, new Size(width, height), MIDDLE, mean, border));
    }

    private static Operation median(Given g) {
        g.requireReplicate("medianBlur");
        int ksize = g.whole("ksize");
        String ofBytes = "OpenCV takes windows above " + FLOAT_MEDIAN
                + " only of 8-bit pictures; put round8 before it, or use ksize " + FLOAT_MEDIAN;
        if (ksize > FLOAT_MEDIAN && g.before() == Twin.Leaves.FLOATS) {
            throw new IllegalArgumentException(ofBytes);
        }
        Operation median = Operation.onEach((x, y) -> Imgproc.medianBlur(x, y, ksize));
        return (x, mats) -> {
            if (ksize > FLOAT_MEDIAN && !Operation.isBytes(x)) {
                throw new IllegalArgumentException(ofBytes);
            }
            return median.run(x, mats);
        };
    }

    /// All planes together decide what is alike.
    private static Operation bilateral(Given g) {
        int d = g.whole("d");
        double sigmaColor = g.number("sigmaColor");
        double sigmaSpace = g.number("sigmaSpace");
        int border = Given.code(g.border());
        if (g.border().value() != 0) {
            throw new IllegalArgumentException("the constant border of OpenCV's filters is 0; use CONSTANT(0)");
        }
        Operation all =
                Operation.onChannels((x, y) -> Imgproc.bilateralFilter(x, y, d, sigmaColor, sigmaSpace, border));
        return (x, mats) -> {
            if (x.size() != 1 && x.size() != 3) {
                throw new IllegalArgumentException(
                        "OpenCV's bilateralFilter takes 1 or 3 planes, but there are " + x.size());
            }
            return all.run(x, mats);
        };
    }
}
