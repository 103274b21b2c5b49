package thawline.pipeline;

import static thawline.pipeline.Common.BORDER;
import static thawline.pipeline.Common.REPLICATE;
import static thawline.pipeline.Common.java;
import static thawline.pipeline.Common.ksize;
import static thawline.pipeline.Common.note;

import java.util.List;
import thawline.filter.Kernels;
import thawline.filter.Smooth;
import thawline.filter.Sum;
import thawline.layer.Layer;
import thawline.tensor.Shape;

/// What takes noise away.
final class SmoothEntries {

    private static final Parameter<Integer> GAUSSIAN = Parameter.of(
            "ksize",
            Type.WHOLE,
            "5",
            "side of the window, odd; 0 derives it from sigma, and so does a sigma without a ksize");
    private static final Parameter<Integer> KSIZE_Y =
            Parameter.of("ksizeY", Type.WHOLE, "0", "the side down the picture; 0 takes ksize");
    private static final Parameter<Double> SIGMA =
            Parameter.of("sigma", Type.NUMBER, "0", "width of the bell in pixels; 0 derives it from ksize");
    private static final Parameter<Double> SIGMA_Y =
            Parameter.of("sigmaY", Type.NUMBER, "0", "the width down the picture; 0 takes sigma");
    private static final Parameter<Double> REACH = Parameter.of(
            "reach",
            Type.NUMBER,
            "4",
            "how many sigmas a derived ksize reaches; OpenCV has 4, and 3 for 8-bit pictures");
    private static final Parameter<Double> REACH_8 =
            Parameter.of("reach", Type.NUMBER, "3", "how many sigmas a derived ksize reaches");

    private static final Parameter<Integer> BOX =
            Parameter.of("ksize", Type.WHOLE, "3", "side of the window; an even one is anchored at ksize/2");
    private static final Parameter<Sum> SUM =
            Parameter.of("sum", Type.choice(Sum.class), "MEAN", "MEAN, or TOTAL for the plain sum");

    private static final Parameter<Integer> MEDIAN = ksize("3");

    private static final Parameter<Integer> D =
            Parameter.of("d", Type.WHOLE, "9", "diameter of the neighbourhood in pixels");
    private static final Parameter<Double> SIGMA_COLOR =
            Parameter.of("sigmaColor", Type.NUMBER, "75", "how different two values may be, of 255");
    private static final Parameter<Double> SIGMA_SPACE =
            Parameter.of("sigmaSpace", Type.NUMBER, "75", "how far apart, in pixels");

    static final List<Entry> ALL = List.of(
            Entry.of(
                    "gaussian",
                    note("smooths under a bell", "GaussianBlur", SmoothEntries::gaussianInJava),
                    new Role.Filter(SmoothEntries::gaussian),
                    GAUSSIAN,
                    SIGMA,
                    SIGMA_Y,
                    BORDER,
                    KSIZE_Y,
                    REACH),
            Entry.of(
                    "gaussian8",
                    note(
                            "gaussian with weights in 256ths: followed by round8, OpenCV's of 8-bit pictures to the"
                                    + " bit",
                            SmoothEntries::gaussian8InJava),
                    new Role.Filter(SmoothEntries::gaussian8),
                    GAUSSIAN,
                    SIGMA,
                    SIGMA_Y,
                    BORDER,
                    KSIZE_Y,
                    REACH_8),
            Entry.of(
                    "box",
                    note(
                            "mean or sum of a window",
                            "boxFilter, blur",
                            java(
                                    "Smooth.blur({ksize})",
                                    "Smooth.box({ksize}, {sum})",
                                    "Smooth.box({ksize}, {sum}, {border})",
                                    "Smooth.box({ksizeY}, {ksize}, {sum}, {border})")),
                    new Role.Filter(SmoothEntries::box),
                    BOX,
                    SUM,
                    BORDER,
                    KSIZE_Y),
            Entry.of(
                    "median",
                    note(
                            "the middle value of a square: removes specks, keeps edges",
                            "medianBlur",
                            java("Smooth.median({ksize})", "Smooth.median({ksize}, {border})")),
                    new Role.Filter(a -> Smooth.median(a.get(MEDIAN), a.get(REPLICATE))),
                    MEDIAN,
                    REPLICATE),
            Entry.of(
                    "bilateral",
                    note(
                            "smooths what is alike: keeps edges",
                            "bilateralFilter",
                            java(
                                    "Smooth.bilateral({d}, {sigmaColor}, {sigmaSpace})",
                                    "Smooth.bilateral({d}, {sigmaColor}, {sigmaSpace}, {border})")),
                    new Role.Filter(
                            a -> Smooth.bilateral(a.get(D), a.get(SIGMA_COLOR), a.get(SIGMA_SPACE), a.get(BORDER))),
                    D,
                    SIGMA_COLOR,
                    SIGMA_SPACE,
                    BORDER));

