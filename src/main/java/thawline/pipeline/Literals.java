package thawline.pipeline;

import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import thawline.core.Kernel;

/// Values as they are written in Java.
final class Literals {

    private Literals() {}

    /// `5`, `0.04`, `1.0 / 255`: the double that the text means.
    static String number(Value v) {
        if (!(v instanceof Value.Numeral n)) {
            throw new IllegalStateException(v + " is no number");
        }
        return n.denominator() == 1
                ? number(n.numerator())
                : Double.toString(n.numerator()) + " / " + number(n.denominator());
    }

    static String number(double v) {
        boolean whole = v == Math.rint(v) && Math.abs(v) <= Integer.MAX_VALUE && !isMinusZero(v);
        return whole ? Long.toString((long) v) : Double.toString(v);
    }

    /// A float: what a whole number below 2^24 is, too.
    private static String single(float v) {
        boolean whole = v == Math.rint(v) && Math.abs(v) < 1 << 24 && !isMinusZero(v);
        return whole ? Integer.toString((int) v) : v + "f";
    }

    private static boolean isMinusZero(double v) {
        return v == 0 && 1 / v < 0;
    }

    /// `Norm.L1`, `Morphology.Shape.RECT`
    static String constant(Class<? extends Enum<?>> of, Value v) {
        return type(of) + "." + v.toString().toUpperCase(Locale.ROOT);
    }

    private static String type(Class<?> of) {
        return of.getEnclosingClass() == null
                ? of.getSimpleName()
                : of.getEnclosingClass().getSimpleName() + "." + of.getSimpleName();
    }

    static String border(Value v) {
        return switch (v) {
            case Value.WordOf(String name, Value.Numeral n) ->
                n.value() == 0 ? "Border.ZERO" : "Border.constant(" + single((float) n.value()) + ")";
            case Value.Word(String name) ->
                name.equalsIgnoreCase("CONSTANT") ? "Border.ZERO" : "Border." + name.toUpperCase(Locale.ROOT);
            default -> throw new IllegalStateException(v + " is no border");
        };
    }

    /// With its numbers, also where they stand in a file.
    static String kernel(Value v) {
        Kernel k = Type.KERNEL.read(v);
        return "Kernel.of(" + k.height() + ", " + k.width() + ", "
                + IntStream.range(0, k.size())
                        .mapToObj(i -> single(k.at(i / k.width(), i % k.width())))
                        .collect(Collectors.joining(", "))
                + ")";
    }

    /// `"my model.onnx"`
    static String path(Value v) {
        if (!(v instanceof Value.FileName(String path))) {
            throw new IllegalStateException(v + " is no file");
        }
        return "\"" + path.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    /// `1, 0, 5, 0, 1, 5`: all numbers, row by row.
    static String numbers(Value v) {
        if (!(v instanceof Value.Matrix m)) {
            throw new IllegalStateException(v + " has no rows");
        }
        return IntStream.range(0, m.height() * m.width())
                .mapToObj(i -> number(m.at(i / m.width(), i % m.width())))
                .collect(Collectors.joining(", "));
    }
}
