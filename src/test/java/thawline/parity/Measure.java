package thawline.parity;

import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;

/// The unit in which two results differ.
///
/// Sizes are written as steps of a scale, with a factor of ten to spare where they depend on the order of float
/// arithmetic and of 1.5 for exceptions, so that the same text comes out on every machine.
enum Measure {
    /// max|Δ|, in steps of the output.
    LEVELS(""),
    /// max|Δ| / max|reference|
    RELATIVE(""),
    /// Differing pixels in a million.
    PIXELS(" ppm"),
    /// max|Δ| around the circle.
    DEGREES("°");

    private final String unit;

    Measure(String unit) {
        this.unit = unit;
    }

    private double[] steps() {
        return switch (this) {
            case LEVELS -> new double[] {1, 2, 3, 4, 6, 8, 16, 32, 64, 128, 256, 512, 1024, 2048, 4096, 16_384, 65_535};
            case RELATIVE -> new double[] {1e-5, 1e-4, 1e-3, 1e-2, 1e-1, 1, 10, Double.POSITIVE_INFINITY};
            case PIXELS -> new double[] {1, 10, 30, 100, 300, 1000, 3000, 10_000, 30_000, 100_000, 1_000_000};
            case DEGREES -> new double[] {1e-3, 1e-2, 0.02, 0.1, 0.3, 1, 180};
        };
    }

    /// The words for a measured difference: those already written where they are true and no more than two steps too
    /// large, else new ones.
    String words(double measured, double limit, String written) {
        double[] steps = steps();
        int own = step(measured * (this == RELATIVE ? 10 : limit > 1 ? 1.5 : 1));
        for (int i = own; i < Math.min(own + 3, steps.length); i++) {
            if (written.equals(text(steps[i]))) {
                return written;
            }
        }
        for (int i = 0; i < own; i++) {
            if (written.equals(text(steps[i])) && measured <= steps[i]) {
                return written;
            }
        }
        return text(measured <= limit ? Math.min(steps[own], limit) : steps[own]);
    }

    private int step(double size) {
        double[] steps = steps();
        int i = 0;
        while (i < steps.length - 1 && size > steps[i]) {
            i++;
        }
        return i;
    }

    String text(double value) {
        if (value == 0) {
            return "0";
        }
        DecimalFormat number =
                new DecimalFormat(value < 0.01 ? "0.#E0" : "0.##", DecimalFormatSymbols.getInstance(Locale.ROOT));
        return "≤ " + number.format(value).replace('E', 'e') + unit;
    }
}
