package thawline.pipeline;

import static thawline.pipeline.Common.BORDER;
import static thawline.pipeline.Common.REPLICATE;
import static thawline.pipeline.Common.java;
import static thawline.pipeline.Common.ksize;
import static thawline.pipeline.Common.note;

import java.util.List;
import thawline.core.Norm;
import thawline.filter.Edges;
import thawline.filter.Enhance;
import thawline.filter.Gabor;
import thawline.layer.Layer;
import thawline.tensor.Border;
import thawline.tensor.Shape;

/// Derivatives, and edges made of them.
final class EdgeEntries {

    private static final Parameter<Integer> KSIZE = ksize("3");
    private static final Parameter<Integer> DX =
            Parameter.of("dx", Type.WHOLE, "0", "order of the derivative to the right; dx = dy = 0 gives both firsts");
    private static final Parameter<Integer> DY = Parameter.of("dy", Type.WHOLE, "0", "order of the derivative down");
    private static final Parameter<Double> SCALE = Parameter.of("scale", Type.NUMBER, "1", "a factor on the result");

    private static final Parameter<Double> DELTA = Parameter.of("delta", Type.NUMBER, "0", "added to the result");

    private static final Parameter<Integer> LAPLACIAN = ksize("1");
    private static final Parameter<Integer> LOG = ksize("9");
    private static final Parameter<Double> SIGMA =
            Parameter.of("sigma", Type.NUMBER, "1.4", "width of the bell in pixels");

    private static final Parameter<Integer> GABOR = ksize("21");
    private static final Parameter<Double> GABOR_SIGMA =
            Parameter.of("sigma", Type.NUMBER, "4", "width of the bell in pixels");
    private static final Parameter<Double> THETA =
            Parameter.of("theta", Type.NUMBER, "0", "where the wave runs to, in radians");
    private static final Parameter<Double> LAMBDA =
            Parameter.of("lambda", Type.NUMBER, "10", "length of the wave in pixels");
    private static final Parameter<Double> GAMMA =
            Parameter.of("gamma", Type.NUMBER, "0.5", "how much narrower the bell is across the wave");
    private static final Parameter<Double> PSI =
            Parameter.of("psi", Type.NUMBER, "0", "phase in the middle, in radians");

    private static final Parameter<Double> LOW =
            Parameter.of("low", Type.NUMBER, "100", "gradient above which an edge goes on");
    private static final Parameter<Double> HIGH =
            Parameter.of("high", Type.NUMBER, "200", "gradient above which an edge begins");
    private static final Parameter<Norm> NORM =
            Parameter.of("norm", Type.choice(Norm.class), "L1", "length of the gradient: L1 or L2");

