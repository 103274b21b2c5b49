package thawline.parity;

import java.util.List;
import org.opencv.core.Core;
import org.opencv.imgproc.Imgproc;
import thawline.core.Cut;
import thawline.filter.Colour;
import thawline.filter.Enhance;
import thawline.filter.Thresholds;
import thawline.tensor.Samples.Depth;

/// Functions of single pixels and of a whole picture's values: colour, thresholds, ranges.
final class ValueFunctions {
    private static final String OTSU_8_BIT = "Ours finds the level among 256 values, OpenCV among 65,536";

    private static final String WEIGHTS =
            "Ours are OpenCV's integer weights 9798, 19235 and 3735 over 32768 at every depth; for 32F OpenCV takes"
                    + " 0.299, 0.587 and 0.114, which is up to 1.5e-4 off for pure blue";

    private ValueFunctions() {}

    static List<ParityFunction> all() {
        return List.of(
                ParityFunction.of(
                                "cvtColor, RGB2GRAY",
                                (r, e, d) -> Sides.of(
                                        (x, y) -> Imgproc.cvtColor(x, y, Imgproc.COLOR_RGB2GRAY), Colour.gray()))
                        .planes(3)
                        .bars((r, e) -> switch (r.from()) {
                            case U8 -> Bar.EQUAL;
                            case U16, S16 -> Bar.ONE;
                            case F32 -> Bar.RELATIVE.because(WEIGHTS, 1.5e-4);
                        }),
                ParityFunction.of("extractChannel", (r, e, d) -> {
                            int channel = d.of(0, 1, 2);
                            return Sides.of((x, y) -> Core.extractChannel(x, y, channel), Colour.channel(channel, 3));
                        })
                        .planes(3)
                        .bar(Bar.EQUAL),
                ParityFunction.of("threshold", ValueFunctions::threshold).bar(Bar.EQUAL),
                ParityFunction.of("threshold, OTSU", ValueFunctions::otsu)
                        .planes(1)
                        .bars((r, e) ->
                                r.from() == Depth.U16 ? new Bar(Measure.PIXELS, 30_000, OTSU_8_BIT) : Bar.SAME_MAP),
                ParityFunction.of("adaptiveThreshold, mean", (r, e, d) -> {
                            int block = d.of(3, 5, 7, 11);
                            double c = d.of(-3, 0, 2, 2.5);
                            return Sides.of(
                                    (x, y) -> Imgproc.adaptiveThreshold(
                                            x, y, 255, Imgproc.ADAPTIVE_THRESH_MEAN_C, Imgproc.THRESH_BINARY, block, c),
                                    Thresholds.adaptiveMean(block, c));
                        })
                        .planes(1)
                        .bar(Bar.SAME_MAP),
                ParityFunction.of("adaptiveThreshold, Gaussian", (r, e, d) -> {
                            int block = d.of(3, 5, 7, 11);
                            double c = d.of(-3, 0, 2, 2.5);
                            return Sides.of(
                                    (x, y) -> Imgproc.adaptiveThreshold(
                                            x,
                                            y,
                                            255,
                                            Imgproc.ADAPTIVE_THRESH_GAUSSIAN_C,
                                            Imgproc.THRESH_BINARY,
                                            block,
                                            c),
                                    Thresholds.adaptiveGaussian(block, c));
                        })
                        .planes(1)
                        .bar(Bar.SAME_MAP),
                ParityFunction.of("normalize, MINMAX", (r, e, d) -> {
                    double low = d.of(0, 10, 255);
                    double high = d.of(1, 100, 200);
                    return Sides.of(
                            (x, y) -> Core.normalize(x, y, low, high, Core.NORM_MINMAX, Route.code(r.to())),
                            Enhance.normalise(Math.min(low, high) / r.unit(), Math.max(low, high) / r.unit()));
                }),
                ParityFunction.of("equalizeHist", (r, e, d) -> Sides.of(Imgproc::equalizeHist, Enhance.equalise()))
                        .planes(1)
                        .bar(Bar.EQUAL),
                ParityFunction.of("convertScaleAbs", (r, e, d) -> {
                    double gain = d.within(-3, 3);
                    double offset = d.of(0, -100, 40.5);
                    return Sides.of(
                            (x, y) -> Core.convertScaleAbs(x, y, gain, offset),
                            Enhance.scale(gain, offset / r.unit()).then(Enhance.absolute()));
                }));
    }

    private static Sides threshold(Route r, Edge e, Draw d) {
        Cut cut = d.of(Cut.values());
        double fraction = r.to() != Depth.F32 && cut == Cut.TRUNC ? 0 : d.of(0, 0.5);
        double level = fraction + (r.from() == Depth.U16 ? d.whole(0, 65_535) : d.whole(-20, 260));
        double high = r.from() == Depth.U16 ? d.of(65_535, 1000) : d.of(255, 100);
        return Sides.of(
                (x, y) -> Imgproc.threshold(x, y, level, high, code(cut)),
                Thresholds.absolute(cut, level / r.unit(), high / r.unit()));
    }

    private static int code(Cut cut) {
        return switch (cut) {
            case BINARY -> Imgproc.THRESH_BINARY;
            case BINARY_INV -> Imgproc.THRESH_BINARY_INV;
            case TRUNC -> Imgproc.THRESH_TRUNC;
            case TOZERO -> Imgproc.THRESH_TOZERO;
            case TOZERO_INV -> Imgproc.THRESH_TOZERO_INV;
        };
    }

    private static Sides otsu(Route r, Edge e, Draw d) {
        double high = r.from() == Depth.U16 ? 65_535 : 255;
        return Sides.of(
                (x, y) -> Imgproc.threshold(x, y, 0, high, Imgproc.THRESH_BINARY | Imgproc.THRESH_OTSU),
                Thresholds.otsu());
    }
}