    private SmoothEntries() {}

    private static Layer gaussian(Arguments a) {
        return Smooth.gaussian(height(a, REACH), width(a, REACH), a.get(SIGMA), sigmaY(a), a.get(BORDER));
    }

    private static Layer gaussian8(Arguments a) {
        return Smooth.gaussian8(height(a, REACH_8), width(a, REACH_8), a.get(SIGMA), sigmaY(a), a.get(BORDER));
    }

    private static boolean isDerived(Arguments a) {
        return a.get(SIGMA) > 0 && (!a.has(GAUSSIAN) || a.get(GAUSSIAN) == 0);
    }

    private static int width(Arguments a, Parameter<Double> reach) {
        return isDerived(a) ? derived(a.get(SIGMA), a.get(reach)) : a.get(GAUSSIAN);
    }

    private static int height(Arguments a, Parameter<Double> reach) {
        if (a.get(KSIZE_Y) != 0) {
            return a.get(KSIZE_Y);
        }
        return isDerived(a) ? derived(sigmaY(a), a.get(reach)) : a.get(GAUSSIAN);
    }

    private static int derived(double sigma, double reach) {
        return Kernels.ksize(sigma, reach);
    }

    private static String gaussianInJava(Arguments a, Shape in) {
        String ksize = ksizeInJava(a, REACH);
        String border = a.says(BORDER) ? ", " + a.java(BORDER) : "";
        boolean square = !a.says(KSIZE_Y) && (sigmaY(a) == a.get(SIGMA) || !isDerived(a) || !a.says(REACH));
        if (square && sigmaY(a) == a.get(SIGMA)) {
            return "Smooth.gaussian(" + ksize + ", " + a.java(SIGMA) + border + ")";
        }
        return "Smooth.gaussian(" + (square ? "" : ksizeYInJava(a, REACH) + ", ") + ksize + rest(a);
    }

    private static String gaussian8InJava(Arguments a, Shape in) {
        boolean square = !a.says(KSIZE_Y) && (sigmaY(a) == a.get(SIGMA) || !isDerived(a) || !a.says(REACH_8));
        return "Smooth.gaussian8(" + (square ? "" : ksizeYInJava(a, REACH_8) + ", ") + ksizeInJava(a, REACH_8)
                + rest(a);
    }

    /// Both sigmas and the border.
    private static String rest(Arguments a) {
        String sigmaY = a.get(SIGMA_Y) > 0 ? a.java(SIGMA_Y) : a.java(SIGMA);
        return ", " + a.java(SIGMA) + ", " + sigmaY + ", " + a.java(BORDER) + ")";
    }

    private static String ksizeInJava(Arguments a, Parameter<Double> reach) {
        return isDerived(a) ? derivedInJava(a, reach, a.java(SIGMA)) : a.java(GAUSSIAN);
    }

    private static String ksizeYInJava(Arguments a, Parameter<Double> reach) {
        if (a.says(KSIZE_Y)) {
            return a.java(KSIZE_Y);
        }
        return isDerived(a)
                ? derivedInJava(a, reach, a.get(SIGMA_Y) > 0 ? a.java(SIGMA_Y) : a.java(SIGMA))
                : a.java(GAUSSIAN);
    }

    /// 0 has the ksize derived with the usual reach.
    private static String derivedInJava(Arguments a, Parameter<Double> reach, String sigma) {
        return a.says(reach) ? "Kernels.ksize(" + sigma + ", " + a.java(reach) + ")" : "0";
    }

    private static Layer box(Arguments a) {
        int height = a.get(KSIZE_Y) == 0 ? a.get(BOX) : a.get(KSIZE_Y);
        return Smooth.box(height, a.get(BOX), a.get(SUM), a.get(BORDER));
    }

    private static double sigmaY(Arguments a) {
        return a.get(SIGMA_Y) > 0 ? a.get(SIGMA_Y) : a.get(SIGMA);
    }
}