    static final List<Entry> ALL = List.of(
            Entry.of(
                    "sobel",
                    note(
                            "derivatives, smoothed across; without dx and dy both of them, stacked",
                            "Sobel",
                            java(
                                    "Edges.sobel({ksize})[.then(Enhance.scale({scale}, {delta}))]",
                                    "Edges.sobel({ksize}, {border})[.then(Enhance.scale({scale}, {delta}))]",
                                    "Edges.sobel({dx}, {dy}, {ksize})",
                                    "Edges.sobel({dx}, {dy}, {ksize}, {scale}, {border})[.then(Enhance.scale(1,"
                                            + " {delta}))]")),
                    new Role.Filter(EdgeEntries::sobel),
                    KSIZE,
                    DX,
                    DY,
                    SCALE,
                    BORDER,
                    DELTA),
            Entry.of(
                    "scharr",
                    note(
                            "3×3 derivatives that turn with the picture",
                            "Scharr",
                            java(
                                    "Edges.scharr()[.then(Enhance.scale({scale}, {delta}))]",
                                    "Edges.scharr({border})[.then(Enhance.scale({scale}, {delta}))]",
                                    "Edges.scharr({dx}, {dy})[.then(Enhance.scale({scale}, {delta}))]",
                                    "Edges.scharr({dx}, {dy}, {border})[.then(Enhance.scale({scale}, {delta}))]")),
                    new Role.Filter(a -> scaled(first(a, Edges::scharr, Edges::scharr), a)),
                    DX,
                    DY,
                    BORDER,
                    SCALE,
                    DELTA),
            Entry.of(
                    "prewitt",
                    note(
                            "3×3 derivatives, smoothed by plain means",
                            java(
                                    "Edges.prewitt()",
                                    "Edges.prewitt({border})",
                                    "Edges.prewitt({dx}, {dy})",
                                    "Edges.prewitt({dx}, {dy}, {border})")),
                    new Role.Filter(a -> first(a, Edges::prewitt, Edges::prewitt)),
                    DX,
                    DY,
                    BORDER),
            Entry.of(
                    "laplacian",
                    note(
                            "∂²/∂x² + ∂²/∂y²: lines and spots",
                            "Laplacian",
                            java(
                                    "Edges.laplacian({ksize})[.then(Enhance.scale({scale}, {delta}))]",
                                    "Edges.laplacian({ksize}, {border})[.then(Enhance.scale({scale}, {delta}))]")),
                    new Role.Filter(a -> scaled(Edges.laplacian(a.get(LAPLACIAN), a.get(BORDER)), a)),
                    LAPLACIAN,
                    BORDER,
                    SCALE,
                    DELTA),
            Entry.of(
                    "log",
                    note(
                            "Laplacian of a Gaussian: spots of radius σ√2",
                            java("Edges.log({ksize}, {sigma})", "Edges.log({ksize}, {sigma}, {border})")),
                    new Role.Filter(a -> Edges.log(a.get(LOG), a.get(SIGMA), a.get(BORDER))),
                    LOG,
                    SIGMA,
                    BORDER),
            Entry.of(
                    "gabor",
                    note(
                            "a wave under a bell: stripes of one direction and width",
                            "getGaborKernel",
                            java(
                                    "Edges.gabor(Gabor.of({ksize}, {sigma}, {theta},"
                                            + " {lambda}).gamma({gamma})[.psi({psi})])",
                                    "Edges.gabor(Gabor.of({ksize}, {sigma}, {theta},"
                                            + " {lambda}).gamma({gamma})[.psi({psi})], {border})")),
                    new Role.Filter(EdgeEntries::gabor),
                    GABOR,
                    GABOR_SIGMA,
                    THETA,
                    LAMBDA,
                    GAMMA,
                    PSI,
                    BORDER),
            Entry.of(
                    "magnitude",
                    note("√(dx² + dy²) of stacked derivatives", "magnitude", java("Edges.magnitude()")),
                    new Role.Filter(a -> Edges.magnitude())),
            Entry.of(
                    "orientation",
                    note("direction of stacked derivatives, 0 … 360°", "phase", java("Edges.orientation()")),
                    new Role.Filter(a -> Edges.orientation())),
            Entry.of(
                    "nonMaximum",
                    note(
                            "length of stacked derivatives, ridges only: Canny's thinning",
                            java("Edges.nonMaximum({norm})")),
                    new Role.Filter(a -> Edges.nonMaximum(a.get(NORM))),
                    NORM),
            Entry.of(
                    "hysteresis",
                    note(
                            "255 above high, and above low where it hangs together with that; else 0",
                            java("Edges.hysteresis({low}, {high})")),
                    new Role.Filter(a -> Edges.hysteresis(a.get(LOW), a.get(HIGH))),
                    LOW,
                    HIGH),
            Entry.of(
                    "canny",
                    note(
                            "edges one pixel wide, 255 on 0; of colour, those of its grey",
                            "Canny",
                            EdgeEntries::cannyInJava),
                    new Role.Fitted(EdgeEntries::canny),
                    LOW,
                    HIGH,
                    KSIZE,
                    NORM,
                    REPLICATE));

    private EdgeEntries() {}

    private static Layer sobel(Arguments a) {
        int dx = a.get(DX);
        int dy = a.get(DY);
        return dx == 0 && dy == 0
                ? scaled(Edges.sobel(a.get(KSIZE), a.get(BORDER)), a)
                : scaled(Edges.sobel(dx, dy, a.get(KSIZE), a.get(SCALE), a.get(BORDER)), 1, a.get(DELTA));
    }

    private static Layer scaled(Layer derivative, Arguments a) {
        return scaled(derivative, a.get(SCALE), a.get(DELTA));
    }

    private static Layer scaled(Layer derivative, double scale, double delta) {
        return scale == 1 && delta == 0 ? derivative : derivative.then(Enhance.scale(scale, delta));
    }

    /// One first derivative.
    private interface One {
        Layer of(int dx, int dy, Border border);
    }

    /// Both first derivatives.
    private interface Both {
        Layer of(Border border);
    }

    private static Layer first(Arguments a, One one, Both both) {
        return a.get(DX) == 0 && a.get(DY) == 0 ? both.of(a.get(BORDER)) : one.of(a.get(DX), a.get(DY), a.get(BORDER));
    }

    private static Layer gabor(Arguments a) {
        Gabor wavelet = Gabor.of(a.get(GABOR), a.get(GABOR_SIGMA), a.get(THETA), a.get(LAMBDA))
                .gamma(a.get(GAMMA))
                .psi(a.get(PSI));
        return Edges.gabor(wavelet, a.get(BORDER));
    }

    private static final JavaForm CANNY = java(
            "Edges.canny({low}, {high}, {ksize}, {norm})", "Edges.canny({low}, {high}, {ksize}, {norm}, {border})");

    private static String cannyInJava(Arguments a, Shape in) {
        return in.c() == 1 ? CANNY.of(a, in) : "Colour.gray().then(" + CANNY.of(a, in) + ")";
    }

    /// Of colour, the edges of its grey.
    private static Layer canny(Arguments a, Shape in) {
        Layer grey = Edges.canny(a.get(LOW), a.get(HIGH), a.get(KSIZE), a.get(NORM), a.get(REPLICATE));
        return in.c() == 1 ? grey : ColourEntries.gray(in).then(grey);
    }
}
