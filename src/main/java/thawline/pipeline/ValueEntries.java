package thawline.pipeline;

import static thawline.pipeline.Common.BORDER;
import static thawline.pipeline.Common.REPLICATE;
import static thawline.pipeline.Common.java;
import static thawline.pipeline.Common.note;

import java.util.List;
import thawline.core.Cut;
import thawline.core.Kernel;
import thawline.filter.Custom;
import thawline.filter.Enhance;
import thawline.filter.Thresholds;
import thawline.layer.Layer;
import thawline.layer.Threshold;
import thawline.tensor.Shape;

/// Thresholds, what changes a picture's look, and arithmetic on every element.
final class ValueEntries {

    private static final Parameter<Threshold.Level> LEVEL = Parameter.required(
            "level", Type.LEVEL, "128", "128, or 0.01 max for a share of the largest value, or OTSU");
    private static final Parameter<Cut> TYPE =
            Parameter.of("type", Type.choice(Cut.class), "BINARY", "BINARY, BINARY_INV, TRUNC, TOZERO or TOZERO_INV");
    private static final Parameter<Double> HIGH = Parameter.of("high", Type.NUMBER, "255", "what BINARY writes");

    private static final Parameter<Integer> BLOCK_SIZE =
            Parameter.of("blockSize", Type.WHOLE, "11", "side of the neighbourhood, odd");
    private static final Parameter<Double> C = Parameter.of("c", Type.NUMBER, "2", "taken off the mean");

    private static final Parameter<Double> SIGMA =
            Parameter.of("sigma", Type.NUMBER, "1", "width of the bell in pixels");
    private static final Parameter<Double> AMOUNT =
            Parameter.of("amount", Type.NUMBER, "1", "how much of the difference is added");

    private static final Parameter<Double> TO_LOW = Parameter.of("low", Type.NUMBER, "0", "what the minimum becomes");
    private static final Parameter<Double> TO_HIGH =
            Parameter.of("high", Type.NUMBER, "255", "what the maximum becomes");

    private static final Parameter<Double> GAIN = Parameter.required("gain", Type.NUMBER, "1.5", "factor");
    private static final Parameter<Double> OFFSET = Parameter.of("offset", Type.NUMBER, "0", "added afterwards");

    private static final Parameter<Double> SLOPE =
            Parameter.of("slope", Type.NUMBER, "0.01", "factor of what is negative");

    private static final Parameter<Kernel> NUMBERS = Parameter.required(
            "numbers", Type.KERNEL, "[1,2,1; 2,4,2; 1,2,1]/16", "[1,2,1; 2,4,2; 1,2,1]/16, or a CSV file");

    static final List<Entry> THRESHOLDS = List.of(
            Entry.of(
                    "threshold",
                    note("high where x > level, else 0", "threshold", ValueEntries::thresholdInJava),
                    new Role.Filter(ValueEntries::threshold),
                    LEVEL,
                    TYPE,
                    HIGH),
            Entry.of(
                    "adaptiveMean",
                    note(
                            "255 where x > mean around − c",
                            "adaptiveThreshold ADAPTIVE_THRESH_MEAN_C",
                            java(
                                    "Thresholds.adaptiveMean({blockSize}, {c})",
                                    "Thresholds.adaptiveMean({blockSize}, {c}, {border})")),
                    new Role.Filter(a -> Thresholds.adaptiveMean(a.get(BLOCK_SIZE), a.get(C), a.get(REPLICATE))),
                    BLOCK_SIZE,
                    C,
                    REPLICATE),
            Entry.of(
                    "adaptiveGaussian",
                    note(
                            "255 where x > Gaussian mean around − c",
                            "adaptiveThreshold ADAPTIVE_THRESH_GAUSSIAN_C",
                            java(
                                    "Thresholds.adaptiveGaussian({blockSize}, {c})",
                                    "Thresholds.adaptiveGaussian({blockSize}, {c}, {border})")),
                    new Role.Filter(a -> Thresholds.adaptiveGaussian(a.get(BLOCK_SIZE), a.get(C), a.get(REPLICATE))),
                    BLOCK_SIZE,
                    C,
                    REPLICATE));

