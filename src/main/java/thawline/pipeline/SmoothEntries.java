package thawline.pipeline;

import static thawline.pipeline.Common.BORDER;
import static thawline.pipeline.Common.REPLICATE;
import static thawline.pipeline.Common.ksize;
import static thawline.pipeline.Common.note;

import java.util.List;
import thawline.filter.Smooth;
import thawline.filter.Sum;
import thawline.layer.Layer;

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
                    note("smooths under a bell; a ksize that is derived reaches 4 sigmas", "GaussianBlur"),
                    new Role.Filter(SmoothEntries::gaussian),
                    GAUSSIAN,
                    SIGMA,
                    SIGMA_Y,
                    BORDER,
                    KSIZE_Y),
            Entry.of(
                    "gaussian8",
                    note("gaussian with weights in 256ths: followed by round8, OpenCV's of 8-bit pictures to the bit;"
                            + " a ksize that is derived reaches 3 sigmas"),
                    new Role.Filter(a -> Smooth.gaussian8(height(a), width(a), a.get(SIGMA), sigmaY(a), a.get(BORDER))),
                    GAUSSIAN,
                    SIGMA,
                    SIGMA_Y,
                    BORDER,
                    KSIZE_Y),
            Entry.of(
                    "box",
                    note("mean or sum of a window", "boxFilter, blur"),
                    new Role.Filter(SmoothEntries::box),
                    BOX,
                    SUM,
                    BORDER,
                    KSIZE_Y),
            Entry.of(
                    "median",
                    note("the middle value of a square: removes specks, keeps edges", "medianBlur"),
                    new Role.Filter(a -> Smooth.median(a.get(MEDIAN), a.get(REPLICATE))),
                    MEDIAN,
                    REPLICATE),
            Entry.of(
                    "bilateral",
                    note("smooths what is alike: keeps edges", "bilateralFilter"),
                    new Role.Filter(
                            a -> Smooth.bilateral(a.get(D), a.get(SIGMA_COLOR), a.get(SIGMA_SPACE), a.get(BORDER))),
                    D,
                    SIGMA_COLOR,
                    SIGMA_SPACE,
                    BORDER));

    private SmoothEntries() {}

    private static Layer gaussian(Arguments a) {
        return Smooth.gaussian(height(a), width(a), a.get(SIGMA), sigmaY(a), a.get(BORDER));
    }

    private static int width(Arguments a) {
        boolean derived = !a.has(GAUSSIAN) && a.get(SIGMA) > 0;
        return derived ? 0 : a.get(GAUSSIAN);
    }

    private static int height(Arguments a) {
        return a.get(KSIZE_Y) == 0 ? width(a) : a.get(KSIZE_Y);
    }

    private static Layer box(Arguments a) {
        int height = a.get(KSIZE_Y) == 0 ? a.get(BOX) : a.get(KSIZE_Y);
        return Smooth.box(height, a.get(BOX), a.get(SUM), a.get(BORDER));
    }

    private static double sigmaY(Arguments a) {
        return a.get(SIGMA_Y) > 0 ? a.get(SIGMA_Y) : a.get(SIGMA);
    }
}