    static final List<Entry> ENHANCE = List.of(
            Entry.of(
                    "sharpen",
                    note("x − Laplacian", java("Enhance.sharpen()")),
                    new Role.Filter(a -> Enhance.sharpen())),
            Entry.of(
                    "unsharp",
                    note(
                            "x + amount·(x − gaussian(x))",
                            java("Enhance.unsharp({sigma}, {amount})", "Enhance.unsharp({sigma}, {amount}, {border})")),
                    new Role.Filter(a -> Enhance.unsharp(a.get(SIGMA), a.get(AMOUNT), a.get(BORDER))),
                    SIGMA,
                    AMOUNT,
                    BORDER),
            Entry.of(
                    "emboss",
                    note("a relief, lit from the upper left", java("Enhance.emboss()")),
                    new Role.Filter(a -> Enhance.emboss())),
            Entry.of(
                    "normalise",
                    note(
                            "stretches minimum … maximum to low … high",
                            "normalize NORM_MINMAX",
                            java("Enhance.normalise({low}, {high})")),
                    new Role.Filter(a -> Enhance.normalise(a.get(TO_LOW), a.get(TO_HIGH))),
                    TO_LOW,
                    TO_HIGH),
            Entry.of(
                    "equalise",
                    note("255 times the share of what is at most x", "equalizeHist", java("Enhance.equalise()")),
                    new Role.Filter(a -> Enhance.equalise())),
            Entry.of(
                    "kernel",
                    note(
                            "your own numbers, every plane on its own",
                            "filter2D",
                            java("Custom.kernel({numbers})", "Custom.kernel({numbers}, {border})")),
                    new Role.Filter(a -> Custom.kernel(a.get(NUMBERS), a.get(BORDER))),
                    NUMBERS,
                    BORDER));

    static final List<Entry> ARITHMETIC = List.of(
            Entry.of(
                    "scale",
                    note(
                            "gain·x + offset",
                            "convertTo",
                            java("Enhance.scale({gain})", "Enhance.scale({gain}, {offset})")),
                    new Role.Filter(a -> Enhance.scale(a.get(GAIN), a.get(OFFSET))),
                    GAIN,
                    OFFSET),
            Entry.of(
                    "absolute",
                    note("|x|", "abs", java("Enhance.absolute()")),
                    new Role.Filter(a -> Enhance.absolute())),
            Entry.of("relu", note("max(x, 0)", java("Enhance.relu()")), new Role.Filter(a -> Enhance.relu())),
            Entry.of(
                    "leakyRelu",
                    note("x where x > 0, else slope·x", java("Enhance.leakyRelu({slope})")),
                    new Role.Filter(a -> Enhance.leakyRelu(a.get(SLOPE))),
                    SLOPE),
            Entry.of(
                    "sigmoid",
                    note("1 / (1 + e^−x)", java("Enhance.sigmoid()")),
                    new Role.Filter(a -> Enhance.sigmoid())),
            Entry.of("tanh", note("tanh x", java("Enhance.tanh()")), new Role.Filter(a -> Enhance.tanh())),
            Entry.of(
                    "softmax",
                    note("e^x / Σ e^x over all planes at a place", java("Enhance.softmax()")),
                    new Role.Filter(a -> Enhance.softmax())),
            Entry.of(
                    "round8",
                    note(
                            "nearest whole number, held in 0 … 255: what storing in 8 bits does",
                            java("Enhance.round8()")),
                    new Role.Filter(a -> Enhance.round8())));

    private ValueEntries() {}

    private static Layer threshold(Arguments a) {
        Threshold.Level level = a.get(LEVEL);
        return level instanceof Threshold.Level.Otsu
                ? Thresholds.otsu(a.get(TYPE), a.get(HIGH))
                : new Threshold(a.get(TYPE), level, a.get(HIGH).floatValue());
    }

    private static final JavaForm ABSOLUTE =
            java("Thresholds.above({level})", "Thresholds.absolute({type}, {level}, {high})");
    private static final JavaForm OF_MAXIMUM =
            java("Thresholds.ofMaximum({level})", "Thresholds.ofMaximum({type}, {level}, {high})");
    private static final JavaForm OTSU = java(
            "Thresholds.otsu({level})", "Thresholds.otsu({type}, {high}{level})"); // the level is written as nothing

    private static String thresholdInJava(Arguments a, Shape in) {
        JavaForm form = switch (a.get(LEVEL)) {
            case Threshold.Level.Absolute l -> ABSOLUTE;
            case Threshold.Level.OfMaximum l -> OF_MAXIMUM;
            case Threshold.Level.Otsu l -> OTSU;
        };
        return form.of(a, in);
    }
}
